"""The settings sheet: one row of values about the whole form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from .columns import SETTINGS, Columns, read_columns
from .expressions import NO, YES, Expression
from .names import is_name
from .problems import Findings
from .rows import Row, list_rows
from .sheets import Sheet

STYLES: Final = frozenset(["pages", "theme-grid", "theme-formhub", "theme-gorp", "theme-plain"])
_YES_NO: Final = (
    "allow_choice_duplicates",
    "omit_instanceid",
    "clean_text_values",
    "client_editable",
    "auto_send",
    "auto_delete",
    "add_none_option",
)


@dataclass(frozen=True)
class Settings:
    """What the settings sheet says; `values` holds every filled cell under its plain name."""

    values: Mapping[str, str] = field(default_factory=dict)
    sheet_name: str = "settings"
    instance_name: Expression | None = None
    row: Row | None = None

    @property
    def default_language(self) -> str:
        """The language bare columns are in."""
        text = self.values.get("default_language", "")
        return "" if text == "default" else text

    @property
    def allows_same_choices(self) -> bool:
        """Whether one list may hold two choices of one name."""
        return self.values.get("allow_choice_duplicates", "") in YES

    @property
    def root(self) -> str:
        """The name of the outermost element."""
        return self.values.get("name", "data")


def read_settings(sheet: Sheet | None, findings: Findings) -> Settings:
    """Reads the first row; everything else on the sheet is noted."""
    if sheet is None or not sheet.header:
        return Settings()
    columns = read_columns(sheet, SETTINGS, findings)
    rows = list(list_rows(columns, "", findings))
    for row in rows[1:]:
        row.note_at(
            columns.columns[0].shown,
            "settings.second_row",
            "Settings have one row; this second one would be lost.",
            "delete it.",
            "move its values up.",
        )
    if not rows:
        return Settings(sheet_name=sheet.name)
    row = rows[0]
    # A column's own name counts before an older one of it, and the first before a second.
    named = sorted((column for column in columns.columns if column.key), key=lambda c: _plain(c.header) != c.key)
    values: dict[str, str] = {}
    for column in reversed(named):
        if value := row.exact_in(column):
            values[column.key] = value
    for column in columns.unknown:
        if row.cells[column.place].strip() and column.header.strip():
            values[column.header.strip()] = row.cells[column.place].strip()
    _check(row, columns, values)
    return Settings(values, sheet.name, row.expression("instance_name"), row)


def _plain(header: str) -> str:
    return "_".join(header.split()).casefold()


def _check(row: Row, columns: Columns, values: Mapping[str, str]) -> None:
    for key in _YES_NO:
        if key in values and values[key] not in YES | NO:
            row.note(key, "settings.yes_no", f"`{values[key]}` is neither yes nor no.", "write yes or no.")
    if "name" in values and not is_name(values["name"]):
        row.note("name", "name.invalid", f"`{values['name']}` cannot name an element.", "write `data`.")
    style = values.get("style", "")
    if style and not set(style.split()) <= STYLES:
        row.note(
            "style",
            "settings.unknown_style",
            f"`{style}` is no style; it is kept and has no effect.",
            f"use {', '.join(sorted(STYLES))}.",
        )
    if "public_key" in values or "submission_url" in values:
        key = "public_key" if "public_key" in values else "submission_url"
        row.note(
            key,
            "settings.not_followed",
            "Forms are never sent or encrypted as a workbook asks; the cell is kept for other programs.",
        )
