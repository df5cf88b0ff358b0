"""A plan as a sheet (CSV or XLSX): read, looked through row by row, and written.

Nothing is taken from a sheet with a fault in it. A row without a number is a new item; a row with one changes that
item, and a blank cell leaves what is there. Nobody is taken out of an item by a sheet.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.instrument.languages.zawgyi import looks_like_zawgyi
from titian.tables.export import BYTE_ORDER_MARK, FORMULA_STARTS, say
from titian.workplan.codes import AREAS, ItemState, Part, Visibility
from titian.workplan.errors import SheetUnreadable
from titian.workplan.models import LONGEST, LONGEST_LINE, ActionItem, Cycle, Issue, Objective, Party

MOST_ROWS: Final = 500
MOST_BYTES: Final = 4_000_000
TEXTS: Final[Mapping[str, int]] = {
    "title": LONGEST_LINE, "text": LONGEST, "evidence": LONGEST, "next_step": LONGEST, "source": LONGEST_LINE,
}  # fmt: skip
COLUMNS: Final = (
    "number", "title", "objective", "issue", "areas", "text", "evidence", "next_step", "leads", "partners",
    "open_to_members", "visibility", "state", "source", "merge_into",
)  # fmt: skip
_PARTS: Final = {"leads": Part.LEAD, "partners": Part.PARTNER}
_YES: Final = {"yes": True, "no": False}
_SEPARATORS: Final = re.compile(r"[,;\s]+")
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell, and what would be right. `row` is that of the spreadsheet; 1 is the head."""

    row: int
    column: str
    says: str | Promise


@dataclass(frozen=True)
class RowStep:
    """What a row would do. `words` are those of the item's form; `seen` how many moves of the item were seen."""

    row: int
    kind: str  # add, change, merge
    title: str
    number: int | None = None
    objective: Objective | None = None
    words: Mapping[str, Any] = field(default_factory=dict)  # Any: as the form of an item holds them
    state: str = ""
    joins: tuple[tuple[Party, str], ...] = ()
    into: int | None = None
    seen: int = 0
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Looked:
    steps: list[RowStep]
    faults: list[Fault]


