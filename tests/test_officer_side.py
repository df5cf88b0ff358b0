"""The officer's side in a browser: a child, an airport, a no, and what two officers do together on one phone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from barriers import find_violations
from desk import make_enrolment_link
from phone import SMALL_PHONE, Phone, as_shown, read_texts
from planted import stands_alone
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_journey import DUMP_STORAGE
from test_revocation import MAKE_SECOND_OFFICER
from wire_phone import run_in_hub

FIRST = "lantern river mango seventeen"
SECOND = "copper window rain eleven"
ENGLISH = read_texts("en")
PICTURES = os.environ.get("TITIAN_SCREENS")


@pytest.fixture(scope="module")
def two(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    """One phone of two officers, offline; the first has unlocked it."""
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(run_in_hub(hub, MAKE_SECOND_OFFICER), SECOND)
    phone.fetch_until_ready()
    phone.page.goto("about:blank")
    phone.enrol(make_enrolment_link(hub), FIRST)
    phone.fetch_until_ready()
    context.set_offline(True)
    yield phone
    assert phone.problems == []
    context.close()


@pytest.fixture(name="phone")
def at_home(two: Phone) -> Iterator[Phone]:
    two.seen.clear()
    yield two
    two.page.reload()
    two.wait_for("unlock")
    choose(two, "Officer 2")
    two.unlock(FIRST)
    two.wait_for("home")
    two.discard_all()


def choose(phone: Phone, name: str) -> None:
    phone.page.get_by_role("radio", name=re.compile(name)).check()


def show(phone: Phone, name: str) -> None:
    """The screen has no barrier; a picture to look at, where somebody wants one."""
    # The watermark of a demo stands outside every landmark, on purpose: it belongs to none.
    assert find_violations(phone.page) == []
    if PICTURES:
        phone.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def begin(phone: Phone) -> None:
    phone.press(re.compile("^Start a"))
    phone.wait_for("look")


def more(phone: Phone, name: str) -> None:
    """One of the ways that stand folded beneath the outcome."""
    phone.page.locator('[data-hook="more"] summary').click()
    phone.press(name)


@pytest.mark.timeout(600)
def test_a_child_is_seen_apart_and_asked_little_and_what_comes_next_needs_two(phone: Phone, hub: RunningHub) -> None:
    begin(phone)
    show(phone, "look")
    phone.walk({}, until="before", look=("S07",))
    expect(phone.page.get_by_text("is not taken for safe")).to_be_visible()
    show(phone, "before-child")
    # The adult stays: no question, whatever else.
    phone.press("Somebody stays near")
    phone.walk({}, until="outcome")
    expect(phone.page.locator('[data-hook="company"]')).to_be_visible()
    expect(phone.page.locator('[data-level="NOW"]')).to_be_visible()
    expect(phone.page.get_by_role("button", name="Go on asking")).to_have_count(0)
    show(phone, "outcome-company")
    phone.press("They are apart now: go on")
    assert phone.walk({}, until=("ask", "consent-question")) == "consent-question"
    assert phone.asked() == "A02"
    phone.walk({"A02": "yes", "CH_open": "yes", "CH08": "yes"}, until="outcome")
    asked = {text for screen in phone.seen if (text := screen.partition(" ")[2]).startswith("item.")}
    assert not {text for text in asked if not re.match(r"item\.(C01|P0[1346]|P14|A02|CH|MU|DI|W0)", text)}
    assert any(text.startswith("item.CH") for text in asked)
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "NOW"
    # A call is noted on the phone, and whether somebody answered.
    calls = phone.page.locator('[data-hook="calls"]')
    expect(calls).to_be_visible()
    # What two officers may do, one may not.
    more(phone, "Lower the level, with a second officer")
    phone.wait_for("lower")
    phone.page.get_by_role("radio", name="The danger is over and help is here").check()
    phone.page.locator("#second-secret").fill(FIRST)
    phone.press("I agree")
    expect(phone.page.get_by_text("This secret is not right").first).to_be_visible()
    show(phone, "lower-wrong")
    phone.page.locator("#second-secret").fill(SECOND)
    phone.page.get_by_role("radio", name="Lower to: Today").check()
    phone.press("I agree")
    phone.wait_for("outcome", timeout=30_000)
    expect(phone.page.locator('[data-hook="lowered"]')).to_contain_text("Suggested: Now")
    expect(phone.page.locator('[data-hook="steps"]')).to_contain_text("No return step.")
    phone.page.locator('[data-hook="stands"] > summary').click()
    expect(phone.page.get_by_text(ENGLISH["effect.no_return_step.officer"])).to_be_visible()
    expect(phone.page.get_by_text(ENGLISH["effect.accompanying_adult_not_assumed_safe.officer"])).to_be_visible()
    show(phone, "outcome-lowered")
    phone.press("Back to what is suggested")
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "NOW"
    # Without a yes: nobody listed is for children only, so the screen says to call.
    more(phone, "Send without a yes")
    phone.wait_for("without")
    show(phone, "without")
    phone.press("Back")
    phone.wait_for("outcome")


@pytest.mark.long("phone roads")
@pytest.mark.timeout(600)
def test_at_an_airport_what_is_still_to_come_leads_to_a_contact_and_never_stops_the_person(phone: Phone) -> None:
    begin(phone)
    phone.walk({"P16": "not_yet", "MORE_open": "yes", **dict.fromkeys(("P09", "PR05", "PR11"), "yes")}, until="outcome")
    page = phone.page
    assert page.locator("[data-level]").get_attribute("data-level") == "TODAY"
    assert "never a reason to refuse, offload or delay" in (page.locator('[data-hook="stands"]').text_content() or "")
    show(phone, "outcome-airport")
    # Nobody was called: it asks, and the contact is offered before the person leaves this place.
    phone.press("Finish")
    phone.wait_for("finish")
    show(phone, "finish")
    phone.press("Offer it now")
    phone.walk({"W01": "information"}, until="choice-said")
    assert "person-outcome rule.R06b.person" in phone.seen
    phone.walk({}, until="close")
    phone.press("Home")
    phone.wait_for("home")


@pytest.mark.long("phone roads")
@pytest.mark.timeout(600)
def test_after_a_no_and_after_a_stop_only_the_person_opens_the_talk_again(phone: Phone) -> None:
    page = phone.page
    begin(phone)
    phone.walk({}, until="consent-question")
    phone.say("no")
    phone.walk({}, until="no-consent")
    page.locator("[data-teach] summary").click()
    expect(page.get_by_text("A no is a right, and often fear.")).to_be_visible()
    show(phone, "no-consent")
    phone.press("What to do now")
    phone.wait_for("outcome", "hand-back")
    phone.walk({}, until="outcome")
    expect(page.get_by_text(ENGLISH["rule.R17.officer"]).first).to_be_visible()
    more(phone, "The person wants to talk after all")
    assert phone.walk({}, until="consent-question") == "consent-question"
    phone.say("yes")
    phone.wait_for("teach-back")
    phone.walk({}, until="P07")
    phone.say("yes")
    phone.wait_for("ask", "offer")
    page.locator('[data-screen] button:has-text("' + phone.texts["talk.stop"] + '")').first.click()
    phone.wait_for("stop")
    phone.say("yes")
    phone.walk({}, until="outcome")
    assert page.locator("[data-level]").get_attribute("data-level") == "TODAY"
    show(phone, "outcome-stopped")
    more(phone, "The person wants to talk after all")
    phone.wait_for("reopen")
    show(phone, "reopen")
    phone.say("no")
    phone.walk({}, until="outcome")
    more(phone, "The person wants to talk after all")
    phone.wait_for("reopen")
    phone.say("yes")
    phone.wait_for("ask", "offer")


def hear_it_all(phone: Phone) -> None:
    """Line by line; each but the last goes on by itself too."""
    while phone.screen == "calm":
        before = phone.here
        phone.press(as_shown(phone.texts["talk.next"]))
        phone.wait_for_other(before)


@pytest.mark.long("phone roads")
@pytest.mark.timeout(600)
def test_distress_stops_everything_and_an_interpreter_has_a_code_and_no_name(phone: Phone) -> None:
    page = phone.page
    begin(phone)
    phone.walk({}, until="language")
    show(phone, "language")
    page.locator('[data-hook="interpreter"]').click()
    phone.wait_for("interpreter")
    page.get_by_label("Code of the interpreter").fill("Aung Min")
    phone.press("Next")
    expect(page.get_by_text("Never write a name")).to_be_visible()
    page.get_by_label("Code of the interpreter").fill("tm 07")
    show(phone, "interpreter")
    phone.press("Next")
    phone.wait_for("interpreter-conflict")
    show(phone, "interpreter-conflict")
    phone.press("Nothing stands in the way")
    phone.wait_for("interpreter-person")
    phone.press("The person accepts")
    phone.wait_for("language")
    expect(page.get_by_text("Interpreter TM07 helps")).to_be_visible()
    phone.walk({}, until="ask")
    asked = phone.text_id
    phone.ask_back()
    phone.press("What you see now")
    show(phone, "seen")
    page.locator('[data-hook="calm"]').click()
    assert phone.wait_for("calm") == "calm"
    assert phone.text_id == "phrase.with_you.label"
    show(phone, "calm")
    hear_it_all(phone)
    phone.wait_for("calm-then")
    show(phone, "calm-then")
    phone.press("Calmer, and they want to go on")
    phone.wait_for("in-hand")
    phone.press("Give the phone to the person")
    phone.wait_for("ask")
    assert phone.text_id == asked
    phone.ask_back()
    phone.press("What you see now")
    page.locator('[data-hook="calm"]').click()
    phone.wait_for("calm")
    hear_it_all(phone)
    phone.press("Still in great distress: call help")
    phone.wait_for("outcome", "hand-back")
    phone.walk({}, until="outcome")
    expect(page.locator('[data-level="NOW"]')).to_be_visible()
    # No health worker is on record in this country: the screen does not send the officer to call one.
    expect(page.get_by_text(ENGLISH["rule.R01d.officer"])).to_have_count(0)
    expect(page.locator('[data-hook="steps"]')).to_contain_text(ENGLISH["effect.do_not_leave_alone.officer"])
    stored = page.evaluate(DUMP_STORAGE)
    assert not stands_alone("TM07", stored)
    assert "item.S05" not in stored


@pytest.mark.timeout(600)
def test_a_life_in_danger_is_sent_without_a_yes_by_two_officers_and_to_help_alone(phone: Phone) -> None:
    page = phone.page
    begin(phone)
    # The card of an emergency and nothing else, until help has come; the phone's own back does not leave it.
    phone.walk({}, until="emergency", look=("S02",))
    expect(page.locator('[data-hook="call"]')).to_have_attribute("data-calls", "none")
    for line in (
        "radio, supervisor",
        "No step towards return",
        "speaks for them or goes with them unless they want it",
    ):
        expect(page.locator('[data-screen="emergency"]')).to_contain_text(line)
    page.go_back()
    phone.wait_for("emergency")
    show(phone, "emergency")
    phone.press("Send without a yes")
    phone.wait_for("without")
    page.get_by_role("radio", name="Lantern House (fictional)").check()
    page.get_by_label("Where and how, in a few words").fill("At the gate")
    show(phone, "without-life")
    page.locator("#second-secret").fill(SECOND)
    phone.press("I agree")
    phone.wait_for("sealed", timeout=30_000)
    assert "At the gate" not in page.evaluate(DUMP_STORAGE)
    phone.press("Say goodbye to the person")
    phone.walk({}, until="close")
    phone.press("Home")
    phone.wait_for("home")
    expect(page.locator('[data-hook="outbox"]')).to_contain_text("One sealed message")


@pytest.mark.long("phone roads")
@pytest.mark.timeout(600)
def test_a_talk_passes_to_another_officer_with_the_persons_leave_and_nothing_stays_behind(phone: Phone) -> None:
    page = phone.page
    begin(phone)
    phone.walk({"P15": "yes"}, until="outcome")
    more(phone, "Pass this talk to another officer")
    phone.wait_for("pass")
    phone.press("Ask the person")
    phone.wait_for("pass-said")
    phone.press(as_shown(phone.texts["talk.next"]))
    phone.wait_for("pass-asked")
    phone.say("yes")
    phone.walk({}, until="pass")
    show(phone, "pass")
    page.locator("#second-secret").fill(SECOND)
    phone.press("I agree")
    phone.wait_for("home", timeout=30_000)
    expect(page.get_by_role("button", name=re.compile("^Go on with the screening"))).to_have_count(0)
    page.reload()
    phone.wait_for("unlock")
    choose(phone, "Officer 1")
    phone.unlock(SECOND)
    phone.wait_for("home")
    show(phone, "home")
    phone.press(re.compile("^Go on with the screening"))
    phone.wait_for("outcome")
    assert page.locator("[data-level]").get_attribute("data-level") == "TODAY"
    # The end of a shift leaves nothing unfinished.
    page.reload()
    phone.wait_for("unlock")
    choose(phone, "Officer 1")
    phone.unlock(SECOND)
    phone.wait_for("home")
    phone.press("End of shift")
    phone.press("They know")  # whoever is on duty, of the talk that is urgent and not finished
    phone.press(re.compile("^Tap again"))
    phone.wait_for("unlock")
    choose(phone, "Officer 1")
    phone.unlock(SECOND)
    phone.wait_for("home")
    expect(page.get_by_role("button", name=re.compile("^Go on with the screening"))).to_have_count(0)
    phone.press("Somebody looks after this person now")


@pytest.mark.long("phone roads")
@pytest.mark.timeout(600)
def test_who_is_left_without_help_stays_open_and_goes_to_whoever_takes_over(phone: Phone) -> None:
    page = phone.page
    begin(phone)
    phone.walk({"P15": "yes"}, until="outcome")
    # Back never leaves the app, nor the outcome.
    page.go_back()
    page.go_back()
    phone.wait_for("outcome")
    phone.press("Finish")
    phone.wait_for("finish")
    told = page.locator('[data-screen="finish"]').inner_text()
    mark = re.search(r"mark ([2-9A-Z]{4})", told)
    assert mark is not None
    phone.press("Finish, and leave it open")
    phone.walk({}, until="close")
    phone.press("Home")
    phone.wait_for("home")
    left = page.locator('[data-state="open"]').filter(has_text=f"Mark {mark[1]}")
    expect(left).to_contain_text("Open: nobody called, nothing sent")
    show(phone, "home-open")
    assert not stands_alone(mark[1], page.evaluate(DUMP_STORAGE))
    # The shift does not end before somebody takes over.
    phone.press("End of shift")
    expect(page.locator('[data-hook="shift-open"]')).to_contain_text(f"Mark {mark[1]}")
    page.get_by_role("radio", name="A second officer").check()
    show(phone, "shift-open")
    page.locator("#second-secret").fill(SECOND)
    phone.press("I agree")
    phone.wait_for("unlock", timeout=30_000)
    choose(phone, "Officer 1")
    phone.unlock(SECOND)
    phone.wait_for("home")
    left.get_by_role("button", name="Somebody looks after this person now").click()
    expect(left).to_have_count(0)


@pytest.mark.timeout(600)
def test_without_unlocking_there_is_help_that_keeps_nothing_and_shows_nothing_of_a_talk(phone: Phone) -> None:
    page = phone.page
    begin(phone)
    phone.walk({}, until="care", look=("S06",))
    page.reload()
    phone.wait_for("unlock")
    before = page.evaluate(DUMP_STORAGE)
    phone.press("Help now, without unlocking")
    phone.wait_for("help")
    show(phone, "help")
    phone.press("Emergency")
    phone.wait_for("emergency")
    expect(page.locator('[data-hook="call"]')).to_have_attribute("data-calls", "none")
    for line in (
        "No step towards return.",
        "Nobody who came along speaks for them or goes with them unless they want it.",
    ):
        expect(page.get_by_text(line, exact=True)).to_be_visible()
    phone.press("Back")
    phone.press("Numbers")
    phone.wait_for("help-numbers")
    expect(page.locator('[data-screen="help-numbers"] a[href="tel:1300"]')).to_be_visible()
    show(phone, "help-numbers")
    phone.press("Back")
    phone.press("Language and care")
    phone.wait_for("help-languages")
    page.locator('[data-language="id"]').click()
    phone.wait_for("help-care")
    page.locator('[data-text="choice.care.water"]').click()
    page.locator('[data-text="talk.afraid"]').click()
    expect(page.get_by_text("no step towards return, no contact with their country")).to_be_visible()
    show(phone, "help-care")
    # Hidden, it does not come back by itself; nothing of it is on the phone, and the talk is as it was.
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    phone.wait_for("clock")
    phone.press("Unlock")
    phone.wait_for("unlock")
    assert page.evaluate(DUMP_STORAGE) == before
    phone.press("Help now, without unlocking")
    phone.wait_for("help")
    page.go_back()
    phone.wait_for("unlock")
    choose(phone, "Officer 2")
    phone.unlock(FIRST)
    phone.wait_for("home")
    expect(page.get_by_role("button", name=re.compile("^Go on with the screening"))).to_have_count(1)


@pytest.mark.timeout(600)
def test_beside_a_companion_who_controls_the_phone_comes_back_by_the_secret_alone(phone: Phone) -> None:
    begin(phone)
    phone.walk({}, until="care", look=("S04",))
    phone.touch(phone.page.locator('[data-hook="officer"]'))
    phone.press("Officer: I have the phone")
    phone.page.locator('[data-screen="unlock"]').wait_for()
    expect(phone.page.get_by_role("button", name="Touch again: the phone is in my hand")).to_have_count(0)
    choose(phone, "Officer 2")
    phone.unlock(FIRST)
    phone.wait_for("in-hand")
