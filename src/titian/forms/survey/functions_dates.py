"""Functions of days and moments."""

from __future__ import annotations

import math

from titian.instrument.errors import ExpressionError

from . import dates
from .calling import does
from .literals import bad_format
from .scope import Scope
from .values import NAN, WHITE, Value, to_text


def _read_date(scope: Scope, value: Value) -> dates.Day | dates.Moment | None:
    if isinstance(value, dates.Day | dates.Moment):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return dates.moment_of_number(value, scope.zone)
    return dates.read_date(to_text(value).strip(WHITE), scope.zone, strict=False)


@does("today")
def _today(scope: Scope) -> Value:
    return dates.day_of(scope.context.clock)


@does("now")
def _now(scope: Scope) -> Value:
    return scope.context.clock


@does("date")
def _date(scope: Scope, value: Value) -> Value:
    if isinstance(value, float):
        return dates.day_of_number(value) or ""
    found = _read_date(scope, value)
    return "" if found is None else dates.day_of(found)


@does("date-time")
def _date_time(scope: Scope, value: Value) -> Value:
    found = _read_date(scope, value)
    return "" if found is None else dates.moment_of(found, scope.zone)


@does("format-date", "format-date-time")
def _format_date(scope: Scope, value: Value, pattern: Value) -> Value:
    shown = to_text(pattern)
    unknown = dates.unknown_formats(shown)
    if unknown:
        raise ExpressionError(f"The date pattern `{shown}` cannot be used.", [bad_format(name, 0) for name in unknown])
    found = _read_date(scope, value)
    return "" if found is None else dates.format_date(found, shown, scope.context.names)


@does("decimal-date-time")
def _decimal_date_time(scope: Scope, value: Value) -> Value:
    if isinstance(value, float):
        return value
    found = _read_date(scope, value)
    return NAN if found is None else dates.moment_of(found, scope.zone).milliseconds / dates.DAY_MS


@does("decimal-time")
def _decimal_time(scope: Scope, value: Value) -> Value:
    if isinstance(value, float):
        return value - math.floor(value) + 0.0 if math.isfinite(value) else NAN  # never -0
    if not isinstance(value, dates.Day | dates.Moment):
        time = dates.read_time(to_text(value).strip(WHITE), scope.zone)
        if time is not None:
            return (time + scope.zone * 60_000) % dates.DAY_MS / dates.DAY_MS
    found = _read_date(scope, value)
    if found is None or isinstance(found, dates.Day):
        return NAN if found is None else 0.0
    return (found.milliseconds + found.zone * 60_000) % dates.DAY_MS / dates.DAY_MS
