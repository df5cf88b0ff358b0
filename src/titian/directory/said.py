"""An entry as the desk says it, part by part: for its page, and for what a proposal would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.directory.codes import (
    ACCESS,
    AUTHORITIES,
    CONTACT_KINDS,
    COSTS,
    HOLIDAYS,
    IMMIGRATION,
    KINDS,
    KNOWN,
    NATIONALITY,
    READERS,
    SHELTERS,
    SPOKEN,
    TRANSPORT,
    WEEKDAYS,
)
from titian.directory.entry import ContactEntry, Entry, HoursEntry, LocationEntry, Marks
from titian.directory.language_names import LANGUAGES
from titian.people.country_names import find_country_name
from titian.people.needs import NEEDS

Label = str | Promise


@dataclass(frozen=True)
class Said:
    """One line of a part. An empty `text`: nobody has said it."""

    label: Label
    text: str


@dataclass(frozen=True)
class SaidPart:
    """`name` is the part's for code, its title for a reader."""

    name: str
    title: Label
    lines: tuple[Said, ...]


@dataclass(frozen=True)
class Difference:
    """One line that would say something else."""

    part: Label
    label: Label
    before: str
    after: str


def list_parts(entry: Entry) -> list[SaidPart]:
    """Everything the entry says; places its reader may not know were hidden before."""
    return [
        SaidPart("what", gettext_lazy("What it is"), tuple(_what(entry))),
        SaidPart("for_whom", gettext_lazy("For whom"), tuple(_for_whom(entry))),
        SaidPart("before", gettext_lazy("What somebody must know before"), tuple(_before(entry))),
        SaidPart("when", gettext_lazy("When"), tuple(_when(entry))),
        SaidPart("contacts", gettext_lazy("How to reach it"), tuple(_contacts(entry))),
        SaidPart("where", gettext_lazy("Where"), tuple(_where(entry))),
        SaidPart("organisation", gettext_lazy("The organisation"), tuple(_organisation(entry))),
        SaidPart("people", gettext_lazy("Who answers for this entry"), tuple(_people(entry))),
    ]


def compare(before: Entry, after: Entry) -> list[Difference]:
    """The lines that differ, in the order of the page."""
    found = []
    for old, new in zip(list_parts(before), list_parts(after), strict=True):
        texts = [{str(line.label): line.text for line in part.lines} for part in (old, new)]
        for label in dict.fromkeys((*texts[0], *texts[1])):
            was, will = (text.get(label, "") for text in texts)
            if was != will:
                found.append(Difference(new.title, label, was, will))
    return found


def _what(entry: Entry) -> Iterator[Said]:
    yield Said(gettext_lazy("Name"), entry.name)
    yield Said(gettext_lazy("Other name"), entry.alternate_name)
    yield Said(gettext_lazy("Short name"), entry.slug)
    yield Said(gettext_lazy("Kind"), str(KINDS[entry.kind]))
    yield Said(gettext_lazy("Needs it answers"), _join(NEEDS[need] for need in entry.needs))
    yield Said(gettext_lazy("Description"), entry.description)
    yield Said(gettext_lazy("Web page"), entry.url)
    spoken = (f"{LANGUAGES.get(row.tag, row.tag)} ({SPOKEN[row.spoken]})" for row in entry.languages)
    yield Said(gettext_lazy("Languages"), _join(spoken))
    yield Said(gettext_lazy("How somebody comes to it"), entry.application_process)
    yield Said(gettext_lazy("Cost"), _with_note(COSTS[entry.cost], entry.cost_note, entry.cost))
    yield Said(gettext_lazy("Places"), "" if entry.capacity is None else str(entry.capacity))
    yield Said(gettext_lazy("Stands in the public list"), str(KNOWN["yes" if entry.is_public else "no"]))
    yield Said(gettext_lazy("Confirmed"), _mark(entry))


def _for_whom(entry: Entry) -> Iterator[Said]:
    ages = ""
    if entry.minimum_age is not None or entry.maximum_age is not None:
        low = entry.minimum_age if entry.minimum_age is not None else 0
        ages = (
            gettext("from %(low)d years") % {"low": low}
            if entry.maximum_age is None
            else gettext("from %(low)d to %(high)d years") % {"low": low, "high": entry.maximum_age}
        )
    yield Said(gettext_lazy("Age"), ages)
    yield Said(gettext_lazy("Women"), _known(entry.serves_women))
    yield Said(gettext_lazy("Men"), _known(entry.serves_men))
    yield Said(gettext_lazy("Trans people"), _known(entry.serves_trans_people))
    yield Said(gettext_lazy("Families"), _known(entry.serves_families))
    yield Said(gettext_lazy("Children alone"), _known(entry.serves_lone_children))
    names = _join(find_country_name(code) for code in entry.nationalities)
    yield Said(gettext_lazy("Nationality"), _with_note(NATIONALITY[entry.nationality], names, entry.nationality))
    yield Said(gettext_lazy("Who else is, or is not, taken"), entry.eligibility_note)
    yield Said(
        gettext_lazy("For people with a disability"),
        _join((*(ACCESS[code] for code in entry.access), *([entry.access_note] if entry.access_note else []))),
    )


