"""XPath conditions, put together so that the text stays short and every test is positive.

A blank answer makes `=` false and never makes anything true that nobody said. `!=` is not written at all: on a blank it
would be true. What must be absent is a 0/1 calculate that is 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

REFERENCE = re.compile(r"\$\{([^}]+)\}")


@dataclass(frozen=True)
class Condition:
    """A test: one text, or several joined by `and` or `or`. `flag` names the 0/1 calculate that one text asks for."""

    text: str = ""
    joined: Literal["", "and", "or"] = ""
    parts: tuple[Condition, ...] = ()
    flag: str = ""
    wanted: int = 1

    def __str__(self) -> str:
        if not self.joined:
            return self.text
        return f" {self.joined} ".join(f"({part})" if part.joined else str(part) for part in self.parts)


TRUE = Condition("true()")
FALSE = Condition("false()")


def reference(name: str) -> str:
    """What a cell writes for the value of a question or calculate."""
    return f"${{{name}}}"


def references(text: str) -> list[str]:
    """The names a cell reads."""
    return REFERENCE.findall(text)


def quoted(text: str) -> str:
    """An XPath literal. Codes of an instrument hold no quotation marks; that is checked when a pack is read."""
    return f"'{text}'"


def test(text: str) -> Condition:
    """A condition written by hand: one comparison or one call, nothing joined."""
    return Condition(text)


def is_set(name: str, wanted: int = 1) -> Condition:
    """That a 0/1 calculate is 1, or is 0."""
    return Condition(f"{reference(name)} = {wanted}", flag=name, wanted=wanted)


def is_value(name: str, value: str) -> Condition:
    """That an answer is exactly this value."""
    return test(f"{reference(name)} = {quoted(value)}")


def is_blank(name: str) -> Condition:
    """That there is no answer."""
    return test(f"string-length({reference(name)}) = 0")


def is_answered(name: str) -> Condition:
    """That there is an answer of any kind."""
    return test(f"string-length({reference(name)}) > 0")


def all_of(parts: Iterable[Condition]) -> Condition:
    """True when every part is; without parts, true."""
    return _joined("and", parts, TRUE, FALSE)


def any_of(parts: Iterable[Condition]) -> Condition:
    """True when one part is; without parts, false."""
    return _joined("or", parts, FALSE, TRUE)


def _joined(word: Literal["and", "or"], parts: Iterable[Condition], nothing: Condition, end: Condition) -> Condition:
    flat: dict[Condition, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if part.joined == word else (part,)))
    flat.pop(nothing, None)
    if end in flat or not flat:
        return end if flat else nothing
    return next(iter(flat)) if len(flat) == 1 else Condition(joined=word, parts=tuple(flat))


def opposite(condition: Condition) -> Condition:
    """True when the condition is false. `not(…)` is written only round a test that a blank makes false."""
    if condition in (TRUE, FALSE):
        return FALSE if condition == TRUE else TRUE
    if condition.joined:
        return (any_of if condition.joined == "and" else all_of)(opposite(part) for part in condition.parts)
    if condition.flag:
        return is_set(condition.flag, 1 - condition.wanted)
    if condition.text.startswith("not("):
        return test(condition.text[4:-1])
    return test(f"not({condition})")


def as_number(condition: Condition) -> str:
    """1 where the condition holds, else 0."""
    if condition in (TRUE, FALSE):
        return "1" if condition == TRUE else "0"
    return reference(condition.flag) if condition.flag and condition.wanted == 1 else f"if({condition}, 1, 0)"


def total(conditions: Iterable[Condition]) -> str:
    """How many of the conditions hold."""
    return " + ".join(as_number(one) for one in conditions if one != FALSE) or "0"


def at_least(count: int, conditions: Sequence[Condition]) -> Condition:
    """At least so many of the conditions hold."""
    unsure = [one for one in conditions if one not in (TRUE, FALSE)]
    left = count - sum(one == TRUE for one in conditions)
    if left <= 0:
        return TRUE
    if left == 1:
        return any_of(unsure)
    return test(f"{total(unsure)} >= {left}") if len(unsure) >= left else FALSE
