"""The HTCDS 2.0 survey form of IOM's toolkit, corrected: every change is named with its sheet, row and reason.

It begins from IOM's workbook (github.com/UNMigration/HTCDS, `Toolkit/Survey/htcds_xlsform.xlsx`, CC BY 4.0), which
itself is not kept here. What is added beside the standard begins with `titian_`; the fields of an outgoing referral
are the standard's own, which its form leaves out. The result is published beside this module, with its credit and
every change on a sheet of its own; a test says when it has to be made again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from titian.exchange.errors import FormUnknown
from titian.exchange.published_form import FORM_ID
from titian.forms.export.texts import SOURCE, Wording
from titian.forms.xlsform import Workbook
from titian.forms.xlsform.sheets import Sheet, make_sheet

from .form_words import find_words

E164: Final = r"regex(., '^\+?[1-9][0-9]{1,14}$')"
E164_SAYS: Final = "Write the number with its country: + and 2 to 15 digits, no spaces."
EXTENSION: Final = "titian_ForcedCriminality"
TITLE: Final = "HTCDS 2.0, corrected"
ABOUT: Final = "_about"  # converters pass over a sheet whose name begins so
CREDIT: Final = (
    "Human Trafficking Case Data Standard (HTCDS) 2.0, survey form, by the International Organization for Migration:",
    "https://github.com/UNMigration/HTCDS, Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/",
    "It was changed for Titian, under the same licence. IOM has not seen the changes and endorses nothing of them.",
    "What begins with titian_ is not of the standard. Each change, by the sheet and row of the workbook as it came:",
)

# Names that differ from the standard's, and one label that was copied from the row before.
_RENAMED: Final = {
    "prs_First_Name": "prs_FirstName",
    "prs_Second_Name": "prs_SecondName",
    "vic_Methods_of_Control": "vic_MethodsOfControl",
}
_RELABELLED: Final = {"prs_Title": ("Second Name", "Title")}
_PHONES: Final = ("prs_HomePhone", "prs_MobilePhone")
_MISSING_CODES: Final = {
    "methodsofcontrol": {"RestrictsMovement": "Restricts movement", "UsesChildren": "Uses children"}
}
_OUTGOING: Final = (
    ("text", "cas_ReferredOrganisation", "Referred organisation"),
    ("date", "cas_OutgoingReferralDate", "Outgoing referral date"),
    ("select_one reasonforreferral", "cas_ReasonForOutgoingReferral", "Reason for outgoing referral"),
    ("text", "cas_OutgoingReferralDetails", "Outgoing referral details"),
)
_REASONS: Final = {
    "AdditionalServicesRequired": "Additional services required",
    "MigrationOrChangeOfLocation": "Migration or change of location",
    "Other": "Other",
}

Row = dict[str, str]


@dataclass(frozen=True)
class Fix:
    """One change. `row` is that of the workbook as it came; 0 is a row or a sheet that it did not have."""

    sheet: str
    row: int
    column: str
    before: str
    after: str
    why: str

    def __str__(self) -> str:
        place = f"{self.sheet}, row {self.row}" if self.row else f"{self.sheet}, added"
        change = f"`{self.before}` → `{self.after}`" if self.before else f"`{self.after}`"
        return f"{place}, {self.column}: {change}: {self.why}"


@dataclass(frozen=True)
class Corrected:
    workbook: Workbook
    fixes: tuple[Fix, ...]


def correct_form(workbook: Workbook, wording: Wording | None = None) -> Corrected:
    """The corrected workbook and every fix. What was mended before is left alone: a second time changes nothing.

    With a pack's words, labels stand in each of its languages, where it has them, else in English. Raises FormUnknown
    when this is not the form of HTCDS.
    """
    survey, choices = _rows(workbook, "survey"), _rows(workbook, "choices")
    names = {row.get("name", "").strip() for row in survey}
    if not {"con_Consent", "vic_TraffickingStatus", "cas_Status"} <= names:
        raise FormUnknown(
            "This is not the HTCDS survey form: it has no con_Consent, vic_TraffickingStatus and cas_Status. "
            "Take Toolkit/Survey/htcds_xlsform.xlsx of HTCDS 2.0."
        )
    work = _Work()
    work.mend_survey(survey)
    work.mend_choices(choices)
    survey = work.add_questions(survey)
    settings = work.mend_settings(_rows(workbook, "settings"), wording)
    if wording is not None:
        _translate(survey, choices, wording)
    kept = [
        sheet for sheet in workbook.sheets if sheet.name.strip().casefold() not in {"survey", "choices", "settings"}
    ]
    rows = {"survey": survey, "choices": choices, "settings": settings}
    sheets = [*(_sheet(name, found, workbook.find_sheet(name)) for name, found in rows.items()), *kept]
    if work.fixes:
        sheets.append(make_sheet(ABOUT, [["about"], *([line] for line in (*CREDIT, *map(str, work.fixes)))]))
    return Corrected(Workbook(tuple(sheets)), tuple(work.fixes))


class _Work:
    """Mends rows in place and writes down what it did."""

    def __init__(self) -> None:
        self.fixes: list[Fix] = []

    def _set(self, sheet: str, number: int, row: Row, column: str, after: str, why: str) -> None:
        before = row.get(column, "")
        if before != after:
            row[column] = after
            self.fixes.append(Fix(sheet, number, column, before, after, why))

    def mend_survey(self, rows: list[Row]) -> None:
        for number, row in enumerate(rows, start=2):
            name = row.get("name", "")
            if name in _RENAMED:
                self._set("survey", number, row, "name", _RENAMED[name], "the standard's own name of the field")
            wrong, right = _RELABELLED.get(name, ("", ""))
            if wrong and row.get("label") == wrong:
                self._set("survey", number, row, "label", right, "the label of another field was copied here")
            if name in _PHONES and not row.get("constraint"):
                self._set("survey", number, row, "constraint", E164, "the standard asks for E.164 numbers")
                self._set("survey", number, row, "constraint_message", E164_SAYS, "says how to mend it")
            if name == "con_Consent":
                self._set(
                    "survey", number, row, "required", "yes", "a record without an answer on consent says nothing"
                )
            if name == "vic_TraffickingStatusDecisionMakingOrg":
                why = "a status says nothing without who decided it"
                self._set("survey", number, row, "required", "${vic_TraffickingStatus} != ''", why)

    def mend_choices(self, rows: list[Row]) -> None:
        for number, row in enumerate(rows, start=2):
            for column in ("name", "label"):
                tidy = " ".join(row.get(column, "").split())
                self._set("choices", number, row, column, tidy, "a space at the end, or one that does not break")
        for name, codes in _MISSING_CODES.items():
            for code, label in codes.items():
                self._add_choice(rows, name, code, label, "its field definitions name it, its list leaves it out")
        for code, label in _REASONS.items():
            self._add_choice(rows, "reasonforreferral", code, label, "for the outgoing referral")

    def _add_choice(self, rows: list[Row], name: str, code: str, label: str, why: str) -> None:
        places = [place for place, row in enumerate(rows) if row.get("list_name") == name]
        if any(rows[place].get("name") == code for place in places):
            return
        others = [place for place in places if rows[place].get("name") == "Other"]
        place = others[0] if others else (places[-1] + 1 if places else len(rows))
        rows.insert(place, {"list_name": name, "name": code, "label": label})
        self.fixes.append(Fix("choices", 0, "name", "", code, why))

    def add_questions(self, rows: list[Row]) -> list[Row]:
        """The rows with what is missing: forced criminality after the types of exploitation, the referral on last."""
        names = {row.get("name") for row in rows}
        found: list[Row] = []
        for row in rows:
            if row.get("name") == "__version__":
                found += self._outgoing(names)
            found.append(row)
            if row.get("name") == "vic_TypeOfExploitation" and EXTENSION not in names:
                found.append(self._extension())
        if not any(row.get("name") == "__version__" for row in rows):
            found += self._outgoing(names)
        return found

    def _extension(self) -> Row:
        why = "HTCDS 2.0 has no code for it: `Other`, and this field, which is Titian's and not the standard's"
        self.fixes.append(Fix("survey", 0, "name", "", EXTENSION, why))
        return {
            "type": "select_one consent",
            "name": EXTENSION,
            "label": "Forced to commit crimes (field of Titian, not of HTCDS)",
            "relevant": "selected(${vic_TypeOfExploitation}, 'Other')",
        }

    def _outgoing(self, names: set[str | None]) -> list[Row]:
        missing = [(kind, name, label) for kind, name, label in _OUTGOING if name not in names]
        for _, name, _ in missing:
            self.fixes.append(Fix("survey", 0, "name", "", name, "a field of the standard that its form leaves out"))
        relevant = "${cas_Status} = 'ClosedReferred'"
        return [{"type": kind, "name": name, "label": label, "relevant": relevant} for kind, name, label in missing]

    def mend_settings(self, rows: list[Row], wording: Wording | None) -> list[Row]:
        row = rows[0] if rows else {}
        version = row.get("version", "").removesuffix("-c") or "2.0"
        self._set("settings", 2, row, "form_title", TITLE, "a form says what it is, and that it was changed")
        self._set("settings", 2, row, "form_id", FORM_ID, "a changed form is another form")
        self._set("settings", 2, row, "version", f"{version}-c", "a changed form has another version")
        if wording is not None:
            row["default_language"] = wording.default_language
        return [row]


def _rows(workbook: Workbook, name: str) -> list[Row]:
    """The rows of a sheet; none when it is missing. Two languages' labels stay as they are."""
    sheet = workbook.find_sheet(name)
    if sheet is None:
        return []
    header = [title.strip() for title in sheet.header]
    return [dict(zip(header, row, strict=True)) for row in sheet.rows]


def _sheet(name: str, rows: list[Row], before: Sheet | None) -> Sheet:
    """A sheet of rows; a column is as wide as it was, one of labels in a language as that of the labels."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    made = make_sheet(name, [columns, *([row.get(column, "") for column in columns] for row in rows)])
    wide = dict(zip((title.strip() for title in before.header), before.widths, strict=False)) if before else {}
    widths = tuple(wide.get(column, wide.get(column.partition("::")[0], 0.0)) for column in columns)
    return replace(made, widths=widths)


def _translate(survey: list[Row], choices: list[Row], wording: Wording) -> None:
    """Labels in each language. Where it has no word the English one stands: a form has no empty labels."""
    for row in survey:
        _spread(row, {}, wording)
    for row in choices:
        _spread(row, find_words(row.get("list_name", ""), row.get("name", ""), wording.texts), wording)


def _spread(row: Row, words: Mapping[str, str], wording: Wording) -> None:
    for column in ("label", "constraint_message"):
        english = row.pop(column, "")
        if not english:
            continue
        for tag, language in wording.columns.items():
            own = words.get(tag) if column == "label" and tag != SOURCE else None
            row[f"{column}::{language}"] = own or english
