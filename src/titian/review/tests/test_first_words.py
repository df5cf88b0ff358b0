"""The first words of a language: all that the screens say which open with them, and nothing an officer reads."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from titian.instrument.vectors import PACK
from titian.review.first_words import list_first_words
from titian.review.subject import read_subject
from titian.review.texts import Texts

ROOT = PACK.parents[2]


def find(pack: Path) -> dict[str, str]:
    """Text → code of what is told of it."""
    subject = read_subject(pack)
    texts = Texts(subject.logic.document, subject.words, subject.talk)
    return {one.problem.subject: one.code for one in list_first_words(subject, texts)}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The pack in English alone, without sounds and pictures, beside the tables of codes."""
    shutil.copytree(ROOT / "contracts" / "codes", tmp_path / "contracts" / "codes")
    pack = tmp_path / "content" / "packs" / "first-contact"
    shutil.copytree(PACK, pack, ignore=shutil.ignore_patterns("voices", "locales", "pictures", "cases"))
    (pack / "locales").mkdir()
    shutil.copy(PACK / "locales" / "en.yaml", pack / "locales")
    return pack


def rewrite(pack: Path, old: str, new: str) -> None:
    path = pack / "pack.yaml"
    written = path.read_text(encoding="utf-8")
    assert written.count(old) == 1
    path.write_text(written.replace(old, new), encoding="utf-8")


def test_pack_that_ships_has_few_first_words_and_every_one_its_screens_say() -> None:
    assert find(PACK) == {}
    assert 20 <= len(read_subject(PACK).pack.about.first_words) <= 30  # type: ignore[union-attr]  # it is a folder


def test_text_of_a_screen_that_opens_with_them_cannot_be_left_out(copy: Path) -> None:
    lacking = ["talk.afraid", "choice.care.doctor", "item.C01.before", "phrase.hello.label", "choice.yes_no.no"]
    for name in lacking:
        rewrite(copy, f"  - {name}\n", "")
    assert find(copy) == dict.fromkeys(lacking, "first.lacking")


def test_what_is_no_text_of_the_persons_or_stands_twice_is_told(copy: Path) -> None:
    wrong = ["talk.sing", "item.S01.label", "rule.R02.officer", "talk.hide.silent", "talk.next"]
    rewrite(copy, "  - talk.afraid\n", "".join(f"  - {name}\n" for name in ["talk.afraid", *wrong]))
    assert find(copy) == dict.fromkeys(wrong, "first.unknown")


def test_phrase_brings_what_may_be_touched_in_answer_to_it(copy: Path) -> None:
    rewrite(copy, "  - phrase.ambulance.label\n", "  - phrase.go_to_doctor.label\n")
    assert find(copy) == {"reply.yes.label": "first.lacking", "reply.no.label": "first.lacking"}


def test_pack_without_the_list_has_no_first_words(copy: Path) -> None:
    path = copy / "pack.yaml"
    path.write_text(re.sub(r"^first_words:\n(  .+\n)+", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert find(copy) == {}
