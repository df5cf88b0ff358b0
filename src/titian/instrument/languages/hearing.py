"""What a recogniser understood of a clip, against the words the clip should say; and which voice may be heard for it.

A person who fears an officer hears a question once. A voice that says *sleep* for *no* must not be heard at all, so the
languages that the recogniser knows are gated by their key words: yes, no, not, stop, help, police. Where they are not
understood in 95 of 100 clips that hold them, or were never heard, the language is silent in every release but a demo,
and its texts are read. A recogniser is a smoke alarm, and its silence proves nothing: people must listen. What a person
recorded it never judges. `hearing.yaml` holds the words of each language. Pure: texts in, figures out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from titian.instrument.yaml_files import read_yaml

TABLE: Final = Path(__file__).with_name("hearing.yaml")
LEAST: Final = 95
"""Of a hundred clips with key words, so many must be understood."""
_STANDS_ALONE: Final = 3
"""A key word of so few letters is only heard as a word of its own: *no* in *know* is none."""


class HearingRow(BaseModel):
    """One language of `hearing.yaml`; its head says what each column is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    recogniser: str | None = None
    by_character: bool = False
    key_words: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    numbers: Mapping[str, str] = Field(default_factory=dict)
    same: Mapping[str, str] = Field(default_factory=dict)
    fold: Mapping[str, str] = Field(default_factory=dict)

    @cached_property
    def signs(self) -> dict[int, str]:
        """What `fold` says, sign by sign."""
        return {
            ord(sign): read for signs, as_read in self.fold.items() for sign, read in zip(signs, as_read, strict=True)
        }


@dataclass(frozen=True)
class Understood:
    """What was understood of one clip: units are words, or signs where a language is written without spaces."""

    units: int
    errors: int
    key_words: int
    understood: int


@dataclass(frozen=True)
class HeardClip:
    """A clip as the gate sees it. `key_words` and `understood` are None where nobody heard the clip as it is now."""

    text_id: str
    text: str
    key_words: int | None = None
    understood: int | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether a gated language may be heard. `clips` hold key words; `failed` and `unheard` are their text ids."""

    clips: int
    failed: tuple[str, ...]
    unheard: tuple[str, ...]

    @property
    def understood(self) -> int:
        """Clips in which every key word was understood."""
        return self.clips - len(self.failed) - len(self.unheard)

    @property
    def may_speak(self) -> bool:
        """Whether enough of them were. What was not heard counts as not understood."""
        return self.understood * 100 >= LEAST * self.clips

    def tell(self, tag: str) -> str:
        """A sentence for whoever keeps the pack or builds a release of a language that is not understood."""
        unheard = f" {len(self.unheard)} of them were not heard as they are now." if self.unheard else ""
        return (
            f"{tag}: a recogniser understood the key words of {self.understood} in {self.clips} clips that hold some, "
            f"and {LEAST} in a hundred are asked for.{unheard} A demo is heard all the same; a release for people is "
            "silent in this language, and its texts are read."
        )


@cache
def read_hearing() -> Mapping[str, HearingRow]:
    """Tag → row."""
    return TypeAdapter(dict[str, HearingRow]).validate_python(read_yaml(TABLE))


def is_gated(tag: str) -> bool:
    """Whether a machine may silence the voice of a language."""
    row = read_hearing().get(tag)
    return row is not None and bool(row.key_words)


class _Kept(dict[int, str]):
    """Letters, marks and numbers as they are, any other sign a space; each is looked up in Unicode once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = kept = sign if unicodedata.category(sign)[0] in "LMN" else " "
        return kept


_KEPT: Final = _Kept()


def split_units(text: str, tag: str) -> list[str]:
    """The words of a text as they sound, or its signs: no capitals, no marks, numbers as they are said."""
    row = read_hearing().get(tag, HearingRow())
    text = unicodedata.normalize("NFC", text).casefold().replace("\u2019", "'").translate(row.signs)
    for written, read in row.same.items():
        text = text.replace(written, read)
    text = re.sub(r"[0-9]+", lambda number: f" {row.numbers.get(number[0], number[0])} ", text)
    kept = text.translate(_KEPT)
    return list("".join(kept.split())) if row.by_character else kept.split()


def count_key_words(units: Sequence[str], tag: str) -> dict[str, int]:
    """What is meant → how often a key word of it stands there; what never does is left out."""
    row = read_hearing().get(tag, HearingRow())
    joined = "".join(units)
    found = {
        meaning: sum(
            units.count(word) if len(word) <= _STANDS_ALONE and not row.by_character else joined.count(word)
            for word in words
        )
        for meaning, words in row.key_words.items()
    }
    return {meaning: count for meaning, count in found.items() if count}


def holds_key_words(text: str, tag: str) -> bool:
    """Whether a text says anything that must not be misheard."""
    return bool(count_key_words(split_units(text, tag), tag))


def compare(text: str, wrote: str, tag: str) -> Understood:
    """What a recogniser wrote, against the text: errors, and key words that were written as often as they were said."""
    said, heard = split_units(text, tag), split_units(wrote, tag)
    asked, found = count_key_words(said, tag), count_key_words(heard, tag)
    return Understood(
        units=len(said),
        errors=count_errors(said, heard),
        key_words=sum(asked.values()),
        understood=sum(min(count, found.get(meaning, 0)) for meaning, count in asked.items()),
    )


def count_errors(said: Sequence[str], heard: Sequence[str]) -> int:
    """The fewest units to change, add or take out, to make one of the other."""
    row = list(range(len(heard) + 1))
    for place, unit in enumerate(said, start=1):
        before, row[0] = row[0], place
        for column, other in enumerate(heard, start=1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (unit != other))
    return row[-1]


def judge(tag: str, clips: Iterable[HeardClip]) -> Verdict | None:
    """What a recogniser makes of a language's clips that no person spoke; None where no machine may silence it."""
    if not is_gated(tag):
        return None
    held = [clip for clip in clips if holds_key_words(clip.text, tag)]
    unheard = tuple(clip.text_id for clip in held if clip.understood is None)
    failed = tuple(
        clip.text_id for clip in held if clip.understood is not None and clip.understood < (clip.key_words or 0)
    )
    return Verdict(len(held), failed, unheard)
