"""Every text of the pack in every language, out of the studio's formats and in again: nothing is lost or changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pytest

from titian.forms.xlsform import write_workbook
from titian.forms.xlsform.languages import workbook_languages
from titian.forms.xlsform.tests.converter import convert_bytes
from titian.studio.exchange.book import make_workbook_of
from titian.studio.exchange.csv_file import read_csv_rows, write_csv
from titian.studio.exchange.po import read_po_rows, write_po
from titian.studio.exchange.rows import FileRow
from titian.studio.exchange.workbook import read_workbook_rows
from titian.studio.tests.conftest import PACK
from titian.voices.wording import Wording, list_languages, load_wording

TAGS = list_languages(PACK)
OFTEN = ("en", "th", "my", "ta", "ur")
LANGUAGE = re.compile(r'<translation lang="([^"]+)"')


@cache
def read(tag: str) -> Wording:
    return load_wording(PACK / "locales" / f"{tag}.yaml")


def list_rows(tag: str) -> list[FileRow]:
    english = read("en").texts
    return [
        FileRow(tag=tag, text_id=text_id, source=english[text_id].text, words=text.text, state=text.state, number=1)
        for text_id, text in read(tag).texts.items()
    ]


@cache
def make_workbook() -> bytes:
    """The workbook of all texts in all languages, as the studio gives it out."""
    return write_workbook(make_workbook_of("first-contact", "1", [row for tag in TAGS for row in list_rows(tag)]))


def say(rows: Sequence[FileRow]) -> dict[tuple[str, str], tuple[str, str, int | None]]:
    return {(row.tag, row.text_id): (row.words, row.state, row.number) for row in rows}


def test_the_pack_has_its_26_languages() -> None:
    assert len(TAGS) >= 26


@pytest.mark.parametrize(
    "tag", [tag if tag in OFTEN else pytest.param(tag, marks=pytest.mark.long("languages")) for tag in TAGS]
)
def test_po_and_csv_come_back_as_they_went(tag: str) -> None:
    rows = list_rows(tag)
    assert say(read_po_rows(write_po("first-contact", "1", tag, rows))) == say(rows)
    assert say(read_csv_rows(write_csv(rows))) == say(rows)


# In every run: `TestLossless` of test_exchange, a workbook of 60 languages with texts of every script.
@pytest.mark.long("languages")
def test_every_language_has_a_column_in_the_workbook_and_comes_back_as_it_went() -> None:
    """A cell that nobody wrote comes back empty."""
    rows = [row for tag in TAGS if tag != "en" for row in list_rows(tag)]
    back = say(read_workbook_rows(make_workbook(), "words.xlsx"))
    assert {place: said for place, said in back.items() if said[0]} == say(rows)


@pytest.mark.long("languages")
def test_pyxform_takes_the_workbook_of_26_languages_with_no_warning() -> None:
    converted = convert_bytes(make_workbook())
    assert converted.warnings == []
    columns = workbook_languages()
    assert len(TAGS) >= 26
    assert set(LANGUAGE.findall(converted.xform)) == {columns[tag] for tag in TAGS}
