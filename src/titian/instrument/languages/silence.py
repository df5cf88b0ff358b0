"""What a person reads where their language has no voice: `contracts/codes/silence.json`.

Texts about hearing are left out there, or another text stands in their place. A text whose id ends in SILENT stands in
the place of the text before that end.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from .table import find_table

SILENT: Final = ".silent"
"""The end of an id: it is read in a language without a voice, and never spoken."""
FILE: Final = "silence.json"


class Silence(BaseModel):
    """`instead`: text id → the text that stands in its place. `left_out`: texts that nobody reads there."""

    model_config = ConfigDict(frozen=True)

    instead: Mapping[str, str]
    left_out: frozenset[str]


def find_silence(folder: Path) -> Silence | None:
    """What stands in the table beside that of the languages; None where a pack lies outside a repository."""
    table = find_table(folder)
    try:
        return Silence.model_validate_json((table.parent / FILE).read_bytes()) if table else None
    except (OSError, ValidationError):
        return None
