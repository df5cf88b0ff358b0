"""What is said to everybody, and what only to whoever touches it: wishes by their pictures, more by *Tell me more*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from looks import Looks
from phone import SMALL_PHONE
from playwright.sync_api import Browser, Page, expect
from waiting import wait_until_still

#: A clip is over the moment it begins.
AT_ONCE: Final = """HTMLMediaElement.prototype.play = function () {
  this.dispatchEvent(new Event('playing'));
  this.dispatchEvent(new Event('ended'));
  return Promise.resolve();
}"""
#: Said at the first question of a talk.
WAYS: Final = re.compile(r"^talk\.how_ways_out$|\.(yes|no|dont_know|skip|not_understood)$")
UNKNOWN: Final = "We do not know if the law here makes them report some things."

Open = Callable[[str], None]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=SMALL_PHONE)
    page.add_init_script(AT_ONCE)
    yield page
    page.close()


@pytest.fixture(name="open_at")
def make_open_at(page: Page, looks: Looks) -> Open:
    """Opens this place of a talk in English, earphones in."""

    def open_at(query: str) -> None:
        page.goto(looks.address(f"{query}&privacy=earphones&voiced=1&language=en&officer=en"))

    return open_at


def wait_until_said(page: Page, *texts: str) -> None:
    """These have begun to sound, in order, and nothing else but yes, no and the ways out; waits until nothing more begins."""
    page.wait_for_function("last => window.said?.includes(last)", arg=texts[-1])
    said = wait_until_still(lambda: page.evaluate("said"), 0.5, page=page)
    assert [text for text in said if not WAYS.search(text)] == list(texts)


def test_a_picture_of_a_wish_speaks_when_it_is_touched_and_not_before(page: Page, open_at: Open) -> None:
    open_at("stage=ask&until=W04")
    wait_until_said(page, "item.W04.label")
    page.locator(".choice:enabled", has_text="A safe place to stay").click()
    wait_until_said(page, "item.W04.label", "choice.wish.safe_place")
    page.get_by_role("button", name="Hear it again").click()
    page.wait_for_function("said.includes('choice.wish.today') && said.includes('choice.wish.nothing')")


def test_whoever_wishes_for_nothing_goes_on_without_touching_a_picture(page: Page, open_at: Open) -> None:
    open_at("stage=ask&until=W04")
    page.locator('[data-hook="go-on"]:enabled').click()
    expect(page.locator("[data-screen]").first).not_to_have_attribute("data-text", "item.W04.label")
    assert page.evaluate("readAnswers().W04") == "nothing"


def test_that_nobody_knows_what_a_nurse_must_report_is_said_before_care_is_offered(page: Page, open_at: Open) -> None:
    open_at("stage=ask&until=GB06")
    wait_until_said(page, "item.GB06.before", "consent.health_unknown", "item.GB06.label")
    expect(page.get_by_text(UNKNOWN)).to_be_visible()


def test_consent_goes_on_to_its_question_once_all_was_heard_and_whoever_asks_hears_it_again(
    page: Page, open_at: Open
) -> None:
    open_at("stage=consent")
    page.locator(".tile.no:enabled").click()
    expect(page.locator("[data-screen]").first).to_have_attribute("data-screen", "consent-question")
    told = page.evaluate("said")
    assert [text for text in told if text.startswith("consent.first")] == [
        "consent.first_why",
        "consent.first_choice",
        "consent.first_record",
        "consent.first_officer_sees",
        "consent.first_exception",
        "consent.first_law_unknown",
        "consent.first_stay",
    ]
    page.evaluate("void (HTMLMediaElement.prototype.play = () => new Promise(() => {}))")  # from here a clip lasts
    page.get_by_role("button", name="Tell me more").click()
    expect(page.locator("[data-screen]").first).to_have_attribute("data-screen", "consent")
    expect(page.locator("[data-screen]").first).to_have_attribute("data-text", "talk.for_officer")
