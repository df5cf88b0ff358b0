"""An alert as CAP 1.2 has it, as far as ours go. Whatever came in a file is kept as it was, and judged by `rules`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from .areas import Ring


class Status(StrEnum):
    ACTUAL = "Actual"
    EXERCISE = "Exercise"


class Kind(StrEnum):
    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"


class Urgency(StrEnum):
    IMMEDIATE = "Immediate"
    EXPECTED = "Expected"
    FUTURE = "Future"


class Severity(StrEnum):
    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    UNKNOWN = "Unknown"


class Certainty(StrEnum):
    OBSERVED = "Observed"
    LIKELY = "Likely"
    POSSIBLE = "Possible"
    UNKNOWN = "Unknown"


PRIVATE: Final = "Private"
CATEGORY: Final = "Rescue"
RESPONSE: Final = "Prepare"


class Reference(NamedTuple):
    """An earlier message, as CAP names it."""

    sender: str
    identifier: str
    sent: datetime


@dataclass(frozen=True)
class Place:
    """A named area; without rings it is a sea."""

    name: str
    rings: tuple[Ring, ...] = ()
    has_circle: bool = False


@dataclass(frozen=True, kw_only=True)
class Info:
    """What is said in one language. `instructions` are the codes of the sentences that `instruction` holds."""

    language: str
    subject: str
    event: str
    urgency: str
    severity: str
    certainty: str
    effective: datetime | None
    expires: datetime | None
    headline: str
    description: str = ""
    instruction: str = ""
    instructions: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message. `addresses` are the members it is for; `incidents` are the events it is about, by their ids."""

    identifier: str
    sender: str
    sent: datetime
    status: str
    kind: str
    scope: str = PRIVATE
    addresses: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    incidents: tuple[str, ...] = ()
    infos: tuple[Info, ...] = ()

    @property
    def reference(self) -> Reference:
        """As later messages name this one."""
        return Reference(self.sender, self.identifier, self.sent)


class Fault(NamedTuple):
    """What is wrong, by its code; in which language it stands, and what was given."""

    code: str
    language: str = ""
    given: str = ""
