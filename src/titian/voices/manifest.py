"""`voices/<tag>/manifest.json`: where each clip comes from and which words it says."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from titian.instrument.languages.states import ClipState
from titian.voices.errors import UnreadableFile


class Hearing(BaseModel):
    """What a recogniser made of a clip: `titian voices hear` writes it, `titian.instrument.languages.hearing` reads it.

    `by` names the recogniser and the digest of its weights; `clip_sha256` is the file it was played. A clip that was
    spoken anew since is not heard. `units` are words, or signs where a language is written without spaces.
    """

    model_config = ConfigDict(extra="forbid")

    by: str
    clip_sha256: str
    wrote: str
    units: int
    errors: int
    key_words: int
    understood: int


class Clip(BaseModel):
    """One clip; `titian.instrument.languages.states` says what each state means.

    `ipa` is null for a recording by a person. `reviewer` is who spoke or heard it, `date` when: what is more than a
    draft has both, and only what a person spoke is `recorded`. `heard` is what a machine understood of it, if one was
    asked.
    """

    model_config = ConfigDict(extra="forbid")

    source: Literal["recorded", "neural", "formant"]
    engine: str | None
    voice: str | None
    text_sha256: str
    seconds: float
    state: ClipState
    ipa: str | None
    reviewer: str | None = None
    date: datetime.date | None = None
    heard: Hearing | None = None

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if self.state != "draft" and not ((self.reviewer or "").strip() and self.date):
            message = f"a clip that is {self.state} needs a reviewer and a date"
            raise ValueError(message)
        if self.state == "recorded" and self.source != "recorded":
            message = f"a {self.source} clip is a draft until it is approved, never recorded"
            raise ValueError(message)
        return self


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
        f"    {json.dumps(text_id)}: {json.dumps(_row(clip), ensure_ascii=False, sort_keys=True)}"
        for text_id, clip in sorted(manifest.clips.items())
    ]
    body = ",\n".join(lines)
    path.write_text(f'{{\n  "tag": {json.dumps(manifest.tag)},\n  "clips": {{\n{body}\n  }}\n}}\n', encoding="utf-8")


def _row(clip: Clip) -> dict[str, object]:
    return clip.model_dump(mode="json", exclude_defaults=True)
