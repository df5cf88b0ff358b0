"""What a person would not see in a sheet: hidden rows and columns, merged cells. Said of every kind of spreadsheet."""

from __future__ import annotations

from .problems import Findings
from .sheets import Sheet, column_letters, column_number
from .xlsx_guard import SheetFacts


def note_hidden(sheet: Sheet, facts: SheetFacts, findings: Findings) -> None:
    if sheet.hidden and sheet.header:
        findings.note(
            "workbook.hidden_sheet",
            "The sheet is hidden; it is read all the same.",
            "show it.",
            "delete it.",
            sheet=sheet.name,
        )
    grid = (sheet.header, *sheet.rows)
    filled = [row for row in facts.hidden_rows if row <= len(grid) and any(grid[row - 1])]
    if filled:
        findings.note(
            "workbook.hidden_rows",
            f"{'Row' if len(filled) == 1 else 'Rows'} {_runs(filled)} cannot be seen and will be part of the form.",
            "show them.",
            "delete them.",
            sheet=sheet.name,
            row=filled[0],
        )
    for first, last in facts.hidden_columns:
        for name in filter(None, sheet.header[max(first, 1) - 1 : last]):
            findings.note(
                "workbook.hidden_columns",
                f"The column `{name}` cannot be seen and will be part of the form.",
                "show it.",
                "delete it.",
                sheet=sheet.name,
                row=1,
                column=name,
            )


def note_merged(sheet: Sheet, facts: SheetFacts, findings: Findings) -> None:
    for area in facts.merged:
        corner = area.partition(":")[0]
        letters, digits = corner.rstrip("0123456789"), corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if not (letters.isalpha() and digits.isdigit() and letters + digits == corner):
            continue
        row, column = int(digits), column_number(letters)
        if row <= len(sheet.rows) + 1 and column <= len(sheet.header):
            findings.note(
                "workbook.merged_cells",
                f"The cells {area} are merged: only {corner} holds a value, the others are read as empty.",
                "unmerge them and write the value into each cell.",
                sheet=sheet.name,
                row=row,
                column=sheet.header[column - 1] or column_letters(column),
            )


def _runs(numbers: list[int]) -> str:
    """1, 2, 3, 7 as `1 to 3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first} to {last}" if last > first else str(first) for first, last in runs)
