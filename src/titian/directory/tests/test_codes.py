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
    "Hant": "CJK", "Thaa": "THAANA", "Ethi": "ETHIOPIC", "Kali": "KAYAH LI", "Guru": "GURMUKHI", "Telu": "TELUGU",
    "Mlym": "MALAYALAM",
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
    if row["autonym"] is None:
        assert "English name" in row["notes"]
        return
    letters = [sign for sign in row["autonym"] if unicodedata.category(sign).startswith("L")]
    assert letters
    assert all(unicodedata.name(sign).startswith(SCRIPT_NAMES[row["script"]]) for sign in letters)
    strong = {unicodedata.bidirectional(sign) for sign in letters}
    assert (row["direction"] == "rtl") == bool(strong & {"R", "AL"})
    assert unicodedata.is_normalized("NFC", row["autonym"])


def test_scripts_that_run_from_right_to_left_do_so_in_every_language() -> None:
    assert {row["script"] for row in read("languages") if row["direction"] == "rtl"} == {"Arab", "Rohg", "Thaa"}
    assert not [
        row["tag"]
        for row in read("languages")
        if row["direction"] == "ltr" and row["script"] in ("Arab", "Rohg", "Thaa")
    ]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("Thai", "dictionary"),
        ("Khmr", "dictionary"),
        ("Laoo", "dictionary"),
        ("Hans", "anywhere"),
        ("Hant", "anywhere"),
    ],
)
def test_scripts_without_spaces_break_their_lines_otherwise(script: str, expected: str) -> None:
    assert {row["line_breaking"] for row in read("languages") if row["script"] == script} == {expected}


def test_script_and_direction_of_a_wrong_table_are_noticed() -> None:
    schema = json.loads((ROOT / "contracts" / "schemas" / "codes-languages.schema.json").read_text(encoding="utf-8"))
    row = next(row for row in read("languages") if row["tag"] == "ur")
    for change in ({"direction": "auto"}, {"script": "arabic"}, {"audio": "soon"}, {"line_breaking": "words"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate({"languages": [row | change]})
    with pytest.raises(AssertionError):
        test_autonym_is_written_in_the_script_and_direction_it_states(row | {"direction": "ltr"})


def test_languages_that_claim_a_voice_are_those_with_clips() -> None:
    voiced = {path.parent.name for path in (ROOT / "content/packs/first-contact/voices").glob("*/manifest.json")}
    assert {row["tag"] for row in read("languages") if row["audio"] == "claimed"} == voiced


def test_languages_that_wait_for_a_recording_have_no_words_yet() -> None:
    waiting = [row["tag"] for row in read("languages") if row["audio"] == "awaiting_recording"]
    assert waiting == ["rhg", "rhg-Rohg", "dv"]
    assert not [tag for tag in waiting if (ROOT / f"content/packs/first-contact/locales/{tag}.yaml").exists()]


def test_where_a_language_is_likely_are_countries_of_the_table() -> None:
    countries = {row["alpha2"] for row in read("countries")}
    for row in read("languages"):
        assert row["where_likely"], row["tag"]
        assert set(row["where_likely"]) <= countries, row["tag"]


def test_workbooks_name_a_language_as_the_table_does() -> None:
    text = (CODES / "workbook-languages.json").read_text(encoding="utf-8")
    columns = {row["tag"]: row["column"] for row in json.loads(text)["languages"]}
    assert {row["tag"]: row["workbook_code"] for row in read("languages")}.items() <= columns.items()


def test_nastaliq_has_tall_lines() -> None:
    tall = [row["line_height"] for row in read("languages") if row["font"] == "noto-nastaliq-urdu"]
    assert tall
    assert min(tall) >= 2


def test_greeting_is_that_of_the_pack_or_absent() -> None:
    locales = ROOT / "content/packs/first-contact/locales"
    greetings = {row["tag"]: row["greeting"] for row in read("languages") if row["greeting"] is not None}
    assert {"en", "id"} <= set(greetings)
    assert greetings == {tag: load_wording(locales / f"{tag}.yaml").texts["talk.greeting"].text for tag in greetings}
