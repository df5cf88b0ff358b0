"""What a country does not know yet (gaps), and where its folder contradicts itself (problems).

A gap is data: it is shipped, shown to the officer and shown to the coordinator. A problem stops the build.
"""

from __future__ import annotations

import datetime
from typing import get_args

from titian.directory.country.asked import ASKED, NONE, Asked, find_asked
from titian.directory.country.borders import list_emergencies
from titian.directory.country.finding import Fault, Findings
from titian.directory.country.model import (
    Country,
    Emergency,
    Fact,
    ImpactAssessment,
    LegalNote,
    LikelyLanguage,
    Need,
    Service,
    SignOff,
)
from titian.directory.country.pathways import (
    ENFORCEMENT,
    list_pathway_gaps,
    list_pathway_problems,
    list_review_gaps,
    list_unguided,
)
from titian.directory.country.reached import list_reached_needs


def check_country(country: Country, day: datetime.date | None = None) -> Findings:
    """Every gap and every problem of the country, in the order of its files; with a day also what has expired."""
    gaps = [
        *_fact_gaps(country),
        *_emergency_gaps(country),
        *_service_gaps(country),
        *_need_gaps(country),
        *_reach_gaps(country, day),
        *_independent_gaps(country),
        *_source_gaps(country),
        *[gap for pathway in country.pathways for gap in list_pathway_gaps(pathway, country, day)],
        *[gap for pathway in country.pathways for gap in list_review_gaps(pathway, country, day)],
        *list_unguided(country),
    ]
    problems = [
        *_fact_problems(country),
        *_emergency_problems(country),
        *_language_problems(country),
        *_signature_problems(country),
        *_service_problems(country),
        *list_pathway_problems(country),
        *_step_source_problems(country),
        *_law_problems(country),
    ]
    return Findings(gaps, problems)


def _fact_gaps(country: Country) -> list[Fault]:
    return [
        Fault("fact.unknown", f"facts.{name}", fact.question or f"{name} is not known.")
        for name, fact in country.facts.items()
        if fact.state == "gap"
    ]


def _emergency_gaps(country: Country) -> list[Fault]:
    return [
        Fault("emergency.unknown", f"emergency.{entry.kind}", entry.question or f"No number for {entry.kind}.")
        for entry in country.emergency
        if entry.phone is None
    ]


def _service_gaps(country: Country) -> list[Fault]:
    gaps = []
    for service in country.services:
        where = f"services.{service.id}"
        if service.verified_on is None:
            gaps.append(Fault("service.unverified", where, f"{service.name} has not been verified."))
        if service.phone is not None and service.opening is None:
            message = f"At which hours is {service.name} answered?"
            gaps.append(Fault("service.hours_unknown", f"{where}.opening", message))
    return gaps


def _need_gaps(country: Country) -> list[Fault]:
    served = {need for service in country.services for need in service.needs}
    return [
        Fault("need.no_service", f"needs.{need}", f"No service in the directory answers the need {need}.")
        for need in get_args(Need)
        if need not in served
    ]


def _reach_gaps(country: Country, day: datetime.date | None) -> list[Fault]:
    """Needs that are answered, but by nobody whose word holds: what is asked about them stays shut while live."""
    if day is None:
        return []
    reached = list_reached_needs(country.services, day)
    served = {need for service in country.services for need in service.needs}
    return [
        Fault(
            "need.not_reached",
            f"needs.{need}",
            f"Nobody verified answers the need {need} by telephone: live, no question is asked for its sake.",
        )
        for need in get_args(Need)
        if need in served and need not in reached
    ]


def _independent_gaps(country: Country) -> list[Fault]:
    option = country.independent_option
    if option.service is not None:
        return []
    message = option.question or "Which independent, non-state service can everyone be offered?"
    return [Fault("independent_option.unknown", "independent_option", message)]


def _source_gaps(country: Country) -> list[Fault]:
    return [
        Fault("source.not_exact", f"sources.{key}", f"The page of {source.title} has to be found again.")
        for key, source in country.sources.items()
        if not source.exact
    ]


def _fact_problems(country: Country) -> list[Fault]:
    problems = []
    for name in ASKED:
        if name not in country.facts:
            message = f"facts.{name} is not there. What nobody knows is listed as a gap, with its question."
            problems.append(Fault("fact.not_listed", f"facts.{name}", message))
    for name, fact in country.facts.items():
        where = f"facts.{name}"
        problems += _statement_problems(where, fact, fact.value, country)
        problems += _code_problems(where, fact, find_asked(name))
    return problems


def _code_problems(where: str, fact: Fact, asked: Asked | None) -> list[Fault]:
    """What the consent script reads of a fact must be there, and be something it has words for."""
    allowed = asked.codes if asked else ()
    if not set(fact.codes) <= set(allowed):
        strange = ", ".join(sorted(set(fact.codes) - set(allowed)))
        return [Fault("fact.unknown_code", where, f"{where}: {strange} is none of {', '.join(allowed) or 'no codes'}.")]
    if fact.state == "gap" and (fact.codes or fact.days is not None):
        return [Fault("fact.state_contradicts", where, f"{where}: a gap has no codes and no days.")]
    if fact.state != "gap" and allowed and not fact.codes:
        return [Fault("fact.no_codes", where, f"{where}: name what holds, of {', '.join(allowed)}.")]
    if NONE in fact.codes and len(fact.codes) > 1:
        return [Fault("fact.none_and_some", where, f"{where}: `{NONE}` stands alone or not at all.")]
    if fact.state != "gap" and asked is not None and asked.has_days and fact.days is None:
        return [Fault("fact.no_days", where, f"{where}: say in `days` how long at most.")]
    return []