def read_sheet(content: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a file that hold something, by the head's names. Raises `SheetUnreadable`."""
    if len(content) > MOST_BYTES:
        raise SheetUnreadable(gettext("The file has more than 4 MB. Divide it."))
    from titian.forms.xlsform import WorkbookError, read_workbook  # workbooks are loaded for whoever brings one

    try:
        workbook, _ = read_workbook(content, name)
    except WorkbookError as error:
        raise SheetUnreadable(" ".join(f"{one.what} {' '.join(one.fixes)}" for one in error.problems[:1])) from error
    sheet = next((one for one in workbook.sheets if one.header and not one.hidden), None)
    if sheet is None:
        raise SheetUnreadable(gettext("The file holds no sheet with a head."))
    head = [re.sub(r"\s+", "_", cell.strip().casefold()) for cell in sheet.header]
    if len(head) == 1 and any(mark in head[0] for mark in ";\t"):
        raise SheetUnreadable(
            gettext("The cells are not set apart by commas. Save it as CSV with commas, or as .xlsx.")
        )
    unknown = [cell for cell in head if cell and cell not in COLUMNS]
    if unknown or len(set(head)) != len(head) or not {"number", "title"} & set(head):
        raise SheetUnreadable(
            gettext("The first row names each column once, with these names: %(names)s. Not known: %(unknown)s.")
            % {"names": ", ".join(COLUMNS), "unknown": ", ".join(unknown) or "-"}
        )
    rows = [
        (number, {name: _unguard(cell).strip() for name, cell in zip(head, row, strict=False) if name})
        for number, row in enumerate(sheet.rows, 2)
        if any(cell.strip() for cell in row)
    ]
    if not rows:
        raise SheetUnreadable(gettext("The sheet has a head and no rows."))
    if len(rows) > MOST_ROWS:
        raise SheetUnreadable(gettext("The sheet has more than 500 rows. Divide it."))
    return rows


def _unguard(text: str) -> str:
    """Without the mark that keeps a spreadsheet from running a text as a formula."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(FORMULA_STARTS) else text


def look_through(cycle: Cycle, rows: Sequence[tuple[int, Cells]], seen: Mapping[int, int] | None = None) -> Looked:
    """What each row would do in a cycle, and every fault. `seen`: how many moves of each item its reader saw."""
    looker = _Looker(cycle, seen or {})
    for number, cells in rows:
        looker.look(number, cells)
    looker.look_at_merges()
    return Looked(looker.steps, sorted(looker.faults, key=lambda fault: fault.row))


class _Looker:
    def __init__(self, cycle: Cycle, seen: Mapping[int, int]) -> None:
        self.items = {
            item.number: item
            for item in cycle.items.open()
            .select_related("objective", "issue")
            .prefetch_related("area_rows", "involved")
        }
        self.objectives = {row.number: row for row in cycle.objectives.all()}
        self.issues = {
            (row.objective_id, row.text.casefold()): row for row in Issue.objects.filter(objective__cycle=cycle)
        }
        self.parties = {party.code.casefold(): party for party in Party.objects.present()}
        self.seen = seen
        self.steps: list[RowStep] = []
        self.faults: list[Fault] = []

    def fault(self, row: int, column: str, text: str, **more: object) -> None:
        self.faults.append(Fault(row, column, text % more if more else text))

    def look(self, row: int, cells: Cells) -> None:
        before = len(self.faults)
        item: ActionItem | None = None
        if cells.get("number"):
            item = self._find_item(row, "number", cells["number"])
            if item is None:
                return
            if any(step.number == item.number for step in self.steps):
                self.fault(row, "number", gettext("This number stands in the sheet twice."))
            if self.seen.get(item.number, item.moves) != item.moves:
                self.fault(row, "number", gettext("Somebody changed this item meanwhile. Look at what it says now."))
        if cells.get("merge_into"):
            self._look_at_merge(row, cells, item)
            return
        words: dict[str, Any] = {name: self._read_text(row, name, cells) for name in TEXTS}  # Any: see `RowStep.words`
        objective = self._read_objective(row, cells, item)
        words |= {
            "issue": self._read_issue(row, cells, objective, item),
            "areas": self._read_areas(row, cells, item),
            "visibility": self._read_code(row, "visibility", cells, Visibility.values),
            "is_open_to_members": _YES.get(self._read_code(row, "open_to_members", cells, list(_YES)) or ""),
        }
        state = self._read_state(row, cells, item)
        joins = tuple(self._read_parties(row, cells, item))
        if item is None and not words["title"]:
            self.fault(row, "title", gettext("A new item says in one line what is to be done."))
        if len(self.faults) == before:
            self.steps.append(_make_step(row, item, objective, words, state, joins))

    def _find_item(self, row: int, column: str, cell: str) -> ActionItem | None:
        found = self.items.get(int(cell)) if cell.isascii() and cell.isdecimal() and len(cell) < 9 else None
        if found is None:
            self.fault(row, column, gettext("The plan has no open item of the number “%(cell)s”."), cell=cell[:40])
        return found

    def _look_at_merge(self, row: int, cells: Cells, item: ActionItem | None) -> None:
        if item is None:
            self.fault(row, "number", gettext("What is merged into another is named by its number."))
            return
        others = [name for name in cells if cells[name] and name not in {"number", "title", "merge_into"}]
        if others:
            self.fault(
                row, others[0], gettext("A row that merges an item changes nothing else. Leave this cell blank.")
            )
            return
        target = self._find_item(row, "merge_into", cells["merge_into"])
        if target is None:
            return
        if target.number == item.number:
            self.fault(row, "merge_into", gettext("This is the number of the item itself. Give that of another one."))
            return
        self.steps.append(RowStep(row, "merge", item.title, item.number, into=target.number, seen=item.moves))

    def look_at_merges(self) -> None:
        """An item that is merged in this sheet takes no other in."""
        merged = {step.number for step in self.steps if step.kind == "merge"}
        for step in self.steps:
            if step.into in merged:
                self.fault(step.row, "merge_into", gettext("That item is itself merged into another in this sheet."))

    def _read_text(self, row: int, name: str, cells: Cells) -> str | None:
        text = cells.get(name, "")
        if not text:
            return None
        if len(text) > TEXTS[name]:
            self.fault(row, name, gettext("This is longer than %(most)s letters."), most=TEXTS[name])
        if looks_like_zawgyi(text):
            self.fault(row, name, gettext("Its Burmese was typed with Zawgyi. Convert it to Unicode first."))
        return text

    def _read_objective(self, row: int, cells: Cells, item: ActionItem | None) -> Objective | None:
        cell = cells.get("objective", "")
        if not cell and item is not None:
            return item.objective
        found = self.objectives.get(int(cell)) if cell.isascii() and cell.isdecimal() and len(cell) < 5 else None
        if found is None:
            numbers = ", ".join(map(str, sorted(self.objectives)))
            self.fault(
                row, "objective", gettext("Give the number of an objective of this plan: %(numbers)s."), numbers=numbers
            )
        return found

    def _read_issue(self, row: int, cells: Cells, objective: Objective | None, item: ActionItem | None) -> Issue | None:
        cell = cells.get("issue", "")
        if not cell or objective is None:
            return item.issue if item is not None and not cell and item.objective == objective else None
        found = self.issues.get((objective.pk, cell.casefold()))
        if found is None:
            self.fault(
                row,
                "issue",
                gettext("This objective has no priority issue of this name. Name it on the plan's page."),
            )
        return found

    def _read_areas(self, row: int, cells: Cells, item: ActionItem | None) -> list[int] | None:
        codes = [code for code in _SEPARATORS.split(cells.get("areas", "")) if code]
        if not codes and item is not None:
            return None
        if not codes or any(code not in {str(area) for area in AREAS} for code in codes):
            self.fault(row, "areas", gettext("Give at least one area by its number, 1 to 8, with commas between."))
            return None
        return sorted({int(code) for code in codes})

    def _read_code(self, row: int, column: str, cells: Cells, codes: Sequence[str]) -> str | None:
        cell = cells.get(column, "").casefold()
        if cell and cell not in codes:
            self.fault(row, column, gettext("It is one of these: %(codes)s."), codes=", ".join(codes))
        return cell or None

    def _read_state(self, row: int, cells: Cells, item: ActionItem | None) -> str:
        given = self._read_code(row, "state", cells, [ItemState.PROPOSED, ItemState.ACTIVE])
        if item is not None and given == ItemState.PROPOSED and item.state == ItemState.ACTIVE:
            self.fault(row, "state", gettext("This item is under way, and is not proposed again."))
        return given or (item.state if item is not None else ItemState.PROPOSED)

    def _read_parties(self, row: int, cells: Cells, item: ActionItem | None) -> Iterator[tuple[Party, str]]:
        has = (
            {(one.party_id, one.part) for one in item.involved.all() if one.to_on is None}
            if item is not None
            else set()
        )
        for column, part in _PARTS.items():
            for code in dict.fromkeys(code for code in _SEPARATORS.split(cells.get(column, "")) if code):
                party = self.parties.get(code.casefold())
                if party is None:
                    text = gettext("No member has the code “%(code)s”. See the codes under Members.")
                    self.fault(row, column, text, code=code[:40])
                elif (party.pk, part) not in has:
                    has.add((party.pk, part))
                    yield party, part


def _make_step(
    row: int,
    item: ActionItem | None,
    objective: Objective | None,
    words: Mapping[str, Any],
    state: str,
    joins: tuple[tuple[Party, str], ...],
) -> RowStep:
    """Blank cells are what is there; of a new item, nothing."""
    if item is None:
        blank: dict[str, Any] = {
            **dict.fromkeys(TEXTS, ""),
            "is_open_to_members": False,
            "visibility": Visibility.MEMBERS,
        }
        whole = {name: blank.get(name) if value is None else value for name, value in words.items()}
        return RowStep(row, "add", str(whole["title"]), objective=objective, words=whole, state=state, joins=joins)
    whole = {
        name: (item.areas if name == "areas" else getattr(item, name)) if value is None and name != "issue" else value
        for name, value in words.items()
    }
    changes = tuple(_list_changes(item, objective, whole, state, joins))
    return RowStep(
        row, "change", item.title, item.number, objective, whole, state, joins, seen=item.moves, changes=changes
    )  # fmt: skip


def _list_changes(
    item: ActionItem,
    objective: Objective | None,
    words: Mapping[str, Any],
    state: str,
    joins: Iterable[tuple[Party, str]],
) -> Iterator[tuple[str, str]]:
    """Column and what will stand there, of what is otherwise now."""
    if objective is not None and objective != item.objective:
        yield "objective", str(objective.number)
    for name, value in words.items():
        now = item.areas if name == "areas" else getattr(item, name)
        if value != now:
            yield name, ", ".join(map(str, value)) if name == "areas" else str(value or "")
    if state != item.state:
        yield "state", state
    for party, part in joins:
        yield ("leads" if part == Part.LEAD else "partners"), party.code


COLUMN_NAMES: Final[Mapping[str, str | Promise]] = {
    "title": gettext_lazy("What is to be done"),
    "objective": gettext_lazy("Objective"),
    "issue": gettext_lazy("Priority issue"),
    "areas": gettext_lazy("Areas"),
    "text": gettext_lazy("More of it"),
    "evidence": gettext_lazy("Evidence"),
    "next_step": gettext_lazy("Next step"),
    "leads": gettext_lazy("Led by"),
    "partners": gettext_lazy("Partners"),
    "is_open_to_members": gettext_lazy("Open to further members"),
    "visibility": gettext_lazy("Who sees it"),
    "state": gettext_lazy("State"),
    "source": gettext_lazy("From public sources"),
}


def write_sheet(items: Iterable[ActionItem]) -> Iterator[str]:
    """The lines of a CSV file with the columns that `read_sheet` takes."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    yield BYTE_ORDER_MARK + out.getvalue()
    for item in items:
        out.seek(0)
        out.truncate()
        now = [one for one in item.involved.all() if one.to_on is None]
        codes = {part: ", ".join(sorted(one.party.code for one in now if one.part == part)) for part in Part.values}
        cells = (
            item.number, item.title, item.objective.number, item.issue.text if item.issue is not None else "",
            ", ".join(map(str, item.areas)), item.text, item.evidence, item.next_step, codes[Part.LEAD],
            codes[Part.PARTNER], item.is_open_to_members, item.visibility, item.state, item.source, "",
        )  # fmt: skip
        writer.writerow([say(cell) for cell in cells])
        yield out.getvalue()
