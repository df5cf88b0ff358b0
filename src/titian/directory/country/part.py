"""The directory part of a country's release: one JSON document that phones and the hub read."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any, Final

from pydantic import ValidationError

from titian.directory.country.check import check_country
from titian.directory.country.errors import FaultyCountry, UnreadableCountry
from titian.directory.country.model import Country, Pathway, Service
from titian.directory.country.pathways import list_pathway_gaps
from titian.directory.country.script import find_last_day, write_script, write_script_without_promises

_SAME = (
    "country",
    "name",
    "consent_form",
    "draft_hours",
    "facts",
    "emergency",
    "sign_offs",
    "impact_assessment",
    "sources",
)
MOST_BYTES: Final = 400_000
"""Of a country's directory and pathways on the phone."""
_DERIVED_OF_SERVICE = ("source_url", "seen_on")


def build_directory(country: Country, day: datetime.date) -> bytes:
    """Canonical JSON (sorted keys, no spaces, UTF-8), the same bytes for the same folder and day.

    Gaps are part of it, and so is the consent script: as it stands on `day`, the last day it holds, and what is said
    after that. Raises `FaultyCountry` when the folder contradicts itself or is too
    large for a phone.
    """
    findings = check_country(country, day)
    if findings.problems:
        message = " ".join(problem.message for problem in findings.problems)
        raise FaultyCountry(message)
    whole = country.model_dump(mode="json")
    content = {name: whole[name] for name in _SAME} | {
        "consent": _consent(country, day),
        "languages_likely": [language.tag for language in country.languages_likely],
        "languages": whole["languages_likely"],
        "services": [_service(service, country) for service in country.services],
        "pathways": [_pathway(pathway, country, day) for pathway in country.pathways],
        "independent_option": country.independent_option.service,
        "independent": whole["independent_option"],
        "gaps": [{"code": gap.code, "where": gap.where, "message": gap.message} for gap in findings.gaps],
    }
    part = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    if len(part) > MOST_BYTES:
        message = f"The folder makes {len(part):,} bytes of {MOST_BYTES:,}. Take services out or shorten notes."
        raise FaultyCountry(message)
    return part


def read_directory(data: bytes) -> Country:
    """The country folder a part was built from. Raises `UnreadableCountry`."""
    try:
        content: dict[str, Any] = json.loads(data)
        return Country.model_validate(
            {name: content[name] for name in _SAME if name in content}
            | {
                "languages_likely": content["languages"],
                "services": [_without(service, _DERIVED_OF_SERVICE) for service in content["services"]],
                "pathways": [_without(pathway, ("gaps",)) for pathway in content["pathways"]],
                "independent_option": content["independent"],
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise UnreadableCountry("The directory part of the release was not built by this version of Titian.") from error


def list_said(data: bytes) -> set[str]:
    """Every text the consent script of a part may say, now or after its promises have lapsed."""
    consent: dict[str, Any] = json.loads(data)["consent"]
    points = [point for name, points in consent.items() if "points" in name for point in points]
    recipient = [line for name, lines in consent.items() if "recipient" in name for line in lines]
    health = [line for name, lines in consent.items() if "health" in name for line in lines]
    return {*recipient, *health, *(line for point in points for line in (*point["said"], *point["more"]))}


def _consent(country: Country, day: datetime.date) -> dict[str, object]:
    now, later, last_day = (
        write_script(country, day),
        write_script_without_promises(country),
        find_last_day(country, day),
    )
    after = {f"{name}_after": value for name, value in dataclasses.asdict(later).items()}
    return {"last_day": last_day.isoformat() if last_day else None, **dataclasses.asdict(now), **after}


def _service(service: Service, country: Country) -> dict[str, object]:
    source = country.sources[service.source]
    return service.model_dump(mode="json") | {"source_url": source.url, "seen_on": source.seen_on.isoformat()}


def _pathway(pathway: Pathway, country: Country, day: datetime.date) -> dict[str, object]:
    gaps = list_pathway_gaps(pathway, country, day)
    content = pathway.model_dump(mode="json")
    return content | {"gaps": [{"code": gap.code, "where": gap.where, "message": gap.message} for gap in gaps]}


def _without(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
