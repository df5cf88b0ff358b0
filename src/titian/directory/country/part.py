"""The directory part of a country's release: one JSON document that phones and the hub read."""

from __future__ import annotations

import json

from titian.directory.country.check import check_country, list_pathway_gaps
from titian.directory.country.model import Country, Pathway, Service
from titian.directory.errors import FaultyCountry


def build_directory(country: Country) -> bytes:
    """Canonical JSON (sorted keys, no spaces, UTF-8), the same bytes for the same folder.

    Gaps are part of it. Raises `FaultyCountry` when the folder contradicts itself.
    """
    problems = check_country(country).problems
    if problems:
        message = " ".join(problem.message for problem in problems)
        raise FaultyCountry(message)
    content = {
        "country": country.country,
        "name": country.name,
        "consent": country.consent.model_dump(),
        "facts": {name: fact.model_dump(mode="json") for name, fact in country.facts.items()},
        "emergency": [entry.model_dump(mode="json") for entry in country.emergency],
        "languages_likely": [language.tag for language in country.languages_likely],
        "services": [_service(service, country) for service in country.services],
        "pathways": [_pathway(pathway, country) for pathway in country.pathways],
        "independent_option": country.independent_option.service,
        "sources": {key: source.model_dump(mode="json") for key, source in country.sources.items()},
        "gaps": [{"code": gap.code, "where": gap.where, "message": gap.message} for gap in check_country(country).gaps],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _service(service: Service, country: Country) -> dict[str, object]:
    source = country.sources[service.source]
    content = service.model_dump(mode="json", exclude={"source"})
    return content | {"source_url": source.url, "seen_on": source.seen_on.isoformat()}


def _pathway(pathway: Pathway, country: Country) -> dict[str, object]:
    gaps = list_pathway_gaps(pathway, country)
    content = pathway.model_dump(mode="json")
    return content | {"gaps": [{"code": gap.code, "where": gap.where, "message": gap.message} for gap in gaps]}
