"""Bytes that somebody sent as a recording → a clip as every other, or a sentence that says what to do.

ffmpeg runs as a separate program, in a folder of its own, with a time limit, no shell and no network; what kind of file
it is told comes from the first bytes, never from a name or a header. What is measured, on frames of 20 ms:

- *speech*: the mean power of the frames within 30 dB of the loudest tenth;
- *noise*: the level under which the quietest tenth of the frames stays: the room before, between and after the words;
- *clipping*: how many samples stand within 0.3 dB of the highest value there is.
"""

from __future__ import annotations

import math
import operator
import shutil
import subprocess
import tempfile
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from django.utils.translation import gettext

from titian.studio.errors import (
    Clipping,
    NoSoundProgram,
    NotSound,
    RecordingTooLarge,
    RecordingTooLong,
    Silent,
    SoundUnreadable,
    SpeechTooLong,
    SpeechTooShort,
    TooNoisy,
    TooQuiet,
)
from titian.voices import sound
from titian.voices.errors import VoiceError

LARGEST: Final = 3 * 1024 * 1024
LONGEST: Final = 20.0  # seconds, silence included
DECODE_SECONDS: Final = 15  # of time, not of sound
RATE: Final = 48_000
FRAME: Final = RATE // 50
FLOOR: Final = -90.0  # dB: digital silence is nobody's room
SILENCE: Final = -50.0  # dB of the loudest frame: under it nobody spoke
QUIETEST: Final = -42.0  # dB of speech: under it the room is raised with the voice
LEAST_OVER_NOISE: Final = 15.0  # dB between speech and noise
TOP: Final = 0.966  # 0.3 dB under full scale
MOST_AT_TOP: Final = (12, 0.0005)  # samples, and of all
BEFORE, AFTER = 0.15, 0.25  # seconds of room that stay around the words
BRIEFEST: Final = 0.15  # seconds of words: with the room around them the shortest clip there may be

_CEILINGS: Final = (sound.CEILING, sound.CEILING - 2, sound.CEILING - 4)


@dataclass(frozen=True)
class Levels:
    """What was measured before anything was changed. Seconds, and dB below full scale."""

    seconds: float
    speech_db: float
    noise_db: float
    peak_db: float
    start: float
    end: float

    @property
    def taken_before(self) -> float:
        return round(self.start, 1)

    @property
    def taken_after(self) -> float:
        return round(self.seconds - self.end, 1)


@dataclass(frozen=True)
class Recording:
    """A clip: Ogg Opus, 16 kbit/s, at the common loudness, without the silence at its ends."""

    opus: bytes
    seconds: float
    levels: Levels


def read_recording(content: bytes) -> Recording:
    """The clip, or a RecordingRefused that says what to do. Nothing stays on disk."""
    if len(content) > LARGEST:
        raise RecordingTooLarge
    kind = find_kind(content)
    with tempfile.TemporaryDirectory(prefix="titian-recording-") as name:
        folder = Path(name)
        (folder / "sent").write_bytes(content)
        samples = _decode(folder / "sent", kind)
        levels = measure(samples)
        cut = samples[round(levels.start * RATE) : round(levels.end * RATE)]
        return _encode(cut, levels, folder / "clip.opus")


def find_kind(content: bytes) -> str:
    """ffmpeg's name for what the first bytes say it is. Raises NotSound for playlists, pictures, texts."""
    head = content[:16]
    for start, kind in (
        (b"OggS", "ogg"),
        (b"\x1aE\xdf\xa3", "matroska"),  # WebM
        (b"fLaC", "flac"),
        (b"ID3", "mp3"),
        (b"caff", "caf"),
    ):
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "mov"  # MP4, M4A
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "aac" if head[1] & 0x06 == 0 else "mp3"
    raise NotSound


