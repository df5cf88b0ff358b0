"""A provider without a key makes it in the browser; once its words were compared, phones can choose it. And a phone added by typing."""

from __future__ import annotations

import json
import re
from pathlib import Path

from desk import Desk
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, expect
from running_hub import RunningHub

NAME = "Kite Children's Centre (fictional)"
SECRET = "four plain words here"


def test_a_key_made_in_the_browser_receives_after_its_words_were_compared(
    hub: RunningHub, browser: Browser, tmp_path: Path
) -> None:
    officer = Desk(browser, hub, "officer")
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()

    # The manager makes the key: seven words once, two of them typed, a paper key.
    manager = Desk(browser, hub, "children")
    page = manager.page
    page.goto(f"{hub.desk}/organisation/key/")
    page.get_by_role("button", name="Make the key").click()
    words = page.locator("[data-list=words] li")
    expect(words).to_have_count(7)
    phrase = [re.sub(r"^\d+\W*", "", text).strip() for text in words.all_inner_texts()]
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
    heard = " ".join(re.sub(r"^\d+\W*", "", text).strip() for text in fingerprint_words.all_inner_texts())
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

    # The person keeps six words, and at another desk they are enough to take it back.
    phone.page.locator('[data-hook="six-words"] summary').click()
    given = " ".join(phone.page.locator('[data-hook="six-words"] li').all_inner_texts())
    assert len(given.split()) == 6
    assert given.encode() not in hub.dump_database()
    coordinator.page.goto(f"{hub.desk}/six-words/")
    coordinator.page.get_by_label("Six words of the person").fill(given)
    coordinator.page.get_by_label("Stop the referral").check()
    coordinator.page.get_by_role("button", name="Pass it on").click()
    expect(coordinator.page.get_by_text("Nobody here is told")).to_be_visible()
    manager.page.reload()
    expect(manager.page.get_by_text("The person has taken this referral back.")).to_be_visible()
    for each in (officer, manager, coordinator):
        each.context.close()
    phone.context.close()


def test_a_phone_is_added_by_typing_the_code_and_comparing_words(hub: RunningHub, browser: Browser) -> None:
    officer = Desk(browser, hub, "officer")
    officer.make_enrolment_link()
    code = officer.read_enrolment_code()
    desk_words = [
        re.sub(r"^\d+\W*", "", text).strip() for text in officer.page.locator("ol.words li").all_inner_texts()
    ]
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.page.goto(hub.field_app)
    phone.wait_for("first-visit")
    phone.press("Add this phone")
    phone.wait_for("enrol")
    phone.press("Type the code")
    phone.page.get_by_label("Code").fill(code.lower().replace("-", " "))
    phone.page.locator("button[type=submit]").click()
    shown = phone.page.locator('[data-hook="root-words"] li')
    expect(shown).to_have_count(6)
    assert [re.sub(r"^\d+\W*", "", text).strip() for text in shown.all_inner_texts()] == desk_words
    phone.press("All six are the same")
    phone.choose_secret(SECRET)
    phone.fetch_until_ready()
    officer.context.close()
    phone.context.close()


def test_indonesia_runs_a_hub_of_its_own(browser: Browser, tmp_path: Path) -> None:
    hub = RunningHub(tmp_path / "id", country="ID")
    hub.prepare()
    hub.start()
    try:
        officer = Desk(browser, hub, "officer")
        phone = Phone(browser.new_context(viewport=SMALL_PHONE))
        phone.enrol(officer.make_enrolment_link(), SECRET)
        phone.fetch_until_ready()
        phone.press("Start a screening")
        phone.wait_for("look")
        phone.walk({"P01": "yes", "P02": "yes", "P15": "yes"}, until="outcome")
        shown = phone.page.locator('[data-screen="outcome"]').inner_text()
        assert "129" in shown
        assert "1300" not in shown
        officer.context.close()
        phone.context.close()
    finally:
        hub.stop()
