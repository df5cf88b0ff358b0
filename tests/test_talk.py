"""Talk on a real phone: said and answered without a questionnaire and without a network, and nothing of it kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from desk import Desk
from phone import SMALL_PHONE, Phone, read_texts
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from test_journey import COUNT_CLIPS, DUMP_STORAGE

SECRET = "lantern river mango seventeen"


@pytest.fixture(name="enrolled", scope="module")
def make_phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    desk = Desk(browser, hub, "officer")
    context = browser.new_context(viewport=SMALL_PHONE)
    context.add_init_script(COUNT_CLIPS)
    phone = Phone(context, is_sounding=True)
    phone.enrol(desk.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    desk.context.close()
    yield phone
    context.close()


@pytest.fixture(name="phone")
def at_home(enrolled: Phone) -> Phone:
    """The same phone for each, opened anew."""
    enrolled.context.set_offline(False)
    enrolled.page.reload()
    enrolled.unlock(SECRET)
    enrolled.wait_for("home")
    return enrolled


def open_talk(page: Page) -> None:
    page.get_by_role("button", name="Say something without questions").first.click()


def find_officer(page: Page) -> str:
    return page.locator('[data-hook="talk-officer"]').inner_text()


@pytest.mark.timeout(300)
def test_what_is_said_and_touched_without_questions_works_offline_and_is_gone(phone: Phone) -> None:
    english, indonesian = read_texts("en"), read_texts("id")
    page = phone.page
    phone.context.set_offline(True)
    empty = page.evaluate(DUMP_STORAGE)

    # The language by its own name, its greeting by ear.
    open_talk(page)
    phone.wait_for("talk-language")
    page.locator('[data-language="id"]').click()
    phone.wait_for("talk")
    page.wait_for_function("() => window.__clips.length === 1")
    expect(page.locator("[data-group]")).to_have_count(9)

    # Found in the officer's language, kept at hand, said in the person's.
    page.get_by_label("Search in what can be said").fill("HURT where")
    page.get_by_role("button", name=f"Keep at hand: {english['phrase.where_hurt.label']}").click()
    page.locator('[data-phrase="where_hurt"]').click()
    phone.wait_for("talk-say")
    expect(page.locator("#person-title")).to_have_text(indonesian["phrase.where_hurt.label"])
    page.wait_for_function("() => window.__clips.length === 2")

    # A place on the body, and a second one; the officer reads both in their own language.
    page.locator('[data-place="chest"]').click()
    page.get_by_role("button", name=indonesian["reply.leg.label"], exact=True).focus()
    page.keyboard.press("Enter")
    assert f"Touched: {english['reply.chest.label']}, {english['reply.leg.label']}" in find_officer(page)
    page.wait_for_function("() => window.__clips.length >= 3")
    page.get_by_role("button", name=re.compile(indonesian["reply.nowhere.label"])).click()
    assert f"Touched: {english['reply.nowhere.label']}" in find_officer(page)
    page.locator('[data-hook="talk-back"]').click()

    # To a child in other words.
    page.get_by_label("To a child").check()
    page.get_by_label("Search in what can be said").fill("water to drink")
    page.locator('[data-phrase="here_water"]').click()
    expect(page.locator("#person-title")).to_have_text(indonesian["phrase.here_water.child"])
    page.locator('[data-hook="talk-back"]').click()

    # What tells of fear is silent, and hidden from the officer until asked for; then one tap notes it.
    begun = page.evaluate("window.__begun")
    page.get_by_label("Search in what can be said").fill("afraid touch picture")
    page.locator('[data-phrase="afraid"]').click()
    phone.wait_for("talk-say")
    page.get_by_role("button", name=re.compile(indonesian["reply.afraid_back.label"])).click()
    assert english["reply.afraid_back.label"] not in find_officer(page)
    assert page.evaluate("window.__begun") == begun  # a voice that is read already begins with the touch
    page.get_by_role("button", name="Show me what was touched").click()
    assert f"Touched: {english['reply.afraid_back.label']}" in find_officer(page)
    page.locator('[data-hook="talk-back"]').click()
    page.get_by_role("button", name="Close", exact=True).click()
    phone.wait_for("home")

    # Of all that only the star is kept, and in the vault.
    kept = page.evaluate(DUMP_STORAGE)
    for said in (indonesian["phrase.where_hurt.label"], "where_hurt", "chest", "afraid_back"):
        assert said not in kept.replace(empty, "")
    open_talk(page)
    page.locator('[data-language="id"]').click()
    page.get_by_role("button", name="Kept at hand", exact=True).click()
    expect(page.locator("[data-phrase]")).to_have_count(1)
    page.locator('[data-phrase="where_hurt"]').click()
    assert "Touched" not in find_officer(page)
    assert not phone.problems


@pytest.mark.timeout(300)
def test_talk_in_the_middle_of_a_screening_leaves_it_where_it_was(phone: Phone) -> None:
    english = read_texts("en")
    page = phone.page
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({"P01": "yes", "P02": "yes"}, until="P12")
    # The officer takes the phone back for it: the person's screens wait as they are.
    phone.ask_back()
    before = page.locator("[data-screen]:visible").inner_text()

    open_talk(page)
    phone.page.locator('[data-screen="talk"]').wait_for()
    page.locator('[data-group="safety"]').click()
    page.locator('[data-phrase="afraid"]').click()
    page.get_by_role("button", name=re.compile(read_texts("id")["reply.afraid_back.label"])).click()
    page.get_by_role("button", name="Show me what was touched").click()
    page.get_by_role("button", name="Note: they said they are afraid").click()
    expect(page.get_by_role("button", name="Noted: afraid. No return step")).to_be_visible()
    assert english["reply.afraid_back.label"] in find_officer(page)
    page.locator('[data-hook="talk-back"]').click()
    page.get_by_role("button", name="Close", exact=True).click()

    assert page.locator("[data-screen]:visible").inner_text() == before
    phone.press("Give the phone to the person")
    phone.walk({}, until="P12")
    assert phone.asked() == "P12"
    assert not phone.problems
