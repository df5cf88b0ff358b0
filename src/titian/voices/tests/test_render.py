"""Rendering and checking clips, with a speaker that hums instead of a model."""

# ruff: noqa: RUF001 (IPA letters are meant)

from __future__ import annotations

import array
import json
import math
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.instrument.languages.table import Audio, Language, get_table
from titian.voices import check_voices, sound
from titian.voices.cli import voices
from titian.voices.errors import BadClip, LostSound
from titian.voices.manifest import load_manifest, save_manifest
from titian.voices.pronunciation import Pronunciation
from titian.voices.render import Report, build_voices

pytestmark = pytest.mark.skipif(not sound.has_tools(), reason="ffmpeg is not installed")

WORDING = """tag: id
texts:
  choice.yes_no.yes: {text: "Ya", state: draft, reviewer: null, date: 2026-11-25}
  choice.yes_no.no: {text: "Tidak", state: draft, reviewer: null, date: 2026-11-25}
  rule.R01.officer: {text: "Call help.", state: draft, reviewer: null, date: 2026-11-25}
"""
PRONUNCIATION = """engine: kokoro-82m-v1.0-int8
voice: hummer
voice_sha256: "0"
speed: 1.0
espeak_voice: id
signs: general
words: {ya: jˈa, tidak: tˈidaʔ}
"""


def say_audio(tag: str, audio: Audio) -> Mapping[str, Language]:
    """The table of languages in which one of them says this of its voice."""
    table = get_table(Path(__file__))
    return {**table, tag: table[tag].model_copy(update={"audio": audio})}


class Hummer:
    """Hums 0.2 s a sign at a fixed level; remembers what it was asked to say."""

    def __init__(self, level: float = 0.2, seconds_a_sign: float = 0.2) -> None:
        self.said: list[str] = []
        self._level = level
        self._seconds = seconds_a_sign

    def speak(self, ipa: str, *, speed: float) -> bytes:
        self.said.append(ipa)
        return hum(self._level, int(24_000 * self._seconds * len(ipa) / speed))


@cache
def hum(level: float, count: int) -> bytes:
    return array.array("f", [level * math.sin(index * 0.06) for index in range(count)]).tobytes()


@pytest.fixture(scope="module", autouse=True)
def hear_once() -> Iterator[None]:
    """The same sound is encoded once, and the same clip measured once: each starts ffmpeg, and most tests hum alike."""
    encode, measure = sound.encode, sound.measure
    encoded: dict[tuple[bytes, int, float], bytes] = {}
    measured: dict[bytes, sound.Measure] = {}

    def encode_once(samples: bytes, sample_rate: int, target: Path, *, ceiling: float = sound.CEILING) -> None:
        asked = samples, sample_rate, ceiling
        if asked in encoded:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(encoded[asked])
        else:
            encode(samples, sample_rate, target, ceiling=ceiling)
            encoded[asked] = target.read_bytes()

    def measure_once(clip: Path) -> sound.Measure:
        content = clip.read_bytes()
        if content not in measured:
            measured[content] = measure(clip)
        return measured[content]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sound, "encode", encode_once)
        patch.setattr(sound, "measure", measure_once)
        yield


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "id.yaml").write_text(WORDING, encoding="utf-8")
    (tmp_path / "voices" / "id").mkdir(parents=True)
    (tmp_path / "voices" / "id" / "pronunciation.yaml").write_text(PRONUNCIATION, encoding="utf-8")
    return tmp_path


def build(pack: Path, speaker: Hummer) -> Report:
    def load(_: Pronunciation, __: Path) -> Hummer:
        return speaker

    return build_voices(pack, "id", voices=pack, load_speaker=load)


def replace(pack: Path, name: str, before: str, after: str) -> None:
    path = pack / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def found(pack: Path) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.text_id) for problem in check_voices(pack)]


