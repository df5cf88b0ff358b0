"""An opened package as one HTCDS record, and back without loss.

A record is a flat row: field → text; several codes stand with a space between. What the standard has a field for stands
there in its codes; besides, every member of the package stands word for word in a field that begins with `titian_`, so
that reading back never guesses. What others wrote into the record is kept as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from titian.exchange.errors import Fault, RecordRefused

from .table import Exploitation, Field, get_table

Record = Mapping[str, str]
Payload = Mapping[str, object]

OWN: Final = "titian_"
"""How the names of our fields begin."""
NOBODY: Final = "none"
"""Stands for an empty list where no list at all means that it was not said."""
TRUE: Final = "TRUE"
FALSE: Final = "FALSE"


@dataclass(frozen=True)
class Envelope:
    """What is known of a package besides what it says."""

    station: str = ""
    referral_id: str = ""
    release: str = ""


@dataclass(frozen=True)
class Imported:
    """A record read back. `others` are fields this table does not make, or that somebody has changed since."""

    payload: Payload
    envelope: Envelope
    others: Record = field(default_factory=dict)


def make_record(payload: Payload, envelope: Envelope, others: Record | None = None) -> dict[str, str]:
    """The record of a package. What stands in `others` wins over what is derived, never over the package's own words.

    Raises RecordRefused when the package does not have the documented shape.
    """
    table = get_table()
    faults: list[Fault] = []
    own: dict[str, str] = {}
    members = {row.member for row in table.fields if row.of == "payload"}
    for row in table.fields:
        value = payload.get(row.member) if row.of == "payload" else getattr(envelope, row.member)
        text = _write(row, value, faults)
        if text is not None:
            own[row.field] = text
    more = {name: value for name, value in payload.items() if name not in members}
    if more:
        own[table.more_field] = _dump(more)
    _refuse(faults)
    return {**(_derive(payload) if payload else {}), **(others or {}), **own}


def read_record(record: Record) -> Imported:
    """What a record says. Blank cells are as good as none. One that was never ours is kept whole, as `others`.

    Raises RecordRefused with every fault, each naming its field: an unknown code, a member of ours that does not read,
    a status without who decided it.
    """
    table = get_table()
    filled = {name: text for name, text in record.items() if text.strip()}
    faults = _list_wrong_codes(filled)
    if not any(name.startswith(OWN) for name in filled):
        _refuse(faults)
        return Imported({}, Envelope(), filled)
    payload: dict[str, object] = {}
    known: dict[str, str] = {}
    for row in table.fields:
        value = _read(row, filled.get(row.field), faults)
        if row.of == "envelope":
            known[row.member] = str(value or "")
        elif value is not None or row.kind == "codes_or_none":
            payload[row.member] = value
    if more := filled.get(table.more_field):
        payload.update(_load_object(table.more_field, more, faults))
    _refuse(faults)
    ours = {row.field for row in table.fields} | {table.more_field}
    derived = _derive(payload)
    others = {name: text for name, text in filled.items() if name not in ours and derived.get(name) != text}
    return Imported(payload, Envelope(**known), others)


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise RecordRefused("This is no record that can be read without guessing; nothing was taken in.", faults)


def _derive(payload: Payload) -> dict[str, str]:
    """Fields of the standard that follow from the package."""
    table = get_table()
    rules, needs = _texts(payload.get("rules")), _texts(payload.get("needs"))
    reasons = [each for each in _list(payload.get("reasons")) if isinstance(each, Mapping)]
    derived = {table.consent.field: TRUE if _is_consented(payload) else FALSE, **table.always}
    if set(rules) & set(table.status.rules) or set(needs) & set(table.status.needs):
        derived[table.status.field] = table.status.code
        derived[table.status.decided_by_field] = table.status.decided_by
    if control := _join(_find_control(each.get("indicator")) for each in reasons):
        derived[table.control.field] = control
    said = {str(each.get("item")) for each in reasons if each.get("answer") == "yes"}
    types = [entry for entry in table.exploitation.entries if _holds(entry, set(rules), said)]
    if types:
        derived[table.exploitation.field] = _join(entry.code for entry in types)
    derived |= {entry.extension: TRUE for entry in types if entry.extension}
    return derived


def _is_consented(payload: Payload) -> bool:
    consent = payload.get("consent")
    return isinstance(consent, Mapping) and bool(consent.get("given_for")) and not payload.get("without_consent")


def _find_control(indicator: object) -> str | None:
    """The method of control an indicator stands for. Of `CD01|CR03` one holds: then both must stand for the same."""
    if not isinstance(indicator, str):
        return None
    found = {get_table().control.indicators.get(each) for each in indicator.split("|")}
    return found.pop() if len(found) == 1 else None


def _holds(entry: Exploitation, rules: set[str], said: set[str]) -> bool:
    return bool(rules & set(entry.rules) or said & set(entry.items)) and not said & set(entry.unless_items)


def _join(codes: Iterable[str | None]) -> str:
    """Codes in the order they come, each once."""
    return " ".join(dict.fromkeys(code for code in codes if code))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _texts(value: object) -> list[str]:
    return [each for each in _list(value) if isinstance(each, str)]


def _write(row: Field, value: object, faults: list[Fault]) -> str | None:
    """The cell of a member; None where nothing is to be said. A member of another kind than documented is a fault."""
    text = _cell(row, value)
    if text is None and value not in (None, "", (), [], {}):
        what = f"the package's `{row.member}` is not of the kind {row.kind}."
        faults.append(Fault(row.field, "htcds.member_malformed", what))
    return text


def _cell(row: Field, value: object) -> str | None:
    if row.kind in {"text", "optional_text"}:
        return value if isinstance(value, str) and value else None
    if row.kind == "flag":
        return (TRUE if value else FALSE) if isinstance(value, bool) else None
    if row.kind == "object":
        return _dump(value) if isinstance(value, Mapping) else None
    if row.kind == "list":
        return _dump(value) if isinstance(value, list | tuple) and value else None
    if not isinstance(value, list | tuple) or not all(map(_is_code, value)):
        return None
    if not value:
        return NOBODY if row.kind == "codes_or_none" else None
    return " ".join(map(str, value))


def _is_code(value: object) -> bool:
    """Whether it can stand among others with spaces between, and is not taken for the sign of an empty list."""
    return isinstance(value, str) and value.split() == [value] and value != NOBODY


def _read(row: Field, text: str | None, faults: list[Fault]) -> object:
    if text is None:
        return {"text": "", "codes": [], "list": []}.get(row.kind)
    if row.kind in {"text", "optional_text"}:
        return text
    if row.kind == "flag":
        if text.strip().upper() not in {TRUE, FALSE}:
            faults.append(Fault(row.field, "htcds.code_unknown", "write TRUE or FALSE."))
        return text.strip().upper() == TRUE
    if row.kind == "object":
        return _load_object(row.field, text, faults)
    if row.kind == "list":
        return _load(row.field, text, list, faults)
    return [] if row.kind == "codes_or_none" and text == NOBODY else text.split()


def _load(name: str, text: str, kind: type[list[object]] | type[dict[str, object]], faults: list[Fault]) -> object:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, kind):
        return value
    what = "it is not the JSON that was saved here; take it from the first copy of the file."
    faults.append(Fault(name, "htcds.field_malformed", what))
    return kind()


def _load_object(name: str, text: str, faults: list[Fault]) -> dict[str, object]:
    value = _load(name, text, dict, faults)
    return value if isinstance(value, dict) else {}


def _list_wrong_codes(record: Record) -> list[Fault]:
    table = get_table()
    faults: list[Fault] = []
    for name, codes in table.codes.items():
        given = record.get(name, "").split()
        if unknown := [code for code in given if code not in codes.codes]:
            what = f"{len(unknown)} of its codes are not in HTCDS 2.0; it has {', '.join(codes.codes)}."
            faults.append(Fault(name, "htcds.code_unknown", what))
        elif len(given) > 1 and not codes.many:
            faults.append(Fault(name, "htcds.code_not_single", "it takes one code only."))
    status = table.status
    if record.get(status.field) and not record.get(status.decided_by_field):
        what = f"a status says nothing without who decided it: fill {status.decided_by_field}."
        faults.append(Fault(status.field, "htcds.status_undecided", what))
    return faults
