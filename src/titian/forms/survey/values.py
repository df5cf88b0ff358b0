"""Values of the `survey` profile and how they turn into one another.

A value is text (`str`), a number (`float`), true or false (`bool`), a day or moment (`dates`), or nodes (`Nodes`,
each once). Conversions are those of XPath 1.0 section 4, with what ODK adds: ISO dates in text count as
days since 1970-01-01, and nodes are true when one of them is not blank (in a form every question's node exists).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol

from .dates import Day, Moment, date_number, date_text, read_date

NAN = float("nan")
WHITE = " \t\r\n"
_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*")


class Node(Protocol):
    """A question, group, repeat or form in an instance. `text` is what it holds; of a group, of all within it.

    A node that is not relevant holds nothing: its `text` is blank, and so is all within it.
    """

    @property
    def name(self) -> str: ...
    @property
    def parent(self) -> Node | None: ...
    @property
    def children(self) -> Sequence[Node]: ...
    @property
    def text(self) -> str: ...


class Nodes(tuple[Node, ...]):
    """Nodes in document order, none twice."""

    __slots__ = ()


Value = str | float | bool | Day | Moment | Nodes


def number_text(number: float) -> str:
    """A number as XPath writes it: no exponent, no needless zero, shortest digits that mean the same number."""
    if number.is_integer() and abs(number) < 2**53:
        return str(int(number))  # -0 is written 0
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    shown = repr(number)
    return format(Decimal(shown), "f") if "e" in shown else shown.removesuffix(".0")


def text_number(text: str, zone: int) -> float:
    """Text as a number: digits with `-` and `.` alone, or an ISO date; anything else is NaN."""
    found = _NUMBER.fullmatch(text)
    if found is not None:
        return float(found[1])
    if len(text) >= 10 and text[4] == "-":
        date = read_date(text.strip(WHITE), zone)
        if date is not None:
            return date_number(date)
    return NAN


def to_text(value: Value) -> str:
    """Any value as text; of nodes, the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, Nodes):
        return value[0].text if value else ""
    return date_text(value)


def to_number(value: Value, zone: int) -> float:
    """Any value as a number; of nodes, the first."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    if isinstance(value, str):
        return text_number(value, zone)
    if isinstance(value, Nodes):
        return text_number(value[0].text, zone) if value else NAN
    return date_number(value)


def to_boolean(value: Value) -> bool:
    """Any value as true or false: text that is not blank, numbers other than 0 and NaN, any date."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value == value and value != 0  # noqa: PLR0124  # NaN is not equal to itself
    if isinstance(value, str):
        return value != ""
    if isinstance(value, Nodes):
        return any(node.text for node in value)
    return True


def is_blank(value: Value) -> bool:
    """Whether coalesce and once look further: blank text, or NaN."""
    if isinstance(value, float):
        return math.isnan(value)
    return not isinstance(value, bool | Day | Moment) and to_text(value) == ""


Compare = Callable[[float, float], bool]


def equal(left: Value, right: Value, zone: int, *, opposite: bool = False) -> bool:
    """`=`, or `!=` when `opposite`: of nodes, whether any pair is so (XPath 1.0 section 3.4)."""
    if isinstance(left, bool) or isinstance(right, bool):
        return (to_boolean(left) == to_boolean(right)) != opposite
    if isinstance(left, Nodes):
        if isinstance(right, Nodes):
            texts = {node.text for node in right}
            if opposite:
                return bool(texts) and any(node.text not in texts or len(texts) > 1 for node in left)
            return any(node.text in texts for node in left)
        return any(_equal_single(node.text, right, zone) != opposite for node in left)
    if isinstance(right, Nodes):
        return any(_equal_single(left, node.text, zone) != opposite for node in right)
    return _equal_single(left, right, zone) != opposite


def _equal_single(left: Value, right: Value, zone: int) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return to_number(left, zone) == to_number(right, zone)


def ordered(left: Value, right: Value, zone: int, compare: Compare) -> bool:
    """`<`, `<=`, `>`, `>=`: always as numbers; of nodes, whether any pair is so."""
    if isinstance(left, Nodes) or isinstance(right, Nodes):
        if isinstance(left, bool) or isinstance(right, bool):
            return compare(float(to_boolean(left)), float(to_boolean(right)))
        lefts, rights = _numbers(left, zone), _numbers(right, zone)
        return any(compare(one, other) for one in lefts for other in rights)
    return compare(to_number(left, zone), to_number(right, zone))


def _numbers(value: Value, zone: int) -> list[float]:
    if isinstance(value, Nodes):
        return [text_number(node.text, zone) for node in value]
    return [to_number(value, zone)]


def divide(left: float, right: float) -> float:
    """`div` of IEEE 754: by zero gives an infinity or NaN."""
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return NAN
    return math.copysign(math.inf, math.copysign(1, left) * math.copysign(1, right))


def remainder(left: float, right: float) -> float:
    """`mod`: what is left of a division that cuts towards zero; it has the sign of the left side."""
    if right == 0 or math.isinf(left) or math.isnan(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)


def multiply(left: float, right: float) -> float:
    """`*`."""
    return left * right