def test_build_renders_what_is_spoken_and_the_check_agrees(pack: Path) -> None:
    report = build(pack, Hummer())
    assert report.rendered == ["choice.yes_no.yes", "choice.yes_no.no"]
    assert found(pack) == []
    clip = load_manifest(pack / "voices/id/manifest.json").clips["choice.yes_no.no"]
    assert (clip.source, clip.state, clip.ipa, clip.voice) == ("neural", "draft", "tˈidaʔ.", "hummer@1")
    assert clip.seconds == pytest.approx(1.4, abs=0.1)


def test_clip_is_brought_to_the_common_loudness(pack: Path) -> None:
    for level in (0.02, 0.5):
        for clip in (pack / "voices" / "id").glob("*.opus"):
            clip.unlink()
        build(pack, Hummer(level))
        measured = sound.measure(pack / "voices/id/choice.yes_no.no.opus")
        assert measured.mean_db == pytest.approx(-18, abs=2.5)
        assert measured.peak_db < -1


def test_clips_measured_together_measure_what_they_measure_alone(pack: Path) -> None:
    build(pack, Hummer())
    clips = sorted((pack / "voices" / "id").glob("*.opus"))
    # About one in 75 loses a clip to lines that were written into one another.
    tried = (sound.measure_all(clips) for _ in range(5))
    together = next((measured for measured in tried if set(measured) == set(clips)), {})
    assert set(together) == set(clips)
    for clip in clips:
        alone = sound.measure(clip)
        assert together[clip].seconds == pytest.approx(alone.seconds, abs=0.02)
        assert (together[clip].mean_db, together[clip].peak_db) == pytest.approx(
            (alone.mean_db, alone.peak_db), abs=0.1
        )


def test_one_broken_clip_hides_no_other(pack: Path) -> None:
    build(pack, Hummer())
    clips = pack / "voices" / "id"
    (clips / "choice.yes_no.no.opus").write_bytes(b"no sound")
    assert sound.measure_all(clips.glob("*.opus")) == {}
    assert found(pack) == [("clip.not_opus", "choice.yes_no.no"), ("clip.broken", "choice.yes_no.no")]


def test_second_build_renders_nothing(pack: Path) -> None:
    build(pack, Hummer())
    speaker = Hummer()
    report = build(pack, speaker)
    assert (report.rendered, report.kept, speaker.said) == ([], 2, [])


def test_changed_words_are_stale_until_rendered_again(pack: Path) -> None:
    build(pack, Hummer())
    replace(pack, "locales/id.yaml", '"Tidak"', '"Tidak, tidak"')
    assert found(pack) == [("clip.stale", "choice.yes_no.no")]
    assert build(pack, Hummer()).rendered == ["choice.yes_no.no"]
    assert found(pack) == []


def test_corrected_pronunciation_renders_that_clip_alone(pack: Path) -> None:
    build(pack, Hummer())
    replace(pack, "voices/id/pronunciation.yaml", "tidak: tˈidaʔ", "tidak: tˈidak")
    speaker = Hummer()
    assert build(pack, speaker).rendered == ["choice.yes_no.no"]
    assert speaker.said == ["tˈidak."]


def test_recording_by_a_person_is_never_replaced(pack: Path) -> None:
    build(pack, Hummer())
    path = pack / "voices/id/manifest.json"
    manifest = load_manifest(path)
    manifest.clips["choice.yes_no.no"] = manifest.clips["choice.yes_no.no"].model_copy(
        update={"source": "recorded", "ipa": None, "voice": "a person"}
    )
    save_manifest(path, manifest)
    replace(pack, "voices/id/pronunciation.yaml", "tidak: tˈidaʔ", "tidak: tˈidak")
    assert build(pack, Hummer()).rendered == []
    assert found(pack) == []


def test_same_words_are_said_once_and_heard_at_both_places(pack: Path) -> None:
    replace(pack, "locales/id.yaml", "rule.R01.officer:", "talk.stop:")
    replace(pack, "locales/id.yaml", '"Call help."', '"Tidak"')
    speaker = Hummer()
    build(pack, speaker)
    assert speaker.said == ["jˈa.", "tˈidaʔ."]
    folder = pack / "voices/id"
    manifest = load_manifest(folder / "manifest.json")
    assert sorted(path.stem for path in folder.glob("*.opus")) == ["choice.yes_no.no", "choice.yes_no.yes"]
    assert manifest.clips["talk.stop"].same_as == "choice.yes_no.no"
    assert manifest.find_file(folder, "talk.stop") == folder / "choice.yes_no.no.opus"
    assert found(pack) == []


