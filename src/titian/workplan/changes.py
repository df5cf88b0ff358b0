"""How an item's history is written, and how it is read: who wrote each word that stands there, when and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max
from django.utils.translation import gettext_lazy

from titian.instrument.languages.zawgyi import looks_like_zawgyi
from titian.workplan.codes import Kind
from titian.workplan.errors import ZawgyiWords
from titian.workplan.models import ActionItem, Change, Party

if TYPE_CHECKING:
    from titian.people.models import User

# The fields of an item whose words are told apart, in the order in which a reader meets them.
FIELDS: Final = {
    "title": gettext_lazy("What is to be done"),
    "text": gettext_lazy("More of it"),
    "evidence": gettext_lazy("Evidence"),
    "next_step": gettext_lazy("Next step"),
}
LONGEST_COMPARED: Final = 4000


def write_change(
    item: ActionItem,
    kind: Kind,
    *,
    by: User | None,
    at: datetime,
    why: str = "",
    words: Mapping[str, Any] | None = None,  # Any: text, or yes and no
    other: ActionItem | None = None,
    party: Party | None = None,
) -> Change:
    """Adds a step to the history of an item that the caller has locked."""
    last = item.changes.aggregate(last=Max("number"))["last"] or 0
    return Change.objects.create(
        item=item, number=last + 1, kind=kind, at=at, by=by, why=why, words=dict(words or {}), other=other, party=party
    )


def refuse_zawgyi(*texts: str) -> None:
    """Burmese that only an old font shows. Raises `ZawgyiWords`."""
    if any(looks_like_zawgyi(text) for text in texts):
        raise ZawgyiWords


@dataclass(frozen=True)
class Run:
    """Neighbouring words that came with one change."""

    text: str
    change: Change | None


def split_words(text: str) -> list[str]:
    """Words and the space between them; where a script has no spaces, each letter with its marks."""
    words: list[str] = []
    for letter in text:
        last = words[-1] if words else ""
        is_mark = unicodedata.category(letter).startswith("M")
        joins = last and (is_mark or (_sort(last[-1]) == _sort(letter) != "alone"))
        if joins:
            words[-1] += letter
        else:
            words.append(letter)
    return words


def _sort(letter: str) -> str:
    """Letters that make one word together: spaced scripts' letters and digits, white space, all else alone."""
    if letter.isspace():
        return "space"
    if letter.isalnum() and ord(letter) < 0x0E00:
        return "word"
    return "alone"


def attribute_words(versions: Iterable[tuple[Change | None, str]]) -> list[Run]:
    """The last version, each word with the change that brought it."""
    words: list[str] = []
    owners: list[Change | None] = []
    for change, text in versions:
        new = split_words(text[:LONGEST_COMPARED])
        found: list[Change | None] = [change] * len(new)
        matcher = SequenceMatcher(None, words, new, autojunk=False)
        for start, other, size in matcher.get_matching_blocks():
            found[other : other + size] = owners[start : start + size]
        words, owners = new, found
    return list(_join(words, owners))


def _join(words: Sequence[str], owners: Sequence[Change | None]) -> Iterator[Run]:
    text, owner = "", None
    for word, its in zip(words, owners, strict=True):
        if text.strip() and its is not owner and not word.isspace():
            # The space between goes with what follows, so that a mark stands right behind its word.
            yield Run(text.rstrip(), owner)
            text = text[len(text.rstrip()) :]
        if not text.strip():
            owner = its
        text += word
    if text:
        yield Run(text, owner)


@dataclass(frozen=True)
class Field:
    label: object
    runs: list[Run]


@dataclass(frozen=True)
class Told:
    """A step as one reader is told of it. `is_open`: whether its words were open to them when it was made."""

    change: Change
    is_open: bool
    words: list[tuple[object, str]]


def read_history(item: ActionItem, seen: frozenset[str]) -> tuple[list[Field], list[Told]]:
    """Each field with who wrote what of it, and the steps, the newest first.

    `seen` are the visibilities the reader sees: words of a time when the item was narrower stay closed to them, and
    count as nobody's where they still stand.
    """
    changes = list(item.changes.select_related("by", "other", "party").order_by("number"))
    versions: dict[str, list[tuple[Change | None, str]]] = {name: [] for name in FIELDS}
    told: list[Told] = []
    visibility = ""
    for change in changes:
        visibility = change.words.get("visibility", visibility)
        is_open = visibility in seen
        for name in FIELDS:
            if name in change.words:
                versions[name].append((change if is_open else None, change.words[name]))
        words: list[tuple[object, str]] = [
            (label, change.words[name]) for name, label in FIELDS.items() if is_open and change.words.get(name)
        ]
        told.append(Told(change, is_open, words))
    fields = [Field(FIELDS[name], attribute_words(found)) for name, found in versions.items() if found]
    return [field for field in fields if field.runs], told[::-1]
