"""A region's programmes and secondments in real browsers: from an entry to what became of it, and to being forgotten."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from bangkok import add_programme, enter_colombo
from desk import Desk
from minutes import press, submit, unfold
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from waiting import wait_until

PAGE = Path(__file__).resolve().parent.parent / "docs/region/programmes.md"
NAME = "Made Wirawan (fictional)"
SECONDEE = "Lan Pham (fictional)"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.fixture
def office(browser: Browser, hub: RunningHub) -> Iterator[Desk]:
    yield from sign_in(browser, hub, "regional-office")


@pytest.fixture
def focal(browser: Browser, hub: RunningHub) -> Iterator[Desk]:
    yield from sign_in(browser, hub, "focal-vn")


def sign_in(browser: Browser, hub: RunningHub, username: str) -> Iterator[Desk]:
    desk = Desk(browser, hub, username)
    yield desk
    desk.context.close()


@pytest.fixture
def someone(browser: Browser) -> Iterator[Page]:
    """Whoever was handed an address: no account, no session."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def read_address(page: Page) -> str:
    return page.locator("code.hash").inner_text()


@pytest.mark.long("pages")
def test_commands_of_the_page_run_as_they_stand(hub: RunningHub) -> None:
    """Each line that begins with four spaces and a command, with this hub for that of `make run`."""
    commands = re.findall(r"^ {4}(curl .+)$", PAGE.read_text(encoding="utf-8"), re.M)
    assert len(commands) == 1
    port = hub.desk.rpartition(":")[2]
    words = commands[0].replace("region.localhost:8001", f"region.localhost:{port}").split()
    done = subprocess.run(
        [*words, "--fail", "--resolve", f"region.localhost:{port}:127.0.0.1"], check=True, capture_output=True
    )
    told = json.loads(done.stdout)
    assert [one["title"] for one in told] == ["Demo training on first words at a border (fictional)"]
    assert (told[0]["total"], told[0]["parts"]["gender"]["men"]) == (45, None)


@pytest.mark.long("walks")
def test_two_weeks_of_colombo_are_entered_from_public_facts(hub: RunningHub, office: Desk) -> None:
    """20 November to 1 December 2023, as the regional office's page says it; no number of people is public."""
    page = office.page
    enter_colombo(hub, page)
    expect(page.locator("section[aria-labelledby=items-title]")).to_contain_text("Workshop on countering trafficking")
    press(page, "It begins")
    press(page, "Close it: its counts then stand")
    main = page.locator("main")
    for said in (
        "20 Nov 2023", "1 Dec 2023", "Colombo", "closed", "Sri Lanka, Bangladesh, Indonesia, Malaysia, Thailand, Viet Nam",
        "law enforcement, immigration, coast guard, navy", "Digital forensics", "JCLEC", "Nobody has said how many.",
    ):  # fmt: skip
        expect(main).to_contain_text(said)
    page.goto(f"{hub.desk}/programmes/?q=Colombo")
    expect(page.locator("main table tbody tr")).to_have_count(1)
    assert office.problems == []


