"""`titian pack check` on what can mislead: nothing in the pack that ships, and each fault with its line and advice."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from titian.instrument.languages.lint import WEIGHTS
from titian.instrument.vectors import PACK
from titian.review.findings import CODES, Finding
from titian.review.misleading import FILE, SCREENS, list_misleading
from titian.review.subject import read_subject
from titian.review.texts import Texts

ROOT = PACK.parents[2]
MEASURED = {"text.long_to_hear", "text.number_said"}
"""Of clips, not of words."""


def find(pack: Path) -> list[Finding]:
    subject = read_subject(pack)
    return list(list_misleading(subject, Texts(subject.logic.document, subject.words, subject.talk)))


@cache
def shipped() -> tuple[Finding, ...]:
    return tuple(find(PACK))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The pack in English, Indonesian and Thai, with what its Indonesian manifest says and no sound."""
    shutil.copytree(ROOT / "contracts" / "codes", tmp_path / "contracts" / "codes")
    pack = tmp_path / "content" / "packs" / "first-contact"
    shutil.copytree(PACK, pack, ignore=shutil.ignore_patterns("voices", "locales", "pictures", "cases"))
    (pack / "locales").mkdir()
    for tag in ("en", "id", "th"):
        shutil.copy(PACK / "locales" / f"{tag}.yaml", pack / "locales")
    return pack


def write(pack: Path, tag: str, text_id: str, text: str) -> int:
    """Puts other words into a file as an author would, and gives the line."""
    path = pack / "locales" / f"{tag}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines) if text.startswith(f"  {text_id}:"))
    lines[line] = f"  {text_id}: {{text: {json.dumps(text, ensure_ascii=False)}, state: draft, date: 2026-11-30}}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return line + 1


def give_clip(pack: Path, tag: str, text_id: str, **clip: object) -> None:
    text = yaml.safe_load((pack / "locales" / f"{tag}.yaml").read_text(encoding="utf-8"))["texts"][text_id]["text"]

    folder = pack / "voices" / tag
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{text_id}.opus").touch()
    path = folder / "manifest.json"
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["clips"] if path.exists() else {}
    known[text_id] = {"text_sha256": sha256(text.encode()).hexdigest(), "seconds": 2.0, "ipa": "a", **clip}
    path.write_text(json.dumps({"tag": tag, "clips": known}), encoding="utf-8")


def test_nothing_in_the_pack_that_ships_can_be_misheard_in_a_way_that_was_found_before() -> None:
    assert [str(found.problem) for found in shipped() if found.code not in MEASURED] == []


def test_numbers_of_the_pack_are_said_as_they_are_written() -> None:
    assert [found.code for found in shipped() if found.code == "text.number_said"] == []


@pytest.mark.parametrize(
    ("tag", "text_id", "text", "code"),
    [
        ("th", "item.TL20.label", "เขาไม่ให้คุณหยุดงานหรือลาป่วยไหม", "text.no_echoed"),
        ("en", "item.TL19.label", "Was the place where you slept not good?", "text.question_denies"),
        ("id", "item.FC15.label", "Apakah gaji Anda kecil, atau tidak ada?", "text.either_or"),
        ("th", "item.P04.label", "คุณอายุน้อยกว่า 18 ปีใช่ไหม", "text.tag_question"),
        ("en", "closing.ask_recipient", "Can this organisation read your message?", "text.can_for_may"),
        ("id", "item.PR02.before", "Anda tidak bersalah.", "text.promise"),
        ("id", "item.SM03.label", "Apakah Anda ditahan sampai ada orang yang membayar?", "text.law_word"),
        ("id", "need.health_confidential.person", "Layanan kesehatan pribadi", "text.private_care"),
        ("id", "item.A02.label", "Bolehkah saya bertanya kepada Anda?", "text.adult_form"),
        (
            "id",
            "item.P05.label",
            "Apakah ada orang di sini, atau yang menunggu, yang membuat Anda takut?",
            "text.heard_as",
        ),
    ],
)
def test_fault_is_told_with_its_line_and_advice(copy: Path, tag: str, text_id: str, text: str, code: str) -> None:
    line = write(copy, tag, text_id, text)
    found = next(one for one in find(copy) if one.code == code)
    assert (found.problem.sheet, found.problem.row) == (f"locales/{tag}.yaml", line)
    assert text_id in found.problem.what
    assert found.problem.fixes == (CODES[code].remedy,)
    assert found.weight == WEIGHTS[code]


