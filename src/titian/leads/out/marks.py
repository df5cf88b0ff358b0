"""What the giver allows: who may have it (TLP 2.0), what they may do with it (PAP), and what for (purpose).

TLP: FIRST, Traffic Light Protocol 2.0 (2022). PAP: the MISP taxonomy PAP, version 1; its WHITE is called *clear* here.
Three fields that do not follow from each other; together the strictest of each holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from titian.leads.out.errors import PurposesApart


class Tlp(StrEnum):
    """Who may have it, from everybody to the persons who are named."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"


class Pap(StrEnum):
    """What may be done with it, from everything to what nobody outside can notice."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Purpose(StrEnum):
    """What for. Control of migration is none of them, and cannot be made one."""

    WARNING = "warning"
    DISRUPTION = "disruption"
    INVESTIGATION = "investigation"
    RESEARCH = "research"


class Use(StrEnum):
    """What a reader wants to do."""

    LOOK = "look"
    MATCH = "match"
    ACT = "act"
    PUBLISH = "publish"


TLP_ORDER: Final = tuple(Tlp)
PAP_ORDER: Final = tuple(Pap)
USES: Final = {
    Pap.CLEAR: frozenset(Use),
    Pap.GREEN: frozenset({Use.LOOK, Use.MATCH, Use.ACT}),
    Pap.AMBER: frozenset({Use.LOOK, Use.MATCH}),
    Pap.RED: frozenset({Use.LOOK}),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What a giver allows. Unless they said otherwise: their own organisation and the desk, to look and compare."""

    tlp: Tlp = Tlp.AMBER_STRICT
    pap: Pap = Pap.AMBER
    purposes: frozenset[Purpose] = frozenset({Purpose.INVESTIGATION})


def combine(marks: Iterable[Marks]) -> Marks:
    """The strictest of each. Raises PurposesApart where no purpose is common to all, or there is nothing."""
    given = list(marks)
    purposes = frozenset.intersection(*(each.purposes for each in given)) if given else frozenset[Purpose]()
    if not purposes:
        raise PurposesApart
    tlp = max((each.tlp for each in given), key=TLP_ORDER.index)
    return Marks(tlp, max((each.pap for each in given), key=PAP_ORDER.index), purposes)
