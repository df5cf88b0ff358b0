"""What can turn a sentence round, lead, promise or accuse: found by its words, not by its meaning.

A frightened person has one hearing. A yes/no question that denies something fits both tiles; "right?" leads; an officer
cannot promise what others decide; "private" is what one pays for. `misleading.yaml` holds the words of each language.
`find_misleading` is pure: a text, its English and what is known of its place in; flaws out, each with what to write.
It never says that a text is good, and a word that is meant stands with a reason in the pack (`denied_questions.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from titian.instrument.yaml_files import read_yaml

from .lint import QUESTION_MARKS, Flaw
from .table import SOURCE

TABLE: Final = Path(__file__).with_name("misleading.yaml")

PERMISSIONS: Final = frozenset({"closing.ask_recipient", "closing.ask_fallback", "closing.share_answers"})
"""Texts that ask leave for others. "Can they?" asks for a fact."""
BACKED: Final = frozenset({"consent.who_sees", "assent.who_sees"})
"""Promises that are said only where a named person's word stands behind them."""
OF_LAW: Final = re.compile(
    r"^(?:(?:consent|assent)\.(?:held|law|first_law|who_sees)\w*|item\.(?:FC18|TL13|AP02|V02|LA01)\.\w+)$"
)
"""Where the words of police and courts belong."""
OF_HEALTH: Final = re.compile(r"^(?:need\.health_confidential\.|item\.GB06\.|module\.GB\.|rule\.R13s?\.)")
OF_CHILDREN: Final = re.compile(
    r"^(?:assent\.|item\.(?:A02|W05|CH\d\d)\.(?:label|before)$|module\.CH\.offer$|phrase\.\w+\.child$"
    r"|rule\.(?:R02n|R02w|R07|R16c|R34k)\.person$)"
)

_YES_OR_NO: Final = re.compile(
    r"^(?:If [^,]+, |Now |Then )?(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|May|Must|Would|Shall|Should|Can|Could|Will)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.?!\u3002\uff1f\uff01\u061f\u1362\u1367\u17d4\u104b\u0964\u06d4]+.?")
_ASKS_BY_A_WORD: Final = {
    "th": re.compile("(?:ไหม|หรือเปล่า|หรือไม่|หรือยัง)$"),
    "lo": re.compile("ບໍ$"),
    "my": re.compile("(?:လား|လဲ)\u104b?$"),
}
"""Where no mark says that a sentence asks, the word at its end that does."""
_SENTENCES_BY_SPACES: Final = frozenset({"th", "lo"})
_WITHOUT_MARK: Final = frozenset({"th", "lo", "my", "km"})
_STRESS: Final = str.maketrans("", "", "\u02c8\u02cc")


@dataclass(frozen=True)
class Said:
    """A text and where it is said. `no_word` is what the tile beside it says for no; None where there is none."""

    text_id: str
    text: str
    english: str
    tag: str
    no_word: str | None = None


@dataclass(frozen=True)
class _Column:
    patterns: tuple[re.Pattern[str], ...]

    def find(self, text: str) -> str | None:
        """The words that were found, the first of them."""
        return next((found[0].strip() for pattern in self.patterns if (found := pattern.search(text))), None)


def find_misleading(said: Said) -> Iterator[Flaw]:
    """Everything found. Languages without a row in the table have nothing found."""
    if said.tag not in read_rows():
        return
    if asks_yes_or_no(said.english):
        yield from _denied(said)
    yield from _by_column(said)
    yield from (
        Flaw("text.heard_as", f"“{words}” can be heard as: {sense}.")
        for pattern, sense in _heard_as(said.tag)
        if (found := pattern.search(said.text)) and (words := found[0].strip())
    )


@lru_cache(maxsize=4096)  # each English text is read once a language
def asks_yes_or_no(english: str) -> bool:
    """Whether English, in its last question, asks for a yes or a no."""
    asking = [sentence for sentence in _sentences(english) if sentence.endswith("?")]
    return bool(asking) and _YES_OR_NO.match(asking[-1]) is not None


def find_denial(text: str, english: str, tag: str) -> str | None:
    """The word that denies in the part of a text that asks; None where there is none."""
    asking = _asking(text, english, tag)
    for pattern in _column(tag, "neutral").patterns:
        asking = pattern.sub(" ", asking)
    return _column(tag, "negators").find(asking)


