"""Sounds for tests: something like a voice in something like a room, in any file ffmpeg writes. Nothing is recorded."""

from __future__ import annotations

import math
import random
import subprocess
from array import array
from functools import cache

RATE = 48_000


def make_samples(
    *, before: float = 0.6, voice: float = 1.2, after: float = 0.8, loud: float = 0.3, room: float = 0.0005
) -> array[float]:
    """Seconds of room, of syllables and of room again; `loud` and `room` are the highest values of each."""
    samples = array("f", [room * noise for noise in _make_noise(round((before + voice + after) * RATE))])
    first = round(before * RATE)
    for place, tone in enumerate(_make_syllables(round(voice * RATE)), first):
        samples[place] += loud * tone
    if loud + room <= 1:
        return samples
    return array("f", [max(-1.0, min(1.0, one)) for one in samples])


@cache
def _make_noise(count: int) -> list[float]:
    chance = random.Random(7)  # noqa: S311  (noise for a test)
    return [chance.random() * 2 - 1 for _ in range(count)]


@cache
def _make_syllables(count: int) -> list[float]:
    tones = []
    for place in range(count):
        at = place / RATE
        syllable = max(0.0, math.sin(2 * math.pi * 3 * at)) ** 0.5
        tone = math.sin(2 * math.pi * 150 * at) + 0.5 * math.sin(2 * math.pi * 900 * at)
        tones.append(syllable * tone / 1.5)
    return tones


def write_sound(samples: array[float], form: str = "wav", *more: str) -> bytes:
    """The samples in this format of ffmpeg's."""
    return subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-f",
            "f32le",
            "-ar",
            str(RATE),
            "-ac",
            "1",
            "-i",
            "pipe:0",
            *more,
            "-f",
            form,
            "pipe:1",
        ],
        input=samples.tobytes(),
        capture_output=True,
        check=True,
    ).stdout


@cache
def say(form: str = "wav", **levels: float) -> bytes:
    """A good recording, but for what is asked otherwise."""
    return write_sound(make_samples(**levels), form)