def _before(entry: Entry) -> Iterator[Said]:
    yield Said(gettext_lazy("Shelter"), "" if entry.shelter == "unknown" else str(SHELTERS[entry.shelter]))
    yield Said(gettext_lazy("Help depends on a testimony"), _known(entry.depends_on_testimony))
    told = _with_note(IMMIGRATION[entry.shares_with_immigration], entry.immigration_note, entry.shares_with_immigration)
    yield Said(gettext_lazy("What immigration is told"), told)
    yield Said(
        gettext_lazy("The way there"), _with_note(TRANSPORT[entry.transport], entry.transport_note, entry.transport)
    )


def _when(entry: Entry) -> Iterator[Said]:
    if entry.always_open:
        yield Said(gettext_lazy("Hours"), gettext("always, day and night"))
    for number, name in WEEKDAYS.items():
        spans = [_span(row) for row in entry.hours if row.weekday == number]
        if spans:
            yield Said(name, _join(spans))
    yield Said(gettext_lazy("Holidays"), "" if entry.holidays == "unknown" else str(HOLIDAYS[entry.holidays]))
    yield Said(gettext_lazy("Time zone"), entry.time_zone)
    yield Said(gettext_lazy("About the hours"), entry.hours_note)


def _contacts(entry: Entry) -> Iterator[Said]:
    for number, row in enumerate(entry.contacts, 1):
        yield Said(f"{number} · {CONTACT_KINDS[row.kind]}", _say_contact(row))


def _say_contact(row: ContactEntry) -> str:
    parts = [row.value, row.label, "" if row.is_public else gettext("not in the public list"), _mark(row), row.source]
    return _join(part for part in parts if part)


def _where(entry: Entry) -> Iterator[Said]:
    for number, row in enumerate(entry.locations, 1):
        yield Said(gettext("Place %(number)s") % {"number": number}, _say_place(row))


def _say_place(row: LocationEntry) -> str:
    address = (row.name, row.address_1, row.address_2, row.city, row.state_province, row.postal_code)
    told = [part for part in (row.area, *address, row.transportation) if part]
    if row.latitude is not None and row.longitude is not None:
        told.append(f"{row.latitude}, {row.longitude}")
    if row.is_confidential:
        told.append(gettext("confidential, read by: %(readers)s") % {"readers": READERS[row.readers]})
    return _join(told)


def _organisation(entry: Entry) -> Iterator[Said]:
    listing = entry.listing
    yield Said(gettext_lazy("Organisation"), listing.name)
    yield Said(gettext_lazy("Its other name"), listing.alternate_name)
    yield Said(gettext_lazy("About it"), listing.description)
    yield Said(gettext_lazy("Its web page"), listing.url)
    yield Said(gettext_lazy("Independent of the state"), _known(listing.independent))
    yield Said(
        gettext_lazy("Police, immigration or an embassy"),
        str(AUTHORITIES[listing.authority]) if listing.authority else gettext("none of these"),
    )
    vetted = _known(listing.psea_vetted)
    if listing.psea_vetted_on:
        vetted = _join((vetted, listing.psea_vetted_on.isoformat()))
    yield Said(gettext_lazy("Checked for protection from sexual exploitation and abuse"), vetted)


def _people(entry: Entry) -> Iterator[Said]:
    for row in sorted(entry.focal_points, key=lambda one: one.is_backup):
        label = gettext_lazy("Backup") if row.is_backup else gettext_lazy("Focal point")
        yield Said(label, _join(part for part in (row.name, row.phone, row.email) if part))


def _span(row: HoursEntry) -> str:
    return f"{row.opens_at:%H:%M} – {row.closes_at:%H:%M}"  # noqa: RUF001  (a span of time is written so)


def _mark(row: Marks) -> str:
    if row.verified_on is None or row.expires_on is None:
        return gettext("not confirmed")
    return gettext("by %(who)s on %(day)s, until %(last)s") % {
        "who": row.verified_by,
        "day": row.verified_on.isoformat(),
        "last": row.expires_on.isoformat(),
    }


def _known(code: str) -> str:
    return "" if code == "unknown" else str(KNOWN[code])


def _with_note(label: Label, note: str, code: str) -> str:
    return _join(part for part in ("" if code == "unknown" else str(label), note) if part)


def _join(parts: Iterable[Label]) -> str:
    return " · ".join(str(part) for part in parts)
