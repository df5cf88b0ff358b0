"""Journeys whose answers lead elsewhere: a child alone, before work began, a subject not wanted, police not to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from desk import Desk, make_enrolment_link
from phone import SMALL_PHONE, Phone, read_texts
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_journey import LEGAL_AID, SECRET, find_phrase, find_username

pytestmark = pytest.mark.long("other answers", together=4)


@pytest.fixture(name="phone", scope="module")
def make_phone(hub: RunningHub, browser: Browser) -> Iterator[Phone]:
    """A phone that is enrolled and ready, for the walks that need no fault."""
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    yield phone
    assert phone.problems == []
    phone.context.close()


def begin(phone: Phone) -> None:
    """A new screening, from home or from wherever the one before ended."""
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Start a"))
    phone.wait_for("look")


def test_a_child_alone_is_asked_little_and_help_is_called_at_once(phone: Phone) -> None:
    begin(phone)
    answers = {"P01": "yes", "A02": "yes", "CH01": "nobody"}
    phone.seen.clear()
    phone.walk(answers, until="outcome", look=("S03",))
    asked = [line.split(".")[1] for line in phone.seen if line.startswith("ask ")]
    assert asked == ["P03", "P06", "CH03", "CH01", "CH02", "CH04", "CH08", "W05"]
    shown = phone.page.locator('[data-screen="outcome"]').inner_text()
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "NOW"
    # The country's folder names nobody for children: the screen says so, and does not send the officer to call them.
    assert "Call child protection" not in shown
    assert "Nobody on record here for:" in shown
    assert "A calm person stays with them." in shown
    assert phone.texts["item.CH01.label"] not in shown
    phone.see("CH06", "CH07")
    phone.wait_for("outcome")
    whole = phone.page.locator('[data-screen="outcome"]').text_content() or ""
    assert "Call child protection" not in whole
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "NOW"


def test_before_work_has_begun_nothing_is_a_ground_for_refusal(phone: Phone) -> None:
    begin(phone)
    answers = {"P01": "yes", "P02": "yes", "P16": "not_yet", "MORE_open": "yes"} | dict.fromkeys(
        ("P09", "PR05", "PR11"), "yes"
    )
    phone.walk(answers, until="outcome")
    whole = phone.page.locator('[data-screen="outcome"]').text_content() or ""
    assert "never a reason to refuse, offload or delay the person" in whole
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "TODAY"


def test_a_subject_that_is_not_wanted_is_left_out_and_counts_against_nobody(phone: Phone) -> None:
    begin(phone)
    answers = {"P01": "yes", "P02": "yes", "P11": "yes", "MORE_open": "yes", "TL_open": "no"}
    phone.seen.clear()
    phone.walk(answers, until="AP04")

    # Enough of the next one, by its own tile; the talk goes on.
    phone.press(phone.texts["talk.enough"])
    phone.wait_for("enough")
    phone.say("yes")
    phone.wait_for("offer")
    assert phone.asked() == "GB_open"
    phone.walk(answers, until="outcome")
    assert not any(".TL" in line and line.startswith("ask ") for line in phone.seen)
    shown = phone.page.locator('[data-screen="outcome"]').inner_text()
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "REFER"
    assert read_texts("en")["class.specialist.officer"] in shown
    assert not phone.page.get_by_role("button", name="Go on asking").count()
    assert not phone.page.get_by_role("button", name="Back", exact=True).count()

    # Accused, as the officer sees now: with what was said, a lawyer comes first, today.
    phone.see("V02")
    expect(phone.page.locator("[data-level]")).to_have_attribute("data-level", "TODAY")
    first = phone.page.locator('[data-effect="effect.legal_aid_before_statement.officer"]')
    expect(first).to_contain_text("Take no statement before legal aid has spoken with the person.")
    expect(phone.page.locator("[data-action]").first).to_have_attribute("data-action", "class.specialist.officer")


def test_who_must_not_be_told_reaches_the_provider_though_the_answers_do_not(
    phone: Phone, hub: RunningHub, browser: Browser
) -> None:
    begin(phone)
    answers = {"P01": "yes", "P02": "yes", "P15": "yes", "W01": "now", "W02": "police family"}
    phone.walk(answers, until="outcome")
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(answers, until="recipient-question")
    phone.choose_recipients([LEGAL_AID], share_answers=False, how_to_meet="by the blue door")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")
    lawyer = Desk(browser, hub, find_username(hub, LEGAL_AID))
    lawyer.open_first_referral()
    lawyer.unseal(find_phrase(hub, LEGAL_AID))
    content = lawyer.expect_content()
    assert "The person did not let their answers through." in content
    assert "It may rest on what is not told here." in content
    words = read_texts("en")
    assert lawyer.read_not_told() == [words["choice.not_tell.police"], words["choice.not_tell.family"]]
    assert lawyer.problems == []
    lawyer.context.close()
