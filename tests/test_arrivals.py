"""An arrival on two phones without a network, handed over by picture, and the queue in numbers at the desk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from barriers import find_violations
from desk import Desk
from looks import settle
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from test_journey import DUMP_STORAGE
from waiting import wait_until

pytestmark = pytest.mark.long("arrivals", together=8)

SECRET = "lantern river mango seventeen"
PICTURES = os.environ.get("TITIAN_ARRIVAL_PICTURES")

# The camera sees what lies in this window's `__seen`: the picture another phone shows, drawn on a canvas.
CAMERA = """
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 900;
  const draw = canvas.getContext('2d');
  const turn = () => {
    draw.fillStyle = '#fff';
    draw.fillRect(0, 0, 900, 900);
    if (window.__seen) draw.drawImage(window.__seen, 60, 60, 780, 780);
  };
  turn();
  setInterval(turn, 100);
  return canvas.captureStream(10);
};
window.__look = async (svg) => {
  const image = new Image();
  image.src = 'data:image/svg+xml,' + encodeURIComponent(svg);
  await image.decode();
  window.__seen = image;
};
"""
READ_PICTURE = """(picture) => {
  const copy = picture.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', 780);
  copy.setAttribute('height', 780);
  return copy.outerHTML;
}"""


def keep(page: Page, name: str, *, whole: bool = False) -> None:
    """Holds the screen to have no barrier; and a picture of it for the papers, where somebody wants them."""
    # The mark of a demo stands above every screen, outside its regions.
    assert [one for one in find_violations(page) if "watermark" not in one] == [], name
    if PICTURES:
        size = page.viewport_size or SMALL_PHONE
        if whole:  # the foot stays below what it would cover
            page.set_viewport_size({"width": size["width"], "height": 1300})
        settle(page)
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))
        page.set_viewport_size(size)


def make_phone(browser: Browser, hub: RunningHub) -> Phone:
    desk = Desk(browser, hub, "officer")
    context = browser.new_context(
        viewport=SMALL_PHONE, device_scale_factor=2 if PICTURES else 1, has_touch=True, is_mobile=True
    )
    context.add_init_script(CAMERA)
    phone = Phone(context)
    phone.enrol(desk.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    desk.context.close()
    context.set_offline(True)
    return phone


def count(page: Page, cell: str, times: int) -> None:
    for _ in range(times):
        page.locator(f'[data-cell="{cell}"]').click()


def give_slip(phone: Phone) -> str:
    name = "Next slip" if phone.screen == "arrival-slip" else "Give a slip"
    before = phone.page.locator('[data-hook="slip-number"]')
    last = before.inner_text() if before.count() else ""
    phone.press(name)
    phone.wait_for("arrival-slip")
    expect(phone.page.locator('[data-hook="slip-number"]')).not_to_have_text(last)
    return phone.page.locator('[data-hook="slip-number"]').inner_text()


def set_state(phone: Phone, state: str) -> None:
    button = phone.page.locator(f'button[data-state="{state}"]')
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def find_slip(phone: Phone, slip: str) -> None:
    phone.page.get_by_label("Number of a slip").fill(slip.lower())
    phone.page.locator(f'[data-slip="{slip.replace(" ", "")}"]').click()
    phone.wait_for("arrival-slip")


def show_to(shows: Phone, reads: Phone) -> None:
    """One phone's pictures before the other's camera, one after the other, until all are read."""
    picture = shows.page.locator("svg[data-picture]")
    said = reads.page.locator('[data-screen="arrival-reading"] .found')
    for at in range(1, 200):
        reads.page.evaluate("(svg) => window.__look(svg)", picture.evaluate(READ_PICTURE))
        expect(said).to_contain_text(re.compile(rf"^\s*(Read: \W?{at}\W? of|All read)"), timeout=30_000)
        if "All read" in said.inner_text():
            reads.page.evaluate("() => { window.__seen = null; }")
            return
        shows.page.get_by_role("button", name="Next picture").click()
    raise AssertionError(said.inner_text())


@pytest.fixture(scope="module")
def one(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    """The phone that opens the arrival; all that follows goes on from what was there before."""
    phone = make_phone(browser, hub)
    phone.press("Arrival of many people")
    phone.wait_for("arrivals")
    phone.press("Open an arrival")
    phone.wait_for("arrival-open")
    phone.page.get_by_label("Boat").check()
    phone.page.locator("#arrival-place").fill("Old pier")
    phone.page.get_by_label("Who meets them").select_option("navy")
    keep(phone.page, "arrival-open", whole=True)
    phone.press("Open")
    phone.wait_for("arrival")
    yield phone
    assert phone.problems == []
    phone.context.close()


@pytest.fixture(scope="module")
def counted(one: Phone) -> Phone:
    """Eight heads counted, and one taken back and counted anew among others."""
    one.press("Count heads")
    one.wait_for("arrival-heads")
    for cell, times in (("a18.f", 4), ("a5.m", 2), ("a0.f", 1), ("a12.m", 1)):
        count(one.page, cell, times)
    one.page.get_by_role("button", name=re.compile("Take one back")).click()
    count(one.page, "a18.f", 1)
    return one


def test_heads_are_counted_and_one_taken_back(counted: Phone) -> None:
    expect(counted.page.get_by_role("heading", level=1)).to_have_text("7 people counted")
    keep(counted.page, "arrival-heads")


@dataclass(frozen=True)
class Slips:
    first: str
    urgent: str
    mother: str
    child: str


@pytest.fixture(scope="module")
def slips(counted: Phone) -> Slips:
    """One waits, one is urgent, a family of two is seated apart; the list of them stands."""
    one = counted
    one.press("Back")
    one.press("Slips")
    one.wait_for("arrival-slips")
    first = give_slip(one)
    urgent = give_slip(one)
    set_state(one, "urgent")
    mother = give_slip(one)
    child = give_slip(one)
    one.page.locator('[data-hook="same-family"]').click()
    expect(one.page.get_by_text("One family: keep them together")).to_be_visible()
    one.page.get_by_label(re.compile("Seat apart")).check()
    keep(one.page, "arrival-slip", whole=True)
    one.press("Back")
    expect(one.page.locator("[data-slip]")).to_have_count(4)
    return Slips(first, urgent, mother, child)


def test_each_slip_has_a_number_of_its_own_and_a_mistyped_one_is_none(one: Phone, slips: Slips) -> None:
    keep(one.page, "arrival-slips")
    assert len({slips.first, slips.urgent, slips.mother, slips.child}) == 4
    number = one.page.get_by_label("Number of a slip")
    number.fill(slips.first[:-1] + ("A" if slips.first[-1] != "A" else "C"))
    expect(one.page.get_by_text(re.compile("^This is no slip.s number"))).to_be_visible()
    number.fill("")


@pytest.fixture(scope="module")
def needed(one: Phone, slips: Slips) -> Phone:
    """Water and an interpreter are needed."""
    one.press("Back")
    one.press("What is needed")
    one.wait_for("arrival-needs")
    one.page.locator('[data-need="water"]').get_by_role("button", name=re.compile("Ten more")).click()
    one.page.get_by_label("An interpreter for").select_option("my")
    one.page.locator('[data-need="interpreter.my"]').get_by_role("button", name=re.compile("One more")).click()
    keep(one.page, "arrival-needs", whole=True)
    one.press("Back")
    return one


@pytest.fixture(scope="module")
def two(browser: Browser, hub: RunningHub, needed: Phone) -> Iterator[Phone]:
    """The phone that joins by picture, and reads by picture what the first knows; the arrival stands on it."""
    one, two = needed, make_phone(browser, hub)
    one.press("Other phones")
    one.press("Let a phone join")
    one.wait_for("arrival-join")
    keep(one.page, "arrival-join", whole=True)
    two.press("Arrival of many people")
    two.press("Join with a picture")
    two.wait_for("arrival-reading")
    show_to(one, two)
    two.press("Go on")
    two.wait_for("arrival")
    one.press("Back")
    one.press("Hand over what this phone knows")
    one.wait_for("arrival-hand-over")
    keep(one.page, "arrival-hand-over", whole=True)
    two.press("Other phones")
    two.press(re.compile("^Read another phone"))
    two.wait_for("arrival-reading")
    show_to(one, two)
    two.press("Go on")
    two.wait_for("arrival")
    yield two
    assert two.problems == []
    two.context.close()


def test_a_phone_that_joins_reads_all_but_who_is_to_sit_apart(two: Phone) -> None:
    expect(two.page.locator('[data-state="waiting"] dd')).to_have_text("3")
    two.press("Slips")
    two.wait_for("arrival-slips")
    assert "Seat apart" not in two.page.locator('[data-screen="arrival-slips"]').inner_text()
    two.press("Back")
    two.wait_for("arrival")


@pytest.fixture(scope="module")
def disputed(one: Phone, two: Phone, slips: Slips) -> str:
    """Each phone says something else of one slip, and the second has handed over; the slip that the second gave."""
    two.press("Slips")
    fifth = give_slip(two)
    two.press("Back")
    find_slip(two, slips.urgent)
    set_state(two, "hospital")
    two.press("Back")
    find_slip(two, slips.child)
    set_state(two, "transferred")
    two.press("Back")
    two.press("Back")
    expect(two.page.get_by_text("One family is apart")).to_be_visible()
    one.press("Back")
    one.press("Back")
    one.press("Slips")
    find_slip(one, slips.urgent)
    set_state(one, "left")
    one.press("Back")
    one.press("Back")
    two.press("Other phones")
    two.press("Hand over what this phone knows")
    one.press("Other phones")
    one.press(re.compile("^Read another phone"))
    one.wait_for("arrival-reading")
    show_to(two, one)
    one.press("Go on")
    one.wait_for("arrival")
    return fifth


def test_numbers_of_the_second_phone_are_its_own(slips: Slips, disputed: str) -> None:
    assert disputed[:2] != slips.first[:2]


def test_phones_that_disagree_ask_for_a_person_s_word(one: Phone, slips: Slips, disputed: str) -> None:
    expect(one.page.get_by_text("One slip waits for your word: phones disagree")).to_be_visible()
    keep(one.page, "arrival-numbers", whole=True)
    one.press("Slips")
    find_slip(one, slips.urgent)
    expect(one.page.get_by_text(re.compile("Phones disagree: Left / Hospital"))).to_be_visible()
    keep(one.page, "arrival-disagree")
    one.press("Back")
    one.press("Back")
    one.wait_for("arrival")


def test_neither_place_nor_number_stands_in_clear_on_the_phone(one: Phone, slips: Slips, disputed: str) -> None:
    dump = str(one.page.evaluate(DUMP_STORAGE))
    assert "Old pier" not in dump
    assert slips.first.replace(" ", "") not in dump


def go_home_and_send(phone: Phone) -> None:
    phone.context.set_offline(False)
    while phone.screen != "home":
        before = phone.here
        phone.press(re.compile("^Back"))
        phone.wait_for_other(before)
    phone.press("Check now")
    phone.wait_until_checked()


@pytest.fixture(scope="module")
def desk(browser: Browser, hub: RunningHub, one: Phone, two: Phone, disputed: str) -> Iterator[Desk]:
    """The arrival at the desk, once both phones have sent what they know."""
    go_home_and_send(one)
    go_home_and_send(two)
    desk = Desk(browser, hub, "supervisor")
    desk.page.set_viewport_size({"width": 1280, "height": 900})

    def reads_all() -> bool:
        desk.page.goto(f"{hub.desk}/arrivals/")
        link = desk.page.get_by_role("link", name="Old pier")
        if not link.count():
            return False
        link.first.click()
        return desk.page.locator('[data-line="arrived"] dd').inner_text() == "7" and bool(
            desk.page.locator('[data-line="disputed"]').count()
        )

    wait_until(reads_all, page=desk.page)
    yield desk
    assert desk.problems == []
    desk.context.close()


def test_the_desk_reads_numbers(desk: Desk) -> None:
    lines = {
        row.get_attribute("data-line"): int(row.locator("dd").inner_text())
        for row in desk.page.locator("[data-line]").all()
    }
    assert lines == {
        "arrived": 7, "seen": 0, "waiting": 3, "left": 0, "hospital": 0, "transferred": 1, "removed": 0, "died": 0,
        "unknown": 0, "disputed": 1, "without_slip": 2,
    }  # fmt: skip


def test_the_desk_settles_what_phones_cannot_and_prints_the_figures(desk: Desk) -> None:
    desk.page.get_by_label("How many").fill("6")
    desk.page.get_by_role("button", name="Save").click()
    expect(desk.page.get_by_text("6 officers are assigned.")).to_be_visible()
    keep(desk.page, "desk-arrival", whole=True)
    desk.page.get_by_label(re.compile("What is true of")).select_option("left")
    desk.page.get_by_role("button", name="This is true").click()
    expect(desk.page.locator('[data-line="disputed"]')).to_have_count(0)
    expect(desk.page.locator('[data-line="left"] dd')).to_have_text("1")
    desk.page.get_by_role("link", name="Figure sheet, to print or as a file").click()
    keep(desk.page, "desk-sheet", whole=True)
    expect(desk.page.locator('[data-line="without_slip"]')).to_contain_text("Difference: Counted, with no slip")