def _emergency_problems(country: Country) -> list[Fault]:
    problems = []
    kinds = [row.kind for row in country.emergency]
    needed = list_emergencies(country)
    for kind in (*needed, *(extra for extra in dict.fromkeys(kinds) if extra not in needed)):
        where = f"emergency.{kind}"
        if kinds.count(kind) != 1:
            problems.append(Fault("emergency.not_once", where, f"{where} is listed once, known or a gap."))
    for row in country.emergency:
        problems += _statement_problems(f"emergency.{row.kind}", row, row.phone, country)
    return problems


def _statement_problems(
    where: str, row: Fact | Emergency | LegalNote, value: str | None, country: Country
) -> list[Fault]:
    problems = []
    if (row.state == "gap") != (value is None):
        message = f"{where}: a gap has no value, and everything else has one."
        problems.append(Fault("fact.state_contradicts", where, message))
    if row.state == "gap" and row.question is None:
        message = f"{where}: a gap asks a question, so that somebody can answer it."
        problems.append(Fault("fact.no_question", where, message))
    if value is not None:
        problems += _source_problems(where, row.source, country)
    return problems + _mark_problems(where, row)


def _mark_problems(where: str, row: Fact | Emergency | LegalNote | LikelyLanguage) -> list[Fault]:
    marks = (row.verified_by, row.verified_on, row.expires_on)
    if (row.state == "verified") == all(marks) and any(marks) == all(marks):
        return _order_problems(where, row.verified_on, row.expires_on)
    message = (
        f"{where}: verified_by, verified_on and expires_on stand with `state: verified`, all three, and nowhere else."
    )
    return [Fault("fact.half_verified", where, message)]


def _order_problems(where: str, first: datetime.date | None, last: datetime.date | None) -> list[Fault]:
    if first is None or last is None or first < last:
        return []
    return [Fault("dates.turned_round", where, f"{where}: it expires before it was confirmed.")]


def _language_problems(country: Country) -> list[Fault]:
    problems = []
    for language in country.languages_likely:
        where = f"languages_likely.{language.tag}"
        if language.state != "proposal":
            problems += _source_problems(where, language.source, country)
        problems += _mark_problems(where, language)
    return problems


def _signature_problems(country: Country) -> list[Fault]:
    signed: list[tuple[str, SignOff | ImpactAssessment]] = [
        *((f"sign_offs.{name}", row) for name, row in country.sign_offs.rows()),
        ("impact_assessment", country.impact_assessment),
    ]
    problems = []
    for where, row in signed:
        if any(row.marks) and not all(row.marks):
            message = f"{where}: all of its fields are given, or none is."
            problems.append(Fault("signature.half", where, message))
        problems += _order_problems(where, row.date, row.expires_on)
    return problems


def _source_problems(where: str, source: str | None, country: Country) -> list[Fault]:
    if source is None:
        return [Fault("source.missing", where, f"{where} says something, but names no source.")]
    if source not in country.sources:
        return [Fault("source.unknown", where, f"{where} names the source {source}, which is not listed.")]
    return []


def _service_problems(country: Country) -> list[Fault]:
    problems = []
    seen: set[str] = set()
    for service in country.services:
        where = f"services.{service.id}"
        if service.id in seen:
            problems.append(Fault("service.twice", where, f"{where} is listed twice."))
        seen.add(service.id)
        problems += _source_problems(where, service.source, country)
        problems += _verification_problems(where, service)
        problems += _authority_problems(where, service)
    option = country.independent_option
    if option.service is not None:
        chosen = next((service for service in country.services if service.id == option.service), None)
        if chosen is None or not chosen.independent:
            message = f"The independent option {option.service} is not an independent service of the directory."
            problems.append(Fault("independent_option.not_independent", "independent_option", message))
    return problems


def _authority_problems(where: str, service: Service) -> list[Fault]:
    problems = []
    if service.authority is not None and service.independent:
        message = f"{where}: what belongs to {service.authority} is not independent of the state."
        problems.append(Fault("service.not_independent", where, message))
    if service.authority in ENFORCEMENT and "labour_complaint" in service.needs:
        message = f"{where}: {service.authority} takes no labour complaint; name a service apart from it."
        problems.append(Fault("labour.not_apart", where, message))
    return problems


def _verification_problems(where: str, service: Service) -> list[Fault]:
    marks = (service.verified_on, service.verified_by, service.expires_on)
    if any(marks) and not all(marks):
        message = f"{where}: verified_on, verified_by and expires_on stand together or not at all."
        return [Fault("service.half_verified", where, message)]
    return _order_problems(where, service.verified_on, service.expires_on)


def _step_source_problems(country: Country) -> list[Fault]:
    return [
        problem
        for pathway in country.pathways
        for number, step in enumerate(pathway.steps, 1)
        if step.source is not None
        for problem in _source_problems(f"pathways.{pathway.id}.{number}", step.source, country)
    ]


def _law_problems(country: Country) -> list[Fault]:
    problems = []
    for pathway in country.pathways:
        where = f"pathways.{pathway.id}.law"
        for note in pathway.law:
            problems += _statement_problems(where, note, note.says, country)
            if note.says is not None and note.citation is None:
                problems.append(Fault("law.no_citation", where, f"{where}: say in `citation` which section says so."))
    return problems
