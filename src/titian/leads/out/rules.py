"""Who may have what, and when not: one pure function, asked by search, export and API alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.leads.out.marks import TLP_ORDER, USES, Marks, Purpose, Tlp, Use


@dataclass(frozen=True, slots=True)
class Held:
    """What is asked for. `given_by`: organisations whose it is; `named`: organisations or persons it is released to.

    `flees`: the states (ISO 3166) that those it is about, or is aimed at, flee; None where nobody has said.
    `is_frozen`: people may be inside.
    """

    marks: Marks
    state: Literal["draft", "out", "recalled"]
    expires_at: datetime
    given_by: frozenset[str]
    named: frozenset[str]
    flees: frozenset[str] | None
    is_frozen: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks, for what, and when. `countries`: states (ISO 3166) whose organ the reader is, or that read with it.

    `circle`: the desk itself, a partner under an agreement, the community of the working group, or anybody.
    """

    organisation: str
    person: str
    circle: Literal["desk", "partner", "community", "public"]
    countries: frozenset[str]
    purpose: Purpose
    use: Use
    at: datetime


class Reason(StrEnum):
    """Why not, in the order it is looked at; or yes."""

    NOT_RELEASED = "not_released"
    RECALLED = "recalled"
    EXPIRED = "expired"
    FLED = "fled"
    FROZEN = "frozen"
    TLP = "tlp"
    PAP = "pap"
    PURPOSE = "purpose"
    YES = "yes"


SENTENCES: Final[dict[Reason, str | Promise]] = {
    Reason.NOT_RELEASED: gettext_lazy("Two people have not released this."),
    Reason.RECALLED: gettext_lazy("This was recalled. Delete every copy, and say so."),
    Reason.EXPIRED: gettext_lazy("This has expired. Ask whether it still holds."),
    Reason.FLED: gettext_lazy(
        "This goes to no state that the people it is about flee, and to none before that is known."
    ),
    Reason.FROZEN: gettext_lazy("People may be inside: this goes to an investigation only."),
    Reason.TLP: gettext_lazy("Whoever gave this did not agree that you have it (TLP)."),
    Reason.PAP: gettext_lazy("Whoever gave this did not agree that it is used in this way (PAP)."),
    Reason.PURPOSE: gettext_lazy("Whoever gave this did not agree to this purpose."),
    Reason.YES: gettext_lazy("This may go out."),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether, and why not."""

    may: bool
    reason: Reason


def may_leave(thing: Held, reader: Reader) -> Answer:
    """Whether this reader may have this thing now. What is unknown means no."""
    reason = _find_reason(thing, reader)
    return Answer(reason is Reason.YES, reason)


def _find_reason(thing: Held, reader: Reader) -> Reason:
    if thing.state == "recalled":
        return Reason.RECALLED
    if thing.state != "out" and reader.circle != "desk":
        return Reason.NOT_RELEASED
    if reader.at >= thing.expires_at:
        return Reason.EXPIRED
    if reader.countries and (thing.flees is None or reader.countries & thing.flees):
        return Reason.FLED
    if thing.is_frozen and reader.purpose is not Purpose.INVESTIGATION:
        return Reason.FROZEN
    if not _is_in_circle(thing, reader):
        return Reason.TLP
    if reader.use not in USES[thing.marks.pap]:
        return Reason.PAP
    if reader.purpose not in thing.marks.purposes:
        return Reason.PURPOSE
    return Reason.YES


def _is_in_circle(thing: Held, reader: Reader) -> bool:
    """TLP 2.0. What somebody flees, or may, is never wider than amber: whatever is public reaches every state."""
    tlp = thing.marks.tlp
    if thing.flees is None or thing.flees:
        tlp = max(tlp, Tlp.AMBER, key=TLP_ORDER.index)
    if tlp is Tlp.RED:
        return reader.person in thing.named
    if reader.circle == "desk" or reader.organisation in thing.given_by:
        return True
    if tlp is Tlp.AMBER_STRICT:
        return False
    if tlp is Tlp.AMBER:
        return reader.circle == "partner" and reader.organisation in thing.named
    return tlp is Tlp.CLEAR or reader.circle in {"partner", "community"}
