"""The words of a pack, of what is learnt, or of a public page, in one language, as `locales/<tag>.yaml` keeps them."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from titian.instrument.languages.silence import SILENT
from titian.instrument.languages.states import TextState
from titian.instrument.yaml_files import parse_yaml, read_yaml
from titian.voices.errors import UnreadableFile
from titian.voices.sound import LONGEST, LONGEST_LEARNT, LONGEST_OF_PAGE

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
      | module\.[a-z0-9_]+\.(about|[a-z0-9_]+\.[a-z0-9_]+)  # what officers learn with
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


class _Heard(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    heard: tuple[str, ...]


HEARD: Final = "heard.yaml"
_OF_PAGE: Final = "offer."
_OF_STEP = re.compile(r"^module\.[a-z0-9_]+\.[a-z0-9_]+\.(text|ask)$")
_OF_PERSONA = re.compile(r"^persona\..+\.label$")
MOST_WORDS: Final = 35
"""A sentence of more words takes longer to say than a clip may last."""
_PAUSE = re.compile(r"[:;](?=\s)")
_SENTENCE = re.compile(r".+?[.?!。؟।။៖][”’\"')»]*(?=\s|$)", re.DOTALL)  # noqa: RUF001 (marks of other scripts)


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


def is_learning(folder: Path) -> bool:
    """Whether a folder holds what is learnt, and no pack."""
    return (folder / "modules").is_dir()


def is_page(folder: Path) -> bool:
    """Whether a folder holds the words of a public page, and no pack."""
    return (folder / HEARD).is_file()


def list_heard(page: Path) -> tuple[str, ...]:
    """The ids of a public page's texts that are spoken, in the order of the page. Raises `UnreadableFile`."""
    try:
        return _Heard.model_validate(read_yaml(page / HEARD)).heard
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        message = f"{HEARD} is not a list of texts under `heard`: {error}"
        raise UnreadableFile(message) from error


def load_said(folder: Path, tag: str) -> Wording:
    """The words that are said, in the order of the file: of a pack all that a person hears; of what is learnt each line
    of a persona, and of each step the first sentence of what stands on it; of a public page what its list names. Raises
    `UnreadableFile`."""
    wording = load_wording(folder / "locales" / f"{tag}.yaml")
    if is_page(folder):
        heard = [text_id for text_id in list_heard(folder) if text_id in wording.texts]
        return Wording(tag=wording.tag, texts={text_id: wording.texts[text_id] for text_id in heard})
    if not is_learning(folder):
        return Wording(tag=wording.tag, texts={text_id: wording.texts[text_id] for text_id in list_spoken(wording)})
    said = {}
    for text_id, text in wording.texts.items():
        if _OF_PERSONA.match(text_id):
            said[text_id] = text
        elif _OF_STEP.match(text_id):
            said[text_id] = text.model_copy(update={"text": find_first_sentence(text.text)})
    return Wording(tag=wording.tag, texts=said)


def find_first_sentence(text: str) -> str:
    """The text up to its first full stop, question or exclamation mark; all of it where there is none.

    A longer one than can be heard in one go ends at its first colon or semicolon.
    """
    found = _SENTENCE.match(text)
    sentence = found[0] if found else text
    if len(sentence.split()) <= MOST_WORDS:
        return sentence
    begin, *rest = _PAUSE.split(sentence, maxsplit=1)
    return f"{begin}." if rest else sentence


def find_longest(text_id: str) -> float:
    """Seconds that the clip of a text may last."""
    if text_id.startswith(_OF_PAGE):
        return LONGEST_OF_PAGE
    return LONGEST_LEARNT if _OF_STEP.match(text_id) else LONGEST


def text_sha256(text: str) -> str:
    """SHA-256 in lower hex over the UTF-8 text: what ties a clip to its words."""
    return hashlib.sha256(text.encode()).hexdigest()


def load_wording(path: Path) -> Wording:
    """The wording in `path`. Raises `UnreadableFile` naming the file and what is wrong."""
    try:
        return parse_wording(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        message = f"{path.name} is not a wording file: {error}"
        raise UnreadableFile(message) from error


def parse_wording(content: str) -> Wording:
    """The same of what was read already. Raises YAMLError and ValidationError."""
    parsed = _File.model_validate(parse_yaml(content))
    return Wording(tag=parsed.tag, texts=parsed.texts)


def list_languages(pack: Path) -> list[str]:
    """The tags that have a wording file in the pack, English first."""
    tags = sorted(path.stem for path in (pack / "locales").glob("*.yaml"))
    return sorted(tags, key=lambda tag: (tag != "en", tag))
