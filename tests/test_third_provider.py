"""A provider without a key makes it in the browser; once its words were compared, phones can choose it. And a phone added by typing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from desk import Desk, make_enrolment_link
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from test_journey import DUMP_STORAGE, SHELTER, find_phrase, find_username

NAME = "Kite Children's Centre (fictional)"
SECRET = "four plain words here"


class Added(NamedTuple):
    """A phone, and the six words by which it was added, as each side showed them."""

    phone: Phone
    at_the_desk: list[str]
    on_the_phone: list[str]


def read_words(within: Page, selector: str) -> list[str]:
    return [re.sub(r"^\d+\W*", "", text).strip() for text in within.locator(selector).all_inner_texts()]


@pytest.fixture(name="added", scope="module")
def add_by_typing(hub: RunningHub, browser: Browser) -> Iterator[Added]:
    """The code typed, the words compared: from then on a phone like any other, for the whole file."""
    officer = Desk(browser, hub, "officer")
    officer.make_enrolment_link()
    code = officer.read_enrolment_code()
    officer.page.get_by_text("No camera?").click()
    at_the_desk = read_words(officer.page, "ol.words li")
    officer.context.close()
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.page.goto(hub.field_app)
    phone.wait_for("first-visit")
    phone.press("Add this phone")
    phone.wait_for("enrol")
    phone.press("Type the code")
    phone.page.get_by_label("Code").fill(code.lower().replace("-", " "))
    phone.page.locator("button[type=submit]").click()
    expect(phone.page.locator('[data-hook="root-words"] li')).to_have_count(6)
    on_the_phone = read_words(phone.page, '[data-hook="root-words"] li')
    phone.press("All six are the same")
    phone.choose_secret(SECRET, is_shown=True)
    phone.fetch_until_ready()
    yield Added(phone, at_the_desk, on_the_phone)
    phone.context.close()


@pytest.fixture(name="phone")
def at_home(added: Added) -> Phone:
    """The same phone for each, opened anew."""
    added.phone.seen.clear()
    added.phone.page.reload()
    added.phone.unlock(SECRET)
    added.phone.wait_for("home")
    return added.phone


def test_a_phone_is_added_by_typing_the_code_and_comparing_words(added: Added, phone: Phone) -> None:
    assert len(added.at_the_desk) == 6
    assert added.on_the_phone == added.at_the_desk
    expect(phone.page.locator('[data-hook="ready-offline"]')).to_be_visible()


@pytest.mark.long("walks")
def test_a_key_made_in_the_browser_receives_after_its_words_were_compared(
    phone: Phone, hub: RunningHub, browser: Browser, tmp_path: Path
) -> None:
    # The manager makes the key: seven words once, two of them typed, a paper key.
    manager = Desk(browser, hub, "children")
    page = manager.page
    page.goto(f"{hub.desk}/organisation/key/")
    page.get_by_role("button", name="Make the key").click()
    words = page.locator("[data-list=words] li")
    expect(words).to_have_count(7)
    phrase = read_words(page, "[data-list=words] li")
    page.get_by_role("button", name="I have written them down").click()
    for slot, field in (("first", "#first-word"), ("second", "#second-word")):
        place = int(page.locator(f"[data-slot={slot}]").inner_text())
        page.locator(field).fill(phrase[place - 1])
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="The paper is safe: finish").click(timeout=20_000)
    expect(page.get_by_text("Waiting to be listed")).to_be_visible()
    assert " ".join(phrase).encode() not in hub.dump_database()

    # The coordinator hears its words from the manager; then the country signs it, off the server, with the same words.
    page.reload()
    page.locator("#seven-words").fill(" ".join(phrase))
    page.get_by_role("button", name="Open the key").click()
    fingerprint_words = page.locator("[data-place=fingerprint-words] li")
    expect(fingerprint_words).to_have_count(6)
    heard = " ".join(read_words(page, "[data-place=fingerprint-words] li"))
    coordinator = Desk(browser, hub, "coordinator")
    coordinator.page.goto(f"{hub.desk}/organisations/keys/")
    coordinator.page.get_by_role("link", name=NAME).click()
    coordinator.page.get_by_label("The six words, as you heard them").fill(heard)
    coordinator.page.get_by_role("button", name="Compare").click()
    expect(coordinator.page.get_by_text("with Dao Demo")).to_be_visible()
    data = hub.folder / "data"
    pending = tmp_path / "pending.json"
    hub.do("recipients", "--out", str(pending))
    entry = next(each for each in json.loads(pending.read_text())["recipients"] if each["name"] == NAME)
    signed = tmp_path / "recipients.jws"
    hub.do(
        "key", "sign-recipients", str(pending), "--key", str(data / "demo-offline/country.private.json"), "--country", "TH",
        "--previous", str(data / "trust/recipients.jws"), "--words", f"{entry['organisation_id']}={heard}", "--out", str(signed),
    )  # fmt: skip
    hub.do("adopt", str(signed))

    # The phone learns of it and seals to it; only its seven words open the package.
    phone.press("Languages and content")
    phone.wait_for("fetch")
    phone.press("Look for newer words and contacts")
    phone.fetch_until_ready()
    phone.press("Start a screening")
    phone.wait_for("look")
    answers = {"P01": "yes", "P02": "yes", "A02": "yes", "W01": "now", "W03": "no"}
    phone.walk(answers, until="outcome", look=("S03",))
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(answers, until="recipient-question")
    phone.choose_recipients([NAME], share_answers=False, how_to_meet="in the waiting room, with the nurse")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")
    manager.open_first_referral()
    manager.unseal(" ".join(phrase))
    assert "in the waiting room, with the nurse" in manager.expect_content()

    # A child's referral: no code is offered, so whoever finds one cannot pause its help.
    phone.press("Say goodbye to the person")
    phone.walk(answers, until="close")
    assert "keep closing.code_what" not in phone.seen
    for each in (manager, coordinator):
        each.context.close()


def test_whoever_has_the_code_pauses_the_referral_and_the_person_takes_it_back(
    phone: Phone, hub: RunningHub, browser: Browser
) -> None:
    phone.press("Start a screening")
    phone.wait_for("look")
    answers = {"P01": "yes", "P02": "yes", "P10": "yes", "W01": "now", "W02": "nobody", "W03": "no"}
    phone.walk(answers, until="outcome")
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(answers, until="recipient-question")
    phone.choose_recipients([SHELTER], share_answers=False, how_to_meet="at the blue gate")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")

    # No card is offered first; who asks sees the code, and the screen it stands on says nothing else.
    phone.press("Say goodbye to the person")
    phone.walk(answers, until="keep")
    offered = phone.page.locator('[data-screen="keep"] .choice')
    expect(offered.first).to_have_text(phone.texts["closing.no_card"])
    phone.touch(offered.last)
    phone.wait_for("pocket-card")
    groups = phone.page.locator('[data-hook="code"] li').all_inner_texts()
    assert (len(groups), {len(group) for group in groups}) == (7, {3})
    for given in (" ".join(groups), "".join(groups)):
        assert given.encode() not in hub.dump_database()
        assert given not in phone.page.evaluate(DUMP_STORAGE)

    # At another desk it pauses the referral, which somebody has read; they can read it still, and take nothing on.
    provider = Desk(browser, hub, find_username(hub, SHELTER))
    provider.open_first_referral()
    provider.unseal(find_phrase(hub, SHELTER))
    provider.expect_content()
    coordinator = Desk(browser, hub, "coordinator")
    coordinator.page.goto(f"{hub.desk}/person-code/")
    coordinator.page.get_by_label("The person\u2019s code").fill(" ".join(groups))
    coordinator.page.get_by_label("Take the referral back").check()
    coordinator.page.get_by_role("button", name="Pass it on").click()
    expect(coordinator.page.get_by_text("If the code is right, it is paused")).to_be_visible()
    provider.page.reload()
    expect(provider.page.get_by_role("heading", name="Paused by the person\u2019s code")).to_be_visible()
    expect(provider.page.get_by_role("button", name="Accept")).to_have_count(0)
    assert "at the blue gate" in provider.expect_content()

    # They ask the person, who wants it ended.
    provider.page.get_by_role("button", name="They want it ended").click()
    expect(provider.page.get_by_text("The person has taken this referral back.")).to_be_visible()
    for each in (provider, coordinator):
        each.context.close()


@pytest.mark.long("walks")
def test_indonesia_runs_a_hub_of_its_own(browser: Browser, tmp_path: Path) -> None:
    hub = RunningHub(tmp_path / "id", country="ID")
    hub.prepare()
    hub.start()
    try:
        phone = Phone(browser.new_context(viewport=SMALL_PHONE))
        phone.enrol(make_enrolment_link(hub), SECRET)
        phone.fetch_until_ready()
        phone.press("Start a screening")
        phone.wait_for("look")
        phone.walk({"P01": "yes", "P02": "yes", "P15": "yes"}, until="outcome")
        shown = phone.page.locator('[data-screen="outcome"]').inner_text()
        assert "129" in shown
        assert "1300" not in shown
        phone.context.close()
    finally:
        hub.stop()
