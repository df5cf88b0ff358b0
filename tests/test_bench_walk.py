"""What a newcomer's walk is reckoned from: words are read once, and a screen that is touched is not heard out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from bench_walk import A_LETTER, A_TOUCH, A_WORD, Ledger, draw_section


def test_words_in_view_are_read_once() -> None:
    ledger = Ledger()
    ledger.begin("desk")
    for _ in range(2):
        ledger.touched({"screen": "/devices/", "lines": ["Add this phone"], "isPersons": False, "heard": []})
    ledger.typed("four")
    assert ledger.steps[0].seconds == pytest.approx(3 * A_TOUCH + 3 * A_WORD + 4 * A_LETTER)


def test_what_goes_on_by_itself_is_heard_out_and_what_is_touched_until_a_touch_counts() -> None:
    ledger = Ledger()
    ledger.begin("talk")
    heard = [(4.0, "first"), (3.0, "second"), (2.0, "second")]
    ledger.touched({"screen": "consent", "lines": ["Kata"], "isPersons": True, "heard": heard})
    assert (ledger.steps[0].words, ledger.steps[0].heard, ledger.steps[0].unheard) == (0, 5.0, 4.0)


def test_a_missed_bar_is_called_so() -> None:
    ledger = Ledger()
    ledger.begin("long")
    ledger.steps[0].waited = 361
    assert "≤ 360 s, missed" in draw_section(ledger)
    ledger.steps[0].waited = 359
    assert "≤ 360 s, within" in draw_section(ledger)
