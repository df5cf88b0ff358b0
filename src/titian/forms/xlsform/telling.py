"""How what was found in a workbook is told: how much of which kind first, then each thing once with all its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from titian.instrument.errors import Problem

from .codes import MEANINGS
from .problems import is_error
from .sheets import Workbook

_MEANINGS: Final = {code: meaning for meanings in MEANINGS.values() for code, meaning in meanings.items()}
MOST_ROWS: Final = 12  # named one by one


def in_order(workbook: Workbook, problems: Iterable[Problem]) -> list[Problem]:
    """The problems as the sheets and rows of the workbook stand; those of one place as they were found."""
    places = {sheet.name: place for place, sheet in enumerate(workbook.sheets)}
    return sorted(problems, key=lambda problem: (places.get(problem.sheet, len(places)), problem.row))


def list_counts(problems: Sequence[Problem], *, strict: bool = False) -> list[str]:
    """A line for each code, errors first and the most frequent first: how often, how grave, what it means."""
    counts = Counter(problem.code for problem in problems)
    errors = {problem.code for problem in problems if is_error(problem, strict=strict)}
    ordered = sorted(counts, key=lambda code: (code not in errors, -counts[code], code))
    width = max((len(code) for code in ordered), default=0)
    lines = []
    for code in ordered:
        weight = "error" if code in errors else "warning"
        lines.append(f"{counts[code]:5}  {weight:7}  {code:{width}}  {_MEANINGS.get(code, '')}".rstrip())
    return lines


def fold(problems: Iterable[Problem]) -> Iterator[str]:
    """Each thing once: the first in full, and the other rows of its sheet and column where the same is wrong."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.code, problem.sheet, problem.column), []).append(problem)
    for first, *others in groups.values():
        rows = list(dict.fromkeys(problem.row for problem in others if problem.row and problem.row != first.row))
        more = len(others) - len(rows)
        yield f"{first}{_also(rows)}" if rows else f"{first} (and {more} more)" if more else str(first)


def _also(rows: Sequence[int]) -> str:
    listed = ", ".join(map(str, rows[:MOST_ROWS]))
    rest = f" and {len(rows) - MOST_ROWS} more" if len(rows) > MOST_ROWS else ""
    return f" The same in {'row' if len(rows) == 1 else 'rows'} {listed}{rest}."
