"""Words that must lie nowhere but where they were said: the forms they could have, and every file of a folder."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from pathlib import Path


def forms_of(words: str) -> list[str]:
    """Words as text, in hex as databases write bytes down, and in base64 wherever in a longer text they begin."""
    inside = [
        base64.b64encode(b"x" * shift + words.encode()).decode()[skipped:-4]
        for shift, skipped in ((0, 0), (1, 2), (2, 3))
    ]
    return [words, words.encode().hex(), *(form for form in inside if len(form) > 8)]


def stands_alone(word: str, held: str) -> bool:
    """Whether so short a word stands there between what parts words: quotation marks, signs of equation, spaces.

    Within signatures, hashes, ids and ciphertext any four letters stand now and then.
    """
    return re.search(rf"(?:^|[\s\"'=:,;|(\[{{]){re.escape(word)}(?:$|[\s\"'=:,;|)\]}}])", held) is not None


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_nowhere(planted: Iterable[str], places: Mapping[str, bytes]) -> None:
    """None of the planted words, in any of their forms, lies in any of the places."""
    forms = [form for words in planted for form in forms_of(words)]
    for place, held in places.items():
        lower = held.lower()
        for form in forms:
            assert form.lower().encode() not in lower, f"{form!r} lies in {place}"
