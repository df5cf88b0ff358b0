"""Functions of truth, text, numbers and places."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from titian.instrument.errors import ExpressionError

from . import geography, numbers, texts
from .calling import DOES, Does, does, nodes_of, number_function, own_or, text_function
from .literals import DIGESTS, ENCODINGS, bad_digest, bad_encoding
from .patterns import compile_pattern
from .scope import Scope, fail
from .values import Nodes, Value, to_boolean, to_number, to_text

for _name, _function in numbers.UNARY.items():
    number_function(_name, _function)
number_function("round", numbers.round_half_up)
number_function("pow", numbers.power)
number_function("atan2", math.atan2)
number_function("pi", lambda: math.pi)
text_function("selected", texts.is_selected)
text_function("is-selected", texts.is_selected)
text_function("count-selected", lambda text: float(len(texts.items(text))))
text_function("substring-before", texts.before)
text_function("substring-after", texts.after)
text_function("contains", lambda text, part: part in text)
text_function("starts-with", str.startswith)
text_function("ends-with", str.endswith)
text_function("translate", texts.translate)
text_function("base64-decode", texts.base64_decode)
text_function("boolean-from-string", lambda text: text in ("true", "1"))
text_function("regex", lambda text, pattern: compile_pattern(pattern).fullmatch(text) is not None)
text_function("geofence", lambda point, shape: geography.is_within(point, [shape]))


@does("true")
def _true(scope: Scope) -> Value:
    return True


@does("false")
def _false(scope: Scope) -> Value:
    return False


@does("boolean")
def _boolean(scope: Scope, value: Value) -> Value:
    return to_boolean(value)


@does("not")
def _not(scope: Scope, value: Value) -> Value:
    return not to_boolean(value)


@does("depend")
def _depend(scope: Scope, value: Value, *others: Value) -> Value:
    return value


@does("lang")
def _lang(scope: Scope, value: Value) -> Value:
    shown, wanted = scope.context.language.lower(), to_text(value).lower()
    return bool(wanted) and (shown == wanted or shown.startswith(f"{wanted}-"))


@does("number")
def _number(scope: Scope, *values: Value) -> Value:
    return to_number(own_or(scope, values), scope.zone)


@does("string")
def _string(scope: Scope, *values: Value) -> Value:
    return to_text(own_or(scope, values))


@does("string-length")
def _string_length(scope: Scope, *values: Value) -> Value:
    return float(len(to_text(own_or(scope, values))))


@does("normalize-space")
def _normalize_space(scope: Scope, *values: Value) -> Value:
    return texts.normalize(to_text(own_or(scope, values)))


@does("concat")
def _concat(scope: Scope, *values: Value) -> Value:
    return "".join(numbers.texts_of(values))


@does("join")
def _join(scope: Scope, between: Value, *values: Value) -> Value:
    return to_text(between).join(numbers.texts_of(values))


@does("selected-at")
def _selected_at(scope: Scope, value: Value, at: Value) -> Value:
    return texts.selected_at(to_text(value), to_number(at, scope.zone))


def _substring(function: Callable[[str, float, float | None], str]) -> Does:
    def run(scope: Scope, value: Value, start: Value, *end: Value) -> Value:
        last = to_number(end[0], scope.zone) if end else None
        return function(to_text(value), to_number(start, scope.zone), last)

    return run


DOES["substr"] = _substring(texts.substr)
DOES["substring"] = _substring(texts.substring)


@does("uuid")
def _uuid(scope: Scope, *length: Value) -> Value:
    random = scope.context.random
    return texts.make_id(random, to_number(length[0], scope.zone)) if length else texts.make_uuid(random)


@does("digest")
def _digest(scope: Scope, value: Value, algorithm: Value, *encoding: Value) -> Value:
    name, shown = to_text(algorithm), to_text(encoding[0]) if encoding else "base64"
    problems = [bad_digest(name, 0)] * (name not in DIGESTS) + [bad_encoding(shown, 0)] * (shown not in ENCODINGS)
    if problems:
        raise ExpressionError("A digest cannot be computed.", problems)
    return texts.digest(to_text(value), name, shown)


@does("property")
def _property(scope: Scope, name: Value) -> Value:
    return scope.context.property(to_text(name))


@does("version")
def _version(scope: Scope) -> Value:
    return scope.context.version


@does("random")
def _random(scope: Scope) -> Value:
    return scope.context.random()


# sums


@does("sum")
def _sum(scope: Scope, nodes: Value) -> Value:
    return numbers.total(numbers.numbers_of([nodes_of(nodes, "sum")], scope.zone))


@does("min")
def _min(scope: Scope, *values: Value) -> Value:
    return numbers.extreme(numbers.numbers_of(values, scope.zone), min)


@does("max")
def _max(scope: Scope, *values: Value) -> Value:
    return numbers.extreme(numbers.numbers_of(values, scope.zone), max)


def _truths(values: Sequence[Value]) -> list[bool]:
    found: list[bool] = []
    for value in values:
        found += [node.text != "" for node in value] if isinstance(value, Nodes) else [to_boolean(value)]
    return found


@does("checklist")
def _checklist(scope: Scope, least: Value, most: Value, *values: Value) -> Value:
    limits = to_number(least, scope.zone), to_number(most, scope.zone)
    return numbers.is_between(float(sum(_truths(values))), *limits)


@does("weighted-checklist")
def _weighted_checklist(scope: Scope, least: Value, most: Value, *values: Value) -> Value:
    limits = to_number(least, scope.zone), to_number(most, scope.zone)
    found = 0.0
    for truth, weight in zip(values[::2], values[1::2], strict=True):
        truths = _truths([truth])
        weights = [weight] if not isinstance(weight, Nodes) else [node.text for node in weight]
        if len(truths) != len(weights):
            fail(
                "arguments",
                f"weighted-checklist(…) got {len(truths)} answers and {len(weights)} weights.",
                "give two paths with as many nodes.",
            )
        found += sum(to_number(heavy, scope.zone) for true, heavy in zip(truths, weights, strict=True) if true)
    return numbers.is_between(found, *limits)


# places


@does("distance")
def _distance(scope: Scope, *values: Value) -> Value:
    return geography.distance(numbers.texts_of(values))


@does("area", "enclosed-area")
def _area(scope: Scope, value: Value) -> Value:
    return geography.area(numbers.texts_of([value]))