@pytest.mark.long("walks")
def test_a_training_is_followed_after_three_and_six_months(
    hub: RunningHub, office: Desk, focal: Desk, someone: Page
) -> None:
    page = office.page
    last = date.today() - timedelta(days=200)
    add_programme(
        page, hub, kind="training", title="Hearing and referring (fictional)", begins_on=last.isoformat(),
        ends_on=last.isoformat(), countries="VN ID",
    )  # fmt: skip
    programme = page.url
    unfold(page, "Say how many took part")
    lines = "VN; immigration; women; 14\nVN; navy; women; 3\nID; immigration; men; 13"
    page.locator("[name=total]").fill("31")
    page.locator("[name=lines]").fill(lines)
    page.locator("form", has=page.locator("[name=lines]")).get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("The lines make 30, and the total says 31.")
    expect(page.locator("[name=lines]")).to_have_value(lines)
    page.locator("[name=total]").fill("30")
    page.locator("form", has=page.locator("[name=lines]")).get_by_role("button").click()
    submit(page, "Add an action plan", text="Teach the night shift (fictional)", party="Viet Nam")
    submit(page, "Add an action plan", text="Write a page for pilots (fictional)")
    press(page, "It begins")
    press(page, "Close it: its counts then stand")
    came = page.locator("section[aria-labelledby=came-title]")
    expect(came.locator("dd")).to_have_text(["30", "women 17, others hidden", "hidden", "Viet Nam 17, Indonesia 13"])
    expect(came).not_to_contain_text("navy 3")
    # An address for the plan of nobody's focal point.
    page.locator("li", has_text="Write a page for pilots").get_by_role("button").click()
    address = read_address(page)
    someone.goto(address)
    expect(someone.locator("main")).to_contain_text("Nothing is asked now.")
    # The worker asks what is due when it starts, and every hour.
    hub.stop()
    hub.start()
    page.goto(programme)

    def are_asked() -> bool:
        page.reload()
        return page.locator("main li .small", has_text=re.compile("after 3 months: asked")).count() == 2

    wait_until(are_asked, told=lambda: page.locator("main").inner_text())
    there = focal.page
    there.goto(f"{hub.desk}/programmes/")
    there.goto(f"{hub.desk}/programmes/asked/")
    expect(there.locator("main")).not_to_contain_text("Write a page for pilots")
    there.get_by_role("link", name="Teach the night shift (fictional)").first.click()
    there.get_by_label("partly", exact=True).check()
    there.get_by_label("no time beside other work", exact=True).check()
    press(there, "Answer")
    expect(there.locator("main .lead")).to_contain_text("After 3 months · Viet Nam · partly")
    someone.goto(address)
    press(someone, "Answer")
    expect(someone.locator("main")).to_contain_text("Choose one.")
    someone.get_by_label("done", exact=True).check()
    press(someone, "Answer")
    expect(someone.locator("main")).to_contain_text("After 3 months: You have answered. Thank you.")
    someone.get_by_label("not yet", exact=True).check()
    press(someone, "Answer")
    expect(someone.locator("main")).to_contain_text("Nothing is asked now.")
    page.goto(programme)
    plans = page.locator("section[aria-labelledby=plans-title]")
    # Two answers are few: they are counted, and hidden.
    expect(plans.locator("dd")).to_have_text(["hidden", "the question is still open"])
    expect(plans.locator("li", has_text="Teach the night shift")).to_contain_text("after 6 months: asked")
    assert [said for said in [*office.problems, *focal.problems] if "422" not in said] == []


def test_names_are_sealed_in_the_browser_and_the_hub_never_has_one(hub: RunningHub, office: Desk) -> None:
    page = office.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    add_programme(
        page, hub, kind="roundtable", title="Roundtable (fictional)", begins_on=date.today().isoformat(),
        ends_on=date.today().isoformat(),
    )  # fmt: skip
    page.get_by_role("link", name="Who they were: a list sealed in your browser").click()
    expect(page.locator("[data-slot=word]")).to_have_count(7)
    words = " ".join(page.locator("[data-slot=word]").all_inner_texts())
    page.locator("#again").fill("abandon " * 7)
    press(page, "Go on")
    expect(page.locator("[data-part=problem]")).to_be_visible()
    page.locator("#again").fill(words)
    press(page, "Go on")
    page.locator("[data-place=name]").fill(NAME)
    page.locator("#deletes-on").fill((date.today() + timedelta(days=30)).isoformat())
    press(page, "Seal and keep")
    expect(page.locator("[data-part=problem]")).to_contain_text("has not agreed")
    page.locator("[data-place=agreed]").check()
    press(page, "Seal and keep")
    expect(page.locator("[data-part=saved]")).to_be_visible()
    page.reload()
    expect(page.locator("main")).not_to_contain_text(NAME)
    page.locator("#words").fill(" ".join(reversed(words.split())))
    press(page, "Open")
    expect(page.locator("[data-part=problem]")).to_contain_text("do not open your key")
    page.locator("#words").fill(words)
    press(page, "Open")
    expect(page.locator("[data-place=name]")).to_have_value(NAME)
    # Somebody else saves meanwhile: both lists stand there, and the second save keeps both.
    other = office.context.new_page()
    other.goto(page.url)
    other.locator("#words").fill(words)
    press(other, "Open")
    press(other, "Add a person")
    other.locator("[data-place=name]").last.fill("Ayu Lestari (fictional)")
    other.locator("[data-place=agreed]").last.check()
    press(other, "Seal and keep")
    expect(other.locator("[data-part=saved]")).to_be_visible()
    press(page, "Add a person")
    page.locator("[data-place=name]").last.fill("Budi Santoso (fictional)")
    page.locator("[data-place=agreed]").last.check()
    press(page, "Seal and keep")
    expect(page.locator("[data-part=problem]")).to_contain_text("Below stand both together")
    expect(page.locator("[data-place=name]")).to_have_count(3)
    press(page, "Seal and keep")
    expect(page.locator("[data-part=saved]")).to_be_visible()
    kept = hub.dump_database()
    for name in (NAME, "Ayu Lestari", "Budi Santoso", words):
        assert name.encode() not in kept
        assert not any(name in body for body in sent)
    page.reload()
    press(page, "Delete the list now")
    expect(page.locator("main")).not_to_contain_text("A list is kept here")
    assert [said for said in office.problems if "409" not in said] == []


