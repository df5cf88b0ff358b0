"""How what was found in a workbook is told: how much of which kind first, then each thing once with all its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from titian.instrument.errors import Problem

from .codes import MEANINGS
from .problems import is_error
from .sheets import Workbook

_MEANINGS: Final = {code: meaning for meanings in MEANINGS.values() for code, meaning in meanings.items()}
MOST_PLACES: Final = 12  # named one by one
_NAMES: Final = re.compile("`([^`]*)`")


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
    """Each thing once: the first in full, and where else the same is wrong.

    That is in other rows of its column, each with the word that is another there, or in other columns of its row.
    """
    by_column: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        by_column.setdefault((problem.code, problem.sheet, problem.column), []).append(problem)
    groups: dict[tuple[str, str, str, int], list[Problem]] = {}
    for (code, sheet, column), found in by_column.items():
        is_alone = len(found) == 1 and bool(column)
        groups.setdefault((code, sheet, "" if is_alone else column, found[0].row if is_alone else 0), []).extend(found)
    for first, *others in groups.values():
        yield f"{first}{_also(first, others)}"


def _also(first: Problem, others: Sequence[Problem]) -> str:
    rows: dict[int, dict[str, None]] = {}
    for problem in others:
        word = _other_word(first.what, problem.what)
        if problem.row and problem.column == first.column and (word or problem.row != first.row):
            rows.setdefault(problem.row, {}).update({f"`{word}`": None} if word else {})
    if rows:
        return _listed("row", [f"{row} ({', '.join(words)})" if words else str(row) for row, words in rows.items()])
    columns = [problem.column for problem in others if problem.column != first.column]
    if columns:
        return _listed("column", columns)
    return f" (and {len(others)} more)" if others else ""


def _listed(kind: str, places: Sequence[str]) -> str:
    rest = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    return f" The same in {kind if len(places) == 1 else f'{kind}s'} {', '.join(places[:MOST_PLACES])}{rest}."


def _other_word(first: str, other: str) -> str:
    """The first name in a sentence that is another in the other sentence."""
    pairs = zip(_NAMES.findall(first), _NAMES.findall(other), strict=False)
    return next((there for here, there in pairs if here != there), "")
