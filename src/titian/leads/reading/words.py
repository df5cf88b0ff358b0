"""The folder of signs, names and places (`content/leads/offers`), read once and checked.

`identifiers.yaml` and `places.yaml` say how things are written, `signs/<language>.yaml` in which words a sign shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from titian.instrument.yaml_files import read_yaml

from .errors import WordsUnreadable
from .language import SCRIPT_OF
from .plain import HIDDEN

Model = TypeVar("Model", bound=BaseModel)
GAP: Final = r"[^\n]{0,30}?"
"""What `…` of a phrase stands for."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Says(_Part):
    """How a sign is said in one language. What stands inside an `unless` does not count."""

    says: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()


class Signs(_Part):
    """A file of `signs/`."""

    language: str
    state: Literal["draft", "reviewed"]
    signs: dict[str, Says]


class Platform(_Part):
    """A platform: where its pages lie, and what it is called beside a name of it."""

    hosts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Currency(_Part):
    """Signs and words of a currency; `high` is a month's pay above which it counts as high."""

    words: tuple[str, ...]
    high: int
    of: str | None = None


class Employers(_Part):
    """Words that stand before and behind the name of an employer."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


class Names(_Part):
    """`identifiers.yaml`."""

    platforms: dict[str, Platform]
    personal_mail: frozenset[str]
    currencies: dict[str, Currency]
    multiples: dict[str, int]
    periods: dict[str, tuple[str, ...]]
    days_a_month: int
    many_places: int
    places_wanted: tuple[str, ...]
    employers: Employers


class Town(BaseModel):
    """A town by its names; `listed` where public reports name it as a place of scam compounds."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: str
    country: str
    listed: bool
    called: tuple[str, ...] = Field(alias="as")


class Places(_Part):
    """`places.yaml`."""

    source: str
    countries: dict[str, tuple[str, ...]]
    towns: tuple[Town, ...]

    @cached_property
    def is_listed(self) -> Mapping[str, bool]:
        """Value of a place, `KH:Bavet` → whether it is listed."""
        return {f"{town.country}:{town.name}": town.listed for town in self.towns}


@dataclass(frozen=True)
class Phrases:
    """The phrases of one sign in one language, ready to be looked for in plain text."""

    says: re.Pattern[str]
    unless: re.Pattern[str] | None

    def find(self, plain: str) -> list[tuple[int, int]]:
        """Where the sign shows, first to last."""
        found = [match.span() for match in self.says.finditer(plain)]
        if not found or self.unless is None:
            return found
        taken_back = [match.span() for match in self.unless.finditer(plain)]
        return [span for span in found if not any(low <= span[0] < high for low, high in taken_back)]


def read_file(path: Path, kind: type[Model]) -> Model:
    """One file of the folder. Raises WordsUnreadable that names file and place."""
    try:
        return kind.model_validate(read_yaml(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"{path} cannot be read as YAML in UTF-8: mend it, or take it from the distribution again."
        raise WordsUnreadable(message) from error
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        message = f"{path}, {'.'.join(map(str, fault['loc']))}: {fault['msg']}."
        raise WordsUnreadable(message) from error


def phrases_of(says: Says, language: str) -> Phrases:
    """The phrases of a sign as patterns."""
    unless = any_of(says.unless, language) if says.unless else None
    return Phrases(any_of(says.says, language), unless)


def any_of(phrases: Iterable[str], language: str = "en") -> re.Pattern[str]:
    """One pattern for all phrases. In scripts with an alphabet of words, they begin and end with a word."""
    inside = "|".join(_pattern(phrase) for phrase in phrases)
    is_latin = SCRIPT_OF.get(language, "LATIN") == "LATIN"
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)" if is_latin else f"(?:{inside})")


def any_name(names: Sequence[str]) -> str:
    """A piece of a pattern for any of these names, the longest first, each as a plain text has it."""
    usual = sorted({usual_form(name) for name in names}, key=lambda name: (-len(name), name))
    return "|".join(_whole_word(name) for name in usual)


def _whole_word(name: str) -> str:
    inside = re.escape(name).replace(r"\ ", r"\s*")
    before = r"(?<![^\W\d_])" if name[0].isascii() and name[0].isalpha() else ""
    behind = r"(?![^\W\d_])" if name[-1].isascii() and name[-1].isalpha() else ""
    return f"{before}{inside}{behind}"


def usual_form(text: str) -> str:
    """Words of a file in the spelling of plain text."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", HIDDEN.sub("", text)).casefold())


def _pattern(phrase: str) -> str:
    """`…` is a gap, ( | ) and )? mean what they mean in a pattern, a space may be missing."""
    parts = []
    for sign in usual_form(phrase.replace("…", "\0")):
        if sign == "\0":
            parts.append(GAP)
        elif sign in "(|)?":
            parts.append("(?:" if sign == "(" else sign)
        elif sign.isspace():
            parts.append(r"\s*")
        else:
            parts.append(re.escape(sign))
    return "".join(parts)