class TestSharedFile:
    """Two texts are said alike, so they lie in one file; then one of them changes."""

    @pytest.fixture
    def shared(self, pack: Path) -> Path:
        replace(pack, "locales/id.yaml", "rule.R01.officer:", "talk.stop:")
        replace(pack, "locales/id.yaml", '"Call help."', '"Tidak"')
        build(pack, Hummer())
        return pack

    @pytest.mark.parametrize("owner", ["choice.yes_no.no", "talk.stop"])
    def test_each_says_its_own_words_when_one_changes(self, shared: Path, owner: str) -> None:
        folder = shared / "voices/id"
        before = (folder / "choice.yes_no.no.opus").read_bytes()
        replace(shared, "locales/id.yaml", f'{owner}: {{text: "Tidak"', f'{owner}: {{text: "Tidak, ya"')
        speaker = Hummer()
        assert build(shared, speaker).rendered == [owner]
        assert speaker.said == ["tˈidaʔ, jˈa."]
        (other,) = {"choice.yes_no.no", "talk.stop"} - {owner}
        manifest = load_manifest(folder / "manifest.json")
        assert manifest.find_file(folder, other).read_bytes() == before
        assert manifest.find_file(folder, owner).read_bytes() != before
        assert found(shared) == []

    def test_stays_when_the_text_it_is_named_after_goes(self, shared: Path) -> None:
        replace(shared, "locales/id.yaml", "choice.yes_no.no:", "rule.R02.officer:")
        assert build(shared, Hummer()).removed == ["choice.yes_no.no"]
        assert found(shared) == []
        assert (shared / "voices/id/talk.stop.opus").exists()

    def test_without_its_file_both_are_named(self, shared: Path) -> None:
        (shared / "voices/id/choice.yes_no.no.opus").unlink()
        assert found(shared) == [("clip.no_file", "choice.yes_no.no"), ("clip.no_file", "talk.stop")]

    def test_of_a_text_that_is_said_otherwise_is_refused(self, shared: Path) -> None:
        path = shared / "voices/id/manifest.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        document["clips"]["choice.yes_no.no"] |= {"source": "recorded", "ipa": None}
        path.write_text(json.dumps(document), encoding="utf-8")
        (problem,) = check_voices(shared)
        assert problem.code == "manifest.missing"
        assert (
            "talk.stop lies in the file of choice.yes_no.no, which has none or says something else" in problem.message
        )

    @pytest.mark.parametrize("name", ["../en/talk.stop", "/talk.stop", ""])
    def test_lies_in_no_other_folder(self, shared: Path, name: str) -> None:
        path = shared / "voices/id/manifest.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        document["clips"]["talk.stop"]["same_as"] = name
        path.write_text(json.dumps(document), encoding="utf-8")
        assert [problem.code for problem in check_voices(shared)] == ["manifest.missing"]


def test_sound_that_another_language_has_is_copied_as_a_draft(pack: Path) -> None:
    build(pack, Hummer())
    shutil.copytree(pack / "voices/id", pack / "voices/ms")
    (pack / "locales/ms.yaml").write_text(WORDING.replace("tag: id", "tag: ms"), encoding="utf-8")
    path = pack / "voices/ms/manifest.json"
    manifest = load_manifest(path)
    for clip in manifest.clips.values():
        clip.state, clip.reviewer, clip.date = "approved", "A. Listener", date(2026, 11, 26)
    save_manifest(path, manifest)
    shutil.rmtree(pack / "voices/id")
    (pack / "voices/id").mkdir()
    (pack / "voices/id/pronunciation.yaml").write_text(PRONUNCIATION, encoding="utf-8")
    speaker = Hummer()
    assert build(pack, speaker).rendered == ["choice.yes_no.yes", "choice.yes_no.no"]
    assert speaker.said == []
    assert {clip.state for clip in load_manifest(pack / "voices/id/manifest.json").clips.values()} == {"draft"}


