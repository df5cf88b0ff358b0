"""Languages of workbooks: one table for both programs, and names no other program complains of."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from titian.forms.xlsform.languages import TABLE, code_of, is_code, tag_of, workbook_languages
from titian.forms.xlsform.sheets import Workbook, make_sheet

from .converter import convert
from .tables import all_problems

CONTRACTS = Path(__file__).resolve().parents[5] / "contracts"


def test_the_table_beside_the_program_is_the_contract() -> None:
    assert TABLE.read_bytes() == (CONTRACTS / "codes/workbook-languages.json").read_bytes()


def test_the_table_obeys_its_schema() -> None:
    schema = json.loads((CONTRACTS / "schemas/codes-workbook-languages.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(TABLE.read_text(encoding="utf-8")), schema)


def test_every_language_of_the_product_has_a_column() -> None:
    rows = json.loads((CONTRACTS / "codes/languages.json").read_text(encoding="utf-8"))["languages"]
    assert {row["tag"] for row in rows} <= workbook_languages().keys()


def test_no_two_languages_share_a_column() -> None:
    table = workbook_languages()
    assert len(set(table.values())) == len(table)


def test_a_column_leads_back_to_its_tag() -> None:
    assert all(tag_of(column) == tag for tag, column in workbook_languages().items())


@pytest.mark.parametrize(
    ("language", "tag"),
    [("Dari (prs)", "fa-AF"), ("دری (prs)", "fa-AF"), ("中文 (zh)", None), ("Klingon (tlh)", None), ("English", None)],
)
def test_another_name_with_the_same_code_is_understood_where_only_one_tag_has_it(
    language: str, tag: str | None
) -> None:
    assert tag_of(language) == tag


@pytest.mark.parametrize("code", ["kh", "cn", "mm", "fa-AF", "eng1", "EN", ""])
def test_country_codes_and_long_tags_are_no_language_codes(code: str) -> None:
    assert not is_code(code)


def test_no_program_complains_of_any_language_of_the_table() -> None:
    languages = list(workbook_languages().values())
    header = ["type", "name", *(f"label::{language}" for language in languages)]
    workbook = Workbook((make_sheet("survey", [header, ["text", "a", *languages]]),))
    assert convert(workbook).warnings == []
    assert all_problems(workbook) == []


def test_other_programs_do_complain_of_a_language_without_a_code() -> None:
    """The check above can fail: the converter does look at codes."""
    workbook = Workbook((make_sheet("survey", [["type", "name", "label::Dari (fa-AF)"], ["text", "a", "A"]]),))
    assert len(convert(workbook).warnings) == 1
    assert [problem.code for problem in all_problems(workbook)] == ["language.unknown_code"]


def test_the_code_is_what_stands_in_the_last_brackets() -> None:
    assert code_of("Mandarin (simplified) (zh)") == "zh"
