"""What a country does not know yet (gaps), and where its folder contradicts itself (problems).

A gap is data: it is shipped, shown to the officer and shown to the coordinator. A problem stops the build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from titian.directory.country.model import Country, Fact, Need, Pathway, Service


@dataclass(frozen=True)
class Finding:
    """One gap or problem: a stable code, where it is, and a sentence for the coordinator."""

    code: str
    where: str
    message: str


@dataclass(frozen=True)
class Findings:
    gaps: list[Finding]
    problems: list[Finding]


def check_country(country: Country) -> Findings:
    """Every gap and every problem of the country, in the order of its files."""
    gaps = [
        *_fact_gaps(country),
        *_emergency_gaps(country),
        *_service_gaps(country),
        *_need_gaps(country),
        *_independent_gaps(country),
        *_source_gaps(country),
        *[gap for pathway in country.pathways for gap in list_pathway_gaps(pathway, country)],
    ]
    problems = [
        *_fact_problems(country),
        *_service_problems(country),
        *_pathway_problems(country),
    ]
    return Findings(gaps, problems)


def list_pathway_gaps(pathway: Pathway, country: Country) -> list[Finding]:
    """What the officer at the station must know is missing on this pathway."""
    gaps = []
    services = {service.id: service for service in country.services}
    for number, step in enumerate(pathway.steps, 1):
        where = f"pathways.{pathway.id}.{number}"
        service = services.get(step.service) if step.service else None
        if step.kind == "suspend_return" and service is None:
            message = "We do not know which authority can suspend a return here. Take no return step."
            gaps.append(Finding("suspend_return.no_authority", where, message))
        if step.kind in {"call", "suspend_return"} and service is not None and service.phone is None:
            gaps.append(Finding("step.no_phone", where, f"There is no telephone number for {service.name}."))
        if service is not None and service.verified_on is None:
            gaps.append(Finding("step.unverified", where, f"{service.name} has not been verified."))
    if country.independent_option.service is None:
        message = "No independent, non-state service is known for this place."
        gaps.append(Finding("independent_option.unknown", f"pathways.{pathway.id}", message))
    return gaps


def _fact_gaps(country: Country) -> list[Finding]:
    return [
        Finding("fact.unknown", f"facts.{name}", fact.question or f"{name} is not known.")
        for name, fact in country.facts.items()
        if fact.state == "gap"
    ]


def _emergency_gaps(country: Country) -> list[Finding]:
    return [
        Finding("emergency.unknown", f"emergency.{entry.kind}", f"No sourced emergency number for {entry.kind}.")
        for entry in country.emergency
        if entry.phone is None
    ]


def _service_gaps(country: Country) -> list[Finding]:
    return [
        Finding("service.unverified", f"services.{service.id}", f"{service.name} has not been verified.")
        for service in country.services
        if service.verified_on is None
    ]


def _need_gaps(country: Country) -> list[Finding]:
    served = {need for service in country.services for need in service.needs}
    return [
        Finding("need.no_service", f"needs.{need}", f"No service in the directory answers the need {need}.")
        for need in get_args(Need)
        if need not in served
    ]


def _independent_gaps(country: Country) -> list[Finding]:
    option = country.independent_option
    if option.service is not None:
        return []
    message = option.question or "Which independent, non-state service can everyone be offered?"
    return [Finding("independent_option.unknown", "independent_option", message)]


def _source_gaps(country: Country) -> list[Finding]:
    return [
        Finding("source.not_exact", f"sources.{key}", f"The page of {source.title} has to be found again.")
        for key, source in country.sources.items()
        if not source.exact
    ]


def _fact_problems(country: Country) -> list[Finding]:
    problems = []
    rows = [(f"facts.{name}", fact) for name, fact in country.facts.items()]
    rows += [
        (f"emergency.{row.kind}", Fact(value=row.phone, source=row.source, state=row.state))
        for row in country.emergency
    ]
    for where, fact in rows:
        if (fact.state == "gap") != (fact.value is None):
            message = f"{where}: a gap has no value, and everything else has one."
            problems.append(Finding("fact.state_contradicts", where, message))
        if fact.value is not None:
            problems += _source_problems(where, fact.source, country)
    for language in country.languages_likely:
        if language.state != "proposal":
            problems += _source_problems(f"languages_likely.{language.tag}", language.source, country)
    return problems


def _source_problems(where: str, source: str | None, country: Country) -> list[Finding]:
    if source is None:
        return [Finding("source.missing", where, f"{where} says something, but names no source.")]
    if source not in country.sources:
        return [Finding("source.unknown", where, f"{where} names the source {source}, which is not listed.")]
    return []


def _service_problems(country: Country) -> list[Finding]:
    problems = []
    seen: set[str] = set()
    for service in country.services:
        where = f"services.{service.id}"
        if service.id in seen:
            problems.append(Finding("service.twice", where, f"{where} is listed twice."))
        seen.add(service.id)
        problems += _source_problems(where, service.source, country)
        problems += _verification_problems(where, service)
    option = country.independent_option
    if option.service is not None:
        chosen = next((service for service in country.services if service.id == option.service), None)
        if chosen is None or not chosen.independent:
            message = f"The independent option {option.service} is not an independent service of the directory."
            problems.append(Finding("independent_option.not_independent", "independent_option", message))
    return problems


def _verification_problems(where: str, service: Service) -> list[Finding]:
    marks = (service.verified_on, service.verified_by, service.expires_on)
    if any(marks) and not all(marks):
        message = f"{where}: verified_on, verified_by and expires_on stand together or not at all."
        return [Finding("service.half_verified", where, message)]
    return []


def _pathway_problems(country: Country) -> list[Finding]:
    services = {service.id for service in country.services}
    problems = []
    for pathway in country.pathways:
        where = f"pathways.{pathway.id}"
        if not any(step.kind == "suspend_return" for step in pathway.steps):
            message = f"{where} has no step that suspends a return. Every pathway needs one, known authority or not."
            problems.append(Finding("pathway.no_suspend_return", where, message))
        for number, step in enumerate(pathway.steps, 1):
            if step.service is not None and step.service not in services:
                message = f"{where}, step {number}: the service {step.service} is not in the directory."
                problems.append(Finding("step.unknown_service", f"{where}.{number}", message))
            if step.kind == "call" and step.service is None:
                message = f"{where}, step {number}: a call needs a service to call."
                problems.append(Finding("step.nobody_to_call", f"{where}.{number}", message))
            if step.source is not None:
                problems += _source_problems(f"{where}.{number}", step.source, country)
    return problems
