"""The demo's country, stations, organisations and accounts, each made once."""

from __future__ import annotations

import secrets
from typing import Final

from titian.desk.demo import Notes, Place
from titian.hub.demo.places import ROLES
from titian.people.actions.add_account import add_account
from titian.people.actions.add_organisation import add_organisation
from titian.people.actions.add_station import add_station
from titian.people.models import Country, Organisation, Station, User
from titian.people.policies import MANAGER_ROLES
from titian.people.roles import Role
from titian.sealing.words import word_list

PASSWORD_WORDS: Final = 4


def make_people(place: Place, notes: Notes) -> None:
    """Everyone of `place`; who is there already keeps account and password."""
    country, _ = Country.objects.get_or_create(code=place.country, defaults={"name": place.name})
    stations = [
        Station.objects.filter(name=name, country=country).first()
        or add_station(name=name, kind=kind, country=country, actor_id="demo")
        for name, kind in place.stations
    ]
    hub = _make_organisation(place.hub, country, Organisation.Kind.HUB if place.service else Organisation.Kind.REGIONAL)
    service = _make_organisation(place.service, country, Organisation.Kind.STATION_SERVICE) if place.service else hub
    for username, name in place.people.items():
        role = ROLES.get(username, username)
        at_station = role in {"officer", "supervisor"}
        _make_account(
            notes,
            username,
            role,
            name,
            organisation=service if at_station else hub,
            station=stations[0] if at_station else None,
        )
    for provider in place.providers:
        organisation = Organisation.objects.filter(name=provider.name, country=country).first() or add_organisation(
            name=provider.name,
            country=country,
            kind=Organisation.Kind.PROVIDER,
            services=provider.services,
            fictional=True,
            independent=True,
            legal_aid=provider.legal_aid,
            answer_within_minutes=provider.answer_within_minutes,
            actor_id="demo",
        )
        _make_account(notes, provider.username, "provider", provider.member, organisation=organisation, station=None)
    if place.body is not None:
        body = _make_organisation(place.body.name, country, Organisation.Kind.OVERSIGHT)
        _make_account(notes, place.body.username, "oversight", place.body.member, organisation=body, station=None)
    for member in place.members:
        desk = _make_organisation(member.body, country, Organisation.Kind.REGIONAL)
        _make_account(notes, member.username, "focal_point", member.person, organisation=desk, station=None)
    notes.save()


def _make_organisation(name: str, country: Country, kind: str) -> Organisation:
    found = Organisation.objects.filter(name=name, country=country).first()
    return found or add_organisation(name=name, country=country, kind=kind, fictional=True, actor_id="demo")


def _make_account(
    notes: Notes,
    username: str,
    role: str,
    name: tuple[str, str],
    *,
    organisation: Organisation,
    station: Station | None,
) -> None:
    accounts = notes.content.setdefault("accounts", {})
    noted = accounts.get(username)
    if noted is None:
        noted = accounts[username] = {"role": role, "password": make_password()}
        notes.save()
    user = User.objects.filter(username=username).first()
    if user is None:
        add_account(
            username=username,
            password=noted["password"],
            role=role,
            name=name,
            organisation=organisation,
            station=station,
            is_manager=Role(role) in MANAGER_ROLES,  # the one member, who reads the key's words to the coordinator
            actor_id="demo",
        )


def make_password() -> str:
    """Four words with hyphens: 44 bits, enough for an account that opens nothing but fiction."""
    return "-".join(secrets.choice(word_list()) for _ in range(PASSWORD_WORDS))
