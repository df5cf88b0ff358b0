"""From a workbook to a form, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from titian.instrument.errors import Problem

from .choices import ChoiceLists, read_choices
from .columns import SURVEY, Columns, read_columns
from .form import Form, Node
from .languages import check_languages, check_missing_texts, find_languages
from .lints import note_slips
from .problems import Findings, FormError
from .questions import SurveyReader
from .references import References, check_filters
from .rows import Row, list_rows
from .selects import external_key
from .settings import Settings, read_settings
from .sheets import Sheet, Workbook
from .spelling import nearest
from .telling import in_order

KNOWN_SHEETS: Final = ("survey", "choices", "settings", "external_choices", "entities", "osm")


def import_form(workbook: Workbook, problems: Iterable[Problem] = (), *, strict: bool = False) -> Form:
    """The form of a workbook. `problems` are those its reader noticed; `strict` stops at what only others settle.

    Raises FormError with every error at once, each with sheet, row and column; its `warnings`, or those of the form,
    say what was kept without effect or read with a guess.
    """
    findings = Findings(strict=strict)
    for problem in problems:
        findings.add(problem)
    form = _build(workbook, findings)
    if findings.errors or form is None:
        count = len(findings.errors)
        raise FormError(
            f"The form cannot be used yet: {count} {'error' if count == 1 else 'errors'}.",
            in_order(workbook, findings.errors),
            in_order(workbook, findings.warnings),
        )
    return form


def _build(workbook: Workbook, findings: Findings) -> Form | None:
    _check_sheets(workbook, findings)
    survey_sheet = find_survey(workbook)
    if survey_sheet is None:
        return None
    settings = read_settings(workbook.find_sheet("settings"), findings)
    language = settings.default_language
    survey = read_columns(survey_sheet, SURVEY, findings)
    choices = read_choices(
        workbook.find_sheet("choices"), language, allows_same=settings.allows_same_choices, findings=findings
    )
    external = read_choices(workbook.find_sheet("external_choices"), language, allows_same=True, findings=findings)
    sheets = [columns for columns in (survey, choices.columns) if columns is not None]
    check_languages(sheets, language, settings.sheet_name, findings)
    rows = tuple(list_rows(survey, language, findings))
    if not _has_columns(survey, rows, findings):
        return None
    _check_entities(workbook, survey, rows)
    reader = SurveyReader(settings.root, choices, external)
    nodes = reader.read(rows)
    _check_references(reader, nodes, settings, choices, external)
    _check_lists(reader, choices, external, findings)
    for columns, of_sheet in ((survey, rows), (choices.columns, choices.rows)):
        if columns is not None:
            check_missing_texts(columns, ((row.number, row.cells) for row in of_sheet), findings)
    note_slips(nodes, rows)
    languages, lists = find_languages(sheets, language), reader.selects.with_others()
    return Form(
        id=settings.values.get("form_id", settings.root),
        version=settings.values.get("version", ""),
        title=settings.values.get("form_title", settings.values.get("form_id", settings.root)),
        languages=languages,
        default_language=language if language in languages else languages[0],
        settings=settings.values,
        nodes=nodes,
        lists={**{external_key(name, lists): found for name, found in external.lists.items()}, **lists},
        warnings=tuple(in_order(workbook, findings.warnings)),
        workbook=workbook,
    )


def find_survey(workbook: Workbook) -> Sheet | None:
    """The sheet of questions: `survey`, or the only sheet there is, whatever its name."""
    found = workbook.find_sheet("survey")
    if found is None and len(workbook.sheets) == 1 and workbook.sheets[0].name.strip().casefold() not in KNOWN_SHEETS:
        return workbook.sheets[0]
    return found


def _check_sheets(workbook: Workbook, findings: Findings) -> None:
    """Notes a missing survey, sheets that are perhaps misspelt, and sheets that are none of a form."""
    missing = [name for name in KNOWN_SHEETS if workbook.find_sheet(name) is None]
    survey = find_survey(workbook)
    for sheet in workbook.sheets:
        name = sheet.name.strip()
        if name.casefold() in KNOWN_SHEETS:
            _check_known_sheet(sheet, findings)
            continue
        near = nearest(name, missing)
        if sheet is survey:
            findings.note(
                "sheet.only",
                f"`{sheet.name}` is the only sheet, so it is read as the survey.",
                "rename it to `survey`.",
                sheet=sheet.name,
            )
        elif near and not name.startswith("_"):
            findings.note(
                "sheet.misspelt",
                f"`{sheet.name}` is no sheet of a form, and `{near}` is missing; it has no effect.",
                f"rename it to `{near}`.",
                f"begin its name with an underscore, `_{name}`, if it is no part of the form.",
                sheet=sheet.name,
            )
        elif not name.startswith("_") and sheet.header:
            findings.note(
                "sheet.unknown",
                f"`{sheet.name}` is no sheet of a form; it is kept and has no effect.",
                f"begin its name with an underscore, `_{name}`, to say so.",
                sheet=sheet.name,
            )
    if survey is None:
        findings.note("form.no_survey", "The workbook has no sheet `survey`.", "name the sheet of questions `survey`.")


def _check_known_sheet(sheet: Sheet, findings: Findings) -> None:
    name = sheet.name.strip()
    if name.casefold() in {"entities", "osm"}:
        findings.note(
            "sheet.passed_on",
            f"The sheet `{name}` is kept for other programs and has no effect here.",
            sheet=sheet.name,
        )
    elif name not in KNOWN_SHEETS or name != sheet.name:
        findings.note(
            "sheet.capitals",
            f"`{sheet.name}` is read as `{name.casefold()}`; other programs want it exactly so.",
            f"rename it to `{name.casefold()}`.",
            sheet=sheet.name,
        )


def _has_columns(survey: Columns, rows: Sequence[Row], findings: Findings) -> bool:
    for key in ("type", "name"):
        if survey.find(key) is None:
            findings.note(
                "column.missing",
                f"The column `{key}` is missing.",
                f"add it to row 1 of {survey.sheet.name}.",
                sheet=survey.sheet.name,
                row=1,
                column=key,
            )
    if not rows:
        findings.note("form.no_questions", "The form has no questions.", "add rows.", sheet=survey.sheet.name)
    return bool(rows) and survey.find("type") is not None


def _check_references(
    reader: SurveyReader, nodes: tuple[Node, ...], settings: Settings, choices: ChoiceLists, external: ChoiceLists
) -> None:
    references = References(reader, nodes, settings.root)
    references.check()
    references.check_texts_of(choices.rows)
    if settings.instance_name is not None and settings.row is not None:
        references.check_names(settings.row, "instance_name", settings.instance_name.names, "")
    check_filters(reader, nodes, choices, external)


def _check_lists(reader: SurveyReader, choices: ChoiceLists, external: ChoiceLists, findings: Findings) -> None:
    named = reader.used_lists
    for lists in (choices, external):
        for name, found in lists.lists.items():
            if name not in named and lists.columns is not None:
                findings.note(
                    "list.unused",
                    f"No question uses the list `{name}`.",
                    "delete it.",
                    "use it in a select.",
                    sheet=lists.columns.sheet.name,
                    row=found[0].row,
                    column="list_name",
                )
    for name in choices.lists.keys() & external.lists.keys():
        findings.note(
            "list.twice",
            f"A list `{name}` stands on both sheets of choices.",
            "rename one.",
            sheet=external.columns.sheet.name if external.columns else "",
            row=external.lists[name][0].row,
            column="list_name",
        )


def _check_entities(workbook: Workbook, survey: Columns, rows: Sequence[Row]) -> None:
    """Answers that are saved to entities need the sheet that declares them."""
    column = next((column for column in survey.columns if column.header.strip() == "save_to"), None)
    if column is None or workbook.find_sheet("entities") is not None:
        return
    for row in rows:
        if row.cells[column.place].strip():
            row.note_at(
                "save_to",
                "sheet.no_entities",
                "The answer is saved to an entity, but there is no sheet `entities`.",
                "add the sheet.",
                "delete the cell.",
            )
            return
