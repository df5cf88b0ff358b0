"""Reading the table of languages, and what its states mean together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from titian.instrument.languages.states import TextState, least_state
from titian.instrument.languages.table import TABLE, LanguagesUnreadable, find_table, get_table, read_table

ROOT = Path(__file__).parents[5]


def test_a_language_says_how_it_is_written_and_whether_it_speaks() -> None:
    table = get_table(ROOT / "content/packs/first-contact")
    assert (table["ur"].script, table["ur"].direction, table["ur"].line_height) == ("Arab", "rtl", 2.2)
    assert table["km"].line_breaking == "dictionary"
    assert table["en"].is_voiced
    assert not table["ceb"].is_voiced
    assert table["rhg"].audio == "awaiting_recording"


@pytest.mark.parametrize(
    "change",
    [{"direction": "up"}, {"audio": "soon"}, {"line_breaking": "words"}, {"script": None}, {"colour": "blue"}],
)
def test_a_row_of_another_shape_is_refused_with_its_place(tmp_path: Path, change: dict[str, object]) -> None:
    rows = json.loads((ROOT / TABLE).read_text(encoding="utf-8"))["languages"]
    path = tmp_path / "languages.json"
    path.write_text(json.dumps({"languages": [rows[0] | change]}))
    (member,) = change
    with pytest.raises(
        LanguagesUnreadable, match=rf"languages\.json is not the table of languages: languages\.0\.{member}"
    ):
        read_table(path)


def test_a_pack_outside_a_repository_has_no_table(tmp_path: Path) -> None:
    assert find_table(tmp_path) is None
    with pytest.raises(LanguagesUnreadable, match="stands above"):
        get_table(tmp_path)
    with pytest.raises(LanguagesUnreadable, match="cannot be read"):
        read_table(tmp_path / "languages.json")


@pytest.mark.parametrize(
    ("states", "least"),
    [
        ({"approved"}, "approved"),
        ({"approved", "back_translated"}, "back_translated"),
        ({"approved", "translated", "back_translated"}, "translated"),
        (set(), "draft"),
    ],
)
def test_texts_together_have_come_as_far_as_the_least_of_them(states: set[TextState], least: TextState) -> None:
    assert least_state(states) == least
