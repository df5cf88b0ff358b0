"""The words of a pack in one language, as `locales/<tag>.yaml` keeps them."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from titian.voices.errors import UnreadableFile

State = Literal["draft", "reviewed", "approved"]

# What an officer observes, and what only officers and providers read. Everything else in a pack is
# shown and spoken to the person. The rule is by id, so that a translator cannot get it wrong.
_OFFICER_ONLY = re.compile(
    r"""^(
        .+\.(officer|title)          # what to do, and short names for officers and providers
      | item\.(S|V)[0-9]+\.label     # ticks and buttons of the officer
      | choice\.tick\..+
      | choice\.age\.doubt
    )$""",
    re.VERBOSE,
)


class Text(BaseModel):
    """One text with the state of its review."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    state: State
    reviewer: str | None
    date: datetime.date


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    tag: str
    texts: dict[str, Text]


@dataclass(frozen=True)
class Wording:
    """All texts of one language, in the order of the file."""

    tag: str
    texts: dict[str, Text]


def is_spoken(text_id: str) -> bool:
    """True when the text is said to the person, so it needs a clip and a translation."""
    return _OFFICER_ONLY.match(text_id) is None


def list_spoken(wording: Wording) -> list[str]:
    """The ids of all texts said to the person, in the order of the file."""
    return [text_id for text_id in wording.texts if is_spoken(text_id)]


def text_sha256(text: str) -> str:
    """SHA-256 in lower hex over the UTF-8 text: what ties a clip to its words."""
    return hashlib.sha256(text.encode()).hexdigest()


def load_wording(path: Path) -> Wording:
    """The wording in `path`. Raises `UnreadableFile` naming the file and what is wrong."""
    try:
        parsed = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        message = f"{path.name} is not a wording file: {error}"
        raise UnreadableFile(message) from error
    return Wording(tag=parsed.tag, texts=parsed.texts)


def list_languages(pack: Path) -> list[str]:
    """The tags that have a wording file in the pack, English first."""
    tags = sorted(path.stem for path in (pack / "locales").glob("*.yaml"))
    return sorted(tags, key=lambda tag: (tag != "en", tag))
