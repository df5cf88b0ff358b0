"""Written cases: expressions with the value their author expects, in rooms by subject.

A room is a list of groups `(world, [(expression, expected), …])`; a world is what `vectors` documents. Expected values
are Python's: text, numbers, True and False, NAN; `error(code)` for the first problem of one that must be refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import dates, errors, nodes, numbers, operators, texts
from .writing import Expected, World

NOW = "2026-03-14T09:26:53.589+07:00"
ROOMS = (operators.GROUPS, numbers.GROUPS, texts.GROUPS, dates.GROUPS, nodes.GROUPS, errors.GROUPS)


def list_written() -> Iterator[tuple[str, World, str, Expected]]:
    """Each case: its expression, world, clock and expected value."""
    for groups in ROOMS:
        for world, cases in groups:
            now = str(world.get("now", NOW))
            shown: Mapping[str, object] = {key: value for key, value in world.items() if key != "now"}
            for expression, expected in cases:
                yield expression, shown, now, expected


def list_cases() -> Iterator[tuple[str, World, str]]:
    """The same without what is expected: the engine tells that itself."""
    for expression, world, now, _ in list_written():
        yield expression, world, now
