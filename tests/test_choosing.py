"""The person chooses among all who could help in one sitting, with the phone in their own hands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from counting import CountingPhone
from desk import make_enrolment_link
from phone import SMALL_PHONE, read_texts
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_journey import LEGAL_AID, SHELTER

SECRET = "lantern river mango seventeen"
ANSWERS = {
    "P01": "yes",
    "P02": "yes",
    "P10": "yes",
    "P07": "yes",
    "P15": "yes",
    "W01": "now",
    "W02": "nobody",
    "W03": "no",
}
MOST_TOUCHES = 50
MOST_CHANGES_OF_HANDS = 3
SILENT = "vi"


@pytest.fixture(scope="module")
def phone(hub: RunningHub, browser: Browser) -> Iterator[CountingPhone]:
    phone = CountingPhone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    phone.is_walked_by_hand = False  # but where touches are counted, a walk is the way to something
    yield phone
    assert phone.problems == []
    phone.context.close()


def begin(phone: CountingPhone, language: str = "id") -> None:
    """To the first whom the person is asked about, from wherever the talk before was left."""
    look(phone, language)
    phone.walk(ANSWERS, until="outcome")
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipient-question")


def look(phone: CountingPhone, language: str = "id") -> None:
    """A new talk at its first screen."""
    if phone.screen != "home":
        phone.page.reload()
        phone.unlock(SECRET)
        phone.wait_for("home")
        phone.discard_all()
    phone.language, phone.texts = language, read_texts(language)
    phone.wait_for("home")
    phone.press("Start a screening")
    phone.wait_for("look")


def go_home(phone: CountingPhone) -> None:
    phone.walk(ANSWERS, until="close")
    phone.press("Home")
    phone.wait_for("home")


def reopen(phone: CountingPhone, hub: RunningHub) -> None:
    """Killed, unlocked, and the talk taken up again."""
    phone.wait_until_kept()
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.watch(phone.page)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Go on with"))


def test_a_whole_talk_with_two_providers_takes_few_touches_and_changes_hands_three_times(phone: CountingPhone) -> None:
    phone.wait_for("home")
    phone.touched, phone.came_back = [], 0
    phone.is_walked_by_hand = True
    begin(phone)
    phone.choose_who([LEGAL_AID, SHELTER], share_answers=True)
    phone.touch(phone.page.locator('[data-hook="usual-place"]'))
    phone.press("Seal it")
    phone.wait_for("sealed")
    phone.press("Say goodbye to the person")
    go_home(phone)
    phone.is_walked_by_hand = False
    print("\n".join(phone.touched), f"\n{len(phone.touched)} touches, {phone.came_back} changes of hands")
    assert len(phone.touched) <= MOST_TOUCHES
    assert phone.came_back <= MOST_CHANGES_OF_HANDS


def test_a_typical_talk_puts_no_more_before_the_person_than_it_did(phone: CountingPhone) -> None:
    """Each screen with words of theirs, until the questions are over: nothing raised, no subject wanted. docs/decisions/0009."""
    look(phone)
    phone.seen.clear()
    phone.walk({"P01": "yes", "P02": "yes"}, until="outcome")
    said = [line for line in phone.seen if " " in line and not line.startswith("hand-back ")]
    script = [line for line in said if line.startswith("consent ")]
    assert len(script) <= 9
    assert len(said) <= 35


@pytest.mark.long("phone roads")
def test_a_full_house_says_so_with_its_hour_and_can_be_chosen(phone: CountingPhone) -> None:
    begin(phone)
    while phone.organisation != SHELTER:
        phone.change_sitting(lambda: phone.press(phone.texts["closing.see_next"]))
    sheet = phone.page.locator("[data-organisation]")
    for text_id in ("closing.is_independent", "closing.no_bed", "need.trafficking_identification.person"):
        expect(sheet).to_contain_text(phone.texts[text_id])
    assert re.search(r"\d\d[:.]\d\d", sheet.locator('[data-hook="no-bed"]').inner_text())
    # Back, at each step of the way, and forward again: nothing of it counts before the last yes.
    back = phone.page.get_by_role("button", name=phone.texts["talk.back"], exact=True)
    phone.say("yes")
    phone.wait_for("share-question")
    phone.touch(back)
    phone.wait_for("recipient-question")
    while phone.organisation != SHELTER:
        phone.change_sitting(lambda: phone.press(phone.texts["closing.see_next"]))
    phone.say("yes")
    phone.wait_for("share-question")
    phone.say("no")
    phone.walk({}, until="send-question")
    expect(phone.page.locator('[data-screen="send-question"]')).to_contain_text(
        phone.texts["closing.read_back_only_help"]
    )
    phone.touch(back)
    phone.choose_who([SHELTER], share_answers=False)
    # It goes to the full house, and the officer is told; without a place to meet it asks once, and says so.
    expect(phone.page.locator('[data-hook="agreed"] [data-hook="no-bed"]')).to_be_visible()
    phone.press("Seal it")
    phone.wait_for("without-place")
    phone.press("Write a place")
    phone.wait_for("meeting")
    phone.press("Seal it")
    phone.wait_for("without-place")
    phone.press("Seal it without a place")
    phone.wait_for("sealed")
    phone.press("Say goodbye to the person")
    go_home(phone)


@pytest.mark.long("phone roads")
@pytest.mark.parametrize("language", ["id", SILENT])
def test_handed_back_and_killed_in_the_middle_it_goes_on_where_it_was(
    phone: CountingPhone, hub: RunningHub, language: str
) -> None:
    begin(phone, language)
    chosen = phone.organisation
    phone.say("yes")
    phone.wait_for("share-question")
    phone.ask_back()
    phone.press("Give the phone to the person")
    phone.wait_for("share-question")
    phone.say("no")
    phone.wait_for("recipient-about")
    reopen(phone, hub)
    phone.wait_for("before")
    phone.walk({}, until="recipient-about")  # all of it is heard again before that yes counts
    phone.walk({}, until="send-question")
    assert phone.organisation == chosen
    phone.say("yes")
    phone.wait_for("recipient-question")
    phone.press(re.compile("^" + re.escape(phone.texts["talk.enough"]) + "$"))
    phone.walk(ANSWERS, until="meeting")
    reopen(phone, hub)
    phone.wait_for("meeting")  # the person is done: the officer has the phone
    expect(phone.page.locator('[data-hook="agreed"] bdi')).to_have_text([chosen])
    # The person wants somebody else: they choose anew, themselves.
    phone.press("Ask the person again who may read it")
    phone.wait_for("recipient-question")
    phone.choose_who([SHELTER], share_answers=False)
    phone.page.locator("#how-to-meet").fill("by the blue door")
    phone.press("Seal it")
    phone.wait_for("sealed")
    phone.press("Say goodbye to the person")
    go_home(phone)


@pytest.mark.parametrize(
    "ending", [*(pytest.param(ending, marks=pytest.mark.long("phone roads")) for ending in ("no", "skip")), "enough"]
)
def test_whoever_chooses_nobody_keeps_the_phone_and_nothing_is_sent(phone: CountingPhone, ending: str) -> None:
    begin(phone)
    if ending == "enough":
        phone.press(re.compile("^" + re.escape(phone.texts["talk.enough"]) + "$"))
    for _ in range(10):
        if phone.wait_for("recipient-question", "close-told") == "close-told":
            break
        phone.change_sitting(lambda: phone.say(ending))
    phone.wait_for("close-told")
    assert phone.text_id in ("closing.nothing_sent", "rule.R00.person")  # said at once, one after the other
    go_home(phone)
    expect(phone.page.locator('[data-hook="open-mark"]')).to_have_count(0)
