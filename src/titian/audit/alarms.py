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

from titian.rooms import list_parts

EACH_MINUTE: Final = timedelta(minutes=1)
EACH_HOUR: Final = timedelta(hours=1)
HUB: Final = "hub"

FindSubjects = Callable[[datetime], Iterable[str]]


@dataclass(frozen=True)
class Check:
    """A room's part. `find(now)`, asked each minute or each hour, names everything of this kind that is wrong then."""

    kind: str
    find: FindSubjects
    every: timedelta = EACH_MINUTE

    def __post_init__(self) -> None:
        if self.every not in {EACH_MINUTE, EACH_HOUR}:
            raise ValueError("A check runs each minute or each hour.")


def list_checks() -> list[Check]:
    """The checks of every room, by kind; a kind has one, the last."""
    checks = {check.kind: check for check in list_parts(Check)}
    return [checks[kind] for kind in sorted(checks)]
