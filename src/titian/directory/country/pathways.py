"""What is missing on a pathway, and where it leads nowhere, in a circle, or to somebody who must not be told.

Gaps are shipped and shown; those an officer must know stand on the pathway itself. Problems stop the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import product
from typing import Final, get_args

from titian.directory.country.borders import list_station_kinds
from titian.directory.country.finding import Fault
from titian.directory.country.hours import find_uncovered, in_words
from titian.directory.country.model import (
    NOTICE,
    Country,
    Level,
    Need,
    Pathway,
    PathwayStep,
    Service,
    StationKind,
)
from titian.directory.country.select import Here, select_pathways

FORBIDDEN: Final = ("police", "immigration", "embassy")
"""Never a fallback: somebody who fears them would meet them because nobody else picked up the telephone."""
ENFORCEMENT: Final = ("police", "immigration")
GUIDED: Final[tuple[Level, ...]] = ("NOW", "TODAY", "REFER")
"""Levels at which an officer must never be left without a pathway."""
CALLED: Final = ("call", "suspend_return")


def list_pathway_gaps(pathway: Pathway, country: Country, day: datetime.date | None = None) -> list[Fault]:
    """What the officer at the station must know is missing on this pathway; with a day also what has expired on it."""
    gaps = []
    services = _services(country)
    for number, step in enumerate(pathway.steps, 1):
        where = f"pathways.{pathway.id}.{number}"
        service = services.get(step.service or "")
        if step.kind == "suspend_return" and service is None:
            message = "We do not know which authority can suspend a return here. Take no return step."
            gaps.append(Fault("suspend_return.no_authority", where, message))
        if step.kind in CALLED and service is not None and service.phone is None:
            gaps.append(Fault("step.no_phone", where, f"There is no telephone number for {service.name}."))
        gaps += [
            finding
            for place, named in _named(where, step, services)
            for finding in _confirmation_gaps(place, named, day)
        ]
    if _independent(pathway, country) is None:
        message = "No independent, non-state service is known for this place."
        gaps.append(Fault("independent_option.unknown", f"pathways.{pathway.id}", message))
    return gaps


def list_review_gaps(pathway: Pathway, country: Country, day: datetime.date | None = None) -> list[Fault]:
    """What else a coordinator must close before this pathway can be relied on."""
    services = _services(country)
    where = f"pathways.{pathway.id}"
    gaps = [finding for number, step in enumerate(pathway.steps, 1) for finding in _step_gaps(number, step, pathway)]
    if not pathway.law:
        gaps.append(Fault("pathway.no_law", f"{where}.law", "Which law or rule is this pathway built on?"))
    gaps += [
        Fault("law.unknown", f"{where}.law", note.question or "Which law or rule is it?")
        for note in pathway.law
        if note.says is None
    ]
    gaps += _other_needs(pathway, services)
    reached = list_reached(pathway, country)
    if not reached:
        message = "Nobody with a telephone number can be reached on this pathway, not even as a fallback."
        gaps.append(Fault("pathway.dead_end", where, message))
    elif not any(service.opening is None for service in reached):
        openings = [service.opening for service in reached if service.opening is not None]
        silent = find_uncovered(openings, day or datetime.date(2026, 1, 5))
        if silent is not None:
            message = f"Nobody on this pathway answers at {in_words(silent)}, by the clocks of {openings[0].zone}."
            gaps.append(Fault("pathway.nobody_answers", f"{where}.hours", message))
    return gaps


def list_unguided(country: Country) -> list[Fault]:
    """Kinds of station at which some person would find no pathway: one line each, with the needs that lack one."""
    gaps = []
    for kind in list_station_kinds(country):
        lacking = [need or "no need" for need in (None, *get_args(Need)) if _is_unguided(country, kind, need)]
        if lacking:
            some = "anybody" if len(lacking) == 1 + len(get_args(Need)) else f"{', '.join(lacking)}"
            message = f"At stations of the kind {kind} no pathway is there for {some}."
            gaps.append(Fault("pathway.nobody_guided", f"pathways.{kind}", message))
    return gaps


def list_pathway_problems(country: Country) -> list[Fault]:
    """Where the pathways contradict the directory, themselves, or what no pathway may do."""
    problems = []
    services = _services(country)
    seen: set[str] = set()
    for pathway in country.pathways:
        where = f"pathways.{pathway.id}"
        if pathway.id in seen:
            problems.append(Fault("pathway.twice", where, f"{where} is listed twice."))
        seen.add(pathway.id)
        if not any(step.kind == "suspend_return" for step in pathway.steps):
            message = f"{where} has no step that suspends a return. Every pathway needs one, known authority or not."
            problems.append(Fault("pathway.no_suspend_return", where, message))
        for number, step in enumerate(pathway.steps, 1):
            problems += _step_problems(f"{where}.{number}", f"{where}, step {number}", step, services)
            problems += _labour_problems(f"{where}.{number}", step, pathway, services)
        problems += _independent_problems(pathway, services)
    return [*problems, *_circles(country)]


def _services(country: Country) -> dict[str, Service]:
    return {service.id: service for service in country.services}


def _independent(pathway: Pathway, country: Country) -> str | None:
    return pathway.independent or country.independent_option.service


def _named(where: str, step: PathwayStep, services: dict[str, Service]) -> Iterator[tuple[str, Service]]:
    if step.service in services:
        yield where, services[step.service]
    for name in step.fallbacks:
        if name in services:
            yield f"{where}.fallbacks", services[name]


def _confirmation_gaps(where: str, service: Service, day: datetime.date | None) -> Iterator[Fault]:
    if service.verified_on is None:
        yield Fault("step.unverified", where, f"{service.name} has not been verified.")
    elif day is not None and service.expires_on is not None and service.expires_on < day:
        message = f"{service.name} was verified until {service.expires_on}, and must be verified again."
        yield Fault("step.expired", where, message)


def _step_gaps(number: int, step: PathwayStep, pathway: Pathway) -> Iterator[Fault]:
    where = f"pathways.{pathway.id}.{number}"
    if step.kind == "suspend_return" and step.within_minutes is None:
        message = "Within how many minutes must the authority that can suspend a return have been told?"
        yield Fault("suspend_return.no_deadline", f"{where}.within_minutes", message)
    if step.kind == "suspend_return" and step.paper != NOTICE:
        message = "No notice to print is named for the authority that can suspend a return."
        yield Fault("suspend_return.no_notice", f"{where}.paper", message)
    if step.kind == "call" and not step.fallbacks and pathway.otherwise is None:
        message = "Whom does an officer call when nobody answers here?"
        yield Fault("step.no_fallback", f"{where}.fallbacks", message)


def _other_needs(pathway: Pathway, services: dict[str, Service]) -> Iterator[Fault]:
    for number, step in enumerate(pathway.steps, 1):
        for name in step.fallbacks:
            service = services.get(name)
            if service is not None and pathway.when.needs and not set(service.needs) & set(pathway.when.needs):
                message = f"{service.name} is a fallback, but the directory names none of this pathway's needs for it."
                yield Fault("fallback.other_need", f"pathways.{pathway.id}.{number}.fallbacks", message)


def list_reached(pathway: Pathway, country: Country) -> list[Service]:
    """Everybody with a number whom an officer who follows the pathway to its end can call for help."""
    services = _services(country)
    names = [_independent(pathway, country)]
    for each in (pathway, *_followed(pathway, country)):
        names += [
            name for step in each.steps if step.kind != "suspend_return" for name in (step.service, *step.fallbacks)
        ]
    found = [services[name] for name in dict.fromkeys(names) if name in services]
    return [service for service in found if service.phone is not None]


def _followed(pathway: Pathway, country: Country) -> list[Pathway]:
    """The pathways to go on with, in order; a circle is followed once."""
    by_id = {each.id: each for each in country.pathways}
    found: list[Pathway] = []
    after = by_id.get(pathway.otherwise or "")
    while after is not None and after is not pathway and after not in found:
        found.append(after)
        after = by_id.get(after.otherwise or "")
    return found


def _is_unguided(country: Country, kind: StationKind, need: Need | None) -> bool:
    needs = (need,) if need else ()
    return any(
        not select_pathways(country.pathways, Here(level=level, needs=needs, child=child, station_kind=kind))
        for level, child in product(GUIDED, (False, True))
    )


def _step_problems(where: str, said: str, step: PathwayStep, services: dict[str, Service]) -> Iterator[Fault]:
    if step.service is not None and step.service not in services:
        message = f"{said}: the service {step.service} is not in the directory."
        yield Fault("step.unknown_service", where, message)
    if step.kind == "call" and step.service is None:
        yield Fault("step.nobody_to_call", where, f"{said}: a call needs a service to call.")
    if step.kind == "paper" and step.paper is None:
        yield Fault("step.no_paper", where, f"{said}: name the paper that is printed.")
    for name in step.fallbacks:
        service = services.get(name)
        if service is None:
            yield Fault("step.unknown_service", where, f"{said}: the fallback {name} is not in the directory.")
        elif service.authority in FORBIDDEN:
            message = f"{said}: {service.name} ({service.authority}) can never be a fallback. Name another service."
            yield Fault("fallback.forbidden", where, message)
    chain = [step.service, *step.fallbacks]
    if len(set(chain)) < len(chain):
        message = f"{said}: the fallbacks lead back to somebody who has not answered already."
        yield Fault("fallback.circle", where, message)


def _labour_problems(where: str, step: PathwayStep, pathway: Pathway, services: dict[str, Service]) -> Iterator[Fault]:
    """A labour complaint goes to nobody who enforces immigration law; a return is suspended without a reason."""
    if "labour_complaint" not in pathway.when.needs or step.kind == "suspend_return":
        return
    for name in (step.service, *step.fallbacks):
        service = services.get(name or "")
        if service is not None and service.authority in ENFORCEMENT:
            message = f"{where}: a labour complaint must not go to {service.name} ({service.authority})."
            yield Fault("labour.not_apart", where, message)


def _independent_problems(pathway: Pathway, services: dict[str, Service]) -> Iterator[Fault]:
    if pathway.independent is None:
        return
    service = services.get(pathway.independent)
    if service is None or not service.independent:
        where = f"pathways.{pathway.id}.independent"
        message = f"{where}: {pathway.independent} is not an independent service of the directory."
        yield Fault("independent_option.not_independent", where, message)


def _circles(country: Country) -> Iterator[Fault]:
    """Pathways to go on with that are not there, and those that lead back to where they began; each circle once."""
    by_id = {pathway.id: pathway for pathway in country.pathways}
    told: set[str] = set()
    for pathway in country.pathways:
        where = f"pathways.{pathway.id}.otherwise"
        if pathway.otherwise is not None and pathway.otherwise not in by_id:
            yield Fault("pathway.unknown_otherwise", where, f"{where}: there is no pathway {pathway.otherwise}.")
        chain = [pathway.id, *(each.id for each in _followed(pathway, country))]
        if by_id[chain[-1]].otherwise == pathway.id and not told & set(chain):
            told |= set(chain)
            message = f"{where}: {' → '.join([*chain, pathway.id])} leads in a circle."
            yield Fault("pathway.circle", where, message)