def test_question_that_has_to_deny_stands_with_a_reason(copy: Path) -> None:
    reasons = yaml.safe_load((copy / FILE).read_text(encoding="utf-8"))
    del reasons["item.FC06.label"]
    (copy / FILE).write_text(yaml.safe_dump(reasons), encoding="utf-8")
    assert {one.code for one in find(copy) if "item.FC06.label" in one.problem.what} <= {
        "text.either_or", "text.question_denies", "text.no_echoed",
    }  # fmt: skip
    assert any("item.FC06.label" in one.problem.what for one in find(copy))
    (copy / FILE).write_text(yaml.safe_dump(reasons | {"en:item.FC06.label": "English alone"}), encoding="utf-8")
    assert {one.problem.subject for one in find(copy) if "item.FC06.label" in one.problem.what} == {"id", "th"}


def test_reason_nobody_needs_and_reasons_nobody_can_read_are_told(copy: Path) -> None:
    with (copy / FILE).open("a", encoding="utf-8") as file:
        file.write("item.P04.label: nothing is denied there\n")
    (found,) = [
        one for one in find(copy) if one.code == "negation.not_needed" and one.problem.subject == "item.P04.label"
    ]
    assert found.weight == "warning"
    (copy / FILE).write_text("[", encoding="utf-8")
    assert [one.code for one in find(copy)] == ["negation.unreadable"]


def test_text_that_no_screen_speaks_and_one_that_nobody_wrote_are_told(copy: Path) -> None:
    screens = copy.parents[2] / "contracts" / "codes" / SCREENS
    known = json.loads(screens.read_text(encoding="utf-8"))
    known["spoken"] = [name for name in known["spoken"] if name != "talk.rest"] + ["talk.sing"]
    screens.write_text(json.dumps(known), encoding="utf-8")
    told = {one.code: one.problem.subject for one in find(copy) if one.code in ("text.unspoken", "text.not_written")}
    assert told == {"text.unspoken": "talk.rest", "text.not_written": "talk.sing"}


def test_what_takes_too_long_to_hear_is_told_by_its_clip(copy: Path) -> None:
    give_clip(copy, "id", "item.P10.label", seconds=12.5)
    give_clip(copy, "id", "item.P11.label", seconds=11.9)
    (found,) = [one for one in find(copy) if one.code == "text.long_to_hear"]
    assert "item.P10.label (12.5 s)" in found.problem.what
    assert "P11" not in found.problem.what
    write(copy, "id", "item.P10.label", "Apakah ada?")  # a stale clip says nothing of the words of now
    assert [one for one in find(copy) if one.code == "text.long_to_hear"] == []


def test_first_layer_may_last_forty_seconds_in_english(copy: Path) -> None:
    for name in ("why", "choice", "record", "officer_sees", "exception", "stay", "law_none", "law_crime"):
        give_clip(copy, "en", f"consent.first_{name}", seconds=6.0)
    give_clip(copy, "en", "talk.for_police", seconds=3.0)
    (found,) = [one for one in find(copy) if one.code == "text.long_to_hear"]
    assert "45 s" in found.problem.what  # six lines, one law, one service


def test_number_that_a_clip_says_otherwise_is_told(copy: Path) -> None:
    give_clip(copy, "id", "item.P04.label", ipa="umur satu dəlapan tahun?")
    (found,) = [one for one in find(copy) if one.code == "text.number_said"]
    assert "item.P04.label" in found.problem.what
    give_clip(copy, "id", "item.P04.label", ipa="umur dəlapanbəlas tahun?")
    assert [one for one in find(copy) if one.code == "text.number_said"] == []


_NAMED = re.compile(r"['\"`]((?:talk|closing)\.[a-z_]+)['\"`]")


def _named_by_screens() -> Iterator[str]:
    """Texts that the app or the page for complaints names whole; `$` in a name stands for a star."""
    for folder in ("web/field/src", "web/preview/src"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".ts", ".svelte") and ".test." not in path.name and "testing" not in path.parts:
                yield from _NAMED.findall(path.read_text(encoding="utf-8"))


def test_list_of_what_screens_speak_is_what_the_app_names() -> None:
    spoken = json.loads((ROOT / "contracts" / "codes" / SCREENS).read_text(encoding="utf-8"))["spoken"]
    named = set(_named_by_screens())
    whole = {name for name in spoken if not name.endswith("*")}
    starred = tuple(name[:-1] for name in spoken if name.endswith("*"))
    assert [name for name in sorted(named) if name not in whole and not name.startswith(starred)] == []
    elsewhere = {
        "talk.how_hide": "src/titian/directory/country/script.py",  # said to whoever asks for more
        "closing.how_to_meet": "src/titian/papers/words.yaml",
    }
    for name, place in elsewhere.items():
        assert name in (ROOT / place).read_text(encoding="utf-8")
    assert whole - named - elsewhere.keys() == set()