def test_clip_that_is_about_to_change_lends_its_sound_to_no_other(pack: Path) -> None:
    build(pack, Hummer())
    replace(pack, "locales/id.yaml", '"Tidak"', '"Tidak, ya"')
    replace(pack, "locales/id.yaml", '"Ya"', '"Tidak"')
    speaker = Hummer()
    build(pack, speaker)
    assert speaker.said == ["tˈidaʔ.", "tˈidaʔ, jˈa."]
    assert found(pack) == []


def test_one_bad_sound_keeps_no_other_from_being_made(pack: Path) -> None:
    class Mumbler(Hummer):
        def speak(self, ipa: str, *, speed: float) -> bytes:
            return b"" if ipa == "jˈa." else super().speak(ipa, speed=speed)

    with pytest.raises(BadClip, match=r"choice\.yes_no\.yes came out silent"):
        build(pack, Mumbler())
    assert [path.name for path in (pack / "voices/id").glob("*.opus")] == ["choice.yes_no.no.opus"]


def test_text_that_is_gone_takes_its_clip_along(pack: Path) -> None:
    build(pack, Hummer())
    replace(pack, "locales/id.yaml", "choice.yes_no.no:", "rule.R02.officer:")
    assert found(pack) == [("clip.unknown", "choice.yes_no.no")]
    assert build(pack, Hummer()).removed == ["choice.yes_no.no"]
    assert not (pack / "voices/id/choice.yes_no.no.opus").exists()


@pytest.mark.parametrize(
    ("speaker", "why"),
    [
        (Hummer(level=0.0), "is silent"),
        (Hummer(seconds_a_sign=0.05), "it lasts 0.2"),
        (Hummer(seconds_a_sign=3.9), "it lasts 15.6"),
    ],
)
def test_bad_sound_stops_the_build_and_leaves_no_file(pack: Path, speaker: Hummer, why: str) -> None:
    replace(pack, "locales/id.yaml", "choice.yes_no.no:", "rule.R02.officer:")  # one clip says it
    with pytest.raises(BadClip, match=why):
        build(pack, speaker)
    assert list((pack / "voices/id").glob("*.opus")) == []


def test_word_the_voice_cannot_say_stops_the_build_before_any_sound(pack: Path) -> None:
    replace(pack, "voices/id/pronunciation.yaml", "ya: jˈa", "ya: jˈa1")
    speaker = Hummer()
    with pytest.raises(LostSound, match=r"choice\.yes_no\.yes.*'1'"):
        build(pack, speaker)
    assert speaker.said == []