def measure(samples: Sequence[float]) -> Levels:
    """Levels and where the words begin and end. Raises what is wrong with them."""
    seconds = len(samples) / RATE
    if seconds > LONGEST:
        raise RecordingTooLong
    frames = [_level(samples[place : place + FRAME]) for place in range(0, len(samples) - FRAME + 1, FRAME)]
    if not frames or max(frames) < SILENCE:
        raise Silent(gettext("Nothing was heard. Is the right microphone chosen, and is it switched on?"))
    ordered = sorted(frames)
    tenth = len(ordered) // 10
    noise = ordered[tenth]
    loud = ordered[len(ordered) - 1 - tenth // 2]
    spoken = [level for level in frames if level >= loud - 30]
    speech = 10 * math.log10(sum(10 ** (level / 10) for level in spoken) / len(spoken))
    peak = max(map(abs, samples))
    levels = Levels(seconds, round(speech, 1), round(noise, 1), round(20 * math.log10(peak), 1), 0.0, seconds)
    _refuse_levels(samples, levels)
    start, end = _find_words(frames, threshold=max(noise + 8, speech - 30))
    _refuse_length(end - start)
    return replace(levels, start=max(0.0, start - BEFORE), end=min(seconds, end + AFTER))


def _refuse_levels(samples: Sequence[float], levels: Levels) -> None:
    at_top = sum(value > TOP or value < -TOP for value in samples)
    least, share = MOST_AT_TOP
    if at_top > max(least, share * len(samples)):
        raise Clipping(gettext("It is too loud and crackles. Move a little away from the microphone, or turn it down."))
    if levels.speech_db < QUIETEST:
        message = gettext("It is too quiet (%(level)d dB). Come closer to the microphone, or turn it up.")
        raise TooQuiet(message % {"level": round(levels.speech_db)})
    over = levels.speech_db - levels.noise_db
    if over < LEAST_OVER_NOISE:
        message = gettext(
            "The room is too loud: the voice stands %(over)d dB over it, and should stand %(least)d. Close windows, "
            "switch fans off, come closer, and wait half a second before and after you speak."
        )
        raise TooNoisy(message % {"over": max(0, round(over)), "least": LEAST_OVER_NOISE})


def _refuse_length(spoken: float) -> None:
    if spoken + BEFORE + AFTER > sound.LONGEST:
        message = gettext("The words take %(seconds).1f seconds; a clip has at most %(most)d. Say it a little faster.")
        raise SpeechTooLong(message % {"seconds": spoken, "most": sound.LONGEST})
    if spoken < BRIEFEST:
        raise SpeechTooShort(gettext("Too short to be these words. Wait until it records, then speak."))


def _find_words(frames: Sequence[float], *, threshold: float) -> tuple[float, float]:
    """Seconds at which the first two frames together over the threshold begin, and the last two end."""
    over = [level >= threshold for level in frames]
    pairs = [place for place in range(len(over) - 1) if over[place] and over[place + 1]]
    return (pairs[0] / 50, (pairs[-1] + 2) / 50) if pairs else (0.0, 0.0)


def _level(frame: Sequence[float]) -> float:
    power = sum(map(operator.mul, frame, frame)) / len(frame)
    return max(FLOOR, 10 * math.log10(power)) if power > 0 else FLOOR


def _decode(file: Path, kind: str) -> array[float]:
    program = shutil.which("ffmpeg")
    if program is None:
        raise NoSoundProgram
    try:
        answer = subprocess.run(  # noqa: S603  (a fixed program, arguments from here; the file's kind is one of find_kind's)
            [
                program, "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-threads", "1",
                "-protocol_whitelist", "file,pipe", "-f", kind, "-i", str(file),
                "-map", "0:a:0", "-vn", "-sn", "-dn", "-t", f"{LONGEST + 1:g}",
                "-ac", "1", "-ar", str(RATE), "-f", "f32le", "pipe:1",
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=DECODE_SECONDS,
            cwd=file.parent,
        )  # fmt: skip
    except subprocess.TimeoutExpired as problem:
        raise SoundUnreadable from problem
    whole = len(answer.stdout) - len(answer.stdout) % 4
    samples = array("f")
    samples.frombytes(answer.stdout[:whole])
    if answer.returncode != 0 or not samples or not all(map(math.isfinite, samples)):
        raise SoundUnreadable
    return samples


def _encode(samples: array[float], levels: Levels, target: Path) -> Recording:
    for ceiling in _CEILINGS:
        try:
            sound.encode(samples.tobytes(), RATE, target, ceiling=ceiling)
            found = sound.measure(target)
        except VoiceError as problem:
            raise SoundUnreadable from problem
        if sound.find_fault(found) is None:
            return Recording(target.read_bytes(), round(found.seconds, 2), levels)
    message = gettext("The voice is very uneven: parts are loud, others hardly heard. Say it again, evenly.")
    raise TooQuiet(message)
