"""Workbooks as tables in a test, and what an import must say about them: exactly that, at exactly these places."""

from __future__ import annotations

import textwrap

from titian.forms.xlsform import Form, FormError, Group, Question, Workbook, import_form, is_error, read_workbook
from titian.instrument.errors import Problem

Place = tuple[str, str, int, str]  # code, sheet, row, column


def workbook(table: str) -> Workbook:
    """The workbook of a Markdown table."""
    read, _ = read_workbook(textwrap.dedent(table).encode(), "form.md")
    return read


def form(table: str) -> Form:
    """The form of a Markdown table."""
    return import_form(workbook(table))


def question(table: str, name: str) -> Question:
    """The question of that name in a Markdown table."""
    node = form(table).find(name)
    assert isinstance(node, Question)
    return node


def group(table: str, name: str) -> Group:
    """The group or repeat of that name in a Markdown table."""
    node = form(table).find(name)
    assert isinstance(node, Group)
    return node


def all_problems(source: Workbook, noticed: tuple[Problem, ...] = ()) -> list[Problem]:
    """Every error and warning of an import."""
    try:
        return list(import_form(source, noticed).warnings)
    except FormError as error:
        return [*error.problems, *error.warnings]


def places(problems: list[Problem]) -> list[Place]:
    """Code, sheet, row and column of each."""
    return sorted((problem.code, problem.sheet, problem.row, problem.column) for problem in problems)


def expect(table: str | Workbook, *wanted: Place, fix: str = "", what: str = "") -> list[Problem]:
    """Asserts that the import says exactly this; `fix` and `what` must stand in one of the problems."""
    found = all_problems(workbook(table) if isinstance(table, str) else table)
    assert places(found) == sorted(wanted), "\n".join(map(str, found))
    for problem in found:
        assert problem.what.endswith(".")
        assert not is_error(problem) or problem.fixes, f"{problem.code} gives no way to fix it"
        assert all(one.endswith((".", "?")) for one in problem.fixes), problem.fixes
    assert not fix or any(fix in one for problem in found for one in problem.fixes), [p.fixes for p in found]
    assert not what or any(what in problem.what for problem in found), [p.what for p in found]
    return found
