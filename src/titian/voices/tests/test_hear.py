"""Hearing clips with a recogniser: what is played, what is written down, and when a clip counts as not heard."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.instrument.languages.hearing import compare, is_gated, read_hearing
from titian.voices import hear, recogniser
from titian.voices.cli import voices
from titian.voices.errors import MissingTool
from titian.voices.hear import SAMPLE, HearingReport, UnknownLanguage, hear_voices, judge_voice
from titian.voices.manifest import Clip, Manifest, load_manifest, save_manifest
from titian.voices.recogniser import NAME, Whisper
from titian.voices.wording import load_wording, text_sha256

PACK = Path(__file__).parents[4] / "content" / "packs" / "first-contact"
TEXTS = {
    "choice.yes_no.yes": "Ya",
    "choice.yes_no.no": "Tidak",
    "reply.father.label": "Ayah",
    "talk.stop": "Berhenti",
    "rule.R01.officer": "Tidak.",
}


class Listener:
    """Writes what a test says it hears; remembers what it was played."""

    def __init__(self, wrote: dict[str, str] | None = None) -> None:
        self.played: list[tuple[str, str]] = []
        self._wrote = wrote or {}

    def write(self, clip: Path, language: str) -> str:
        self.played.append((clip.stem, language))
        return self._wrote.get(clip.stem, TEXTS.get(clip.stem, ""))


def never() -> Listener:
    pytest.fail("a recogniser was loaded")


def write_language(pack: Path, tag: str, texts: dict[str, str]) -> None:
    lines = (
        f"  {name}: {{text: {json.dumps(text, ensure_ascii=False)}, state: draft, reviewer: null, date: 2026-11-25}}\n"
        for name, text in texts.items()
    )
    (pack / "locales").mkdir(exist_ok=True)
    (pack / "locales" / f"{tag}.yaml").write_text(f"tag: {tag}\ntexts:\n{''.join(lines)}", encoding="utf-8")
    folder = pack / "voices" / tag
    folder.mkdir(parents=True)
    clips = {}
    for name, text in texts.items():
        if not name.endswith(".officer"):
            (folder / f"{name}.opus").write_bytes(f"{name} in {tag}".encode())
            clips[name] = Clip.model_validate(
                {
                    "source": "neural",
                    "engine": "e",
                    "voice": "v@1",
                    "text_sha256": text_sha256(text),
                    "seconds": 1,
                    "state": "draft",
                    "ipa": "a",
                }
            )
    save_manifest(folder / "manifest.json", Manifest(tag=tag, clips=clips))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    write_language(tmp_path, "id", TEXTS)
    return tmp_path


def listen(pack: Path, listener: Listener, tag: str = "id") -> HearingReport:
    return hear_voices(pack, tag, load_recogniser=lambda: listener)


def clips_of(pack: Path, tag: str = "id") -> dict[str, Clip]:
    return load_manifest(pack / "voices" / tag / "manifest.json").clips


def test_clips_with_key_words_are_played_and_no_others(pack: Path) -> None:
    listener = Listener()
    report = listen(pack, listener)
    assert listener.played == [(name, "id") for name in ("choice.yes_no.yes", "choice.yes_no.no", "talk.stop")]
    assert (report.heard, report.kept, report.errors, report.units) == (3, 0, 0, 3)
    assert clips_of(pack)["reply.father.label"].heard is None


def test_the_manifest_says_what_was_understood_and_by_whom(pack: Path) -> None:
    report = listen(pack, Listener({"choice.yes_no.no": "Tidur!"}))
    heard = clips_of(pack)["choice.yes_no.no"].heard
    assert heard is not None
    assert (heard.by, heard.wrote, heard.units, heard.errors) == (NAME, "Tidur!", 1, 1)
    assert (heard.key_words, heard.understood) == (1, 0)
    assert heard.clip_sha256 == text_sha256("choice.yes_no.no in id")
    assert report.verdict is not None
    assert (report.verdict.failed, report.verdict.may_speak) == (("choice.yes_no.no",), False)


def test_what_was_heard_is_not_played_again(pack: Path) -> None:
    listen(pack, Listener({"choice.yes_no.no": "Tidur"}))
    report = hear_voices(pack, "id", load_recogniser=never)
    assert (report.heard, report.kept) == (0, 3)
    assert report.verdict is not None
    assert report.verdict.failed == ("choice.yes_no.no",)


def test_other_key_words_are_counted_in_what_was_written_before(pack: Path) -> None:
    listen(pack, Listener({"talk.stop": "Berenti"}))
    path = pack / "voices/id/manifest.json"
    manifest = load_manifest(path)
    for clip in manifest.clips.values():
        if clip.heard:
            clip.heard.understood = 0
    save_manifest(path, manifest)
    hear_voices(pack, "id", load_recogniser=never)
    clips = clips_of(pack)
    assert {name: clip.heard.understood for name, clip in clips.items() if clip.heard} == {
        "choice.yes_no.yes": 1,
        "choice.yes_no.no": 1,
        "talk.stop": 0,
    }


def test_a_clip_spoken_anew_is_played_again_and_alone(pack: Path) -> None:
    listen(pack, Listener())
    (pack / "voices/id/talk.stop.opus").write_bytes(b"spoken anew")
    listener = Listener()
    assert listen(pack, listener).kept == 2
    assert [name for name, _ in listener.played] == ["talk.stop"]


def test_another_recogniser_hears_everything_anew(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listen(pack, Listener())
    monkeypatch.setattr(hear, "NAME", "another")
    assert listen(pack, Listener()).heard == 3
    assert {clip.heard.by for clip in clips_of(pack).values() if clip.heard} == {"another"}


def test_a_clip_of_other_words_is_not_played(pack: Path) -> None:
    path = pack / "locales/id.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Berhenti"', '"Berhenti dulu"'), encoding="utf-8")
    listener = Listener()
    listen(pack, listener)
    assert "talk.stop" not in [name for name, _ in listener.played]


def test_what_a_person_recorded_is_never_played(pack: Path) -> None:
    path = pack / "voices/id/manifest.json"
    manifest = load_manifest(path)
    person = {"source": "recorded", "ipa": None, "engine": None, "voice": None, "state": "draft"}
    manifest.clips["choice.yes_no.no"] = manifest.clips["choice.yes_no.no"].model_copy(update=person)
    save_manifest(path, manifest)
    listener = Listener()
    report = listen(pack, listener)
    assert "choice.yes_no.no" not in [name for name, _ in listener.played]
    assert report.verdict is not None
    assert report.verdict.clips == 2


def test_a_hearing_goes_with_the_key_words_of_its_text(pack: Path) -> None:
    """A text that holds none any more is not heard, and says nothing about the language."""
    listen(pack, Listener())
    path, manifest = pack / "voices/id/manifest.json", load_manifest(pack / "voices/id/manifest.json")
    words = pack / "locales/id.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace('"Berhenti"', '"Ibu"'), encoding="utf-8")
    manifest.clips["talk.stop"] = manifest.clips["talk.stop"].model_copy(update={"text_sha256": text_sha256("Ibu")})
    save_manifest(path, manifest)
    hear_voices(pack, "id", load_recogniser=never)
    assert clips_of(pack)["talk.stop"].heard is None


def test_one_sound_in_two_scripts_is_played_once(pack: Path) -> None:
    texts = {"zh-Hans": "帮我", "zh-Hant": "幫我"}
    for tag, text in texts.items():
        write_language(pack, tag, {"talk.help": text})
        (pack / "voices" / tag / "talk.help.opus").write_bytes(b"one sound")
    listener = Listener({"talk.help": "幫我"})
    reports = [listen(pack, listener, tag) for tag in texts]
    assert listener.played == [("talk.help", "zh")]
    assert [(report.heard, report.errors) for report in reports] == [(1, 0), (1, 0)]


def test_of_a_language_that_nothing_gates_a_sample_is_heard_that_stays_the_same(pack: Path) -> None:
    write_language(pack, "sw", {f"reply.r{number}.label": "Baba" for number in range(3 * SAMPLE)})
    first, second = Listener(), Listener()
    assert listen(pack, first, "sw").verdict is None
    assert len(first.played) == SAMPLE
    path = pack / "voices/sw/manifest.json"
    manifest = load_manifest(path)
    for clip in manifest.clips.values():
        clip.heard = None
    save_manifest(path, manifest)
    listen(pack, second, "sw")
    assert second.played == first.played


@pytest.mark.parametrize("tag", ["tet", "tpi"])
def test_a_language_the_recogniser_does_not_know_is_left_to_people(pack: Path, tag: str) -> None:
    with pytest.raises(UnknownLanguage, match="people must listen"):
        hear_voices(pack, tag, load_recogniser=never)


def test_hearing_without_its_packages_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    with pytest.raises(MissingTool, match=r"requirements/hearing\.txt"):
        Whisper()


def test_command_says_what_must_be_installed(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    result = CliRunner().invoke(voices, ["hear", "--pack", str(pack), "--language", "id"])
    assert result.exit_code == 1
    assert "tool.missing" in result.output


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (recogniser._FIRST, recogniser._SECOND):
        data = tmp_path / name / "data"
        data.mkdir(parents=True)
        (tmp_path / name / "__init__.py").touch()
        for file in (*recogniser._BESIDE, "model.bin.part1", "model.bin.part2"):
            (data / file).write_bytes(b"others")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingTool, match="SHA-256 differs"):
        recogniser._join_model(tmp_path)


@pytest.mark.parametrize("tag", [tag for tag in read_hearing() if is_gated(tag)])
def test_the_notes_say_what_was_heard_of_each_voice_that_is_gated(tag: str) -> None:
    folder = PACK / "voices" / tag
    verdict = judge_voice(load_wording(PACK / f"locales/{tag}.yaml"), load_manifest(folder / "manifest.json"), folder)
    assert verdict is not None
    row = re.search(rf"(?m)^\|[^|]+\| `{tag}` \|.*$", (PACK / "NOTES.md").read_text(encoding="utf-8"))
    assert row is not None
    heard = len(verdict.unheard) < verdict.clips
    told = f"{verdict.understood} of {verdict.clips}" if heard else "not heard"
    assert f"gate: {told}" in row[0]


@pytest.mark.parametrize("tag", [tag for tag in read_hearing() if is_gated(tag)])
def test_figures_of_the_manifest_are_those_of_what_was_written(tag: str) -> None:
    """Whoever changes how texts are compared, or the key words, writes the figures anew: titian voices hear."""
    texts = load_wording(PACK / f"locales/{tag}.yaml").texts
    for text_id, clip in clips_of(PACK, tag).items():
        if clip.heard and clip.text_sha256 == text_sha256(texts[text_id].text):
            found = compare(texts[text_id].text, clip.heard.wrote, tag)
            written = (clip.heard.units, clip.heard.errors, clip.heard.key_words, clip.heard.understood)
            assert written == (found.units, found.errors, found.key_words, found.understood), text_id


@pytest.mark.long("hearing")
@pytest.mark.parametrize("text_id", ["talk.stopped", "consent.who_sees_police"])
def test_two_clips_of_the_pack_are_understood(text_id: str) -> None:
    """Runs where requirements/hearing.txt is installed."""
    pytest.importorskip("faster_whisper")
    pytest.importorskip(recogniser._FIRST)
    text = load_wording(PACK / "locales/en.yaml").texts[text_id].text
    folder = PACK / "voices/en"
    clip = load_manifest(folder / "manifest.json").find_file(folder, text_id)
    found = compare(text, Whisper().write(clip, "en"), "en")
    assert found.key_words > 0
    assert found.understood == found.key_words
    assert found.errors <= 1
