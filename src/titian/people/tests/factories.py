"""Alice, Bob and Carol belong to three organisations in two countries; the smallest object that serves."""

from __future__ import annotations

from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from titian.people.models import Country, Organisation, OrganisationService, Role, Station, User

PASSWORD = "a quiet bridge at noon"
# All of one length, so that no name is the beginning of another, and names stand in the order in which they were made.
_numbers = count(100_001)


@cache
def _hash_password() -> str:
    """Once for all test accounts: a sound hash is slow on purpose."""
    return make_password(PASSWORD)


def make_country(code: str = "TH") -> Country:
    names = {"TH": "Thailand", "ID": "Indonesia"}
    return Country.objects.get_or_create(code=code, defaults={"name": names.get(code, code)})[0]


def make_organisation(
    name: str | None = None,
    *,
    country: str = "TH",
    kind: str = Organisation.Kind.PROVIDER,
    services: tuple[str, ...] = (),
    legal_aid: bool = False,
    independent: bool = True,
) -> Organisation:
    organisation = Organisation.objects.create(
        name=name or f"Shelter {next(_numbers)} (fictional)",
        country=make_country(country),
        kind=kind,
        fictional=True,
        independent=independent,
        legal_aid=legal_aid,
    )
    OrganisationService.objects.bulk_create(
        OrganisationService(organisation=organisation, need=need) for need in services
    )
    return organisation


def make_station(name: str | None = None, *, country: str = "TH", kind: str = Station.Kind.LAND) -> Station:
    return Station.objects.create(
        name=name or f"Bridge {next(_numbers)} (fictional)", kind=kind, country=make_country(country)
    )


def make_user(
    role: str = Role.OFFICER,
    username: str | None = None,
    *,
    country: str = "TH",
    organisation: Organisation | None = None,
    station: Station | None = None,
) -> User:
    """An account with the least its role needs: officers and supervisors a station, all others an organisation."""
    if role in {Role.OFFICER, Role.SUPERVISOR}:
        station = station or make_station(country=country)
    elif organisation is None:
        kinds = {Role.PROVIDER: Organisation.Kind.PROVIDER, Role.OVERSIGHT: Organisation.Kind.OVERSIGHT}
        kind = kinds.get(Role(role), Organisation.Kind.HUB)
        organisation = make_organisation(f"{role} house {next(_numbers)}", country=country, kind=kind)
    user = User(username=username or f"{role}-{next(_numbers)}", role=role, organisation=organisation, station=station)
    user.password = _hash_password()
    user.save()
    return user


def make_alice() -> User:
    """A provider's member at a shelter in Thailand."""
    return make_user(Role.PROVIDER, "alice", organisation=make_organisation("Lantern House (fictional)"))


def make_bob() -> User:
    """A provider's member at a legal aid office in Thailand."""
    office = make_organisation("Open Door Legal Aid (fictional)", legal_aid=True)
    return make_user(Role.PROVIDER, "bob", organisation=office)


def make_carol() -> User:
    """A provider's member at a shelter in Indonesia."""
    shelter = make_organisation("Rumah Jembatan (fictional)", country="ID")
    return make_user(Role.PROVIDER, "carol", organisation=shelter, country="ID")
