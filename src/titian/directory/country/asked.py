"""What every country folder is asked, fact by fact: the group it is shown in, and from which mode on it must be known.

A folder may say more than this; it may not leave any of these out, only say that it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Mode = Literal["demo", "pilot", "live"]
Group = Literal["data", "law", "treaties", "procedure", "accountability", "more"]

NONE: Final = "none"  # the code of "nothing of the kind here"


@dataclass(frozen=True)
class Asked:
    """One thing asked. `codes` and `has_days` are what the consent script can say of it; nothing else is spoken."""

    group: Group
    needed_from: Literal["pilot", "live"]
    codes: tuple[str, ...] = ()
    has_days: bool = False


ASKED: Final[Mapping[str, Asked]] = MappingProxyType(
    {
        "controller": Asked("data", "pilot"),
        "data_protection_officer": Asked("data", "pilot"),
        "legal_basis": Asked("data", "pilot"),
        "retention": Asked("data", "pilot", has_days=True),
        "who_can_see": Asked("data", "pilot", codes=(NONE, "court", "police")),
        "mandatory_reporting": Asked(
            "law", "pilot", codes=(NONE, "child_harm", "crime", "danger_to_life", "illness", "trafficking")
        ),
        "health_reporting": Asked("law", "live", codes=(NONE, "some")),
        "mandatory_detention": Asked("law", "pilot", codes=(NONE, "entry", "age_in_doubt", "accused")),
        "consular_notification": Asked("law", "live"),
        "age_of_majority": Asked("law", "live"),
        "refugee_convention": Asked("treaties", "live"),
        "refugee_protocol": Asked("treaties", "live"),
        "stateless_persons_convention": Asked("treaties", "live"),
        "reduction_of_statelessness_convention": Asked("treaties", "live"),
        "trafficking_protocol": Asked("treaties", "live"),
        "smuggling_protocol": Asked("treaties", "live"),
        "child_convention": Asked("treaties", "live"),
        "officer_service": Asked("procedure", "pilot", codes=("immigration", "border", "police", "coast_guard")),
        "asylum_procedure": Asked("procedure", "live"),
        "reflection_period": Asked("procedure", "live"),
        "time_zone": Asked("procedure", "live"),
        "public_holidays": Asked("procedure", "live"),
        "complaint_body": Asked("accountability", "pilot"),
    }
)

MAY_SAY: Final[Mapping[str, Asked]] = MappingProxyType(
    {
        # Left out, every kind of station is asked for.
        "borders": Asked("procedure", "live", codes=("land", "sea")),
    }
)
"""What a folder may say besides, and something follows from it: then it is held to the same as what is asked."""

STATION_KINDS: Final = ("airport", "land", "sea", "mobile")
EMERGENCIES: Final = ("police", "medical", "sea_rescue", "child_protection")
FOR_A_LIFE: Final = ("police", "medical", "sea_rescue")
"""What the emergency card of a phone calls; a pilot cannot be without."""


def find_asked(name: str) -> Asked | None:
    """What is asked of a fact of this name; None where a folder says more than anybody asked."""
    return ASKED.get(name) or MAY_SAY.get(name)


def group_of(name: str) -> Group:
    """The group a fact is shown in; facts nobody asked for stand under `more`."""
    asked = find_asked(name)
    return asked.group if asked else "more"
