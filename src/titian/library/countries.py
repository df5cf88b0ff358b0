"""The country folder as it was published, and what it still lacks for the mode this hub is run in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from titian.directory.country import Country, Fault, Mode, list_missing, read_directory
from titian.directory.country.errors import DirectoryError
from titian.directory.country.readiness import RANKS
from titian.library.models import Release

EXPIRES_WITHIN: Final = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Published:
    """The newest release of a country and the folder it was built from."""

    release: Release
    country: Country


def find_published(country: str) -> Published | None:
    """What phones of this country are offered now; None before the first release, and for one that cannot be read."""
    release = Release.objects.current().filter(scope=country, role="country").first()
    part = release.parts.filter(kind="directory").first() if release else None
    if release is None or part is None:
        return None
    try:
        data = (settings.TITIAN.blobs / part.blob_id).read_bytes()
        return Published(release, read_directory(data))
    except (OSError, DirectoryError):
        return None


def list_missing_to_serve(country: str, mode: Mode, day: datetime.date, published: Published | None) -> list[Fault]:
    """Everything that stands against serving this country in this mode; empty when nothing does.

    `published` is what `find_published` says of the country.
    """
    if mode == "demo":
        return []
    missing = []
    releases = list(Release.objects.current())
    roles = {release.role for release in releases if release.role == "publisher" or release.scope == country}
    for role, name in (("publisher", "pack"), ("country", "country")):
        if role not in roles:
            missing.append(Fault("missing.release", f"releases.{name}", f"No release of a {name} is published."))
    for release in releases:
        if RANKS[release.maturity] < RANKS[mode]:
            message = f"The release {release.scope}, sequence {release.sequence}, is {release.maturity}."
            missing.append(Fault("missing.maturity", f"releases.{release.scope}", message))
    if "country" in roles:
        if published is None:
            missing.append(Fault("missing.directory", f"releases.{country}", "The country folder cannot be read."))
        else:
            missing += list_missing(published.country, mode, day)
    return missing


def has_only_lapsed(missing: list[Fault], mode: Mode, day: datetime.date, published: Published | None) -> bool:
    """Whether all that `list_missing_to_serve` says is time: on the day the folder was published, nothing stood."""
    if published is None:
        return False
    lapsed = list_missing(published.country, mode, day)
    return missing == lapsed and not list_missing(published.country, mode, published.release.published_at.date())


def find_expiring_contacts(now: datetime.datetime) -> Iterator[str]:
    """What a named person confirmed and will have to confirm again within thirty days, or should have already."""
    published = find_published(settings.TITIAN.country)
    if published is None:
        return
    for where, expires_on in list_confirmations(published.country):
        if expires_on <= now.date() + EXPIRES_WITHIN:
            yield where


def list_confirmations(country: Country) -> list[tuple[str, datetime.date]]:
    """Everything that stands on somebody's word, with the last day of that word; the earliest first."""
    rows = [
        *((f"services.{service.id}", service.expires_on) for service in country.services),
        *((f"facts.{name}", fact.expires_on) for name, fact in country.facts.items()),
        *((f"emergency.{row.kind}", row.expires_on) for row in country.emergency),
        *((f"languages_likely.{row.tag}", row.expires_on) for row in country.languages_likely),
        *((f"sign_offs.{name}", row.expires_on) for name, row in country.sign_offs.rows()),
        ("impact_assessment", country.impact_assessment.expires_on),
    ]
    return sorted(((where, last) for where, last in rows if last is not None), key=lambda row: (row[1], row[0]))


def find_unready_country(now: datetime.datetime) -> Iterator[str]:
    """The country, while the hub serves it in a mode it lacks something for."""
    country = settings.TITIAN.country
    if list_missing_to_serve(country, settings.TITIAN.mode, now.date(), find_published(country)):
        yield f"country:{country}"
