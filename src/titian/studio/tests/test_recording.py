"""What the hub makes of bytes that somebody sent, and what it refuses with which words."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from titian.studio import recording
from titian.studio.errors import (
    Clipping,
    NoSoundProgram,
    NotSound,
    RecordingRefused,
    RecordingTooLarge,
    RecordingTooLong,
    Silent,
    SoundUnreadable,
    SpeechTooLong,
    SpeechTooShort,
    TooNoisy,
    TooQuiet,
)
from titian.studio.recording import read_recording
from titian.studio.tests.sounds import make_samples, say, write_sound
from titian.voices import sound

pytestmark = pytest.mark.skipif(not sound.has_tools(), reason="ffmpeg is not installed")


def test_a_recording_becomes_a_clip_at_the_common_loudness_without_the_silence_at_its_ends(tmp_path: Path) -> None:
    made = read_recording(say())
    (tmp_path / "clip.opus").write_bytes(made.opus)
    found = sound.measure(tmp_path / "clip.opus")
    assert made.opus[:4] == b"OggS"
    assert b"OpusHead" in made.opus[:64]
    assert sound.find_fault(found) is None
    assert found.seconds == pytest.approx(made.seconds, abs=0.02)
    assert made.levels.seconds == pytest.approx(2.6, abs=0.02)
    assert 1.2 < made.seconds < 1.8
    assert made.levels.taken_before == pytest.approx(0.5, abs=0.11)
    assert made.levels.taken_after == pytest.approx(0.6, abs=0.21)
    assert made.levels.noise_db < -60 < -30 < made.levels.speech_db


def test_a_quiet_voice_and_a_loud_one_come_out_alike(tmp_path: Path) -> None:
    levels = []
    for loud in (0.06, 0.8):
        (tmp_path / "clip.opus").write_bytes(read_recording(say(loud=loud, room=0.0001)).opus)
        levels.append(sound.measure(tmp_path / "clip.opus").mean_db)
    assert levels[0] == pytest.approx(levels[1], abs=1.5)


@pytest.mark.parametrize(
    "form",
    [
        "wav",
        "webm",
        *(pytest.param(form, marks=pytest.mark.long("clips")) for form in ("ogg", "flac", "mp3", "caf", "adts")),
    ],
)
def test_what_a_recorder_writes_is_read(form: str) -> None:
    assert read_recording(say(form)).seconds > 1


def test_what_a_phone_of_apple_writes_is_read(tmp_path: Path) -> None:
    content = write_sound(make_samples(), "mp4", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov")
    assert content[4:8] == b"ftyp"
    assert read_recording(content).seconds > 1


TRAPS = {
    "text": b"hello " * 50,
    "nothing": b"",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "playlist": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    "concatenation": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "page": b"<!doctype html><script>alert(1)</script>",
}


@pytest.mark.parametrize("name", TRAPS)
def test_what_is_no_sound_never_reaches_ffmpeg(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("ffmpeg was started"))
    with pytest.raises(NotSound):
        read_recording(TRAPS[name])


@pytest.mark.parametrize("head", [b"OggS", b"\x1aE\xdf\xa3", b"RIFF\0\0\0\0WAVE", b"ID3", b"\0\0\0\x20ftypisom"])
def test_what_only_begins_like_sound_is_unreadable(head: bytes) -> None:
    with pytest.raises(SoundUnreadable):
        read_recording(head + b"file:///etc/passwd\n" * 40)


def test_a_recording_cut_off_in_the_middle_is_refused_or_measured_but_nothing_worse() -> None:
    content = say("flac")
    with pytest.raises(RecordingRefused):
        read_recording(content[: len(content) // 9])


@pytest.mark.parametrize(
    ("levels", "refused", "says"),
    [
        ({"loud": 0.0, "room": 0.0}, Silent, "Nothing was heard"),
        ({"loud": 0.0, "room": 0.001}, Silent, "Nothing was heard"),
        ({"loud": 0.008, "room": 0.00002}, TooQuiet, "Come closer"),
        ({"loud": 3.0}, Clipping, "crackles"),
        ({"room": 0.2}, TooNoisy, "Close windows"),
        ({"voice": 16.5}, SpeechTooLong, "at most 15"),
        ({"voice": 0.06}, SpeechTooShort, "Too short"),
        ({"voice": 1.0, "after": 20.0}, RecordingTooLong, "longer than 20 seconds"),
    ],
)
def test_what_cannot_be_used_says_what_to_do(levels: dict[str, float], refused: type[Exception], says: str) -> None:
    with pytest.raises(refused, match=says):
        read_recording(say(**levels))


def test_two_hours_are_refused_after_twenty_seconds_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    measure = recording.measure
    read = []

    def count(samples: Sequence[float]) -> recording.Levels:
        read.append(len(samples) / recording.RATE)
        return measure(samples)

    monkeypatch.setattr(recording, "measure", count)
    # Silence costs FLAC next to nothing, in bytes and in time.
    long = ("-af", "aresample=8000,apad=whole_dur=7200", "-compression_level", "0", "-frame_size", "16384")
    hours = write_sound(make_samples(voice=0.5), "flac", *long)
    assert len(hours) < recording.LARGEST
    with pytest.raises(RecordingTooLong):
        read_recording(hours)
    assert read == [21]


def test_what_is_too_large_is_refused_unread() -> None:
    with pytest.raises(RecordingTooLarge):
        read_recording(bytes(recording.LARGEST + 1))


def test_a_decoder_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "DECODE_SECONDS", 0.001)
    with pytest.raises(SoundUnreadable):
        read_recording(say())


def test_without_ffmpeg_the_reader_is_told_whom_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    content = say()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoSoundProgram, match="administrator"):
        read_recording(content)


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read_recording(say())
    with pytest.raises(Clipping):
        read_recording(say(loud=3.0))
    assert list(tmp_path.iterdir()) == []
