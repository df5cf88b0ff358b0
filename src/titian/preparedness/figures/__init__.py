"""Figures of an event as pure functions, without Django: ranges, what adds up, which reports are one, rows of files."""

from .balance import Balance, Clash, find_rivals, weigh
from .model import OUTCOMES, PERSONS, Measure, Range
from .nationality import FEWEST, hide_small
from .positions import holds_position
from .sameness import Judgement, Verdict, find_apart, find_group

__all__ = [
    "FEWEST",
    "OUTCOMES",
    "PERSONS",
    "Balance",
    "Clash",
    "Judgement",
    "Measure",
    "Range",
    "Verdict",
    "find_apart",
    "find_group",
    "find_rivals",
    "hide_small",
    "holds_position",
    "weigh",
]
