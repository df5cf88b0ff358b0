"""Whether two reports are of one event, as people judged it. Nothing is merged: a judgement taken back leaves all as it
was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"  # taken back: nobody says


class Judgement(NamedTuple):
    """Of a pair, whichever stands first; those of one pair in their order, and the last counts."""

    one: UUID
    other: UUID
    verdict: Verdict


def level(judgements: Iterable[Judgement]) -> dict[frozenset[UUID], Verdict]:
    """What counts of each pair."""
    return {frozenset((given.one, given.other)): given.verdict for given in judgements}


def find_group(event: UUID, look_up: Callable[[frozenset[UUID]], Iterable[Judgement]]) -> frozenset[UUID]:
    """The event, and all that are one with it, by whatever way. `look_up` gives every judgement that names any of
    these."""
    group, edge = {event}, frozenset((event,))
    while edge:
        new: set[UUID] = set()
        for pair, verdict in level(look_up(edge)).items():
            if verdict is Verdict.SAME:
                new |= pair - group
        group |= new
        edge = frozenset(new)
    return frozenset(group)


def find_apart(
    ones: frozenset[UUID], others: frozenset[UUID], judgements: Iterable[Judgement]
) -> Iterator[frozenset[UUID]]:
    """The pairs across both that somebody called different: what stands against making them one."""
    for pair, verdict in level(judgements).items():
        if verdict is Verdict.DIFFERENT and pair & ones and pair & others:
            yield pair
