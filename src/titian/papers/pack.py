"""A pack as the papers read it: what it is, its words in some languages, its pictures."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from titian.instrument.errors import InstrumentError
from titian.instrument.languages.states import APPROVED, least_state
from titian.instrument.languages.table import Language, find_table, get_table
from titian.instrument.yaml_files import parse_yaml, read_yaml
from titian.papers.errors import (
    MissingPicture,
    MissingWords,
    UnknownLanguage,
    UnknownStation,
    UnreadablePack,
)
from titian.voices.wording import Text

UNDATED: Final = datetime.date(2026, 1, 1)
"""Of a paper without words of a pack: the same headings give the same bytes."""
TOKENS: Final = Path("design/tokens.json")
ON_ONE_LINE: Final = re.compile(r'  (?P<name>[\w.]+): \{text: ".*", state: .*\}')


class Head(BaseModel):
    """What `pack.yaml` says about the pack itself; the rest of that file is not read here."""

    model_config = ConfigDict(frozen=True)

    id: str
    version: str
    maturity: str
    languages: tuple[str, ...]


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True)

    texts: dict[str, Text]


@dataclass(frozen=True)
class Pack:
    """A folder of a pack with the table of languages and the colours that stand above it."""

    folder: Path
    head: Head
    table: Mapping[str, Language]
    colours: Mapping[str, str]

    def get_language(self, tag: str) -> Language:
        """A language that can be printed. Raises UnknownLanguage that says what it lacks."""
        language = self.table.get(tag)
        if language is None:
            some = ", ".join(self.head.languages[:4])
            message = f"{tag} is not in the table of languages. Take a tag from it, such as {some}."
            raise UnknownLanguage(message)
        if not (self.folder / "locales" / f"{tag}.yaml").is_file():
            written = ", ".join(self.list_written())
            message = f"{self.head.id} has no words in {language.english_name} ({tag}). It has {written}."
            raise UnknownLanguage(message)
        if language.autonym is None:
            message = f"{language.english_name} ({tag}) has no autonym in the table of languages: nobody would find it."
            raise UnknownLanguage(message)
        return language

    def list_written(self) -> list[str]:
        """The tags of all languages that have a file of words, in order."""
        return sorted(path.stem for path in (self.folder / "locales").glob("*.yaml"))

    def read_words(self, tag: str, texts: Iterable[str]) -> dict[str, Text]:
        """These texts in a language. Raises MissingWords that names the first one that is not there."""
        wanted = list(texts)
        written = _read_texts(self.folder / "locales" / f"{tag}.yaml", frozenset(wanted))
        found = {}
        for name in wanted:
            if name not in written:
                message = f"{tag} lacks the text {name}. Write it in locales/{tag}.yaml, or leave {tag} out."
                raise MissingWords(message)
            found[name] = written[name]
        return found

    def read_picture(self, name: str) -> str:
        """The SVG of a picture. Raises MissingPicture."""
        path = self.folder / "pictures" / f"{name}.svg"
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            message = (
                f"{self.head.id} has no picture {name}, which stands on this paper. Put it at pictures/{name}.svg."
            )
            raise MissingPicture(message) from error

    def order(self, tags: Sequence[str], station: str | None) -> list[str]:
        """Tags with those that are likely in the station's country first; else as given. Raises UnknownStation."""
        if station is None:
            return list(tags)
        country = station.upper()
        if not any(country in language.where_likely for language in self.table.values()):
            message = (
                f"No language is said to be likely in {station}. A station is named by its country's code, such as TH."
            )
            raise UnknownStation(message)
        return sorted(tags, key=lambda tag: country not in self.table[tag].where_likely)

    def list_all(self) -> list[str]:
        """The languages the pack names, by their English names: what a card holds when none is chosen."""
        return sorted(self.head.languages, key=lambda tag: self.get_language(tag).english_name)

    def small_print(self, words: Iterable[Text]) -> str:
        """Which pack and day the words are of, and how far they have come when nobody approved them."""
        texts = list(words)
        if not texts:  # headings alone, which nobody has approved
            return f"{self.head.id} {self.head.version} ({self.head.maturity}) · draft words: for training"
        state = least_state({text.state for text in texts})
        day = newest(texts)
        line = f"{self.head.id} {self.head.version} ({self.head.maturity}) · words of {day.isoformat()}"
        return line if state == APPROVED else f"{line} · {state.replace('_', '-')} words: for training"


def newest(texts: Iterable[Text]) -> datetime.date:
    """The day the last of these texts was written or looked at: the date of a paper. Without texts it has no day."""
    return max((text.date for text in texts), default=UNDATED)


def open_pack(folder: Path) -> Pack:
    """The pack in a folder. Raises UnreadablePack that names the file at fault."""
    try:
        head = Head.model_validate(read_yaml(folder / "pack.yaml"))
        table = get_table(folder)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        message = f"{folder} is not a pack: its pack.yaml cannot be read."
        raise UnreadablePack(message) from error
    except InstrumentError as error:
        raise UnreadablePack(str(error)) from error
    return Pack(folder, head, table, _read_colours(folder))


def _read_texts(path: Path, wanted: frozenset[str]) -> Mapping[str, Text]:
    """The texts of a file of words, those at least that are wanted.

    Of a thousand texts a paper shows fifty: the lines of all others are taken out before YAML reads the rest, which is
    ten times as fast. A text that does not stand on one line is always read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not (one := ON_ONE_LINE.fullmatch(line)) or one["name"] in wanted]
        read = parse_yaml("\n".join(kept))
        if isinstance(read, dict) and read.get("texts", "") is None:
            read["texts"] = {}  # none of those that are wanted is there
        return _Words.model_validate(read).texts
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        message = f"{path.name} is not a file of words. Run: titian pack check"
        raise UnreadablePack(message) from error


def _read_colours(folder: Path) -> dict[str, str]:
    table = find_table(folder)
    path = (table.parents[1] if table else folder) / TOKENS
    try:
        colours = json.loads(path.read_bytes())["colour"]
        return {name: colour["light"] for name, colour in colours.items()}
    except (OSError, ValueError, KeyError) as error:
        message = f"The design's colours at contracts/{TOKENS} cannot be read."
        raise UnreadablePack(message) from error
