"""One service of a country folder as an entry, and an entry as a service of a folder.

The folder says less than an entry: one telephone number, one line of hours, no address. What it does not say stays as
it was, on either side.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from titian.directory.country.hours import WEEKDAYS
from titian.directory.country.model import Service as FolderService
from titian.directory.entry import Entry, Marks

# In the words of the folder, whose language is English.
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ALWAYS: Final = "24 hours"
ALL_DAY: Final = ("00:00", "24:00")
LONGEST_NOTE: Final = 400
# What the folder has of a service. An import changes these, an export writes these, and nothing else.
FIELDS: Final = (
    "id", "name", "kind", "needs", "phone", "hours", "opening", "languages", "independent", "authority", "source",
    "verified_on", "verified_by", "expires_on", "note",
)  # fmt: skip
OPTIONAL: Final = frozenset({"opening", "authority"})


def make_entry(service: FolderService, zone: str, before: Entry | None) -> Entry:
    """The entry that says what the folder says, and of the rest what it said before, or that nobody knows."""
    known: dict[str, Any] = before.model_dump() if before is not None else {"listing": {"name": service.name}}
    marks = {
        "source": service.source,
        "verified_on": service.verified_on,
        "verified_by": service.verified_by or "",
        "expires_on": service.expires_on,
    }
    known["listing"] |= {"authority": service.authority or ""}
    independent = known["listing"].get("independent", "unknown")
    if service.independent != (independent == "yes"):
        known["listing"]["independent"] = "yes" if service.independent else "unknown"
    told = {row["tag"]: row for row in known.get("languages", ())}
    return Entry.model_validate(
        known
        | marks
        | {
            "slug": service.id,
            "name": service.name,
            "kind": service.kind,
            "needs": service.needs,
            "languages": [told.get(tag, {"tag": tag}) for tag in service.languages],
            "description": service.note or "",
            "contacts": _give_number(known.get("contacts", ()), service.phone, marks),
        }
        | (_read_hours(service, zone) if before is None or _says_other_hours(before, service) else {})
    )


def _give_number(
    contacts: tuple[dict[str, Any], ...], phone: str | None, marks: dict[str, Any]
) -> list[dict[str, Any]]:
    """The ways to reach it, the first public number as the folder has it."""
    rows = [dict(row) for row in contacts]
    first = next((row for row in rows if row["kind"] == "phone" and row["is_public"]), None)
    if phone is None:
        return [row for row in rows if row is not first]
    if first is None:
        first = {"kind": "phone", "is_public": True}
        rows.insert(0, first)
    first |= {"value": phone, **marks}
    return rows


def _read_hours(service: FolderService, zone: str) -> dict[str, Any]:
    opening = service.opening
    rows = [
        {"weekday": WEEKDAYS.index(day) + 1, "opens_at": span.opens, "closes_at": span.closes.replace("24:00", "00:00")}
        for span in (opening.spans if opening else ())
        for day in span.days
    ]
    is_always = len(rows) == len(WEEKDAYS) and all(row["opens_at"] == row["closes_at"] for row in rows)
    return {
        "hours_note": service.hours or "",
        "time_zone": opening.zone if opening else zone,
        "always_open": is_always,
        "hours": () if is_always else rows,
        "holidays": (opening.holidays if opening else None) or "unknown",
    }


def say_hours(entry: Entry) -> str | None:
    """The hours as a source says them, else as the rows do; None where nobody knows them."""
    if entry.hours_note:
        return entry.hours_note
    if entry.always_open:
        return ALWAYS
    said = []
    for number, day in enumerate(DAYS, 1):
        spans = [f"{row.opens_at:%H:%M}-{row.closes_at:%H:%M}" for row in entry.hours if row.weekday == number]
        said += [f"{day} {', '.join(spans)}"] if spans else []
    return "; ".join(said) or None


def say_opening(entry: Entry) -> dict[str, Any] | None:
    """The same for a clock: days of the same span together."""
    days: dict[tuple[str, str], list[str]] = {}
    for row in entry.hours:
        closes = f"{row.closes_at:%H:%M}"
        span = (f"{row.opens_at:%H:%M}", ALL_DAY[1] if closes == ALL_DAY[0] else closes)
        days.setdefault(span, []).append(WEEKDAYS[row.weekday - 1])
    if entry.always_open:
        days = {ALL_DAY: [*WEEKDAYS]}
    if not days:
        return None
    spans = [{"days": those, "opens": opens, "closes": closes} for (opens, closes), those in days.items()]
    holidays = {} if entry.holidays == "unknown" else {"holidays": entry.holidays}
    return {"zone": entry.time_zone, "spans": spans, **holidays}


def describe(entry: Entry) -> dict[str, Any]:
    """The entry as the folder says it, in the order of the folder. `source` is empty where none is named."""
    number = next((row for row in entry.contacts if row.kind == "phone" and row.is_public), None)
    marks: Marks = number or entry
    opening = say_opening(entry)
    return {
        "id": entry.slug,
        "name": entry.name,
        "kind": entry.kind,
        "needs": list(entry.needs),
        "phone": number.value if number else None,
        "hours": say_hours(entry),
        **({"opening": opening} if opening else {}),
        "languages": [row.tag for row in entry.languages],
        "independent": entry.listing.independent == "yes",
        **({"authority": entry.listing.authority} if entry.listing.authority else {}),
        "source": marks.source or entry.source,
        "verified_on": marks.verified_on,
        "verified_by": marks.verified_by or None,
        "expires_on": marks.expires_on,
        "note": entry.description[:LONGEST_NOTE] or None,
    }


def merge(row: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """A row of the folder with what the hub says; what is the same in other words or another order stays as written."""
    other = set(list_differences(row, said))
    kept = {name: value for name, value in row.items() if name not in OPTIONAL or name in said}
    merged = {name: said[name] if name in other and name in said else value for name, value in kept.items()}
    merged |= {name: value for name, value in said.items() if name not in kept}
    # In the order of the folder; what only the folder has comes last.
    return {name: merged[name] for name in (*FIELDS, *merged) if name in merged}


def list_differences(given: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Names of the fields that say something else; the order of codes says nothing."""
    return [name for name in FIELDS if _plain(given.get(name)) != _plain(other.get(name))]


def _says_other_hours(before: Entry, service: FolderService) -> bool:
    return bool({"hours", "opening"} & set(list_differences(describe(before), service.model_dump(mode="json"))))


def _plain(value: Any) -> Any:  # Any: a value of YAML
    if isinstance(value, dict):  # an opening
        spans = [(day, span["opens"], span["closes"]) for span in value["spans"] for day in span["days"]]
        return value["zone"], sorted(spans), value.get("holidays")
    if isinstance(value, list | tuple):
        return sorted(map(str, value))
    return value.isoformat() if isinstance(value, datetime.date) else value
