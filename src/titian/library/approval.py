"""What of a part nobody has approved yet, read from the part itself: live plays approved words only; and how a refusal
names what is missing. No Django."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from titian.directory.country import Fault
from titian.instrument.languages.states import APPROVED
from titian.library.errors import ManifestMalformed

_LENGTH: Final = 4  # bytes in which a bundle of clips says how long its header is


def list_unapproved(kind: str, data: bytes) -> list[str]:
    """What of a part is less than approved: clips of `voice`, the language of `wording`, the greeters of `languages`.

    A wording says one state: that of its least ready text. The list of languages greets a person before any wording is
    fetched, so a greeting counts as its language does. Other kinds hold nothing that is said to a person in a language,
    and answer with an empty list. Raises ManifestMalformed for a part that does not say.
    """
    if kind == "wording":
        wording = _read_object(data)
        return [] if wording.get("state") == APPROVED else [str(wording.get("language"))]
    if kind == "learning" and not data.startswith(b"{"):  # a bundle of clips begins with the length of its header
        return list_unapproved("voice", data)
    if kind == "learning":
        words = _read_object(data)
        return [str(words["language"])] if "texts" in words and words.get("state") != APPROVED else []
    if kind == "languages":
        return [str(row.get("tag")) for row in _read_rows(data) if row.get("greeting") and row.get("state") != APPROVED]
    if kind == "voice":
        return [text_id for text_id, state in _read_clip_states(data).items() if state != APPROVED]
    return []


def name_some(ids: Sequence[str]) -> str:
    """The first five, and how many more there are."""
    return ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")


def tell_missing(missing: Iterable[Fault]) -> str:
    """Where each thing is that a country lacks, and what it is, one a line."""
    return "\n".join(f"  {one.where}: {one.message}" for one in missing)


def _read_clip_states(bundle: bytes) -> dict[str, object]:
    length = int.from_bytes(bundle[:_LENGTH], "big")
    clips = _read_object(bundle[_LENGTH : _LENGTH + length]).get("clips")
    if not isinstance(clips, dict) or not all(isinstance(clip, dict) for clip in clips.values()):
        raise ManifestMalformed("A part of kind voice does not say which clips it holds.")
    return {text_id: clip.get("state") for text_id, clip in clips.items()}


def _read_rows(data: bytes) -> list[dict[str, Any]]:  # Any: as below
    rows = _read_object(data).get("languages")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ManifestMalformed("A part of kind languages does not list languages.")
    return rows


def _read_object(data: bytes) -> dict[str, Any]:  # Any: members are looked at one by one
    try:
        found = json.loads(data)
    except ValueError as problem:
        raise ManifestMalformed("A part of words or voices cannot be read.") from problem
    if not isinstance(found, dict):
        raise ManifestMalformed("A part of words or voices cannot be read.")
    return found