@pytest.mark.long("walks")
def test_a_secondment_goes_from_call_to_alumni_and_an_alumna_is_forgotten(
    hub: RunningHub, office: Desk, focal: Desk, someone: Page
) -> None:
    page, there = office.page, focal.page
    page.goto(f"{hub.desk}/secondments/add/")
    page.locator("[name=title]").fill("Write a guide to referral (fictional)")
    page.locator("[name=begins_on]").fill("2027-01-04")
    page.locator("[name=months]").fill("6")
    press(page, "Add")
    call = page.url
    submit(page, "Name an item of the plan that it fulfils", number="2")
    press(page, "Open it for nominations")
    there.goto(call)
    unfold(there, "Nominate somebody")
    there.locator("[name=agency]").select_option(label="immigration")
    there.locator("[name=name]").fill(SECONDEE)
    press(there, "Nominate somebody")
    expect(there.locator("main")).to_contain_text("A name stands here only where the person agreed to it.")
    there.locator("[name=is_agreed]").check()
    press(there, "Nominate somebody")
    expect(there.locator("main")).to_contain_text(SECONDEE)
    page.goto(call)
    page.get_by_role("link", name="Viet Nam, immigration").click()
    press(page, "Select this person")
    submit(page, "Say when they come", begins_on="2027-01-04", ends_on="2027-06-30")
    submit(page, "Add what it brings", text="A guide to referral (fictional)")
    press(page, "It is done")
    submit(page, "Hand over", hand_over="Ask the four agencies in writing (fictional).")
    press(page, "Count them among the alumni")
    expect(page.locator("main .lead")).to_contain_text("alumni")
    press(page, "Make an address")
    address = read_address(page)
    someone.goto(address)
    expect(someone.locator("main")).to_contain_text("Demo call: a workshop for airlines (fictional)")
    expect(someone.locator("main")).not_to_contain_text(SECONDEE)
    page.goto(call)
    expect(page.locator("section[aria-labelledby=brought-title]")).to_contain_text("A guide to referral (fictional)")
    unfold(someone, "I wish to be forgotten")
    press(someone, "Forget me")
    expect(someone.locator("main")).to_contain_text("Say that you mean it")
    someone.locator("[name=is_sure]").check()
    press(someone, "Forget me")
    expect(someone.get_by_role("heading", level=1)).to_have_text("You are forgotten")
    assert someone.goto(address).status == 404  # type: ignore[union-attr]
    page.goto(call)
    expect(page.locator("main")).to_contain_text("1 person was here and is forgotten.")
    expect(page.locator("main")).not_to_contain_text(SECONDEE)
    assert [said for said in [*office.problems, *focal.problems] if "422" not in said] == []
