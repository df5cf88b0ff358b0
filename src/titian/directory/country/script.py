"""What a person is told before they agree, made from what is true in this country: one line, one text of the pack.

Two laws hold. A promise ("only the people you choose can read it") stands only while a named person's word stands
behind the fact. A warning stands as soon as a source says so. Between the two the person hears that we do not know.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from titian.directory.country.asked import NONE
from titian.directory.country.model import Country, Fact

# What the pack has words for. Texts of the pack whose names begin like this are lines of the script and nothing else.
PREFIXES: Final = ("consent.", "assent.", "talk.for_")

# The longest time in days → the words for it. Rounded up, so that what is heard is never shorter than what is so.
KEPT: Final[Mapping[int, str]] = MappingProxyType(
    {31: "kept_month", 92: "kept_three_months", 183: "kept_six_months", 366: "kept_year"}
)
PROMISES: Final = frozenset({"who_sees", "law_none", "first_law_none", "asking_later", *KEPT.values()})

_UNKNOWN: Final = Fact(value=None, source=None, state="gap", question="Nobody has asked.")


@dataclass(frozen=True)
class Point:
    """One thing a person is told: what is said to everybody, and what besides to whoever asks. Text ids, in order."""

    said: tuple[str, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """What is said before the one question: to an adult, and in a child's words; and before each recipient's."""

    points: tuple[Point, ...]
    assent_points: tuple[Point, ...]
    recipient: tuple[str, ...]
    assent_recipient: tuple[str, ...]
    #: Before care is offered to an adult: what those who give it must report.
    health: tuple[str, ...] = ()

    @property
    def texts(self) -> frozenset[str]:
        points = [*self.points, *self.assent_points]
        return frozenset([*self.recipient, *self.assent_recipient, *self.health]).union(
            *((*one.said, *one.more) for one in points)
        )


def write_script(country: Country, day: datetime.date) -> Script:
    """The script as it stands on this day. The same facts give the same points.

    Two layers: six points that are heard in under a minute, each with more for whoever asks; what concerns those who
    get the answers is heard before each of them is agreed to. A country that wants it has everything said beforehand
    (`consent_form: long`).
    """
    facts = _Facts(country, day)
    if country.consent_form == "long":
        adult, child = _write_long(facts, "consent"), _write_long(facts, "assent")
    else:
        adult = (
            Point((facts.service(), "consent.first_why"), ("consent.more_who",)),
            Point(("consent.first_choice",), ("consent.more_choice", "consent.more_afraid", "talk.how_hide")),
            Point(("consent.first_record",), ("consent.no_record", "consent.count", "consent.more_send")),
            Point(("consent.first_officer_sees",), ("consent.more_guess",)),
            Point(("consent.first_exception",), ("consent.more_exception", "consent.more_second")),
            Point(
                (*_named("consent", facts.first_law()), "consent.first_stay"),
                ("consent.more_law", *_named("consent", facts.held()), "consent.no_promise"),
            ),
        )
        child = (
            Point((facts.service(), "assent.first_why"), ("assent.who_helps",)),
            Point(("assent.first_choice",), ("assent.choice",)),
            Point(("assent.first_record",), ("assent.no_record",)),
            Point(
                ("assent.first_exception",),
                ("assent.exception", *_named("assent", [*facts.law(), *facts.held()]), "assent.no_promise"),
            ),
        )
    sent_to = [] if facts.is_read_by_nobody_else else ["sent_to"]
    # What the hub itself notes and for how long holds in every country: `referrals.models.MOST_DELETED_DAYS`.
    about = [*facts.who_sees(), facts.kept(), "noted", facts.asking_later()]
    recipient, health = _named("consent", [*sent_to, *about]), _named("consent", facts.health())
    return Script(adult, child, recipient, _named("assent", about), health)


def _write_long(facts: _Facts, to: str) -> tuple[Point, ...]:
    """Everything beforehand, a line a point. What belongs together stands side by side."""
    lines = [
        *("who_we_are", "why", "choice"),
        *(["no_record", "count"] if to == "consent" else ["who_helps", "no_record"]),
        "exception",
        *facts.law(),
        *facts.held(),
        "no_promise",
        "ask",
    ]
    return tuple(Point((line,)) for line in _named(to, lines))


def _named(to: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{to}.{name}" for name in names)


def write_script_without_promises(country: Country) -> Script:
    """What is said once nobody's word stands behind any fact."""
    return write_script(country, datetime.date.max)


