"""The column `parameters`: `key=value` pairs, and what each type of question takes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from .expressions import REFERENCE
from .names import is_name
from .rows import Row
from .spelling import did_you_mean

ACCEPTED: Final[Mapping[str, tuple[str, ...]]] = {
    "range": ("start", "end", "step", "placeholder", "tick_interval", "tick_labelset"),
    "select_one": ("randomize", "seed"),
    "select_multiple": ("randomize", "seed"),
    "rank": ("randomize", "seed"),
    "select_one_external": ("randomize", "seed"),
    "text": ("rows",),
    "image": ("max-pixels", "app"),
    "audio": ("quality",),
    "background-audio": ("quality",),
    "geopoint": ("allow-mock-accuracy", "capture-accuracy", "warning-accuracy", "reference-geometry"),
    "geotrace": ("allow-mock-accuracy", "incremental", "reference-geometry"),
    "geoshape": ("allow-mock-accuracy", "incremental", "reference-geometry"),
    "audit": (
        "location-priority",
        "location-min-interval",
        "location-max-age",
        "track-changes",
        "track-changes-reasons",
        "identify-user",
    ),
}
FROM_FILE: Final = ("randomize", "seed", "value", "label")
RANGE_DEFAULTS: Final = {"start": "1", "end": "10", "step": "1"}
_VALUES: Final[Mapping[str, Collection[str]]] = {
    "randomize": ("true", "false"),
    "quality": ("voice-only", "low", "normal", "external"),
    "allow-mock-accuracy": ("true", "false"),
    "incremental": ("true",),
    "track-changes": ("true", "false"),
    "identify-user": ("true", "false"),
    "track-changes-reasons": ("on-form-edit",),
    "location-priority": ("no-power", "low-power", "balanced", "high-accuracy"),
}
_WHOLE: Final = frozenset(["rows", "max-pixels", "location-min-interval", "location-max-age"])
_NUMBERS: Final = frozenset(
    ["start", "end", "step", "placeholder", "tick_interval", "capture-accuracy", "warning-accuracy"]
)
_PAIR: Final = re.compile(r"([^\s=,;]+)=([^\s=,;]+)")


def read_parameters(row: Row, kind: str, *, from_file: bool, list_names: Collection[str]) -> dict[str, str]:
    """The pairs of the cell; for a range with the values it has by default."""
    text = row.exact("parameters")
    found: dict[str, str] = {}
    for part in re.split(r"[\s,;]+", re.sub(r"\s*=\s*", "=", text)):
        if not part:
            continue
        pair = _PAIR.fullmatch(part)
        if pair is None:
            row.note("parameters", "parameter.malformed", f"`{part}` is no parameter.", "write `key=value`.")
            continue
        key, value = pair.group(1).casefold(), pair.group(2)
        if key in found:
            row.note("parameters", "parameter.same", f"`{key}` stands twice.", "keep one.")
        found[key] = value
    _check(row, found, FROM_FILE if from_file else ACCEPTED.get(kind, ()), kind, list_names)
    return _with_range(row, found, is_blank=not text) if kind == "range" else found


def _check(row: Row, found: dict[str, str], accepted: Collection[str], kind: str, list_names: Collection[str]) -> None:
    if found and not accepted:
        row.note("parameters", "cell.unused", f"A question of type {kind} takes no parameters.", "delete the cell.")
        return
    for key, value in found.items():
        if key not in accepted:
            fixes = did_you_mean(key, accepted) or (f"use {', '.join(accepted)}.",)
            row.note("parameters", "parameter.unknown", f"A question of type {kind} takes no `{key}`.", *fixes)
        elif key in _VALUES and value not in _VALUES[key]:
            _note_value(row, key, value, f"use {', '.join(_VALUES[key])}.")
        elif key in _WHOLE and not (value.isascii() and value.isdigit()):
            _note_value(row, key, value, "write a whole number.")
        elif key in _NUMBERS and _number(value) is None:
            _note_value(row, key, value, "write a number.")
        elif key == "seed" and _number(value) is None and not REFERENCE.fullmatch(value):
            _note_value(row, key, value, "write a number or `${name}`.")
        elif key in {"label", "value"} and not is_name(value):
            _note_value(row, key, value, "write the name of a column of the file.")
        elif key == "tick_labelset" and value not in list_names:
            _note_value(row, key, value, *(did_you_mean(value, list_names) or ("write the name of a list.",)))
    if "seed" in found and found.get("randomize") != "true" and "randomize" in accepted:
        row.note(
            "parameters",
            "parameter.value",
            "A seed has an effect only with randomize=true.",
            "add randomize=true.",
            "take out the seed.",
        )


def _with_range(row: Row, found: dict[str, str], *, is_blank: bool) -> dict[str, str]:
    if is_blank:
        row.note(
            "parameters",
            "parameter.range_default",
            "The range says no start and end; 1 to 10 is assumed.",
            "write `start=1 end=10 step=1`.",
        )
    whole = {**RANGE_DEFAULTS, **found}
    start, end, step = (_number(whole[key]) for key in ("start", "end", "step"))
    if start is None or end is None or step is None:
        return whole
    if step == 0 or abs(step) > abs(end - start):
        _note_value(row, "step", whole["step"], f"write a step between 0 and {abs(end - start)}.")
    placeholder = _number(whole.get("placeholder", ""))
    if placeholder is not None and not min(start, end) <= placeholder <= max(start, end):
        _note_value(row, "placeholder", whole["placeholder"], f"write a number from {start} to {end}.")
    return whole


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _note_value(row: Row, key: str, value: str, *fixes: str) -> None:
    row.note("parameters", "parameter.value", f"`{key}` cannot be `{value}`.", *fixes)
