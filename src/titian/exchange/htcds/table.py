"""The table between a referral's package and HTCDS, read once. A test holds it to contracts/exchange/htcds.json."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal["text", "optional_text", "flag", "codes", "codes_or_none", "list", "object"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Field(_Row):
    """A member of the package or its envelope, and the field that holds it word for word."""

    member: str
    of: Literal["payload", "envelope"]
    field: str
    kind: Kind


class Consent(_Row):
    field: str


class Status(_Row):
    """When a referral says "possible victim of trafficking". It never says more, and never the contrary."""

    field: str
    code: str
    decided_by_field: str
    decided_by: str
    needs: tuple[str, ...]
    rules: tuple[str, ...]


class Control(_Row):
    """Indicator → method of control, as the pack's sheet `indicators` has it."""

    field: str
    indicators: Mapping[str, str]


class Exploitation(_Row):
    """A type of exploitation, and the findings or answers it stands for. `extension` is a field
    of Titian that says TRUE, where HTCDS has no code."""

    code: str
    extension: str | None = None
    rules: tuple[str, ...]
    items: tuple[str, ...]
    unless_items: tuple[str, ...]


class Exploitations(_Row):
    field: str
    entries: tuple[Exploitation, ...]


class Codes(_Row):
    many: bool
    codes: tuple[str, ...]


class Table(_Row):
    standard: str
    source: str
    fields: tuple[Field, ...]
    more_field: str
    always: Mapping[str, str]
    consent: Consent
    status: Status
    control: Control
    exploitation: Exploitations
    codes: Mapping[str, Codes]


@cache
def get_table() -> Table:
    return Table.model_validate_json(Path(__file__).with_name("htcds.json").read_bytes())
