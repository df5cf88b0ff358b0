"""Reads back a workbook of all languages, as `book` writes it and form tools change it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext

from titian.forms.xlsform import FormError, Sheet, import_form, is_error, read_workbook
from titian.forms.xlsform.languages import tag_of
from titian.instrument.errors import InstrumentError, Problem
from titian.studio.errors import FileRefused
from titian.studio.exchange.book import STATES
from titian.studio.exchange.rows import FileRow, read_number
from titian.studio.models import SOURCE
from titian.studio.states import read_state

# What another program guesses at, and we do not: a column without a language beside others with one.
REFUSED: Final = frozenset({"language.mixed", "language.alike", "language.unknown_default"})


def read_workbook_rows(content: bytes, name: str) -> list[FileRow]:
    """Every text of every language but the source. Raises FileRefused that names sheet, row and column."""
    try:
        workbook, problems = read_workbook(content, name)
        form = import_form(workbook, problems, strict=True)
    except FormError as problem:
        told = [*problem.problems, *problem.warnings]
        raise FileRefused(_say(told, str(problem))) from problem
    except InstrumentError as problem:
        raise FileRefused(_say(problem.problems, str(problem))) from problem
    wrong = [one for one in form.warnings if one.code in REFUSED or is_error(one)]
    survey, settings = workbook.find_sheet("survey"), workbook.find_sheet("settings")
    if wrong:
        raise FileRefused(_say(wrong, ""))
    if survey is None:
        raise FileRefused(gettext("The workbook has no sheet “survey”."))
    if settings is not None and len([row for row in settings.rows if any(row)]) > 1:
        raise FileRefused(
            gettext("The sheet “settings” has two rows, so the workbook has two default languages. Keep one.")
        )
    return _read(survey, _read_states(workbook.find_sheet("titian")))


def _read(survey: Sheet, states: dict[tuple[str, str], tuple[str, int | None, str]]) -> list[FileRow]:
    header = [cell.strip() for cell in survey.header]
    place = header.index("name") if "name" in header else -1
    columns: dict[str, int] = {}
    for number, cell in enumerate(header):
        if not cell.casefold().startswith("label::"):
            continue
        tag = tag_of(cell.partition("::")[2].strip())
        if tag is None:
            raise FileRefused(
                gettext("The column %(column)s names a language that no table has. Write it as the studio did.")
                % {"column": cell}
            )
        if tag in columns:
            raise FileRefused(gettext("Two columns are in the same language: %(column)s.") % {"column": cell})
        columns[tag] = number
    if place < 0 or not columns:
        raise FileRefused(gettext("The sheet “survey” needs the columns “name” and “label::” with a language."))
    rows = []
    for number, line in enumerate(survey.rows, start=2):
        text_id = line[place].strip()
        for tag, column in columns.items():
            if text_id and tag != SOURCE:
                state, revision, back = states.get((text_id, tag), ("", None, ""))
                source = line[columns[SOURCE]] if SOURCE in columns else ""
                rows.append(
                    FileRow(text_id, tag, source, line[column], state, back, revision, "", f"survey, row {number}")
                )
    return rows


def _read_states(sheet: Sheet | None) -> dict[tuple[str, str], tuple[str, int | None, str]]:
    if sheet is None or not set(STATES) <= set(sheet.header):
        return {}
    places = [sheet.header.index(name) for name in STATES]
    found = {}
    for line in sheet.rows:
        text_id, tag, state, number, back = (line[place] for place in places)
        found[text_id.strip(), tag.strip()] = (read_state(state), read_number(number.strip()), back)
    return found


def _say(problems: Iterable[Problem], otherwise: str) -> str:
    """The first problem, with its place and the ways to mend it."""
    for one in problems:
        parts = (one.sheet, f"row {one.row}" if one.row else "", f"column {one.column}" if one.column else "")
        place = ", ".join(part for part in parts if part)
        fixes = " ".join(f"{fix[:1].upper()}{fix[1:]}" for fix in one.fixes)
        return " ".join(part for part in (f"{place}:" if place else "", one.what, fixes) if part)
    return otherwise
