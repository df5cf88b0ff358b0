"""Number functions, in IEEE doubles: what has no answer is NaN, never an error."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal, localcontext

from .values import NAN, WHITE, Nodes, Value, text_number, to_number, to_text

MOST_PLACES = 30


def cut(number: float) -> float:
    """Without its fraction; keeps infinities, NaN and the sign of zero."""
    return number if math.isinf(number) or math.isnan(number) else math.copysign(float(math.trunc(number)), number)


def whole(number: float) -> int:
    """As a place in a text or list: cut, NaN as 0, infinities far away."""
    if math.isnan(number):
        return 0
    return math.trunc(max(-1e15, min(1e15, number)))


def floor(number: float) -> float:
    """The greatest whole number not above it."""
    return number if math.isinf(number) or math.isnan(number) else math.copysign(float(math.floor(number)), number)


def ceiling(number: float) -> float:
    """The least whole number not below it; of -0.5, -0."""
    return number if math.isinf(number) or math.isnan(number) else math.copysign(float(math.ceil(number)), number)


def round_half_up(number: float, places: float = 0.0) -> float:
    """To so many decimals, halves towards positive infinity, on the shortest decimal digits of the number.

    So round(2.675, 2) is 2.68, as an author reads it. More than 30 places either way give NaN.
    """
    if math.isnan(places) or abs(places) >= MOST_PLACES + 1:
        return NAN
    if math.isinf(number) or math.isnan(number) or number == 0:
        return number
    decimals = math.trunc(places)
    if decimals == 0:
        below = math.floor(number)
        return math.copysign(float(below + (number - below >= 0.5)), number)
    if decimals > 0 and abs(number) >= 1e22:
        return number
    with localcontext() as context:
        context.prec = 400
        shifted = Decimal(repr(number)).scaleb(decimals) + Decimal("0.5")
        rounded = shifted.to_integral_value(ROUND_FLOOR).scaleb(-decimals)
    return math.copysign(float(rounded), number)


def power(base: float, exponent: float) -> float:
    """pow as ECMAScript has it: NaN for 1 to an infinite power, infinities for overflow and 0 to a negative power."""
    if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
        return NAN
    if exponent == 0:
        return 1.0
    if math.isnan(base):
        return NAN
    odd = exponent.is_integer() and exponent % 2 == 1
    if base == 0 and exponent < 0:
        return math.copysign(math.inf, base) if odd else math.inf
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and odd else math.inf
    except ValueError:
        return NAN


def _safe(function: Callable[[float], float]) -> Callable[[float], float]:
    def run(number: float) -> float:
        try:
            return function(number)
        except OverflowError:
            return math.inf
        except ValueError:
            return NAN

    return run


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    safe = _safe(function)
    return lambda number: -math.inf if number == 0 else safe(number)


UNARY: dict[str, Callable[[float], float]] = {
    "int": cut,
    "floor": floor,
    "ceiling": ceiling,
    "abs": abs,
    "exp": _safe(math.exp),
    "exp10": lambda number: power(10.0, number),
    "log": _logarithm(math.log),
    "log10": _logarithm(math.log10),
    "sqrt": _safe(math.sqrt),
    "sin": _safe(math.sin),
    "cos": _safe(math.cos),
    "tan": _safe(math.tan),
    "asin": _safe(math.asin),
    "acos": _safe(math.acos),
    "atan": math.atan,
}


def numbers_of(values: Iterable[Value], zone: int) -> list[float]:
    """The numbers of values, of paths all their nodes, blanks left out."""
    found: list[float] = []
    for value in values:
        if isinstance(value, Nodes):
            found += [text_number(text, zone) for node in value if (text := node.text).strip(WHITE)]
        elif not isinstance(value, str) or value.strip(WHITE):
            found.append(to_number(value, zone))
    return found


def total(numbers: Sequence[float]) -> float:
    """Added from the left, as sums in other engines are."""
    found = 0.0
    for number in numbers:
        found += number
    return found


def extreme(numbers: Sequence[float], choose: Callable[[Sequence[float]], float]) -> float:
    """min or max; NaN when there is none, or when one is NaN."""
    return choose(numbers) if numbers and not any(map(math.isnan, numbers)) else NAN


def is_between(found: float, least: float, most: float) -> bool:
    """Whether from least to most, where a negative limit is none."""
    return (least < 0 or found >= least) and (most < 0 or found <= most)


def texts_of(values: Iterable[Value]) -> list[str]:
    """The texts of values, of paths all their nodes."""
    found: list[str] = []
    for value in values:
        if isinstance(value, Nodes):
            found += [node.text for node in value]
        else:
            found.append(to_text(value))
    return found
