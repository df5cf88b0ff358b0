"""What a country says in its own words, held to the words of the pack."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from titian.voices.errors import UnreadableFile
from titian.voices.pins import check_pins, load_pins
from titian.voices.wording import load_wording, text_sha256

PACK_TEXTS = {"talk.greeting": "Halo.", "talk.stop": "Berhenti.", "rule.R01.officer": "Call help."}


def text(words: str, **more: object) -> dict[str, object]:
    return {"text": words, "state": "draft", "reviewer": None, "date": "2026-11-25", **more}


def pin(words: str, over: str, **more: object) -> dict[str, object]:
    return text(words, of=text_sha256(PACK_TEXTS[over]), **more)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    (folder / "locales").mkdir(parents=True)
    texts = {text_id: text(words) for text_id, words in PACK_TEXTS.items()}
    (folder / "locales/id.yaml").write_text(yaml.safe_dump({"tag": "id", "texts": texts}, sort_keys=False))
    return folder


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(texts: dict[str, Any], tag: str = "id", said: str | None = None) -> Path:
        folder = tmp_path / "my"
        (folder / "wording").mkdir(parents=True, exist_ok=True)
        (folder / f"wording/{tag}.yaml").write_text(yaml.safe_dump({"tag": said or tag, "texts": texts}))
        return folder

    return write


def add_clips(country: Path, clips: dict[str, str]) -> None:
    folder = country / "voices/id"
    folder.mkdir(parents=True)
    said = {"source": "recorded", "engine": None, "voice": "A. Speaker", "seconds": 1.0, "state": "draft", "ipa": None}
    content = {text_id: {**said, "text_sha256": text_sha256(words)} for text_id, words in clips.items()}
    (folder / "manifest.json").write_text(json.dumps({"tag": "id", "clips": content}))
    for text_id in clips:
        (folder / f"{text_id}.opus").write_bytes(b"OggS")


def found(pack: Path, country: Path) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.text_id) for problem in check_pins(pack, country)]


def test_country_that_pins_nothing_says_what_the_pack_says(pack: Path, tmp_path: Path) -> None:
    wording = load_wording(pack / "locales/id.yaml")
    assert load_pins(tmp_path, "id").apply(wording) == wording
    assert found(pack, tmp_path) == []


def test_pinned_text_takes_the_place_of_the_packs_with_its_own_review(pack: Path, write: Write) -> None:
    country = write({"talk.stop": pin("Stop.", "talk.stop", state="translated", reviewer="A. Person")})
    wording = load_pins(country, "id").apply(load_wording(pack / "locales/id.yaml"))
    assert list(wording.texts) == list(PACK_TEXTS)
    assert wording.texts["talk.greeting"].text == "Halo."
    stop = wording.texts["talk.stop"]
    assert (stop.text, stop.state, stop.reviewer) == ("Stop.", "translated", "A. Person")
    assert found(pack, country) == []


def test_words_for_silence_go_where_the_country_says_the_text_otherwise(pack: Path, write: Write) -> None:
    texts = {name: text(words) for name, words in {"talk.stop": "Berhenti.", "talk.stop.silent": "Diam."}.items()}
    (pack / "locales/id.yaml").write_text(yaml.safe_dump({"tag": "id", "texts": texts}, sort_keys=False))
    wording = load_wording(pack / "locales/id.yaml")
    assert "talk.stop.silent" in load_pins(pack, "id").apply(wording).texts
    country = write({"talk.stop": pin("Stop.", "talk.stop")})
    assert list(load_pins(country, "id").apply(wording).texts) == ["talk.stop"]
    country = write(
        {"talk.stop": pin("Stop.", "talk.stop"), "talk.stop.silent": text("Hush.", of=text_sha256("Diam."))}
    )
    assert load_pins(country, "id").apply(wording).texts["talk.stop.silent"].text == "Hush."
    assert found(pack, country) == []


def test_pin_is_stale_once_the_pack_says_something_else(pack: Path, write: Write) -> None:
    country = write({"talk.stop": text("Stop.", of=text_sha256("Hentikan."))})
    (problem,) = check_pins(pack, country)
    assert (problem.code, problem.text_id) == ("pin.stale", "talk.stop")
    assert "my/wording/id.yaml: the pack's talk.stop has changed since it was pinned." in problem.message


@pytest.mark.parametrize(
    ("texts", "tag", "expected"),
    [
        ({"talk.none": text("Ada.", of="0" * 64)}, "id", [("pin.unknown", "talk.none")]),
        ({"talk.stop": pin("Berhenti.", "talk.stop")}, "id", [("pin.same", "talk.stop")]),
        ({"talk.stop": pin("Stop.", "talk.stop")}, "ms", [("pin.language", None)]),
        ({"talk.stop": text("Stop.")}, "id", [("pin.unreadable", None)]),
        ({"talk.stop": text("Stop.", of="abc")}, "id", [("pin.unreadable", None)]),
        ({"talk.stop": pin("Stop.", "talk.stop", state="approved")}, "id", [("pin.unreadable", None)]),
    ],
    ids=["unknown", "same", "language", "without-of", "no-hash", "approved-by-nobody"],
)
def test_pin_of_nothing_is_named(
    pack: Path, write: Write, texts: dict[str, Any], tag: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(pack, write(texts, tag)) == expected


def test_file_of_another_language_is_refused(write: Write) -> None:
    country = write({}, "id", said="ms")
    with pytest.raises(UnreadableFile, match=r"my/wording/id\.yaml says that it is ms"):
        load_pins(country, "id")


class TestClips:
    def test_pinned_text_without_a_clip_is_no_problem(self, pack: Path, write: Write) -> None:
        assert found(pack, write({"talk.stop": pin("Stop.", "talk.stop")})) == []

    def test_clip_that_says_the_pinned_words_is_fine(self, pack: Path, write: Write) -> None:
        country = write({"talk.stop": pin("Stop.", "talk.stop")})
        add_clips(country, {"talk.stop": "Stop."})
        assert found(pack, country) == []

    def test_clip_of_other_words_of_nothing_and_without_file_is_named(self, pack: Path, write: Write) -> None:
        officer = pin("Call now.", "rule.R01.officer")
        country = write({"talk.stop": pin("Stop.", "talk.stop"), "rule.R01.officer": officer})
        add_clips(country, {"talk.stop": "Other.", "talk.greeting": "Halo.", "rule.R01.officer": "Call now."})
        assert found(pack, country) == [
            ("clip.unknown", "rule.R01.officer"),
            ("clip.unknown", "talk.greeting"),
            ("clip.stale", "talk.stop"),
        ]

    def test_clip_whose_file_is_gone_is_named(self, pack: Path, write: Write) -> None:
        country = write({"talk.stop": pin("Stop.", "talk.stop")})
        add_clips(country, {"talk.stop": "Stop."})
        (country / "voices/id/talk.stop.opus").unlink()
        assert found(pack, country) == [("clip.no_file", "talk.stop")]

    def test_clips_of_a_language_in_which_nothing_is_pinned_are_named(self, pack: Path, tmp_path: Path) -> None:
        add_clips(tmp_path / "my", {"talk.stop": "Stop."})
        assert found(pack, tmp_path / "my") == [("pin.language", None)]
