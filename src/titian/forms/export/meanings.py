"""What an answer says, as XPath: the same meanings as `Plan.meaning`, for one question at a time."""

from __future__ import annotations

from collections.abc import Iterable

from titian.instrument.document import Document, Item, Scale
from titian.instrument.vocabulary import UNKNOWN

from .xpath import Condition, all_of, any_of, is_answered, is_blank, is_value, opposite, quoted, reference, test


class Meanings:
    """Tests of one answer, each safe on a blank."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.items = {item.id: item for item in document.items}

    def scale(self, item: str) -> Scale:
        """The answers the question can have."""
        return self.document.scales[self.items[item].scale]

    def has(self, key: str, scale: Scale, values: Iterable[str]) -> Condition:
        """That the answer is, or holds, one of these values."""
        known = [value for value in scale.values if value in set(values)]
        if scale.multiple:
            return any_of(test(f"selected({reference(key)}, {quoted(value)})") for value in known)
        return any_of(is_value(key, value) for value in known)

    def raised(self, item: Item) -> Condition:
        """That the answer is one that raises the item."""
        return self.has(item.id, self.scale(item.id), item.flag_when)

    def unknown(self, item: Item) -> Condition:
        """That the answer says nothing about the fact, or there is none and that means the same."""
        scale = self.scale(item.id)
        blank = [is_blank(item.id)] if scale.blank == "unknown" else []
        return any_of([*blank, self.has(item.id, scale, UNKNOWN)])

    def unknown_only(self, item: Item) -> Condition:
        """Unknown, and not by a value that raises the item all the same."""
        scale = self.scale(item.id)
        if scale.multiple:
            return all_of([self.unknown(item), opposite(self.raised(item))])
        blank = [is_blank(item.id)] if scale.blank == "unknown" else []
        return any_of([*blank, self.has(item.id, scale, set(UNKNOWN) - set(item.flag_when))])

    def clear(self, item: Item) -> Condition:
        """That the question was answered and the answer is nothing of note."""
        scale = self.scale(item.id)
        noted = {*UNKNOWN, *item.flag_when}
        blank_is_clear = scale.blank == "clear"
        if scale.multiple:
            nothing = opposite(self.has(item.id, scale, noted))
            return nothing if blank_is_clear else all_of([is_answered(item.id), nothing])
        blank = [is_blank(item.id)] if blank_is_clear else []
        return any_of([*blank, self.has(item.id, scale, set(scale.values) - noted)])

    def said(self, item: str | None, value: str) -> Condition:
        """That the answer is exactly this value; false without such a question."""
        return is_value(item, value) if item else any_of([])

    def when(self, item: Item) -> tuple[Condition, Condition]:
        """That it happened at work; that it happened before or on the way."""
        if item.phase is None:
            raise LookupError(f"{item.id} has no question when it happened.")
        key, scale = item.phase.answer_key, self.document.scales[item.phase.scale]
        return self.has(key, scale, ["work"]), self.has(key, scale, ["before", "way"])
