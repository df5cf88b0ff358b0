from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.directory.country.model import Service as FolderService
from titian.directory.country.model import load_country
from titian.directory.entry import Entry
from titian.directory.errors import CountryUnknown
from titian.directory.folder.rows import describe, list_differences, make_entry
from titian.directory.models import Listing, Service, Source
from titian.directory.proposing import find_open
from titian.directory.records import read_entry, write_entry, write_listing
from titian.directory.states import State
from titian.people.models import Country
from titian.people.policies import may_hold

if TYPE_CHECKING:
    from titian.directory.country.model import Country as CountryFolder


@dataclass(frozen=True)
class Difference:
    """A service that folder and hub say otherwise; the hub's stands."""

    slug: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FolderTaken:
    country: str
    services: int
    new: int
    changed: int
    differences: tuple[Difference, ...]


def take_folder(folder: Path, *, zone: str, now: datetime, overwrite: bool = False) -> FolderTaken:
    """A country folder's services into the working directory. For the command line: whoever has a shell has the folder.

    What the hub does not have comes in live, as phones have it. Where both say something, the hub's stands and the
    difference is told; with `overwrite` the folder's is taken, but for entries something is proposed for.
    Raises UnreadableCountry, CountryUnknown.
    """
    content = load_country(folder)
    country = Country.objects.filter(pk=content.country).first()
    if country is None or not may_hold(content.country):
        raise CountryUnknown
    new = changed = 0
    differences = []
    with transaction.atomic():
        _take_sources(content, country)
        known = {row.slug: row for row in Service.objects.filter(country=country).select_related("listing")}
        for service in content.services:
            found = known.get(service.id)
            if found is None:
                _add(service, country, zone, now)
                new += 1
                continue
            entry = read_entry(found)
            fields = list_differences(describe(entry), service.model_dump(mode="json"))
            if not fields:
                continue
            if overwrite and find_open(found) is None:
                _write(found, make_entry(service, zone, entry), now)
                changed += 1
            else:
                differences.append(Difference(service.id, tuple(fields)))
        detail = {"new": new, "changed": changed}
        audit.record("command", "directory import", "directory.import", f"country:{country.pk}", detail)
    return FolderTaken(country.pk, len(content.services), new, changed, tuple(differences))


def _take_sources(content: CountryFolder, country: Country) -> None:
    for code, source in content.sources.items():
        Source.objects.update_or_create(
            country=country,
            code=code,
            defaults={
                "title": source.title,
                "url": source.url or "",
                "seen_on": source.seen_on,
                "is_exact": source.exact,
            },
        )


def _add(service: FolderService, country: Country, zone: str, now: datetime) -> None:
    """The folder names services and no organisations: each comes with a listing of its own name."""
    entry = make_entry(service, zone, None)
    listing, _ = Listing.objects.get_or_create(country=country, name=service.name)
    row = Service(listing=listing, country=country, slug=service.id, state=State.LIVE, changed_at=now)
    write_entry(row, entry, now)
    write_listing(listing, entry.listing)


def _write(row: Service, entry: Entry, now: datetime) -> None:
    row.number += 1
    write_entry(row, entry, now)
    write_listing(row.listing, entry.listing)
