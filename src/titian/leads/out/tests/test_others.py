"""The same package for MISP, as a table and as a PDF; and what is published about lures."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.utils import translation

from titian.leads.out.errors import PrintFailed
from titian.leads.out.identifiers import Mention, Role
from titian.leads.out.marks import Marks, Tlp
from titian.leads.out.misp import DISTRIBUTION, write_event
from titian.leads.out.packages import LURE, STATEMENT
from titian.leads.out.prints import print_package
from titian.leads.out.sheets import COLUMNS, write_sheet
from titian.leads.out.tests.packages import MENTIONS, make_package

ROOT = Path(__file__).resolve().parents[5]
PUBLISHED = ROOT / "content/leads/exchange"


def read_event(data: bytes) -> Any:  # Any: PyMISP has no types of its own
    from pymisp import MISPEvent

    event = MISPEvent(strict_validation=True)
    event.load(data.decode())
    return event


def test_misp_s_own_library_reads_the_event() -> None:
    event = read_event(write_event(make_package()))
    assert {each.value for each in event.attributes} == {
        mention.value for mention in MENTIONS if mention.role is Role.OFFERER
    }
    for each in event.attributes:
        assert each.to_ids is False
        assert each.type in event.describe_types["category_type_mappings"][each.category]
        assert STATEMENT in each.comment
        assert "Expires 2027-03-01." in each.comment
    assert {tag.name for tag in event.tags} >= {
        "tlp:amber", "PAP:GREEN", 'titian:purpose="disruption"', 'titian:expires="2027-03-01"',
        'recruitment-lure:cost="candidate-pays"',
    }  # fmt: skip
    assert STATEMENT in event.event_reports[0].content
    assert "[number]" in event.event_reports[0].content


def test_no_event_is_distributed_wider_than_its_mark() -> None:
    for tlp in Tlp:
        package = replace(make_package(), marks=Marks(tlp=tlp))
        event = json.loads(write_event(package))["Event"]
        assert event["distribution"] == DISTRIBUTION[tlp]
        assert (event["distribution"] == "0") == (tlp not in {Tlp.CLEAR, Tlp.GREEN})


def test_no_cell_of_the_table_runs_and_each_row_says_the_statement() -> None:
    mentions = (
        Mention("handle", "=cmd|'/c calc'!A0", Role.OFFERER),
        Mention("phone", "+85512345678", Role.OFFERER),
        Mention("handle", "line:@sum", Role.OFFERER),
    )
    text = write_sheet(make_package(mentions, (("=1+1 easy work (fictional)", "en"),))).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["value"] for row in rows] == [
        "'=cmd|'/c calc'!A0", "line:@sum", "'+85512345678", "'=1+1 easy work (fictional)",
    ]  # fmt: skip
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert {row["statement"] for row in rows} == {STATEMENT}


@pytest.mark.parametrize("language", ["en", "id", "th"])
def test_the_pdf_says_the_statement_in_the_language_of_the_desk_and_for_whom_it_is(language: str) -> None:
    from pypdf import PdfReader

    with translation.override(language):
        made = print_package(make_package(), language=language, recipient="A platform (fictional)")
        statement = translation.gettext(STATEMENT)
    assert (statement == STATEMENT) == (language == "en")
    text = " ".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())
    assert "A platform (fictional)" in text
    assert "+85512345678" in text
    assert "+66812345678" not in text
    if language != "th":  # Thai comes back from a PDF in another order of signs
        assert " ".join(statement.split()) in text


def test_a_pdf_of_letters_that_no_font_here_has_is_said_to_lack_them() -> None:
    with pytest.raises(PrintFailed):
        print_package(make_package(words=(("\U0001e900\U0001e901", "en"),)), language="en", recipient="A platform")


def read_published(name: str) -> Any:  # Any: JSON
    return json.loads((PUBLISHED / name).read_text(encoding="utf-8"))


ENTRY = {
    "type": "object",
    "required": ["value", "expanded", "description"],
    "properties": {
        "value": {"type": "string", "pattern": "^[a-z][a-z-]*$"},
        "expanded": {"type": "string", "maxLength": 80},
        "description": {"type": "string"},
    },
    "additionalProperties": False,
}
TAXONOMY = {
    "type": "object",
    "required": ["namespace", "expanded", "description", "version", "type", "refs", "predicates", "values"],
    "additionalProperties": False,
    "properties": {
        "namespace": {"const": "recruitment-lure"},
        "expanded": {"type": "string"},
        "description": {"type": "string"},
        "version": {"type": "integer", "minimum": 1},
        "type": {"type": "array", "items": {"enum": ["org", "user", "attribute", "event"]}},
        "refs": {"type": "array", "items": {"type": "string", "pattern": "^https://"}},
        "predicates": {"type": "array", "items": ENTRY},
        "values": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["predicate", "entry"],
                "additionalProperties": False,
                "properties": {"predicate": {"type": "string"}, "entry": {"type": "array", "items": ENTRY}},
            },
        },
    },
}
PLACE = {
    "type": "object",
    "required": ["category", "keyword"],
    "additionalProperties": False,
    "properties": {
        "category": {"enum": ["STATEMENT_CATEGORY_VIOLENCE", "STATEMENT_CATEGORY_SCAMS_AND_FRAUD"]},
        "keyword": {"type": "string", "pattern": "^KEYWORD_[A-Z_]+$"},
    },
}


def list_values() -> set[str]:
    return {
        f"{group['predicate']}:{each['value']}"
        for group in read_published("recruitment-lure.json")["values"]
        for each in group["entry"]
    }


def test_the_taxonomy_is_one_that_misp_takes_and_each_value_has_its_source() -> None:
    taxonomy = read_published("recruitment-lure.json")
    jsonschema.validate(taxonomy, TAXONOMY)
    predicates = [each["value"] for each in taxonomy["predicates"]]
    assert predicates == [each["predicate"] for each in taxonomy["values"]]
    sources = read_published("sources.json")
    assert set(sources["values"]) == list_values()
    assert {each for named in sources["values"].values() for each in named} == set(sources["sources"])
    assert all(LURE.fullmatch(value) for value in list_values())


def test_the_map_to_the_words_of_the_dsa_names_values_that_are_there() -> None:
    places = read_published("dsa.json")
    assert set(places["values"]) <= list_values()
    for rows in [places["default"], *places["values"].values()]:
        jsonschema.validate(rows, {"type": "array", "minItems": 1, "items": PLACE})
