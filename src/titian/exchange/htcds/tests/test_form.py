"""The survey form of HTCDS, corrected. The workbook itself is not ours to copy: a small one of our own stands for it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from titian.exchange.errors import FormUnknown
from titian.exchange.htcds.form import ABOUT, EXTENSION, correct_form
from titian.exchange.htcds.form_words import find_words
from titian.exchange.htcds.table import get_table
from titian.exchange.published_form import PUBLISHED
from titian.forms.export.texts import Wording, read_texts
from titian.forms.xlsform import Workbook, import_form, read_workbook, write_workbook
from titian.forms.xlsform.sheets import make_sheet
from titian.forms.xlsform.tests.converter import convert

ROOT = Path(__file__).resolve().parents[5]
REFERENCE = os.environ.get("TITIAN_REFERENCE", "")
HTCDS = Path(REFERENCE) / "htcds_xlsform.xlsx"
needs_htcds = pytest.mark.skipif(not (REFERENCE and HTCDS.is_file()), reason="TITIAN_REFERENCE holds no HTCDS workbook")

SMALL = Workbook(
    (
        make_sheet(
            "survey",
            [
                ["type", "name", "label", "required", "calculation"],
                ["select_one consent", "con_Consent", "May we write it down?", "false"],
                ["text", "prs_First_Name", "Given name", "false"],
                ["text", "prs_Title", "Second Name", "false"],
                ["text", "prs_MobilePhone", "Telephone", "false"],
                ["select_one status", "vic_TraffickingStatus", "Status", "false"],
                ["select_one who", "vic_TraffickingStatusDecisionMakingOrg", "Who decided", "false"],
                ["select_multiple methodsofcontrol", "vic_Methods_of_Control", "Control", "false"],
                ["select_multiple kinds", "vic_TypeOfExploitation", "Kinds", "false"],
                ["select_one cases", "cas_Status", "State of the case", "false"],
                ["calculate", "__version__", "", "", "'1'"],
            ],
        ),
        make_sheet(
            "choices",
            [
                ["list_name", "name", "label"],
                ["consent", "TRUE", "Yes"],
                ["consent", "FALSE", "No"],
                ["status", "PossibleVictimOfTrafficking", "Possible"],
                ["who", "Police", "Police"],
                ["methodsofcontrol", "DebtBondage ", "Debt "],
                ["methodsofcontrol", "Other", "Other"],
                ["kinds", "ForcedLabour", "Labour"],
                ["kinds", "Other", "Other"],
                ["cases", "ClosedReferred", "Referred"],
            ],
        ),
        make_sheet("_notes", [["mine"], ["kept"]]),
    )
)


def test_each_fix_names_its_row_and_the_form_can_be_asked() -> None:
    corrected = correct_form(SMALL)
    assert {(fix.sheet, fix.row, fix.column) for fix in corrected.fixes if fix.row} == {
        ("survey", 2, "required"),
        ("survey", 3, "name"),
        ("survey", 4, "label"),
        ("survey", 5, "constraint"),
        ("survey", 5, "constraint_message"),
        ("survey", 7, "required"),
        ("survey", 8, "name"),
        ("choices", 6, "name"),
        ("choices", 6, "label"),
        ("settings", 2, "form_title"),
        ("settings", 2, "form_id"),
        ("settings", 2, "version"),
    }
    form = import_form(corrected.workbook)
    assert EXTENSION in {node.name for node in form.walk()}
    assert [choice.name for choice in form.lists["methodsofcontrol"]] == [
        "DebtBondage",
        "RestrictsMovement",
        "UsesChildren",
        "Other",
    ]
    assert corrected.workbook.find_sheet("_notes") == SMALL.find_sheet("_notes")


def test_columns_are_as_wide_as_they_were_and_labels_of_a_language_as_those_of_the_labels() -> None:
    survey, *others = SMALL.sheets
    wide = replace(SMALL, sheets=(replace(survey, widths=(30.0, 41.5, 95.0, 0.0, 12.0)), *others))
    corrected = correct_form(wide, Wording({"en": {"choice.yes_no.yes": "Yes"}, "th": {"choice.yes_no.yes": "ใช่"}}))
    content = write_workbook(corrected.workbook)
    found = read_workbook(content, "form.xlsx")[0].sheets[0]
    widths = dict(zip(found.header, found.widths, strict=True))
    assert (widths["type"], widths["name"], widths["calculation"]) == (30.0, 41.5, 12.0)
    assert widths["label::English (en)"] == widths["label::Thai (th)"] == 95.0


def test_correcting_twice_changes_nothing_more() -> None:
    once = correct_form(SMALL)
    assert correct_form(once.workbook) == replace(once, fixes=())


def test_another_workbook_is_refused() -> None:
    with pytest.raises(FormUnknown):
        correct_form(Workbook((make_sheet("survey", [["type", "name"], ["text", "age"]]),)))


def test_words_are_the_packs_own_and_no_language_lends_its_neighbours() -> None:
    texts = {
        "th": {"choice.yes_no.yes": "ใช่", "choice.country.MM": "เมียนมา"},
        "rhg": {"choice.yes_no.yes": "oi"},
    }
    assert find_words("consent", "TRUE", texts) == {"th": "ใช่", "rhg": "oi"}
    assert find_words("citizenship", "MM", texts) == {"th": "เมียนมา"}
    assert find_words("citizenship", "FJ", texts) == {"th": "ฟิจิ"}
    assert find_words("citizenship", "TW", texts) == {}
    assert find_words("status", "Police", texts) == {}


def test_labels_stand_in_every_language_of_the_pack_and_none_is_empty() -> None:
    texts = {"en": {"choice.yes_no.yes": "Yes"}, "th": {"choice.yes_no.yes": "ใช่"}}
    workbook = correct_form(SMALL, Wording(texts)).workbook
    choices = workbook.find_sheet("choices")
    assert choices is not None
    rows = [dict(zip(choices.header, row, strict=True)) for row in choices.rows]
    assert [rows[0][f"label::{name}"] for name in ("English (en)", "Thai (th)")] == ["Yes", "ใช่"]
    assert all(row["label::Thai (th)"] for row in rows)
    assert import_form(workbook).warnings == ()
    assert convert(workbook).warnings == []


def test_the_published_form_can_be_asked_says_whose_it_is_and_what_was_changed() -> None:
    workbook, problems = read_workbook(PUBLISHED)
    assert problems == ()
    form = import_form(workbook)
    assert form.warnings == ()
    assert convert(workbook).warnings == []
    assert EXTENSION in {node.name for node in form.walk()}
    assert len(form.languages) == 26
    about = workbook.find_sheet(ABOUT)
    assert about is not None
    told = "\n".join(cell for row in about.rows for cell in row)
    for wanted in ("International Organization for Migration", "creativecommons.org/licenses/by/4.0", EXTENSION):
        assert wanted in told
    assert correct_form(workbook).fixes == ()


@pytest.fixture(scope="module")
def made() -> Workbook:
    """The form of HTCDS, corrected, in the words of the pack."""
    return correct_form(read_workbook(HTCDS)[0], Wording(read_texts(ROOT / "content/packs/first-contact"))).workbook


@needs_htcds
def test_the_published_form_is_the_one_the_command_makes_today(made: Workbook) -> None:
    """Make it again: titian htcds form --from htcds_xlsform.xlsx --words content/packs/first-contact --to …"""
    assert read_workbook(PUBLISHED)[0] == read_workbook(write_workbook(made), PUBLISHED.name)[0]


@needs_htcds
def test_the_form_of_htcds_corrected_gives_no_warning_anywhere(made: Workbook) -> None:
    again, problems = read_workbook(write_workbook(made), "form.xlsx")
    assert problems == ()
    form = import_form(again)
    assert form.warnings == ()
    assert convert(again).warnings == []
    assert len(form.languages) == 26
    table = get_table()
    names = {node.name for node in form.walk()}
    assert {name for name in table.codes if name in names} == set(table.codes)
    lists = {name: {choice.name for choice in choices} for name, choices in form.lists.items()}
    assert lists["methodsofcontrol"] == set(table.codes["vic_MethodsOfControl"].codes)
    assert lists["typeofexploitation"] == set(table.codes["vic_TypeOfExploitation"].codes)
    assert lists["methodofrecruitment"] == set(table.codes["vic_MethodOfRecruitment"].codes)


@needs_htcds
def test_the_defects_of_the_form_are_named_by_their_rows() -> None:
    workbook, _ = read_workbook(HTCDS)
    told = [str(fix) for fix in correct_form(workbook).fixes]
    assert [line.partition(":")[0] for line in told if line.startswith("survey, row")] == [
        "survey, row 4, required",
        "survey, row 6, name",
        "survey, row 7, name",
        "survey, row 11, label",
        "survey, row 13, constraint",
        "survey, row 13, constraint_message",
        "survey, row 14, constraint",
        "survey, row 14, constraint_message",
        "survey, row 23, required",
        "survey, row 24, name",
    ]
    assert sum(line.startswith("choices, row") for line in told) == 7
