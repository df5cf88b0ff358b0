"""What a country still lacks before it may be served as pilot or live. Nothing here can be switched off.

Pilot: what the law asks of any use with people is known, and whom to call where a life is in danger. Live: everything
asked is verified by a named person and has not expired, the four sign-offs and the signed impact assessment stand, and
whoever is called in a pathway is verified.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Final

from titian.directory.country.asked import ASKED, FOR_A_LIFE, MAY_SAY, Mode
from titian.directory.country.borders import list_emergencies, list_station_kinds
from titian.directory.country.finding import Fault
from titian.directory.country.model import (
    NOTICE,
    Country,
    Fact,
    ImpactAssessment,
    Pathway,
    PathwayStep,
    Service,
    SignOff,
    State,
)
from titian.directory.country.pathways import CALLED, list_reached, list_unguided

# What a sign-off is about, in words: nobody is asked to know what gbv stands for.
RESPECTS: Final[Mapping[str, str]] = {
    "protection": "protection",
    "legal": "the law",
    "child": "what concerns children",
    "gbv": "what concerns gender-based violence",
}
RANKS: Final[Mapping[str, int]] = {"demo": 0, "pilot": 1, "live": 2}


def list_missing(country: Country, mode: Mode, day: datetime.date) -> list[Fault]:
    """Everything that stands against this mode on this day, in the order of the folder; empty when nothing does."""
    if mode == "demo":
        return []
    missing = [*_missing_facts(country, mode, day), *_missing_emergencies(country, mode, day)]
    if mode == "live":
        missing += [
            *_missing_languages(country, day),
            *_missing_signatures(country, day),
            *_missing_contacts(country, day),
        ]
    return missing


def find_live_until(country: Country, day: datetime.date) -> datetime.date | None:
    """The last day on which what is live today stays live without anybody's new word; None when it is not live."""
    if list_missing(country, "live", day):
        return None
    return min(ends for ends in _ends(country) if ends >= day)


def _ends(country: Country) -> Iterator[datetime.date]:
    ends = [
        *(country.facts[name].expires_on for name in (*ASKED, *MAY_SAY) if name in country.facts),
        *(row.expires_on for row in country.emergency),
        *(row.expires_on for row in country.languages_likely),
        *(sign_off.expires_on for _, sign_off in country.sign_offs.rows()),
        country.impact_assessment.expires_on,
        *(service.expires_on for service in _relied_on(country).values()),
    ]
    yield from (end for end in ends if end is not None)


def _missing_facts(country: Country, mode: Mode, day: datetime.date) -> Iterator[Fault]:
    for name, asked in (*ASKED.items(), *((name, MAY_SAY[name]) for name in MAY_SAY if name in country.facts)):
        if RANKS[asked.needed_from] > RANKS[mode]:
            continue
        fact = country.facts.get(name)
        where = f"facts.{name}"
        if fact is None or fact.state == "gap":
            yield Fault("missing.unknown", where, _question(name, fact))
        elif mode == "live" and not fact.is_verified_on(day):
            yield _unconfirmed(where, fact.state, fact.expires_on, day)


def _question(name: str, fact: Fact | None) -> str:
    return (fact.question if fact else None) or f"The folder does not say anything about {name}."


def _missing_emergencies(country: Country, mode: Mode, day: datetime.date) -> Iterator[Fault]:
    """Pilot calls for a life in danger too: the number is known. Live all are verified, the one for children too."""
    rows = {row.kind: row for row in country.emergency}
    for kind in list_emergencies(country):
        if mode == "pilot" and kind not in FOR_A_LIFE:
            continue
        row = rows.get(kind)
        where = f"emergency.{kind}"
        if row is None or row.phone is None:
            question = (row.question if row else None) or f"Which number is dialled for {kind}?"
            yield Fault("missing.unknown", where, question)
        elif mode == "live" and not row.is_verified_on(day):
            yield _unconfirmed(where, row.state, row.expires_on, day)


