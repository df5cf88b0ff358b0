"""`titian pack check` on languages: what each has, and what stops a release."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from titian.instrument.languages.lint import WEIGHTS
from titian.instrument.pack import Pack, load_pack
from titian.instrument.vectors import PACK
from titian.review.coverage import list_gaps
from titian.review.findings import CODES, Finding
from titian.review.subject import Subject, read_subject
from titian.review.texts import Texts
from titian.review.words import LanguageRow, count_languages, list_flaws, table
from titian.voices.wording import is_shown

TAGS = ("en", "id")


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack in two languages, with clips that say nothing, beside the tables of codes. No test changes it."""
    folder = tmp_path_factory.mktemp("laid")
    shutil.copytree(PACK.parents[2] / "contracts" / "codes", folder / "contracts" / "codes")
    ignored = shutil.ignore_patterns("voices", "locales", "pictures")
    pack = Path(shutil.copytree(PACK, folder / "content" / "packs" / "first-contact", ignore=ignored))
    (pack / "pictures").symlink_to(PACK / "pictures")
    (pack / "locales").mkdir()
    for tag in TAGS:
        shutil.copy(PACK / "locales" / f"{tag}.yaml", pack / "locales")
        if tag != "en":  # what officers read is a language's own choice
            words = read_words(pack, tag)
            write_words(pack, tag, {"texts": {name: text for name, text in words["texts"].items() if is_shown(name)}})
        speak(pack, tag)
    ask_for(pack, *TAGS)
    return folder


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """The sheets, of which no test changes one: a pack is read anew where its pack.yaml says something else."""
    packs: dict[bytes, Pack] = {}

    def load(folder: Path) -> Pack:
        about = (folder / "pack.yaml").read_bytes()
        if about not in packs:
            packs[about] = load_pack(folder)
        return replace(packs[about], folder=folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("titian.review.subject.load_pack", load)
        yield


@pytest.fixture
def copy(laid: Path, tmp_path: Path) -> Path:
    """A copy that a test may change. Its clips, 1,500 files, are links: a test takes one away, and writes none anew."""
    shutil.copytree(laid, tmp_path, symlinks=True, dirs_exist_ok=True, copy_function=link_clip)
    return tmp_path / "content/packs/first-contact"


def link_clip(source: str, target: str) -> None:
    (os.link if source.endswith(".opus") else shutil.copyfile)(source, target)


def read_words(pack: Path, tag: str) -> dict[str, Any]:
    words = yaml.load((pack / "locales" / f"{tag}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert isinstance(words, dict)
    return words


def write_words(pack: Path, tag: str, words: dict[str, Any]) -> None:
    path = pack / "locales" / f"{tag}.yaml"
    path.write_text(yaml.dump(words | {"tag": tag}, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")


def change(pack: Path, tag: str, text_id: str, **changes: object) -> None:
    words = read_words(pack, tag)
    words["texts"][text_id] |= changes
    write_words(pack, tag, words)


def drop(pack: Path, tag: str, text_id: str) -> None:
    words = read_words(pack, tag)
    del words["texts"][text_id]
    write_words(pack, tag, words)


def speak(pack: Path, tag: str) -> None:
    """A clip without sound for every text: what is looked at is the hash beside it."""
    folder = pack / "voices" / tag
    folder.mkdir(parents=True)
    clips = {}
    for text_id, text in read_words(pack, "en" if tag not in TAGS else tag)["texts"].items():
        heard = {"clip_sha256": hashlib.sha256(b"").hexdigest(), "key_words": 1, "understood": 1}
        clips[text_id] = {"text_sha256": hashlib.sha256(text["text"].encode()).hexdigest(), "heard": heard}
        (folder / f"{text_id}.opus").touch()
    (folder / "manifest.json").write_text(json.dumps({"tag": tag, "clips": clips}))


def ask_for(pack: Path, *tags: str) -> None:
    about = yaml.safe_load((pack / "pack.yaml").read_text(encoding="utf-8"))
    (pack / "pack.yaml").write_text(yaml.safe_dump(about | {"languages": list(tags)}, sort_keys=False))


def find_gaps(pack: Path) -> dict[str, str]:
    """Code → what was said, of findings about words and voices."""
    found = _find(read_subject(pack))
    return {finding.code: finding.problem.what for finding in found if finding.code != "picture.missing"}


def _find(subject: Subject) -> Iterator[Finding]:
    yield from list_gaps(subject, Texts(subject.logic.document, subject.words, subject.talk))
    yield from list_flaws(subject)


def count(pack: Path) -> dict[str, LanguageRow]:
    subject = read_subject(pack)
    rows = count_languages(subject, Texts(subject.logic.document, subject.words, subject.talk))
    return {row.language: row for row in rows}


def test_languages_that_have_everything_have_no_gap(copy: Path) -> None:
    assert find_gaps(copy) == {}
    rows = count(copy)
    assert list(rows) == ["en", "id"]
    for row in rows.values():
        assert row.texts == row.of_texts == row.clips == sum(row.states.values()) > 700
        assert (row.is_required, row.audio, row.stale, row.missing) == (True, "claimed", 0, 0)
    assert rows["en"].officer_texts == rows["en"].of_officer_texts > 200


def test_row_counts_states_officers_texts_and_clips(copy: Path) -> None:
    change(copy, "id", "item.P10.label", state="translated", reviewer="A. Person")
    change(copy, "id", "item.P11.label", state="approved", reviewer="A. Person", text="Ada lagi?")
    (copy / "voices/id/item.P07.label.opus").unlink()
    drop(copy, "id", "talk.stop")
    words = read_words(copy, "id")
    words["texts"]["rule.R01s.officer"] = dict(words["texts"]["item.P10.label"])
    write_words(copy, "id", words)
    row = count(copy)["id"]
    assert row.states == {"draft": row.texts - 2, "translated": 1, "back_translated": 0, "approved": 1}
    assert (row.texts, row.officer_texts) == (row.of_texts - 1, 1)
    assert (row.clips, row.stale, row.missing) == (row.of_texts - 2, 1, 2)
    (head, _, line) = table(list(count(copy).values()))
    assert head.split() == ["texts", "draft", "transl", "back", "appr", "officer", "voice", "clips", "stale", "missing"]
    assert line.split()[:2] == ["id*", f"{row.texts}/{row.of_texts}"]


def test_language_that_pack_yaml_names_must_say_everything(copy: Path) -> None:
    drop(copy, "id", "item.P10.label")
    assert "item.P10.label" in find_gaps(copy)["language.incomplete"]
    assert CODES["language.incomplete"].weight == "error"
    ask_for(copy, "en")
    found = find_gaps(copy)
    assert "item.P10.label" in found["language.gaps"]
    assert CODES["language.gaps"].weight == "warning"


def test_language_that_pack_yaml_names_must_be_there(copy: Path) -> None:
    ask_for(copy, "en", "id", "shn")
    assert find_gaps(copy) == {"language.missing": "pack.yaml names shn, but locales/shn.yaml is not there."}
    assert CODES["language.missing"].weight == "error"


def test_officers_words_are_not_asked_of_a_translation(copy: Path) -> None:
    assert count(copy)["id"].officer_texts == 0
    assert find_gaps(copy) == {}


def test_voiced_language_that_lacks_a_clip_is_an_error(copy: Path) -> None:
    (copy / "voices/id/item.P10.label.opus").unlink()
    change(copy, "id", "item.P11.label", text="Ada yang menyakiti Anda?")
    found = find_gaps(copy)
    assert set(found) == {"clip.missing", "clip.stale"}
    assert "item.P10.label" in found["clip.missing"]
    assert "item.P11.label" in found["clip.stale"]
    assert {CODES[code].weight for code in found} == {"error"}


def change_clips(pack: Path, tag: str, change: dict[str, object]) -> None:
    """The same change to every clip of a language."""
    path = pack / "voices" / tag / "manifest.json"
    manifest = json.loads(path.read_bytes())
    manifest["clips"] = {text_id: clip | change for text_id, clip in manifest["clips"].items()}
    path.write_text(json.dumps(manifest))


NOT_UNDERSTOOD: Final = {"clip_sha256": hashlib.sha256(b"").hexdigest(), "key_words": 1, "understood": 0}


@pytest.mark.parametrize("heard", [None, NOT_UNDERSTOOD, NOT_UNDERSTOOD | {"clip_sha256": "0" * 64, "understood": 1}])
def test_voice_that_was_not_understood_or_not_heard_as_it_is_now_is_told(copy: Path, heard: object) -> None:
    change_clips(copy, "id", {"heard": heard})
    found = find_gaps(copy)
    assert set(found) == {"language.not_understood"}
    assert found["language.not_understood"].startswith("id: a recogniser understood the key words of 0 in ")
    assert CODES["language.not_understood"].weight == "warning"


def test_what_people_recorded_is_not_judged_by_a_machine(copy: Path) -> None:
    change_clips(copy, "id", {"heard": None, "source": "recorded"})
    assert find_gaps(copy) == {}


def test_language_that_claims_a_voice_and_has_none_is_an_error(copy: Path) -> None:
    shutil.rmtree(copy / "voices/id")
    assert find_gaps(copy) == {"language.silent": "id claims a voice and has none."}
    assert CODES["language.silent"].weight == "error"
    assert count(copy)["id"].missing == count(copy)["id"].of_texts


def test_text_only_language_needs_no_clip_and_may_have_none(copy: Path) -> None:
    write_words(copy, "ceb", read_words(copy, "id"))
    assert find_gaps(copy) == {}
    row = count(copy)["ceb"]
    assert (row.audio, row.clips, row.missing, row.is_required) == ("none", 0, 0, False)
    speak(copy, "ceb")
    assert "claims no voice: audio is none" in find_gaps(copy)["clip.not_claimed"]
    assert CODES["clip.not_claimed"].weight == "error"


def without_silence(words: dict[str, Any]) -> dict[str, Any]:
    return words | {"texts": {name: text for name, text in words["texts"].items() if not name.endswith(".silent")}}


def test_language_without_a_voice_has_words_for_silence(copy: Path) -> None:
    write_words(copy, "ceb", without_silence(read_words(copy, "id")))
    assert "texts for silence" in find_gaps(copy)["language.gaps"]
    assert "talk.hide.silent" in find_gaps(copy)["language.gaps"]


def test_voice_that_is_silent_where_people_are_met_has_words_for_silence(copy: Path) -> None:
    write_words(copy, "id", without_silence(read_words(copy, "id")))
    assert find_gaps(copy) == {}
    change_clips(copy, "id", {"heard": NOT_UNDERSTOOD})
    found = find_gaps(copy)
    assert set(found) == {"language.not_understood", "language.gaps"}
    assert "talk.hide.silent" in found["language.gaps"]
    assert CODES["language.gaps"].weight == "warning"


@pytest.mark.parametrize(
    "changes",
    [{"state": "approved"}, {"state": "translated", "reviewer": " "}, {"state": "reviewed", "reviewer": "A. Person"}],
)
def test_state_nobody_stands_for_is_an_error(copy: Path, changes: dict[str, str]) -> None:
    change(copy, "id", "item.P10.label", **changes)
    assert "item.P10.label" in find_gaps(copy)["text.state"]
    assert CODES["text.state"].weight == "error"


def test_flaws_of_a_kind_are_one_finding_a_language(copy: Path) -> None:
    for text_id in ("talk.stop", "talk.again"):
        text = read_words(copy, "id")["texts"][text_id]["text"]
        change(copy, "id", text_id, text=f"{text}\u200b")
    shutil.rmtree(copy / "voices")
    (finding,) = [one for one in _find(read_subject(copy)) if one.code == "text.hidden_signs"]
    assert finding.weight == "error"
    assert finding.problem.subject == "id"
    assert "ZERO WIDTH SPACE" in finding.problem.what
    assert "talk.stop" in finding.problem.what
    assert "talk.again" in finding.problem.what


def test_without_a_table_of_languages_clips_are_asked_of_those_that_have_any(copy: Path) -> None:
    shutil.rmtree(copy.parents[2] / "contracts")
    shutil.rmtree(copy / "voices/id")
    (copy / "voices/en/item.P10.label.opus").unlink()
    assert set(find_gaps(copy)) == {"language.no_voice", "clip.missing"}
    assert CODES["language.no_voice"].weight == "note"


def test_check_weighs_each_flaw_as_the_lint_does() -> None:
    assert {code: CODES[code].weight for code in WEIGHTS} == WEIGHTS
