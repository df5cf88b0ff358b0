"""What a coordinator does about each finding: one sentence a code. docs/coordinators/pathways.md shows them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CONFIRM: Final = "Call it from a station, ask, and fill in verified_by, verified_on and expires_on, all three."

REMEDIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fact.unknown": "Ask somebody who knows, and write value, source and state.",
        "emergency.unknown": "Dial it from a station, and write phone, source and state.",
        "service.unverified": _CONFIRM,
        "service.hours_unknown": "Ask when somebody answers, and write opening: zone, spans, holidays.",
        "need.no_service": "Find a service that answers this need, and list it in directory.yaml with its source.",
        "need.not_reached": "Have a service with a number that is no police, immigration or embassy confirmed by name.",
        "independent_option.unknown": "Name a service with independent: true, for all pathways or for this one.",
        "source.not_exact": "Find the page again, put its address in url, and take exact: false away.",
        "suspend_return.no_authority": "List the authority in directory.yaml, and name it as the service of this step.",
        "suspend_return.no_deadline": "Write within_minutes, as the authority says.",
        "suspend_return.no_notice": "Write paper: suspend_return_notice.",
        "step.no_phone": "Write the telephone number of the service, with its source.",
        "step.unverified": _CONFIRM,
        "step.expired": _CONFIRM,
        "step.no_fallback": "Write fallbacks: ids of services, in order. Never police, immigration or an embassy.",
        "fallback.other_need": "Name the need at the service once it confirms it, or take the fallback out.",
        "pathway.no_law": "Write says, citation and source under law, as a lawyer reads it.",
        "law.unknown": "Write says, citation and source under law, as a lawyer reads it.",
        "pathway.dead_end": "Name a service with a telephone number in a call, as a fallback or as independent.",
        "pathway.nobody_answers": "Add a fallback that answers at that hour.",
        "pathway.nobody_guided": "Write a pathway whose when holds there; needs: [] holds for everybody.",
        "missing.unknown": "Ask somebody who knows, and write it down with its source.",
        "missing.unverified": "Have a named person confirm it: verified_by, verified_on, expires_on.",
        "missing.expired": "Have a named person confirm it anew, with a later expires_on.",
        "missing.unsigned": "Have it signed, and write down who signed, when, and until when.",
        "missing.no_phone": "Write the telephone number of the service, with its source.",
        "missing.nobody_reached": "Name a service with a telephone number in a call, as a fallback or as independent.",
        "missing.no_deadline": "Write within_minutes, as the authority says.",
        "missing.no_notice": "Write paper: suspend_return_notice.",
        "missing.no_pathway": "Write a pathway whose when holds there; needs: [] holds for everybody.",
    }
)

MEND: Final = "Mend the file: nothing is built from it as it is."
"""For problems: their own sentence says what is wrong."""


def remedy_of(code: str) -> str:
    """What is done about a finding of this code."""
    return REMEDIES.get(code, MEND)
