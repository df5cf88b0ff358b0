"""A new programme and a new call, and what is written of a programme in lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.agencies import Agency, Gender
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.programmes.codes import LineKind
from titian.programmes.errors import CountryUnknown, CountsDiffer, CountTwice, CountUnreadable
from titian.programmes.forms import find_unknown, one_a_line, read_codes
from titian.programmes.models import Call, Count, Line, Programme
from titian.workplan.changes import refuse_zawgyi

PLAIN: Final = ("kind", "title", "place", "begins_on", "ends_on", "about", "source", "visibility")
LISTS: Final = ("modules", "facilitators", "countries", "agencies")
Given = Mapping[str, Any]  # Any: cleaned by the form


def add_programme(*, actor: User, now: datetime, **given: Any) -> Programme:  # Any: cleaned by the form
    """A programme that the actor's own organisation keeps. Raises `NotAllowed`, `ZawgyiWords`, `CountryUnknown`."""
    organiser = actor.organisation
    if organiser is None or not reaches(actor, Permission.KEEP_PROGRAMMES, organisation=organiser.pk):
        raise NotAllowed
    check_words(given)
    with transaction.atomic():
        programme = Programme.objects.create(organiser=organiser, **{name: given[name] for name in PLAIN})
        write_lines(programme, given)
        audit.record("user", str(actor.pk), "programme.add", f"programme:{programme.pk}")
    return programme


def check_words(given: Given) -> None:
    refuse_zawgyi(*(text for text in given.values() if isinstance(text, str)))
    if unknown := find_unknown(read_codes(given["countries"])):
        raise CountryUnknown(unknown[:20], "countries")


def write_lines(programme: Programme, given: Given) -> None:
    """In place of what stood there."""
    kinds = {
        LineKind.MODULE: one_a_line(given["modules"]),
        LineKind.FACILITATOR: one_a_line(given["facilitators"]),
        LineKind.COUNTRY: read_codes(given["countries"]),
        LineKind.AGENCY: list(given["agencies"]),
    }
    programme.lines.all().delete()
    Line.objects.bulk_create(
        Line(programme=programme, kind=kind, position=place, text=text)
        for kind, texts in kinds.items()
        for place, text in enumerate(texts, 1)
    )


def list_lines(programme: Programme) -> dict[str, list[str]]:
    """What stands there, by kind; lines may be prefetched."""
    found: dict[str, list[str]] = {kind: [] for kind in LineKind.values}
    for row in sorted(programme.lines.all(), key=lambda row: row.position):
        found[row.kind].append(row.text)
    return found


def read_counts(text: str, total: int | None) -> tuple[int | None, list[Count]]:
    """What the lines say and their total. Raises `CountUnreadable`, `CountryUnknown`, `CountTwice`, `CountsDiffer`."""
    agencies, genders = _names(Agency.choices), _names(Gender.choices)
    found: dict[tuple[str, str, str], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.replace("\t", ";").replace(",", ";").split(";")]
        if len(cells) != 4 or not cells[3].isascii() or not cells[3].isdecimal() or len(cells[3]) > 5:
            raise CountUnreadable(number, line.strip()[:80])
        country, agency, gender = cells[0].upper(), agencies.get(cells[1].lower()), genders.get(cells[2].lower())
        if find_unknown([country]):
            raise CountryUnknown(cells[0][:20])
        if agency is None or gender is None:
            raise CountUnreadable(number, line.strip()[:80])
        if (country, agency, gender) in found:
            raise CountTwice(number, line.strip()[:80])
        found[country, agency, gender] = int(cells[3])
    if found and total is None:
        total = sum(found.values())
    if found and sum(found.values()) != total:
        raise CountsDiffer(sum(found.values()), total or 0)
    rows = [Count(country=key[0], agency=key[1], gender=key[2], number=number) for key, number in found.items()]
    return total, rows


def write_counts(rows: Iterable[Count]) -> str:
    """As they are typed, in the reader's language."""
    return "\n".join(
        f"{row.country}; {row.get_agency_display()}; {row.get_gender_display()}; {row.number}" for row in rows
    )


def _names(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:  # Any: words that are translated when they are drawn
    """Each code by itself and by what it is called in the reader's language."""
    return {name: code for code, label in choices for name in (code, str(label).lower())}


def add_call(*, actor: User, now: datetime, **given: Any) -> Call:  # Any: cleaned by the form
    """Nobody is asked before it is opened. Raises `NotAllowed`, `ZawgyiWords`."""
    if not reaches(actor, Permission.KEEP_SECONDMENTS):
        raise NotAllowed
    refuse_zawgyi(given["title"], given["text"], given["place"])
    with transaction.atomic():
        call = Call.objects.create(**given)
        audit.record("user", str(actor.pk), "secondment_call.add", f"secondment_call:{call.pk}")
    return call
