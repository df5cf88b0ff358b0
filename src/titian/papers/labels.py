"""The few words of a paper that are no pack's: its headings and blanks, in the officer's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from titian.instrument.languages.table import SOURCE
from titian.papers.errors import MissingWords
from titian.papers.pack import Pack

ENTRY: Final = re.compile(r"^([a-z][a-z0-9-]*) = (.+)$", re.MULTILINE)


def read_labels(pack: Pack, officer: str, start: str) -> tuple[str, Mapping[str, str]]:
    """The language they are in, and those whose name begins with `start`.

    They lie beside the pack, in `content/interface/paper/<tag>.ftl`, as plain messages without parts to fill in.
    English where the officer's language has none. Raises MissingWords where there is not even that.
    """
    tag, entries = read_entries(pack.folder.parent.parent / "interface" / "paper", officer)
    return tag, {name: words for name, words in entries.items() if name.startswith(start)}


def read_entries(folder: Path, wanted: str) -> tuple[str, Mapping[str, str]]:
    """The same of any folder of headings, and all of them."""
    tag = wanted if (folder / f"{wanted}.ftl").is_file() else SOURCE
    try:
        return tag, dict(ENTRY.findall(_read(folder / f"{tag}.ftl")))
    except OSError as error:
        message = f"The headings of this paper are missing: put them at {folder.name}/{tag}.ftl beside the packs."
        raise MissingWords(message) from error


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