def _missing_languages(country: Country, day: datetime.date) -> Iterator[Fault]:
    for kind in list_station_kinds(country):
        if not any(row.is_likely_at(kind) and row.is_verified_on(day) for row in country.languages_likely):
            message = f"No language is verified as likely at stations of the kind {kind}."
            yield Fault("missing.unverified", f"languages_likely.{kind}", message)


def _missing_signatures(country: Country, day: datetime.date) -> Iterator[Fault]:
    for name, sign_off in country.sign_offs.rows():
        if not sign_off.holds_on(day):
            message = f"Nobody answers for {RESPECTS[name]}: name, office, date and expires_on are needed."
            yield _unsigned(f"sign_offs.{name}", sign_off, message, day)
    assessment = country.impact_assessment
    if not assessment.holds_on(day):
        message = (
            "No signed data-protection impact assessment is named: sha256, signed_by, date and expires_on are needed."
        )
        yield _unsigned("impact_assessment", assessment, message, day)


def _unsigned(where: str, signed: SignOff | ImpactAssessment, message: str, day: datetime.date) -> Fault:
    if signed.expires_on is not None and signed.expires_on < day:
        return Fault("missing.expired", where, f"It expired on {signed.expires_on}.")
    return Fault("missing.unsigned", where, message)


def _missing_contacts(country: Country, day: datetime.date) -> Iterator[Fault]:
    if country.independent_option.service is None:
        question = (
            country.independent_option.question or "Which independent, non-state service can everyone be offered?"
        )
        yield Fault("missing.unknown", "independent_option", question)
    if not country.pathways:
        yield Fault("missing.unknown", "pathways", "The folder holds no pathway.")
    # Every pathway suspends a return; so where somebody finds no pathway, nobody would be told to.
    for gap in list_unguided(country) if country.pathways else ():
        yield Fault("missing.no_pathway", gap.where, gap.message)
    for pathway in country.pathways:
        if not list_reached(pathway, country):
            message = "Nobody with a telephone number can be reached on this pathway."
            yield Fault("missing.nobody_reached", f"pathways.{pathway.id}", message)
        for number, step in enumerate(pathway.steps, 1):
            yield from _missing_in_step(f"pathways.{pathway.id}.{number}", step, country)
    for service in _relied_on(country).values():
        if not service.is_verified_on(day):
            state: State = "verified" if service.verified_on else "unverified"
            yield _unconfirmed(f"services.{service.id}", state, service.expires_on, day)


def _missing_in_step(where: str, step: PathwayStep, country: Country) -> Iterator[Fault]:
    if step.kind == "suspend_return":
        if step.service is None:
            yield Fault("missing.unknown", where, "Which authority can suspend a return here?")
        if step.within_minutes is None:
            yield Fault("missing.no_deadline", f"{where}.within_minutes", "By when must the authority have been told?")
        if step.paper != NOTICE:
            yield Fault("missing.no_notice", f"{where}.paper", "No notice to print is named for the authority.")
    service = next((one for one in country.services if one.id == step.service), None)
    if step.kind in CALLED and service is not None and service.phone is None:
        yield Fault("missing.no_phone", where, f"There is no telephone number for {service.name}.")


def _names(pathway: Pathway) -> Iterator[str | None]:
    yield pathway.independent
    for step in pathway.steps:
        yield from (step.service, *step.fallbacks)


def _relied_on(country: Country) -> dict[str, Service]:
    """Services that a pathway sends somebody to, fallbacks among them, and the independent options."""
    named = {name for pathway in country.pathways for name in _names(pathway)} | {country.independent_option.service}
    return {service.id: service for service in country.services if service.id in named}


def _unconfirmed(where: str, state: State, expires_on: datetime.date | None, day: datetime.date) -> Fault:
    if state == "verified" and expires_on is not None and expires_on < day:
        return Fault("missing.expired", where, f"The confirmation expired on {expires_on}.")
    return Fault("missing.unverified", where, "It was read in a source, but no named person has confirmed it.")
