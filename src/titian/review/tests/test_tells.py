"""What an officer could work out is refused: each law is broken once, and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from titian.instrument.vectors import PACK
from titian.review.subject import read_subject
from titian.review.tells import list_tells
from titian.review.tests.test_check import copy, replace_in, set_cell

__all__ = ["copy"]

Damage = Callable[[Path], object]
BROKEN: list[tuple[str, str, Damage]] = [
    ("tell.shown", "R25", lambda p: set_cell(p, "outcomes", "R25", "classes", "")),
    ("tell.shown", "R16", lambda p: set_cell(p, "outcomes", "R16", "when", "flagged('P06') or any_sign()")),
    ("tell.text", "R04", lambda p: replace_in(p / "locales/en.yaml", "rule.R00.officer:", "rule.R04.officer:")),
    ("tell.level", "R13", lambda p: set_cell(p, "outcomes", "R13", "effects", "care_now")),
    ("tell.level", "R16", lambda p: set_cell(p, "outcomes", "R16", "level", "TODAY")),
    ("tell.everybody", "hide_result", lambda p: set_cell(p, "outcomes", "R00", "effects", "no_return_step")),
    ("tell.class", "labour", lambda p: set_cell(p, "outcomes", "R09", "classes", "specialist")),
    ("tell.wish", "legal", lambda p: set_cell(p, "outcomes", "R31", "classes", "specialist")),
    ("tell.subject", "P10", lambda p: set_cell(p, "survey", "P10", "subject", "")),
    ("tell.gate", "SM09", lambda p: set_cell(p, "survey", "SM09", "relevant", "flagged('P13')")),
    ("tell.cut", "R03", lambda p: set_cell(p, "outcomes", "R03", "effects", "suspend_return stop_questions")),
    ("tell.block", "P05", lambda p: set_cell(p, "survey", "P05", "ask_when", "not(flagged('P10'))")),
    ("tell.block", "P05", lambda p: set_cell(p, "survey", "P05", "skip_if_indicator_already_answered", "P10")),
    ("tell.offence", "FC10", lambda p: set_cell(p, "survey", "FC10", "self_incriminating", "yes")),
    ("tell.offence", "FC07", lambda p: set_cell(p, "survey", "FC07", "self_incriminating", "")),
    ("tell.offence", "DI", lambda p: set_cell(p, "survey", "DI", "opened_when", "agreed() and flagged('P14', 'LA01')")),
    ("tell.offence", "LA01", lambda p: set_cell(p, "survey", "LA", "opened_when", "agreed()")),
]


def told(folder: Path) -> set[tuple[str, str]]:
    return {(found.code, found.problem.subject) for found in list_tells(read_subject(folder))}


def test_the_pack_that_ships_tells_nothing() -> None:
    assert told(PACK) == set()


@pytest.mark.parametrize(("code", "subject", "damage"), BROKEN, ids=[f"{code} {name}" for code, name, _ in BROKEN])
def test_what_would_tell_is_refused(copy: Path, code: str, subject: str, damage: Damage) -> None:
    damage(copy)
    assert (code, subject) in told(copy)
