"""Somebody kills a talk in the middle of the person's screens and takes it up: what can be read before the person holds it?

Whoever has the phone reads the screens and all that lies in the page, folded, hidden or not, until the person has said
that they want to go on. They know the pack, in which a question alone says what was answered before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from desk import make_enrolment_link
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, expect
from running_hub import RunningHub

SECRET = "4821397506"
ANSWERS = {"P01": "yes", "P02": "yes", "P10": "yes", "MORE_open": "yes", "FC05": "no", "W01": "now", "W02": "nobody"}
# Where it is killed: in the block, at a subject's offer, in the middle of three subjects, and while the person chooses.
PLACES = {
    "the block": "P12",
    "an offer": "FC_open",
    "what others did": "FC05",
    "work or treatment": "FC06",
    "care in private": "GB01",
    "the choice": "W02",
    "who may read it": "recipient-question",
}
UNTIL = ["before", "privacy", "in-hand"]
# All of it, but for the addresses of pictures, another one each time.
PAGE = "() => document.title + document.querySelector('.app').outerHTML.replace(/<!--.*?-->/gs, '').replace(/blob:[^\"]+/g, 'blob')"


@pytest.fixture(name="enrolled", scope="module")
def make_phone(hub: RunningHub, browser: Browser) -> Iterator[Phone]:
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    yield phone
    assert phone.problems == []
    context.close()


def take_up(phone: Phone, hub: RunningHub) -> list[tuple[str, str]]:
    """Killed and taken up: each of the officer's screens, and all of the page, until the person is asked."""
    phone.wait_until_kept()
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.watch(phone.page)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Go on with"))
    read = []
    for name in UNTIL:
        phone.wait_for(name)
        page = phone.page
        read.append((name, page.evaluate(PAGE)))
        page.get_by_role("button", name="What you see now", exact=True).click()
        page.locator('[data-sheet="seen"]').wait_for()
        page.locator('[data-sheet="seen"] summary').first.click()
        read.append((f"{name}, what is seen", page.evaluate(PAGE)))
        page.get_by_role("button", name="Done", exact=True).click()
        expect(page.locator('[data-sheet="seen"]')).to_have_count(0)
        phone.step(name, {}, ())
    phone.wait_for("taken-up")
    # What is lit or may be touched already is a matter of moments.
    read.append(("taken-up", phone.page.evaluate("() => document.querySelector('.app').textContent")))
    return read


def begin(phone: Phone, until: str) -> None:
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.discard_all()
    phone.seen = []
    phone.press("Start a screening")
    phone.wait_for("look")
    if until in ("W02", "recipient-question"):
        phone.walk(ANSWERS, until="outcome")
        phone.press("Tell the person, and let them choose")
        phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until=until)


Pages = dict[str, list[tuple[str, str]]]


@pytest.fixture(name="pages", scope="module")
def keep_pages() -> Pages:
    """What was read of each place: another one must not differ."""
    return {}


def read(phone: Phone, hub: RunningHub, place: str, pages: Pages) -> None:
    """The talk that was broken off here is taken up, and looks as it does at every other place."""
    pages[place] = take_up(phone, hub)
    first = next(iter(pages))
    for (screen, seen), (_, same) in zip(pages[place], pages[first], strict=True):
        assert seen == same, f"{screen} at {place} differs from {first}"


def read_from(phone: Phone, hub: RunningHub, places: Iterable[str], pages: Pages) -> None:
    """What is read is the same wherever it was, and with the person's yes it goes on: in a subject at its offer."""
    for place in places:
        begin(phone, PLACES[place])
        here = phone.here
        assert here[1] is not None
        assert here[1] in phone.page.evaluate(PAGE), "the reader sees what stands there"
        read(phone, hub, place, pages)
        asked = ("taken-up", "module.MORE.offer")
        assert phone.here == asked
        phone.say("yes")
        phone.wait_for_other(asked)
        module = re.match(r"item\.(FC|GB)", here[1] or "")
        assert phone.here == (("offer", f"module.{module[1]}.offer") if module else here)


def test_nothing_tells_where_it_was_before_the_person_has_said_that_they_go_on(
    enrolled: Phone, hub: RunningHub, pages: Pages
) -> None:
    read_from(enrolled, hub, ["the block", "who may read it"], pages)


def test_somebody_who_stays_near_ends_it_while_the_person_chooses_too(enrolled: Phone, hub: RunningHub) -> None:
    phone = enrolled
    if phone.screen != "recipient-question":  # where the test before has left it
        begin(phone, "recipient-question")
    phone.wait_until_kept()
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Go on with"))
    phone.wait_for("before")
    phone.press("Somebody stays near")
    phone.wait_for("outcome")
    expect(phone.page.locator('[data-hook="company"]')).to_be_visible()


def test_their_no_ends_the_questions_and_the_phone_goes_back(enrolled: Phone, hub: RunningHub, pages: Pages) -> None:
    phone = enrolled
    begin(phone, PLACES["what others did"])
    read(phone, hub, "what others did", pages)
    phone.say("no")
    phone.wait_for("hand-back")
    phone.take_back()
    phone.wait_for("outcome")
    expect(phone.page.get_by_role("button", name="Go on asking")).to_have_count(0)


@pytest.mark.long("attack")
@pytest.mark.timeout(600)
def test_nothing_tells_it_of_any_place(enrolled: Phone, hub: RunningHub, pages: Pages) -> None:
    read_from(enrolled, hub, PLACES, pages)
