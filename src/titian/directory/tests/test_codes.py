"""The code lists that every part of the product shares."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from titian.directory.country.model import Need
from titian.voices import load_wording

ROOT = Path(__file__).parents[4]
CODES = ROOT / "contracts" / "codes"
LISTS = {"languages": "tag", "countries": "alpha2", "needs": "id"}

# The script a letter of the autonym must come from, where Unicode names say so.
SCRIPT_NAMES = {
    "Latn": "LATIN", "Thai": "THAI", "Mymr": "MYANMAR", "Rohg": "HANIFI ROHINGYA", "Khmr": "KHMER", "Laoo": "LAO",
    "Beng": "BENGALI", "Deva": "DEVANAGARI", "Taml": "TAMIL", "Sinh": "SINHALA", "Arab": "ARABIC", "Hans": "CJK",
    "Hant": "CJK",
}  # fmt: skip


def read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((CODES / f"{name}.json").read_text(encoding="utf-8"))[name]
    return rows


@pytest.mark.parametrize("name", LISTS)
def test_list_obeys_its_schema(name: str) -> None:
    document = json.loads((CODES / f"{name}.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "contracts" / "schemas" / f"codes-{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)


@pytest.mark.parametrize(("name", "key"), LISTS.items())
def test_codes_are_unique(name: str, key: str) -> None:
    codes = [row[key] for row in read(name)]
    assert len(codes) == len(set(codes))


def test_needs_are_those_the_directory_knows() -> None:
    assert [row["id"] for row in read("needs")] == list(get_args(Need))


def test_needs_carry_the_words_of_the_pack() -> None:
    wording = load_wording(ROOT / "content/packs/first-contact/locales/en.yaml")
    assert {row["id"]: row["label"] for row in read("needs")} == {
        row["id"]: wording.texts[f"need.{row['id']}.officer"].text for row in read("needs")
    }


def test_country_has_folder_only_where_there_is_one() -> None:
    folders = {folder.name.upper() for folder in (ROOT / "content" / "countries").iterdir() if folder.is_dir()}
    assert {row["alpha2"] for row in read("countries") if row["has_folder"]} == folders


@pytest.mark.parametrize("row", read("languages"), ids=lambda row: str(row["tag"]))
def test_autonym_is_written_in_the_script_and_direction_it_states(row: dict[str, Any]) -> None:
    letters = [sign for sign in row["autonym"] if unicodedata.category(sign).startswith("L")]
    assert letters
    assert all(unicodedata.name(sign).startswith(SCRIPT_NAMES[row["script"]]) for sign in letters)
    strong = {unicodedata.bidirectional(sign) for sign in letters}
    assert (row["direction"] == "rtl") == bool(strong & {"R", "AL"})
    assert unicodedata.is_normalized("NFC", row["autonym"])


def test_nastaliq_has_tall_lines() -> None:
    tall = [row["line_height"] for row in read("languages") if row["font"] == "noto-nastaliq-urdu"]
    assert tall
    assert min(tall) >= 2


def test_greeting_is_that_of_the_pack_or_absent() -> None:
    locales = ROOT / "content/packs/first-contact/locales"
    expected = {
        row["tag"]: load_wording(locales / f"{row['tag']}.yaml").texts["talk.greeting"].text
        if (locales / f"{row['tag']}.yaml").exists()
        else None
        for row in read("languages")
    }
    assert {row["tag"]: row["greeting"] for row in read("languages")} == expected
