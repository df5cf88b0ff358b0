"""`voices/<tag>/manifest.json`: where each clip comes from and which words it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from titian.voices.errors import UnreadableFile


class Clip(BaseModel):
    """One clip. `ipa` is null for a recording by a person."""

    model_config = ConfigDict(extra="forbid")

    source: Literal["recorded", "neural", "formant"]
    engine: str | None
    voice: str | None
    text_sha256: str
    seconds: float
    state: Literal["draft", "reviewed", "approved"]
    ipa: str | None


class Manifest(BaseModel):
    """All clips of one language."""

    model_config = ConfigDict(extra="forbid")

    tag: str
    clips: dict[str, Clip]


def load_manifest(path: Path) -> Manifest:
    """The manifest in `path`. Raises `UnreadableFile`."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        message = f"{path} is not a manifest of clips: {error}"
        raise UnreadableFile(message) from error


def save_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest, one clip a line, sorted by text id."""
    lines = [
        f"    {json.dumps(text_id)}: {json.dumps(clip.model_dump(), ensure_ascii=False, sort_keys=True)}"
        for text_id, clip in sorted(manifest.clips.items())
    ]
    body = ",\n".join(lines)
    path.write_text(f'{{\n  "tag": {json.dumps(manifest.tag)},\n  "clips": {{\n{body}\n  }}\n}}\n', encoding="utf-8")
