"""The sheets `choices` and `external_choices`: lists of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .columns import CHOICES, Column, Columns, read_columns
from .form import Choice
from .names import is_name
from .problems import Findings
from .rows import Row, list_rows, note_remark
from .sheets import Sheet
from .text import straightened


@dataclass(frozen=True)
class ChoiceLists:
    """The lists of one sheet, and its columns that a choice filter can name."""

    columns: Columns | None = None
    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()

    def has_column(self, list_name: str, column: str) -> bool:
        """Whether a filter may name that column."""
        del list_name
        return column in {"name", "label"} or any(column == other.header.strip() for other in self._extra)

    def is_blank(self, list_name: str, column: str) -> bool:
        """Whether no choice of the list has anything in that column."""
        return column not in {"name", "label"} and not any(column in choice.cells for choice in self.lists[list_name])

    @property
    def extra_names(self) -> tuple[str, ...]:
        """The columns that are the workbook's own."""
        return tuple(column.header.strip() for column in self._extra if column.header.strip())

    @property
    def _extra(self) -> tuple[Column, ...]:
        return self.columns.unknown if self.columns else ()


def read_choices(sheet: Sheet | None, default_language: str, *, allows_same: bool, findings: Findings) -> ChoiceLists:
    """Reads the lists in the order of rows; a choice without a name is an error, for its answer would be lost."""
    if sheet is None or not sheet.header:
        return ChoiceLists()
    columns = read_columns(sheet, CHOICES, findings)
    rows = tuple(list_rows(columns, default_language, findings))
    missing = [key for key in ("list_name", "name") if columns.find(key) is None]
    for key in missing if rows else ():
        findings.note(
            "column.missing",
            f"The column `{key}` is missing.",
            f"add it to row 1 of {sheet.name}.",
            sheet=sheet.name,
            row=1,
            column=key,
        )
    _check_headers(columns, findings)
    if missing:
        return ChoiceLists(columns, {}, rows)
    reader = _Reader(columns, allows_same=allows_same)
    for row in rows:
        reader.read(row)
    return ChoiceLists(columns, {name: tuple(found) for name, found in reader.lists.items()}, rows)


def _check_headers(columns: Columns, findings: Findings) -> None:
    """A column of the workbook's own becomes an element of each choice, so its header must be a name."""
    for column in columns.unknown:
        header = column.header.strip()
        if header and not is_name(header) and not header.startswith("#"):
            findings.note(
                "column.no_name",
                f"`{header}` cannot name a column of choices: other programs leave it out, and no filter can use it.",
                f"write it without spaces or signs, as in `{header.replace(' ', '_')}`.",
                sheet=columns.sheet.name,
                row=1,
                column=header,
            )


class _Reader:
    def __init__(self, columns: Columns, *, allows_same: bool) -> None:
        self.columns = columns
        self.allows_same = allows_same
        self.lists: dict[str, list[Choice]] = {}
        self.rows: dict[str, dict[str, int]] = {}
        self.folded: dict[str, dict[str, str]] = {}

    def read(self, row: Row) -> None:
        list_name, name = row.exact("list_name"), row.exact("name")
        if not list_name and not name:
            note_remark(row)
            return
        if not list_name:
            row.note(
                "list_name",
                "choice.no_list",
                "The choice belongs to no list, so no question offers it.",
                "write the name of its list.",
                "delete the row.",
            )
            return
        if " " in list_name:
            row.note(
                "list_name",
                "list.spaces",
                f"The name of a list has no spaces: no question can use `{list_name}`.",
                f"write `{list_name.replace(' ', '_')}`, also where the list is used.",
            )
        if not name:
            row.note(
                "name",
                "choice.no_name",
                "The choice has no name; its answer could not be kept.",
                "write a short name without spaces.",
                "delete the row.",
            )
            return
        self._check_same(row, list_name, name)
        label, media = row.texts("label"), row.media()
        if not label and not media:
            row.note(
                "label",
                "choice.no_label",
                f"The choice `{name}` has no label; a person would see its name.",
                "write a label.",
            )
        self.lists.setdefault(list_name, []).append(
            Choice(name=name, label=label, media=media, cells=self._cells(row), row=row.number)
        )

    def _check_same(self, row: Row, list_name: str, name: str) -> None:
        rows = self.rows.setdefault(list_name, {})
        folded = self.folded.setdefault(list_name, {})
        if name in rows and not self.allows_same:
            row.note(
                "name",
                "choice.same",
                f"`{name}` already stands in row {rows[name]} of the list `{list_name}`.",
                "rename one.",
                "set allow_choice_duplicates to yes on the settings sheet if both belong.",
            )
        elif folded.get(name.casefold(), name) != name:
            row.note(
                "name",
                "choice.case",
                f"`{name}` and `{folded[name.casefold()]}` differ only in capitals.",
                "rename one.",
            )
        rows.setdefault(name, row.number)
        folded.setdefault(name.casefold(), name)

    def _cells(self, row: Row) -> dict[str, str]:
        return {
            column.header.strip(): straightened(row.cells[column.place].strip())
            for column in self.columns.unknown
            if column.header.strip() and row.cells[column.place].strip()
        }
