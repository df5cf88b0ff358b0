"""What a newcomer's walk is reckoned from: words are read once, and a touch that counts late is waited for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from bench_walk import A_LETTER, A_TOUCH, A_WORD, AGAIN, IN_VIEW, Ledger, Touch, draw_section, read_readme


def touch(
    lines: list[str], *, is_persons: bool = False, settled: float = 0, flowed: float = 0, is_again: bool = False
) -> Touch:
    return {
        "screen": "ask",
        "lines": lines,
        "isPersons": is_persons,
        "settled": settled,
        "flowed": flowed,
        "isAgain": is_again,
    }


def begin() -> Ledger:
    ledger = Ledger()
    ledger.begin("part")
    return ledger


def test_words_in_view_are_read_once() -> None:
    ledger = begin()
    for _ in range(2):
        ledger.touched(touch(["Add this phone ·"]))
    ledger.typed("four")
    assert ledger.steps[0].seconds == pytest.approx(3 * A_TOUCH + 3 * A_WORD + 4 * A_LETTER)


def test_the_persons_words_are_not_read_and_the_same_touch_once_more_takes_less() -> None:
    ledger = begin()
    ledger.touched(touch(["Kata"], is_persons=True))
    ledger.touched(touch(["Lain"], is_persons=True, is_again=True))
    assert ledger.steps[0].seconds == pytest.approx(A_TOUCH + AGAIN)


def test_of_a_touch_that_counts_late_only_what_is_beyond_finding_it_is_added() -> None:
    ledger = begin()
    ledger.touched(touch([], is_persons=True, settled=A_TOUCH - 1))
    ledger.touched(touch([], is_persons=True, settled=A_TOUCH + 2))
    ledger.touched(touch([], is_persons=True, settled=AGAIN + 1, is_again=True))
    assert ledger.steps[0].heard == pytest.approx(3)


def test_what_went_on_by_itself_is_heard_to_its_end() -> None:
    ledger = begin()
    ledger.touched(touch([], is_persons=True, flowed=6))
    assert ledger.steps[0].heard == pytest.approx(6)


def test_what_stands_on_buttons_links_and_folds_is_read_too(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        '<html lang="en"><p>Is this you?</p><button>Yes</button><a href="#">No</a><details><summary>Why</summary></details>'
    )
    page.evaluate(IN_VIEW)
    ledger = begin()
    ledger.look(page)
    assert ledger.steps[0].words == 6
    page.close()


def test_readme_is_read_too() -> None:
    ledger = Ledger()
    read_readme(ledger)
    assert ledger.steps[0].words > 80


def test_only_what_stands_in_view_in_the_pages_language_is_read(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 300})
    page.set_content(
        '<html lang="en"><body><p>seen</p><p lang="id">terdengar</p><details><summary>more</summary><p>folded</p></details>'
        '<p class="govuk-visually-hidden">for ears</p><button aria-pressed="false">a tick</button><p>under</p>'
        '<p style="margin-block-start: 400px">below</p>'
        '<footer style="position: fixed; inset: 100px 0 0; background: white"><button>go on</button></footer></body></html>'
    )
    page.add_style_tag(
        content="p { margin: 0 0 8px; line-height: 20px } footer { inset-block-start: 134px !important }"
    )
    page.evaluate(IN_VIEW)
    assert page.evaluate("window.__lines()") == ["seen", "more", "a tick", "go on"]
    page.close()


def test_a_missed_bar_is_called_so() -> None:
    ledger = begin()
    ledger.steps[0].waited = 361
    assert "≤ 360 s, missed" in draw_section(ledger)
    ledger.steps[0].waited = 359
    assert "≤ 360 s, within" in draw_section(ledger)