class TestCheck:
    @pytest.fixture
    def built(self, pack: Path) -> Path:
        build(pack, Hummer())
        return pack

    def test_names_a_clip_without_file(self, built: Path) -> None:
        (built / "voices/id/choice.yes_no.no.opus").unlink()
        assert found(built) == [("clip.no_file", "choice.yes_no.no")]

    def test_names_a_file_without_entry(self, built: Path) -> None:
        (built / "voices/id/talk.stop.opus").write_bytes((built / "voices/id/choice.yes_no.no.opus").read_bytes())
        assert found(built) == [("clip.not_listed", "talk.stop")]

    def test_names_a_file_that_is_no_sound(self, built: Path) -> None:
        (built / "voices/id/choice.yes_no.no.opus").write_bytes(b"OggS nothing")
        assert {code for code, _ in found(built)} == {"clip.not_opus", "clip.broken"}

    def test_names_a_clip_of_another_length(self, built: Path) -> None:
        clips = built / "voices/id"
        (clips / "choice.yes_no.no.opus").write_bytes((clips / "choice.yes_no.yes.opus").read_bytes())
        assert found(built) == [("clip.other_length", "choice.yes_no.no")]

    def test_names_a_clip_approved_before_its_text(self, built: Path) -> None:
        path = built / "voices/id/manifest.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        document["clips"]["choice.yes_no.no"] |= {"state": "approved", "reviewer": "A. Listener", "date": "2026-11-26"}
        path.write_text(json.dumps(document), encoding="utf-8")
        assert found(built) == [("clip.approved_early", "choice.yes_no.no")]

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"state": "approved"}, "needs a reviewer and a date"),
            ({"state": "approved", "reviewer": " ", "date": "2026-11-26"}, "needs a reviewer and a date"),
            ({"state": "recorded", "reviewer": "A. Speaker", "date": "2026-11-26"}, "never recorded"),
            (
                {"state": "reviewed", "reviewer": "A. Speaker", "date": "2026-11-26"},
                "'draft', 'recorded' or 'approved'",
            ),
        ],
    )
    def test_refuses_a_state_nobody_stands_for(self, built: Path, change: dict[str, str], told: str) -> None:
        path = built / "voices/id/manifest.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        document["clips"]["choice.yes_no.no"] |= change
        path.write_text(json.dumps(document), encoding="utf-8")
        (problem,) = check_voices(built)
        assert problem.code == "manifest.missing"
        assert told in problem.message

    def test_keeps_who_recorded_a_clip_and_when(self, built: Path) -> None:
        path = built / "voices/id/manifest.json"
        manifest = load_manifest(path)
        said = {
            "source": "recorded",
            "state": "recorded",
            "reviewer": "A. Speaker",
            "date": date(2026, 11, 26),
            "ipa": None,
        }
        manifest.clips["choice.yes_no.no"] = manifest.clips["choice.yes_no.no"].model_copy(update=said)
        save_manifest(path, manifest)
        clip = load_manifest(path).clips["choice.yes_no.no"]
        assert (clip.state, clip.reviewer, clip.date) == ("recorded", "A. Speaker", date(2026, 11, 26))

    def test_names_a_language_without_clips(self, built: Path) -> None:
        (built / "voices/id/manifest.json").unlink()
        assert found(built) == [("manifest.missing", None)]

    @pytest.mark.parametrize("audio", ["none", "awaiting_recording"])
    def test_asks_no_clip_of_a_language_that_claims_no_voice_and_refuses_those_it_has(
        self, built: Path, audio: Audio
    ) -> None:
        languages = say_audio("id", audio)
        assert [problem.code for problem in check_voices(built, table=languages)] == ["clip.not_claimed"]
        shutil.rmtree(built / "voices/id")
        assert check_voices(built, table=languages) == []

    def test_names_a_language_that_the_table_does_not_know(self, built: Path) -> None:
        languages = {tag: row for tag, row in say_audio("id", "claimed").items() if tag != "id"}
        assert [problem.code for problem in check_voices(built, table=languages)] == ["language.unknown"]

    def test_names_clips_of_a_language_without_words(self, built: Path) -> None:
        shutil.copytree(built / "voices/id", built / "voices/ms")
        assert ("language.no_words", None) in found(built)


class TestCommand:
    def test_check_reports_problems_and_fails(self, pack: Path) -> None:
        build(pack, Hummer())
        (pack / "voices/id/choice.yes_no.no.opus").unlink()
        result = CliRunner().invoke(voices, ["check", "--pack", str(pack), "--json"])
        assert result.exit_code == 1
        assert [problem["code"] for problem in json.loads(result.stdout)] == ["clip.no_file"]

    def test_check_of_a_sound_pack_succeeds(self, pack: Path) -> None:
        build(pack, Hummer())
        result = CliRunner().invoke(voices, ["check", "--pack", str(pack)])
        assert (result.exit_code, result.stdout) == (0, "0 problem(s).\n")

    def test_build_without_the_voice_says_what_to_install(self, pack: Path) -> None:
        result = CliRunner().invoke(voices, ["build", "--pack", str(pack), "--language", "id", "--voices", str(pack)])
        assert result.exit_code == 1
        assert "tool.missing" in result.output
        assert "Traceback" not in result.output