def find_numbers_said_wrong(text: str, ipa: str, tag: str) -> Iterator[Flaw]:
    """Numbers in digits that the clip does not say as the table has them, or whose sound nobody has written."""
    row = read_rows().get(tag)
    for number in re.findall(r"[0-9]+", text):
        known = row.numbers.get(number) if row else None
        if known is None:
            yield Flaw("text.number_said", f"Nobody wrote how {number} is said in {tag}.")
        elif not re.search(known, ipa.translate(_STRESS)):
            yield Flaw("text.number_said", f"The clip does not say {number}: /{ipa}/.")


def _denied(said: Said) -> Iterator[Flaw]:
    word = find_denial(said.text, said.english, said.tag)
    if word is None:
        return
    asking = _asking(said.text, said.english, said.tag)
    before = asking[: asking.find(word)]
    no_words = [part for part in re.split(r"[\s,\uff0c\u3001/]+", said.no_word or "") if part]
    if _column(said.tag, "either").find(before):
        yield Flaw("text.either_or", f"It ends in “or … {word}”, so that a no fits both halves.")
    elif {no.casefold() for no in no_words} & {word.casefold(), *word.casefold().split()}:
        yield Flaw("text.no_echoed", f"“{word}” is the word on the tile for no: a no says it again, or denies it.")
    else:
        yield Flaw("text.question_denies", f"It asks with “{word}”, so that a yes and a no both fit.")


def _by_column(said: Said) -> Iterator[Flaw]:
    text_id = said.text_id
    find = partial(_find, said.tag, said.text)
    if (word := find("tags")) and (said.tag == SOURCE or not _find(SOURCE, said.english, "tags")):
        yield Flaw("text.tag_question", f"“{word}” asks for a yes.")
    if text_id in PERMISSIONS and (word := find("can")):
        yield Flaw("text.can_for_may", f"“{word}” asks whether they are able to, not whether the person lets them.")
    if OF_HEALTH.match(text_id) and (word := find("private")):
        yield Flaw("text.private_care", f"“{word}” is care that one pays for, or of the private parts.")
    if text_id not in BACKED and (word := find("promises")):
        yield Flaw("text.promise", f"“{word}” is a verdict or a promise that the officer cannot keep.")
    if not OF_LAW.match(text_id) and (word := find("law")):
        yield Flaw("text.law_word", f"“{word}” is a word of police and courts.")
    if OF_CHILDREN.match(text_id) and (word := find("adult")):
        yield Flaw("text.adult_form", f"“{word}” speaks to a grown-up; a child hears this.")


def _find(tag: str, text: str, name: str) -> str | None:
    return _column(tag, name).find(text)


def _sentences(text: str) -> list[str]:
    return [found[0].strip() for found in _SENTENCE.finditer(text) if found[0].strip()]


def _asking(text: str, english: str, tag: str) -> str:
    """The sentences that ask. Where a language writes no mark, the last of as many as English has."""
    if tag in _WITHOUT_MARK and not set(text) & set(QUESTION_MARKS):
        if len(_sentences(english)) == 1:
            return text
        if asks := _ASKS_BY_A_WORD.get(tag):
            parts = text.split(" ") if tag in _SENTENCES_BY_SPACES else _sentences(text)
            return next((part for part in parts if asks.search(part)), parts[-1])
        return _sentences(text)[-1]
    return " ".join(one for one in _sentences(text) if one[-1] in QUESTION_MARKS) or text


class _Row(BaseModel):
    """What the table says of one language: regular expressions, by what they find."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    negators: tuple[str, ...]
    neutral: tuple[str, ...] = ()
    either: tuple[str, ...] = Field(alias="or")
    tags: tuple[str, ...]
    can: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    promises: tuple[str, ...]
    law: tuple[str, ...]
    adult: tuple[str, ...] = ()
    heard_as: Mapping[str, str] = {}
    numbers: Mapping[str, str] = {}


@cache
def read_rows() -> Mapping[str, _Row]:
    """The table: tag → its row."""
    return TypeAdapter(dict[str, _Row]).validate_python(read_yaml(TABLE))


@cache
def _column(tag: str, name: str) -> _Column:
    row = read_rows().get(tag)
    written: tuple[str, ...] = getattr(row, name) if row else ()
    return _Column(tuple(re.compile(pattern, re.IGNORECASE) for pattern in written))


@cache
def _heard_as(tag: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    row = read_rows().get(tag)
    return tuple((re.compile(pattern, re.IGNORECASE), sense) for pattern, sense in row.heard_as.items()) if row else ()
