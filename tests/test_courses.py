"""A course in real browsers: from its code on the desk through a lesson on a phone to counts on the board, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from barriers import find_violations
from desk import Desk
from minutes import press
from phone import HERE, SMALL_PHONE, Phone
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from waiting import wait_until

SECRET = "lantern river mango seventeen"
PAGE = HERE / "docs/coordinators/courses.md"
MODULE = yaml.safe_load((HERE / "content/learning/modules/referral.yaml").read_text(encoding="utf-8"))


@pytest.fixture(name="lead")
def sign_in(browser: Browser, hub: RunningHub) -> Iterator[Desk]:
    desk = Desk(browser, hub, "coordinator")
    yield desk
    desk.context.close()


@pytest.fixture(name="phone")
def make_phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    phone = add_phone(browser, hub)
    yield phone
    phone.context.close()


def add_phone(browser: Browser, hub: RunningHub) -> Phone:
    """The officer's: their first, a second, or one that was wiped."""
    desk = Desk(browser, hub, "officer")
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(desk.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    desk.context.close()
    return phone


def open_learning(phone: Phone) -> Page:
    """The lessons, which come after the voices."""
    page = phone.page
    phone.wait_for("home")
    page.locator('[data-hook="learn"]').click()
    while page.locator('[data-module="referral"], [data-hook="nothing"]').first.get_attribute("data-hook") == "nothing":
        page.get_by_role("button", name="Back", exact=True).last.click()
        page.locator('[data-hook="learn"]').click()
    return page


def go_through(page: Page) -> None:
    page.locator('[data-module="referral"]').click()
    for place, step in enumerate(MODULE["steps"]):
        if step["kind"] == "question":
            page.locator(f'[data-choice="{step["choices"][0]}"]').click()
        page.locator(f'[data-hook="{"finish" if place == len(MODULE["steps"]) - 1 else "next"}"]').click()
    page.locator('[data-screen="learning-end"]').wait_for()


def read_figure(page: Page, name: str) -> str:
    return page.locator(f'[data-figure="{name}"] dd').inner_text()


def open_course(hub: RunningHub, page: Page, *steps: str) -> str:
    """As the page tells it, with these to finish; gives the code that is written on the wall."""
    page.goto(f"{hub.desk}/learning/courses/")
    page.get_by_role("link", name="Add a course").click()
    page.get_by_label("What the course is called").fill("Referral for the night shift")
    for field in ("begins_on", "ends_on"):
        page.locator(f"[name={field}]").fill(date.today().isoformat())
    for step in steps:
        page.locator(f'[name=steps][value="{step}"]').check()
    press(page, "Add")
    press(page, "Let people join")
    code = page.locator("[data-code]").get_attribute("data-code")
    assert code
    return code


def join_course(page: Page, code: str) -> None:
    page.locator('[data-hook="course"]').click()
    page.get_by_label("Code of the course").fill(code.lower())
    page.get_by_label("Where you work").select_option("immigration")
    page.locator('[data-hook="join"]').click()
    expect(page.locator("[data-course]")).to_contain_text("Referral for the night shift")


@pytest.mark.long("walks")
@pytest.mark.timeout(240)
def test_a_class_from_its_code_to_counts_and_what_is_taken_back(
    browser: Browser, hub: RunningHub, lead: Desk, phone: Phone
) -> None:
    desk = lead.page
    code = open_course(hub, desk, "module:referral")
    press(desk, "It begins")
    course = desk.url
    study = begin_study(hub, desk)

    page = open_learning(phone)
    join_course(page, code)
    page.locator("[data-course] textarea").fill("Show the night shift whom to call")
    page.locator('[data-hook="keep-plan"]').click()
    page.get_by_role("button", name="All lessons").click()
    judge_cases(phone)
    go_through(page)
    page.locator('[data-hook="share-now"]').click()
    expect(page.locator('[data-hook="take-back"]')).to_be_visible()
    page.get_by_role("button", name="All lessons").click()

    for address in (course, f"{course}board/", f"{course}shared/"):
        desk.goto(address)
        for width in (1280, 320):
            desk.set_viewport_size({"width": width, "height": 800})
            assert find_violations(desk) == []
            assert desk.evaluate("document.documentElement.scrollWidth") <= width

    desk.goto(study)
    expect(desk.locator('dl:has-text("People who have answered")')).to_contain_text("1")
    assert "Salon" not in desk.locator("main").inner_text()

    # The board looks again by itself: nobody touches the page from here on.
    desk.goto(f"{course}board/")
    expect(desk.locator("section[aria-labelledby=finished-title] dd")).to_have_text("1", timeout=40_000)
    assert (read_figure(desk, "joined"), read_figure(desk, "plans")) == ("1", "1")
    expect(desk.locator("#board")).to_contain_text("1 set of answers is shared with you.", timeout=40_000)
    desk.goto(f"{course}shared/")
    expect(desk.locator("main")).to_contain_text("opens at half past seven tomorrow")  # the question, in its words
    assert "Show the night shift" not in desk.content()

    page.locator('[data-hook="course"]').click()
    page.locator("[data-shared]").get_by_role("button", name="Take back").click()
    expect(page.locator("[data-shared]")).to_have_count(0)
    wait_until(lambda: shows_again(desk, "Nothing is shared now."))

    # A phone that was wiped, or a second one, gets back what its officer has finished.
    other = add_phone(browser, hub)
    back = open_learning(other)
    expect(back.locator('li:has([data-module="referral"])')).to_contain_text("Gone through", timeout=40_000)
    back.locator('[data-hook="course"]').click()
    expect(back.locator("[data-course]")).to_contain_text("Referral for the night shift")
    other.context.close()

    page.locator("summary", has_text="Let the hub forget me").click()
    page.locator('[data-hook="forget"]').click()
    expect(page.locator("[data-course]")).to_have_count(0)
    desk.goto(f"{course}board/")
    expect(desk.locator("[data-figure=joined] dd")).to_have_text("0", timeout=40_000)
    press_close(desk, course)
    assert lead.problems == []


def begin_study(hub: RunningHub, page: Page) -> str:
    """For the course whose code is on the wall."""
    page.goto(f"{hub.desk}/learning/studies/add/")
    page.get_by_label("What the study is called").fill("How we judge")
    page.get_by_label("Whose people judge it on their phones").select_option(label="Referral for the night shift")
    press(page, "Add")
    return page.url


def judge_cases(phone: Phone) -> None:
    """Without a network, stopped in the middle, and given at the end."""
    page = phone.page
    phone.context.set_offline(True)
    page.locator("[data-study]").click()
    page.locator('[data-hook="judge"]').click()
    expect(page.locator('[data-hook="learning-band"]')).to_contain_text("Nothing here is real")
    assert find_violations(page) == []
    judge_next(page)
    page.locator('[data-hook="cases"]').click()
    page.get_by_role("button", name="All lessons").click()
    page.locator("[data-study]").click()
    page.locator('[data-hook="judge"]').click()
    while page.locator('[data-screen="learning-case"]').count():
        judge_next(page)
    assert find_violations(page) == []
    page.locator('[data-hook="give"]').click()
    expect(page.locator('[data-hook="given"]')).to_be_visible()
    phone.context.set_offline(False)
    page.get_by_role("button", name="All lessons").click()


def judge_next(page: Page) -> None:
    title = page.locator('[data-screen="learning-case"] h1').inner_text()
    page.locator('[data-choice="refer"]').click()
    page.locator('[data-hook="next"]').click()
    expect(page.locator("h1")).not_to_have_text(title)


def shows_again(page: Page, words: str) -> bool:
    """Whether the page says so once it is loaded anew: the phone's word is on its way."""
    page.reload()
    return words in page.locator("main").inner_text()


def press_close(desk: Page, course: str) -> None:
    """Closed with one who was forgotten: too few for any figure."""
    desk.goto(course)
    press(desk, "Close it: its counts then stand")
    expect(desk.locator("section[aria-labelledby=counts-title]")).to_contain_text("In all")


def test_page_names_what_stands_on_the_desk_and_the_phone(hub: RunningHub, lead: Desk) -> None:
    """What the page for trainers sets in italics is a word of a button, a page or a field, in English."""
    said = re.findall(r"\*([^*\n]+)\*", PAGE.read_text(encoding="utf-8"))
    assert len(said) > 10
    words = read_words()
    assert [one for one in said if one not in words] == []


def read_words() -> set[str]:
    """Every sentence of the desk and of the officer's side."""
    desk = (HERE / "src/titian/hub/locale/th/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    found = {"".join(re.findall(r'"(.*)"', lines)) for lines in re.findall(r'^msgid ((?:".*"\n)+)', desk, re.M)}
    for sheet in Path(HERE / "content/interface").glob("**/en.ftl"):
        found |= set(re.findall(r"^[a-z][\w-]* = (.+)$", sheet.read_text(encoding="utf-8"), re.M))
    return found
