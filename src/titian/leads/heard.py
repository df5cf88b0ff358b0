"""What can be heard of the public page: clips of exactly the words that stand there, in the page's own language.

They lie beside the words, in `content/offer/voices/<tag>/`, made and reviewed as the clips of a pack are. A hub plays
those that a named listener approved; a demo plays drafts too, and says that a machine speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from titian.leads.words import PREFIX, find_folder
from titian.voices.manifest import load_manifest
from titian.voices.wording import load_said, text_sha256

MEDIA_TYPE: Final = "audio/ogg"


@dataclass(frozen=True)
class Heard:
    """A clip that may be played: its file, a name that changes with its words, and whether a machine speaks."""

    file: Path
    version: str
    is_machine: bool


@cache
def list_clips(tag: str, *, with_drafts: bool) -> Mapping[str, Heard]:
    """The clips of a language by the name of their text; none of other words than stand on the page."""
    folder = find_folder() / "voices" / tag
    if not (folder / "manifest.json").is_file():
        return {}
    manifest = load_manifest(folder / "manifest.json")
    said = load_said(find_folder(), tag).texts
    found = {}
    for text_id, text in said.items():
        clip, file = manifest.clips.get(text_id), manifest.find_file(folder, text_id)
        if clip is None or clip.text_sha256 != text_sha256(text.text) or not file.is_file():
            continue
        if with_drafts or (clip.state == text.state == "approved"):
            version = text_sha256(f"{clip.text_sha256} {clip.voice} {clip.ipa} {clip.date}")[:12]
            found[text_id.removeprefix(PREFIX)] = Heard(file, version, clip.source != "recorded")
    return found
