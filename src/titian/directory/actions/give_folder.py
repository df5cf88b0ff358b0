from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from pydantic import ValidationError

from titian import audit
from titian.directory.country.errors import UnreadableCountry
from titian.directory.country.model import Country as CountryFolder
from titian.directory.country.model import read_folder
from titian.directory.entry import list_faults
from titian.directory.folder.rows import describe, list_differences, merge
from titian.directory.folder.writing import find_head, write_directory
from titian.directory.models import Service, Source
from titian.directory.records import read_entry
from titian.directory.states import State

FILE: Final = "directory.yaml"


@dataclass(frozen=True)
class Given:
    """What was written. `left_out`: live entries that name no source. `sources`: to be added to country.yaml."""

    country: str
    services: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    taken_out: tuple[str, ...]
    left_out: tuple[str, ...]
    sources: tuple[str, ...]


def give_folder(folder: Path) -> Given:
    """Writes the live, public entries into the folder's directory.yaml, for the country's key to sign.

    A service the hub does not know stays; one archived or held back here is taken out. Nothing of a place, of a focal
    point or of tonight is written: the folder has no field for it. Raises UnreadableCountry, with nothing written.
    """
    before = read_folder(folder)
    country = str(before["country"])
    kept: dict[str, dict[str, Any]] = {str(row["id"]): row for row in _list(before["services"])}
    live = Service.objects.filter(country=country, state=State.LIVE).select_related("listing", "source")
    given, left_out = {}, []
    for service in live.public().order_by("slug"):
        said = describe(read_entry(service))
        if said["source"]:
            given[str(said["id"])] = said
        else:
            left_out.append(service.slug)
    gone = set(
        Service.objects.filter(country=country)
        .filter(Q(state=State.ARCHIVED) | Q(state=State.LIVE, is_public=False))
        .values_list("slug", flat=True)
    )
    rows = [merge(row, given.get(slug, {})) for slug, row in kept.items() if slug not in gone]
    rows += [row for slug, row in given.items() if slug not in kept]
    _check(before | {"services": rows}, folder)
    _write(folder / FILE, write_directory(find_head((folder / FILE).read_text(encoding="utf-8")), rows))
    told = Given(
        country=country,
        services=len(rows),
        new=tuple(slug for slug in given if slug not in kept),
        changed=tuple(slug for slug in given if slug in kept and list_differences(given[slug], kept[slug])),
        taken_out=tuple(slug for slug in kept if slug in gone),
        left_out=tuple(left_out),
        sources=_list_sources(country, given, before),
    )
    with transaction.atomic():
        audit.record(
            "command", "directory export", "directory.export", f"country:{country}", {"services": told.services}
        )
    return told


def _list(rows: object) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _list_sources(country: str, given: dict[str, dict[str, Any]], before: dict[str, object]) -> tuple[str, ...]:
    """Sources the folder does not list yet, as lines for its country.yaml."""
    known = before["sources"] if isinstance(before["sources"], dict) else {}
    wanted = {str(row["source"]) for row in given.values()} - set(known)
    return tuple(
        f"{row.code}: {{title: {row.title!r}, url: {row.url or 'null'}, seen_on: {row.seen_on}}}"
        for row in Source.objects.filter(country=country, code__in=wanted).order_by("code")
    )


def _check(content: dict[str, object], folder: Path) -> None:
    try:
        CountryFolder.model_validate(content)
    except ValidationError as error:
        faults = "; ".join(f"{where}: {said}" for where, said in list_faults(error))
        message = f"Nothing was written to {folder.name}: {faults}."
        raise UnreadableCountry(message) from error


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    beside = path.with_suffix(".yaml.new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