def find_last_day(country: Country, day: datetime.date) -> datetime.date | None:
    """The last day on which the script of `day` is still true; None when it promises nothing that could lapse."""
    if write_script(country, day) == write_script_without_promises(country):
        return None
    spoken = [country.facts.get(name, _UNKNOWN) for name in SPOKEN]
    return min(fact.expires_on for fact in spoken if fact.expires_on and fact.is_verified_on(day))


SPOKEN: Final = (
    "controller",
    "data_protection_officer",
    "retention",
    "who_can_see",
    "mandatory_reporting",
    "mandatory_detention",
    "officer_service",
    "health_reporting",
)


class _Facts:
    """The facts a line can rest on, read as cautiously as their state demands."""

    def __init__(self, country: Country, day: datetime.date) -> None:
        self._facts = {name: country.facts.get(name, _UNKNOWN) for name in SPOKEN}
        self._day = day

    @property
    def is_read_by_nobody_else(self) -> bool:
        return self._is_surely_none("who_can_see")

    def who_sees(self) -> list[str]:
        if self.is_read_by_nobody_else:
            return ["who_sees"]
        warnings = [f"who_sees_{code}" for code in self._codes("who_can_see")]
        return warnings if self._is_verified("who_can_see") and warnings else [*warnings, "who_sees_unknown"]

    def law(self) -> list[str]:
        if self._is_surely_none("mandatory_reporting"):
            return ["law_none", "law_choice"]
        warnings = [f"law_{code}" for code in self._codes("mandatory_reporting")]
        is_whole = self._is_verified("mandatory_reporting") and bool(warnings)
        return [*warnings, "law_choice" if is_whole else "law_unknown"]

    def first_law(self) -> list[str]:
        """The same in a breath: what must be reported, all of it, and that there may be more."""
        if self._is_surely_none("mandatory_reporting"):
            return ["first_law_none"]
        warnings = [f"first_law_{code}" for code in self._codes("mandatory_reporting")]
        is_whole = self._is_verified("mandatory_reporting") and bool(warnings)
        return warnings if is_whole else [*warnings, "first_law_unknown"]

    def service(self) -> str:
        """For whom the phone speaks: named once somebody has confirmed it and it is one service alone."""
        codes = self._codes("officer_service")
        return (
            f"talk.for_{codes[0]}" if len(codes) == 1 and self._is_verified("officer_service") else "talk.for_officer"
        )

    def health(self) -> list[str]:
        if self._codes("health_reporting"):
            return ["health_some"]
        return [] if self._is_surely_none("health_reporting") else ["health_unknown"]

    def held(self) -> list[str]:
        """That nobody need be held is never said: a law is not the only door that can close."""
        if self._codes("mandatory_detention"):
            return ["held_possible"]
        return [] if self._is_surely_none("mandatory_detention") else ["held_unknown"]

    def kept(self) -> str:
        fact = self._facts["retention"]
        if fact.days is None or not self._is_verified("retention"):
            return "kept_unknown"
        return next((name for longest, name in KEPT.items() if fact.days <= longest), "kept_longer")

    def asking_later(self) -> str:
        is_known = self._is_verified("controller") and self._is_verified("data_protection_officer")
        return "asking_later" if is_known else "asking_later_unknown"

    def _is_verified(self, name: str) -> bool:
        return self._facts[name].is_verified_on(self._day)

    def _is_surely_none(self, name: str) -> bool:
        return self._facts[name].codes == [NONE] and self._is_verified(name)

    def _codes(self, name: str) -> list[str]:
        return sorted({code for code in self._facts[name].codes if code != NONE})
