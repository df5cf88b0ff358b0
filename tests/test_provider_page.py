"""The provider's page in a browser: the key that stays open for the tab, and the decision that is always in reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk import Desk
from playwright.sync_api import Browser, Page, ViewportSize, expect
from running_hub import RunningHub
from test_journey import LEGAL_AID, find_phrase, find_username
from wire_phone import WirePhone

PLACE = "at the blue gate by the ferry"
#: Enough to fill several windows: thirty noes, three answers that are none, and a no that a reason rests on.
NOES = [f"TL{number:02}" for number in range(1, 31)]
ANSWERS = {**dict.fromkeys(NOES, "no"), "P05": "yes", "P07": "yes", "P16": "begun", "P11": "no"}
PAYLOAD = {
    "level": "TODAY",
    "needs": ["accommodation", "legal"],
    "child": False,
    "language": "id",
    "interpreter": True,
    "how_to_meet": PLACE,
    "not_tell": ["police"],
    "answers": ANSWERS,
    "reasons": [{"item": "P11", "answer": "no", "indicator": "CD01", "source": "ILO 2009"}],
    "rules": ["R08"],
    "consent": {"language": "id", "texts": [], "given_for": ["a"]},
    "made_on": "2026-11-29",
}
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 390, "height": 844}
#: Whether a bar that stays lies over what has the focus.
COVERED = """() => {
  const one = document.activeElement.getBoundingClientRect();
  return [...document.querySelectorAll('.decision, .key-bar:not([hidden])')]
    .filter((bar) => !bar.contains(document.activeElement))
    .map((bar) => bar.getBoundingClientRect())
    .some((bar) => one.bottom > bar.top + 1 && one.top < bar.bottom - 1 && one.height > 0);
}"""


@pytest.fixture(scope="module")
def phone(hub: RunningHub) -> WirePhone:
    phone = WirePhone.enrol(hub)
    phone.recipients = [each for each in phone.recipients if each["name"] == LEGAL_AID]
    return phone


@pytest.fixture
def desk(hub: RunningHub, browser: Browser, phone: WirePhone) -> Iterator[Desk]:
    """A shelter's desk, on the page of a referral that has just come."""
    item = phone.make_item(PAYLOAD)
    assert phone.send(phone.sign(item)).status_code == 200
    desk = Desk(browser, hub, find_username(hub, LEGAL_AID))
    desk.page.goto(f"{hub.desk}/referrals/{item['item_id']}/")
    yield desk
    # The release it names is nowhere: its codes stand where words would.
    assert [each for each in desk.problems if "(Not Found)" not in each] == []
    desk.context.close()


@pytest.fixture
def opened(hub: RunningHub, desk: Desk) -> Desk:
    desk.unseal(find_phrase(hub, LEGAL_AID))
    desk.expect_content()
    # The hub has noted that it was opened, and its answers have been asked for.
    expect(desk.page.locator("#answer-title")).to_have_text("Can you take this referral?")
    return desk


def read_kept(page: Page) -> str:
    return str(page.evaluate("() => sessionStorage.getItem('titian-open-key') ?? ''"))


def test_seven_words_are_asked_once_in_a_tab(hub: RunningHub, opened: Desk) -> None:
    page = opened.page
    for _ in range(2):
        page.reload()
        assert PLACE in opened.expect_content()
    page.goto(f"{hub.desk}/about/")
    expect(page.locator("[data-key-bar]")).to_be_visible()
    page.go_back()
    assert PLACE in opened.expect_content()
    # Another tab of the same desk asks for itself, and what the first keeps opens nothing by itself.
    other = opened.context.new_page()
    other.goto(page.url)
    expect(other.locator("#seven-words")).to_be_visible()
    other.close()
    half = page.locator("[data-key-bar]").get_attribute("data-half")
    assert half
    assert half not in read_kept(page)
    assert "AGE-SECRET" not in read_kept(page)


