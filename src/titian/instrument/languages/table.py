"""The table of languages, `contracts/codes/languages.json`: what a language is called and how it is written.

Script, direction and where lines break are data, never guessed from a tag. The schema beside it,
`contracts/schemas/codes-languages.schema.json`, says what each member means.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from titian.instrument.errors import InstrumentError

TABLE: Final = Path("contracts/codes/languages.json")
SOURCE: Final = "en"
"""The language every text is written in first."""

Audio = Literal["claimed", "partial", "none", "awaiting_recording"]


class Language(BaseModel):
    """One row. `audio`: `claimed` a voice, `partial` (people are recording it; what has no clip is read), `none` (read
    only), or `awaiting_recording` (offered, leads to help).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    tag: str
    iso639_3: str
    autonym: str | None
    english_name: str
    script: str
    direction: Literal["ltr", "rtl"]
    font: str
    line_height: float
    line_breaking: Literal["spaces", "dictionary", "anywhere"]
    workbook_code: str
    greeting: str | None
    where_likely: tuple[str, ...]
    audio: Audio
    priority: Literal["A", "B", "C"]
    notes: str | None
    speech_notes: str | None

    @property
    def is_voiced(self) -> bool:
        """Whether a pack must have every clip of it."""
        return self.audio == "claimed"

    @property
    def may_speak(self) -> bool:
        """Whether clips of it are played."""
        return self.audio in {"claimed", "partial"}


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True)

    languages: tuple[Language, ...]


class LanguagesUnreadable(InstrumentError):
    """There is no table of languages, or it does not have the shape of its schema; the sentence names the file."""

    code = "languages.unreadable"


def find_table(folder: Path) -> Path | None:
    """The table beside or above a pack; None where it lies outside a repository."""
    return next((path for parent in folder.resolve().parents if (path := parent / TABLE).is_file()), None)


def read_table(path: Path) -> Mapping[str, Language]:
    """Tag → language, in the order of the table. Raises LanguagesUnreadable that names the file and the first fault."""
    try:
        table = _Table.model_validate_json(path.read_bytes())
    except OSError as error:
        message = f"{path.name}, the table of languages, cannot be read."
        raise LanguagesUnreadable(message) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        message = f"{path.name} is not the table of languages: {where}: {first['msg']}."
        raise LanguagesUnreadable(message) from error
    return {language.tag: language for language in table.languages}


def get_table(folder: Path) -> Mapping[str, Language]:
    """The table above a pack. Raises LanguagesUnreadable when there is none."""
    path = find_table(folder)
    if path is None:
        message = f"No {TABLE} stands above {folder}."
        raise LanguagesUnreadable(message)
    return read_table(path)
