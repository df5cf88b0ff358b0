"""Encoding and measuring clips through ffmpeg, as a separate program."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from titian.voices.errors import BadClip, MissingTool

LOUDNESS = -18.0  # LUFS: the level every clip is brought to
CEILING = -2.0  # dB, true peak
SHORTEST, LONGEST = 0.4, 15.0  # seconds
LONGEST_OF_PAGE = 30.0  # seconds: a paragraph of a public page, which whoever reads it can stop
LONGEST_LEARNT = 20.0  # seconds: a sentence that an officer learns from, and can hear again
_MEAN_RANGE = (-35.0, -10.0)  # dB: below is near silence, above is noise
_SILENT = -70.0  # LUFS: the absolute gate of EBU R 128
_CLIPPING = -0.1  # dB
_BITS_PER_SECOND = 16_000
_SAMPLE_RATE = 48_000
_MEASURED = "n_samples|mean_volume|max_volume"
_AT_ONCE = 60  # clips decoded by one ffmpeg: starting it takes far longer than decoding a clip


@dataclass(frozen=True)
class Measure:
    """What a decoder finds in a clip."""

    seconds: float
    mean_db: float
    peak_db: float


def has_tools() -> bool:
    """True when ffmpeg and ffprobe are installed."""
    return shutil.which("ffmpeg") is not None and shutil.which("ffprobe") is not None


def encode(samples: bytes, sample_rate: int, target: Path, *, ceiling: float = CEILING) -> None:
    """Write mono float samples as Ogg Opus, 16 kbit/s, 48 kHz, at the common loudness; peaks at most `ceiling` dB.

    The loudness is measured first on the clip said three times over: one word alone is shorter than the gates of
    EBU R 128. Then one fixed gain is applied and peaks are held under the ceiling, so short words do not pump.
    Frames of 60 ms save a tenth of the bytes against 20 ms.
    """
    raw = ["-f", "f32le", "-ar", str(sample_rate), "-ac", "1", "-i", "pipe:0"]
    measured = _run([*raw, "-af", "ebur128=framelog=quiet", "-f", "null", "-"], samples * 3)
    loudness = float(re.findall(r"I: +(-?[\d.]+) LUFS", measured)[-1])
    if loudness <= _SILENT:
        message = f"{target.name} is silent."
        raise BadClip(message)
    limit = 10 ** (ceiling / 20)
    chain = f"volume={LOUDNESS - loudness:.2f}dB,aresample=48000,alimiter=limit={limit:.3f}:level=disabled"
    target.parent.mkdir(parents=True, exist_ok=True)
    _run(
        [
            *raw, "-af", chain, "-ac", "1", "-ar", "48000", "-c:a", "libopus", "-b:a", str(_BITS_PER_SECOND),
            "-application", "voip", "-frame_duration", "60",
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
            "-y", str(target),
        ],
        samples,
    )  # fmt: skip


def measure(clip: Path) -> Measure:
    """Seconds, mean and peak level of a clip, from a full decode. Raises `BadClip` when it cannot be decoded."""
    report = _run(["-i", str(clip), "-af", "volumedetect", "-f", "null", "-"])
    mean = re.search(r"mean_volume: (-?[\d.]+|-inf) dB", report)
    peak = re.search(r"max_volume: (-?[\d.]+|-inf) dB", report)
    times = re.findall(r"time=(\d+):(\d+):([\d.]+)", report)
    if mean is None or peak is None or not times:
        message = f"{clip.name} cannot be decoded."
        raise BadClip(message)
    hours, minutes, seconds = times[-1]
    return Measure(int(hours) * 3600 + int(minutes) * 60 + float(seconds), float(mean[1]), float(peak[1]))


def measure_all(clips: Iterable[Path]) -> dict[Path, Measure]:
    """The measures of many clips, decoded many at a time.

    A clip that cannot be decoded, and those that were tried together with it, are left out: `measure` says why. So is
    one whose lines ffmpeg's threads wrote into one another.
    """
    measured: dict[Path, Measure] = {}
    waiting = list(clips)
    for start in range(0, len(waiting), _AT_ONCE):
        together = waiting[start : start + _AT_ONCE]
        try:
            report = _run(list(_decode_together(together)))
        except BadClip:
            continue
        for number, clip in enumerate(together):
            line = rf"^\[volumedetect@clip{number} @ \w+\] ({_MEASURED}): (-?[\d.]+|-inf)(?: dB)?$"
            values = {name: float(value) for name, value in re.findall(line, report, re.MULTILINE)}
            if values.keys() == set(_MEASURED.split("|")) and values["n_samples"] > 0:
                seconds = values["n_samples"] / _SAMPLE_RATE
                measured[clip] = Measure(seconds, values["mean_volume"], values["max_volume"])
    return measured


def _decode_together(clips: list[Path]) -> Iterator[str]:
    yield "-nostats"  # progress would break the lines that are read
    for clip in clips:
        yield from ("-i", str(clip))
    for number in range(len(clips)):
        chain = f"aformat=channel_layouts=mono:sample_rates={_SAMPLE_RATE},volumedetect@clip{number}"
        yield from ("-map", f"{number}:a", "-af", chain, "-f", "null", "-")


def find_fault(found: Measure, *, longest: float = LONGEST) -> str | None:
    """What is wrong with the clip in one clause, or None. `longest` is in seconds."""
    if not SHORTEST <= found.seconds <= longest:
        return f"it lasts {found.seconds:.2f} s; {SHORTEST} to {longest:.0f} s is allowed"
    if not _MEAN_RANGE[0] <= found.mean_db <= _MEAN_RANGE[1]:
        return f"its mean level is {found.mean_db:.1f} dB; {_MEAN_RANGE[0]:.0f} to {_MEAN_RANGE[1]:.0f} dB is allowed"
    if found.peak_db > _CLIPPING:
        return f"it clips: its peak is {found.peak_db:.1f} dB"
    return None


def _run(arguments: list[str], sent: bytes | None = None) -> str:
    program = shutil.which("ffmpeg")
    if program is None:
        message = "ffmpeg is not installed (Debian package ffmpeg)."
        raise MissingTool(message)
    answer = subprocess.run(  # noqa: S603 (a fixed program, arguments from this module)
        [program, "-hide_banner", "-nostats" if sent else "-stats", *arguments],
        input=sent,
        capture_output=True,
        check=False,
    )
    report = answer.stderr.decode("utf-8", "replace")
    if answer.returncode != 0:
        message = (
            f"ffmpeg refused the sound: {report.strip().splitlines()[-1] if report.strip() else 'no reason given'}"
        )
        raise BadClip(message)
    return report
