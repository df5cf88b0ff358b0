"""Which kinds of things the log names. An entry keeps one as `kind:id`; rooms say here what they have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Thing:
    """A room's part: a kind with public ids. A hidden one is shown to no reader of the log; the chain's numbers still
    show that something is hidden there, as the threat model says.

    `name(ids)` says how a reader knows them, for those that are there. What does things by itself, as a phone does, is
    an actor: `acts_as` is its kind among actors, `list_here(country)` are those of a country and `list_of(accounts)`
    those of some accounts.
    """

    kind: str
    is_hidden: bool = False
    name: Callable[[Collection[str]], Mapping[str, str]] | None = None
    acts_as: str = ""
    list_here: Callable[[str], Iterable[object]] | None = None
    list_of: Callable[[Collection[int]], Iterable[object]] | None = None


def list_uuids(keys: Iterable[str]) -> list[UUID]:
    """Those that are ids, of what was written down as text."""
    made = []
    for key in keys:
        try:
            made.append(UUID(key))
        except ValueError:
            continue
    return made
