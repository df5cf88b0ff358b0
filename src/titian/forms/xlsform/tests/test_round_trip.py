"""Out and in again: the same form, and no converter complains of what we wrote more than of what came."""

from __future__ import annotations

import os
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from titian.forms.xlsform import (
    Workbook,
    form_to_json,
    import_form,
    read_workbook,
    write_csv,
    write_markdown,
    write_workbook,
)
from titian.forms.xlsform.sheets import make_sheet
from titian.forms.xlsform.tests.large import large_workbook

from .converter import convert, convert_bytes
from .tables import places, workbook
from .test_import import SCHEMA, WHOLE

WORDS = st.text(
    st.characters(categories=["L", "M", "N", "P", "Zs"], exclude_characters="$"), min_size=1, max_size=20
).filter(lambda text: text.strip() == text and text.isprintable())
LANGUAGES = ("English (en)", "Dari (prs)", "Thai (th)")
TYPES = st.sampled_from(
    ["text", "integer", "decimal", "date", "note", "select_one l", "select_multiple l", "rank l", "range"]
)


@st.composite
def forms(draw: st.DrawFn) -> Workbook:
    """Workbooks without errors: questions and groups in up to three languages, with conditions that look back."""
    languages = draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True))
    header = ["type", "name", *(f"label::{language}" for language in languages), "relevant", "required", "_remark"]
    rows: list[list[str]] = []
    asked: list[str] = []
    depth = 0
    for number in range(draw(st.integers(1, 8))):
        step = draw(st.sampled_from(["ask", "ask", "ask", "begin", "end"]))
        labels = [draw(WORDS) for _ in languages]
        looks_back = bool(asked) and number % 3 != 0
        relevant = f"${{{draw(st.sampled_from(asked))}}} != ''" if looks_back else ""
        if step == "begin":
            rows.append(
                [draw(st.sampled_from(["begin group", "begin repeat"])), f"g{number}", *labels, "", "", draw(WORDS)]
            )
            depth += 1
        rows.append([draw(TYPES), f"q{number}", *labels, relevant, "", draw(WORDS)])
        asked.append(f"q{number}")
        if step == "end" and depth:
            rows.append([_end(rows)])
            depth -= 1
    while depth:
        rows.append([_end(rows)])
        depth -= 1
    choices = [["list_name", "name", *header[2 : 2 + len(languages)], "extra"]]
    choices += [["l", f"c{number}", *(draw(WORDS) for _ in languages), draw(WORDS)] for number in range(3)]
    survey = make_sheet("survey", [header, *rows])
    return Workbook((survey, make_sheet("choices", choices), make_sheet("_mine", [["a"], [draw(WORDS)]])))


def _end(rows: list[list[str]]) -> str:
    open_kinds: list[str] = []
    for row in rows:
        if row[0].startswith("begin"):
            open_kinds.append(row[0].split()[1])
        elif row[0].startswith("end"):
            open_kinds.pop()
    return f"end {open_kinds[-1]}"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(forms())
def test_import_export_import_is_the_identity(original: Workbook) -> None:
    first = import_form(original)
    for read in (
        read_workbook(write_workbook(first.workbook), "form.xlsx")[0],
        read_workbook(write_markdown(first.workbook).encode(), "form.md")[0],
    ):
        again = import_form(read)
        assert read == original
        assert form_to_json(again) == form_to_json(first)
        assert again.warnings == first.warnings


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(forms())
def test_the_converter_takes_every_form_we_find_no_error_in(original: Workbook) -> None:
    import_form(original)
    convert(original)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(forms())
def test_the_json_of_every_form_obeys_its_schema(original: Workbook) -> None:
    jsonschema.validate(form_to_json(import_form(original)), SCHEMA)


@pytest.mark.parametrize("original", [workbook(WHOLE), large_workbook(100)], ids=["whole", "large"])
def test_our_own_examples_come_back_the_same_from_every_kind_of_file(original: Workbook, tmp_path: Path) -> None:
    for name, content in write_csv(original).items():
        (tmp_path / name).write_bytes(content)
    copies = [
        read_workbook(write_workbook(original), "form.xlsx")[0],
        read_workbook(write_markdown(original).encode(), "form.md")[0],
        read_workbook(tmp_path)[0],
    ]
    assert all(copy == original for copy in copies)
    assert all(form_to_json(import_form(copy)) == form_to_json(import_form(original)) for copy in copies)


def test_the_converter_says_of_the_whole_example_only_what_it_says_of_any_or_other() -> None:
    assert [warning[:40] for warning in convert(workbook(WHOLE)).warnings] == [
        "This form uses or_other and translations"
    ]


def test_the_converter_says_nothing_of_a_large_workbook() -> None:
    assert convert(large_workbook(200)).warnings == []


# --- IOM's HTCDS 2.0 workbook, which is not ours to copy into the repository ---

REFERENCE = os.environ.get("TITIAN_REFERENCE", "")
HTCDS = Path(REFERENCE) / "htcds_xlsform.xlsx"
needs_htcds = pytest.mark.skipif(not (REFERENCE and HTCDS.is_file()), reason="TITIAN_REFERENCE holds no HTCDS workbook")


@needs_htcds
def test_htcds_imports_and_its_defects_are_warnings_with_rows() -> None:
    form = import_form(*read_workbook(HTCDS))
    assert places(list(form.warnings)) == sorted(
        [
            ("required.none", "survey", 4, "required"),
            ("name.style", "survey", 6, "name"),
            ("name.style", "survey", 7, "name"),
            ("label.same", "survey", 11, "label"),
            ("name.style", "survey", 24, "name"),
            *(("cell.wide_space", "choices", row, "label") for row in range(2, 7)),
            ("cell.spaces", "choices", 270, "name"),
        ]
    )
    assert {name: len(choices) for name, choices in form.lists.items()}["methodsofcontrol"] == 16
    assert form.lists["methodsofcontrol"][3].name == "DebtBondage"


@needs_htcds
def test_htcds_exports_with_every_cell_and_its_json_is_ready_for_the_preview() -> None:
    form = import_form(*read_workbook(HTCDS))
    again, problems = read_workbook(write_workbook(form.workbook), "form.xlsx")
    assert (again, problems) == (form.workbook, ())
    found = form_to_json(import_form(again))
    assert found == form_to_json(form)
    jsonschema.validate(found, SCHEMA)


@needs_htcds
def test_the_converter_makes_the_same_form_of_htcds_as_we_write_it() -> None:
    ours = convert(read_workbook(HTCDS)[0])
    theirs = convert_bytes(HTCDS.read_bytes())
    assert ours == theirs
