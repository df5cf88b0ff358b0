"""`voices/<tag>/manifest.json`: where each clip comes from and which words it says.

A clip lies in `<text id>.opus`, or in the file of the text it is `same_as`: of texts said alike one has a file.
Whoever changes clips takes them apart first (`part_clips`) and joins them when done (`join_clips`).
"""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator

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
    asked. `same_as` names the text in whose file this clip lies, too.
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
    same_as: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$")] | None = None

    @property
    def sound(self) -> tuple[str, str | None, str | None, str | None, float]:
        """What two clips have in common that may lie in one file."""
        return self.source, self.engine, self.voice, self.ipa, self.seconds

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

    @model_validator(mode="after")
    def _sounds_as_it_says(self) -> Self:
        for text_id, clip in self.clips.items():
            if clip.same_as is None:
                continue
            other = self.clips.get(clip.same_as)
            if other is None or other.same_as is not None or other.sound != clip.sound:
                message = f"{text_id} lies in the file of {clip.same_as}, which has none or says something else"
                raise ValueError(message)
        return self

    def find_file(self, folder: Path, text_id: str) -> Path:
        """Where the clip of this text lies in the folder of its language."""
        clip = self.clips.get(text_id)
        return folder / f"{(clip and clip.same_as) or text_id}.opus"


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


def part_clips(folder: Path, manifest: Manifest) -> None:
    """Give each clip a file of its own, so that one can change without another."""
    parted = {text_id: clip.same_as for text_id, clip in manifest.clips.items() if clip.same_as}
    for text_id, owner in parted.items():
        file = folder / f"{owner}.opus"
        if file.exists():
            (folder / f"{text_id}.opus").write_bytes(file.read_bytes())
        manifest.clips[text_id] = manifest.clips[text_id].model_copy(update={"same_as": None})
    if parted:
        save_manifest(folder / "manifest.json", manifest)


def join_clips(folder: Path, manifest: Manifest) -> int:
    """How many clips were joined: those of the same bytes lie in one file, that of the first id. Saves the manifest."""
    first: dict[tuple[object, ...], str] = {}
    joined = []
    for text_id, clip in sorted(manifest.clips.items()):
        file = folder / f"{text_id}.opus"
        if clip.same_as or not file.exists():
            continue
        owner = first.setdefault((*clip.sound, hashlib.sha256(file.read_bytes()).hexdigest()), text_id)
        if owner != text_id:
            manifest.clips[text_id] = clip.model_copy(update={"same_as": owner})
            joined.append(file)
    save_manifest(folder / "manifest.json", manifest)
    for file in joined:
        file.unlink()
    return len(joined)


def _row(clip: Clip) -> dict[str, object]:
    return clip.model_dump(mode="json", exclude_defaults=True)
