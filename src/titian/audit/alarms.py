"""Where rooms say what may be wrong with the hub. The worker asks every check, keeps what is found as alarms and tells
the administrator; see `titian.hub.operations`.

A check names subjects, never people: `enrolment:<id>`, `blob:<sha256>`, or `hub` where there is only one. What it
names stands as an alarm until it names it no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

EACH_MINUTE: Final = timedelta(minutes=1)
EACH_HOUR: Final = timedelta(hours=1)
HUB: Final = "hub"

FindSubjects = Callable[[datetime], Iterable[str]]


@dataclass(frozen=True)
class Check:
    """`find(now)` names everything of this kind that is wrong at this moment."""

    kind: str
    find: FindSubjects
    every: timedelta


_checks: dict[str, Check] = {}


def register_check(kind: str, check: FindSubjects, *, every: timedelta = EACH_MINUTE) -> None:
    """Call it in `AppConfig.ready`. A kind has one check; registering it again replaces the one before."""
    if every not in {EACH_MINUTE, EACH_HOUR}:
        raise ValueError("A check runs each minute or each hour.")
    _checks[kind] = Check(kind, check, every)


def list_checks() -> list[Check]:
    """Every registered check, by kind."""
    return [_checks[kind] for kind in sorted(_checks)]
