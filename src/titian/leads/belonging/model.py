"""What belonging works on, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property


class Verdict(Enum):
    """What a person says of two offers. *Different* wins over everything; *none* takes back what was said."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NONE = "none"


@dataclass(frozen=True)
class Offer:
    """An offer to be placed: `plain` is the text as `titian.leads.reading` gives it."""

    id: str
    plain: str
    language: str | None
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True)
class Judgement:
    """What a person says of two offers, in whatever order they stand. Of one pair, the last one given counts."""

    one: str
    other: str
    verdict: Verdict


@dataclass(frozen=True)
class Part:
    """A piece of a template: `words` that stay in every offer looked at, or, where `is_slot`, what stands there."""

    words: str
    is_slot: bool = False
    seen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edge:
    """What holds two offers together: `likeness` from 0 to 1 of their own wording, `judged` by a person or not."""

    one: str
    other: str
    likeness: float
    judged: bool = False


@dataclass(frozen=True)
class Cluster:
    """Offers that share their own wording, round the one that came first.

    `id` follows from its members alone. `proposals` are edges a person should look at: to offers of other clusters that
    are a little alike, that are called *unsure*, or that are the same by one judgement and different by another.
    `laid_out` are the texts the template is drawn from, the leader's first. `edges` are what holds it together: each
    offer's to the one it joined by its wording, and those that people judged.
    """

    id: str
    leader: str
    members: tuple[str, ...]
    laid_out: tuple[str, ...]
    languages: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    weakest: Edge | None
    proposals: tuple[Edge, ...] = ()
    edges: tuple[Edge, ...] = ()

    @cached_property
    def template(self) -> tuple[Part, ...]:
        """The leader's text with slots where others say something else (`titian.leads.belonging.template`)."""
        from .template import draw_template

        return draw_template(self.laid_out)