def test_each_page_locks_the_key_in_every_tab(hub: RunningHub, opened: Desk) -> None:
    page, other = opened.page, opened.context.new_page()
    here = page.url
    for address in ("", "/referrals/", "/slip/", "/organisation/key/"):
        opened.unseal(find_phrase(hub, LEGAL_AID))
        opened.expect_content()
        if address:
            page.goto(hub.desk + address)
        other.goto(here)
        other.locator("#seven-words").fill(find_phrase(hub, LEGAL_AID))
        other.get_by_role("button", name="Open the package").click()
        expect(other.locator("[data-place=package-content]")).to_be_visible()
        page.locator("[data-key-bar]").get_by_role("button", name="Lock now").click()
        expect(page.locator("[data-key-bar]")).to_be_hidden()
        expect(other.locator("#seven-words")).to_be_visible()
        for tab in (page, other):
            tab.goto(here)
            expect(tab.locator("#seven-words")).to_be_visible()
            assert PLACE not in tab.content()
            assert read_kept(tab) == ""


def test_signing_out_wipes_what_the_tab_kept(opened: Desk) -> None:
    page = opened.page
    assert read_kept(page) != ""
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/**")
    page.wait_for_function("() => sessionStorage.getItem('titian-open-key') === null")


def test_eight_words_are_told_as_eight(hub: RunningHub, desk: Desk) -> None:
    desk.unseal(find_phrase(hub, LEGAL_AID) + " again")
    problem = desk.page.locator("[data-part=problem]")
    expect(problem).to_have_text("You typed 8 words. It takes seven. Nothing is lost.")


def test_needs_come_first_and_plain_noes_are_folded(opened: Desk) -> None:
    said = opened.expect_content()
    assert "P05" not in said, "what a decision does not need is not read over a shoulder"
    for place in ("why", "answered"):
        opened.page.locator(f"[data-place={place}] > summary").click()
    said = opened.expect_content()
    assert said.index("Help that is needed") < said.index("How to meet") < said.index("Why this is suggested")
    assert "TL14" not in said
    assert {"P05", "P07", "P16"} <= {line.strip() for line in said.splitlines()}
    assert said.count("P11") == 2, "a no that a reason rests on is no plain one"
    opened.page.locator("summary", has_text="Answered no (30)").click()
    noes = opened.page.locator("[data-list=noes]")
    expect(noes).to_contain_text("TL14")
    expect(noes).not_to_contain_text("P11")
    opened.page.locator("summary", has_text="in the order they were asked (34)").click()
    expect(opened.page.locator("[data-list=asked] > div")).to_have_count(34)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
def test_the_decision_is_in_reach_and_covers_nothing(opened: Desk, size: ViewportSize) -> None:
    page = opened.page
    page.set_viewport_size(size)
    for top in (0, 700, 100_000):
        page.evaluate("(top) => window.scrollTo(0, top)", top)
        for way in (page.get_by_role("button", name="Accept"), page.locator(".decision a[href='#decline']")):
            expect(way).to_be_in_viewport(ratio=1)
    # At the end of the page nothing lies below it: the foot follows it.
    assert page.evaluate(
        "() => document.querySelector('.decision').getBoundingClientRect().bottom"
        " <= document.querySelector('.foot').getBoundingClientRect().top"
    )
    assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
    decline = page.locator("#decline")
    expect(decline.get_by_role("radio").first).to_be_hidden()
    page.locator(".decision a[href='#decline']").click()
    expect(page.locator("details", has=decline).locator("summary")).to_be_in_viewport(ratio=1)
    expect(decline.get_by_role("radio").first).to_be_in_viewport(ratio=1)
    page.evaluate("() => { window.scrollTo(0, 0); document.activeElement.blur(); }")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            break
        assert not page.evaluate(COVERED), page.evaluate("() => document.activeElement.outerHTML")


def test_it_is_accepted_from_the_foot_and_its_arrival_confirmed(opened: Desk) -> None:
    opened.accept()
    expect(opened.page.locator("[data-place=package-content]")).to_be_visible()
    close = opened.page.get_by_role("button", name="Close: did not arrive")
    expect(close).to_be_hidden()
    opened.page.locator(".decision a[href='#not-arrived']").click()
    expect(close).to_be_visible()
    opened.confirm_arrival()
    expect(opened.page.locator(".decision")).to_have_count(0)
