"""The words of a pack in one language, as `locales/<tag>.yaml` keeps them."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from titian.instrument.languages.silence import SILENT
from titian.instrument.languages.states import TextState
from titian.instrument.yaml_files import read_yaml
from titian.voices.errors import UnreadableFile

# What an officer observes, and what only officers and providers read. Everything else in a pack is
# shown to the person, and spoken. The rule is by id, so that a translator cannot get it wrong.
_OFFICER_ONLY = re.compile(
    r"""^(
        .+\.(officer|title)          # what to do, and short names for officers and providers
      | item\.(S|V)[0-9]+\.label     # ticks and buttons of the officer
      | item\.(SM07|CH0[567])\.label # what the officer sees during the talk
      | choice\.tick\..+
      | choice\.age\.doubt
      | choice\.[a-z_]+\.not_asked   # written by the phone, never offered
    )$""",
    re.VERBOSE,
)


class Text(BaseModel):
    """One text with the state of its review; `titian.instrument.languages.states` says what each state means.

    `reviewer` is who brought it to that state, `date` when. What is more than a draft has a name.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    state: TextState
    reviewer: str | None
    date: datetime.date

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if self.state != "draft" and not (self.reviewer or "").strip():
            message = f"a text that is {self.state} needs a reviewer"
            raise ValueError(message)
        return self


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    tag: str
    texts: dict[str, Text]


@dataclass(frozen=True)
class Wording:
    """All texts of one language, in the order of the file."""

    tag: str
    texts: dict[str, Text]


def is_shown(text_id: str) -> bool:
    """True when the text is for the person: said to them, or read where their language has no voice."""
    return _OFFICER_ONLY.match(text_id) is None


def is_spoken(text_id: str) -> bool:
    """True when the text is said to the person, so it needs a clip and a translation."""
    return is_shown(text_id) and not text_id.endswith(SILENT)


def list_spoken(wording: Wording) -> list[str]:
    """The ids of all texts said to the person, in the order of the file."""
    return [text_id for text_id in wording.texts if is_spoken(text_id)]


def text_sha256(text: str) -> str:
    """SHA-256 in lower hex over the UTF-8 text: what ties a clip to its words."""
    return hashlib.sha256(text.encode()).hexdigest()


def load_wording(path: Path) -> Wording:
    """The wording in `path`. Raises `UnreadableFile` naming the file and what is wrong."""
    try:
        parsed = _File.model_validate(read_yaml(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        message = f"{path.name} is not a wording file: {error}"
        raise UnreadableFile(message) from error
    return Wording(tag=parsed.tag, texts=parsed.texts)


def list_languages(pack: Path) -> list[str]:
    """The tags that have a wording file in the pack, English first."""
    tags = sorted(path.stem for path in (pack / "locales").glob("*.yaml"))
    return sorted(tags, key=lambda tag: (tag != "en", tag))
