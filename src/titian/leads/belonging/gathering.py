"""Clusters of offers: each round the offer that came first, by wording that is not everybody's.

Chained, near-duplicate by near-duplicate, offers that share phrases such as "free room, no experience" end in one giant
cluster. So phrases that stand in many offers are dropped before anything is compared, and an offer joins a cluster by
its likeness to the leader alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .judged import Judged
from .likeness import BINS, Signatures, count_texts, find_pairs, sign
from .model import Cluster, Edge, Judgement, Offer
from .shingles import Numbers, Shingles, cut, letters_of
from .template import LOOKED_AT

STOCK_SHARE: Final = 0.01
"""Pieces that stand in more of the offers than this are everybody's wording …"""
STOCK_LEAST: Final = 6
"""… but not before so many different offers have them, however few there are."""
RETOLD: Final = 0.5
"""Texts so alike, stock phrases included, are one telling when offers are counted for the two above."""
OWN_LEAST: Final = 12
"""Pieces of its own that a text needs to be compared at all. With fewer it meets only those that say the very same."""
JOINS: Final = 0.36
"""Likeness to a leader from which an offer joins. At 0.3 one pair in forty was wrong among a million invented ads."""
PROPOSED: Final = 0.2
"""… and from which, below that, a person is asked to look."""


def gather_offers(offers: Iterable[Offer], judgements: Iterable[Judgement]) -> list[Cluster]:
    """`titian.leads.belonging.gather`, with numpy loaded."""
    ordered = sorted(offers, key=lambda offer: (offer.first_seen, offer.id))
    place = {offer.id: at for at, offer in enumerate(ordered)}
    if len(place) != len(ordered):
        raise ValueError("Two offers have the same id: give each its own.")
    judged = Judged(judgements, place)
    text_of, texts = _distinct(ordered)
    pairs = _compare(texts)
    placed = _Placed(ordered, text_of, judged, pairs)
    placed.lead()
    placed.join()
    return placed.clusters()


def _distinct(ordered: Sequence[Offer]) -> tuple[list[int], list[str]]:
    """For each offer the number of its text, and the texts: what was copied is compared once."""
    number: dict[bytes, int] = {}
    texts: list[str] = []
    text_of = []
    for offer in ordered:
        key = sha256(letters_of(offer.plain)).digest()
        if key not in number:
            number[key] = len(texts)
            texts.append(offer.plain)
        text_of.append(number[key])
    return text_of, texts


@dataclass(frozen=True)
class _Pairs:
    """Texts that may belong together: for the later of two, the earlier ones with the number of bins that agree."""

    signed: Signatures
    has_own: NDArray[np.bool_]
    earlier: dict[int, list[tuple[int, int]]]

    def likeness(self, one: int, other: int) -> float:
        if one == other:
            return 1.0
        if not (self.has_own[one] and self.has_own[other]):
            return 0.0
        return int(np.count_nonzero(self.signed[one] == self.signed[other])) / BINS


def _compare(texts: Sequence[str]) -> _Pairs:
    shingles = cut(texts)
    own = _drop_stock(shingles)
    signed = sign(own)
    has_own = np.bincount(own.owner, minlength=own.texts) >= OWN_LEAST
    later, earlier, agreeing = find_pairs(signed, np.flatnonzero(has_own), bands=32, least=PROPOSED)
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other, agree in zip(later.tolist(), earlier.tolist(), agreeing.tolist(), strict=True):
        found[one].append((agree, other))
    for candidates in found.values():
        candidates.sort(key=lambda candidate: (-candidate[0], candidate[1]))
    return _Pairs(signed, has_own, found)


def _drop_stock(shingles: Shingles) -> Shingles:
    """Without what stands in many offers. A telling that many repeat counts as one, or it would be stock itself."""
    first = _first_tellings(shingles)
    most = max(STOCK_LEAST, STOCK_SHARE * int(np.count_nonzero(first)))
    return shingles.only(count_texts(shingles, first) <= most)


def _first_tellings(shingles: Shingles) -> NDArray[np.bool_]:
    signed = sign(shingles)
    any_at_all: Numbers = np.flatnonzero(np.bincount(shingles.owner, minlength=shingles.texts))
    retold, _, _ = find_pairs(signed, any_at_all, bands=32, least=RETOLD)
    first = np.ones(shingles.texts, np.bool_)
    first[retold] = False
    return first


class _Placed:
    """Which cluster each offer is in. Clusters are known by the place of their leader."""

    def __init__(self, offers: Sequence[Offer], text_of: Sequence[int], judged: Judged, pairs: _Pairs) -> None:
        self.offers = offers
        self.text_of = text_of
        self.judged = judged
        self.pairs = pairs
        self.place = {offer.id: at for at, offer in enumerate(offers)}
        self.leader: list[int] = [-1] * len(offers)
        self.led_by: list[int] = [-1] * len(offers)  # by wording alone, whatever people joined afterwards
        self.likeness: list[float] = [1.0] * len(offers)
        self.members: dict[int, list[int]] = {}
        self.judged_edges: dict[int, list[Edge]] = {}
        self.proposals: list[Edge] = []

    def lead(self) -> None:
        """In the order in which they came, each joins the leader it is most like, or leads itself."""
        led_from: dict[int, list[int]] = {}  # text → leaders of offers with it, which differ by judgement alone
        for at, offer in enumerate(self.offers):
            text = self.text_of[at]
            best, likeness = self._best(at, text, led_from)
            if likeness >= JOINS:
                self._enter(at, best, likeness)
            else:
                self._enter(at, at, 1.0)
                if likeness >= PROPOSED:
                    self.proposals.append(Edge(offer.id, self.offers[best].id, round(likeness, 3)))
            leaders = led_from.setdefault(text, [])
            if self.leader[at] not in leaders:
                leaders.append(self.leader[at])

    def _best(self, at: int, text: int, led_from: dict[int, list[int]]) -> tuple[int, float]:
        best, most = -1, 0.0
        tried: set[int] = set()
        for _, other in [(BINS, text), *self.pairs.earlier.get(text, ())]:
            for leader in led_from.get(other, ()):
                if leader in tried or self._is_kept_out(at, leader):
                    continue
                tried.add(leader)
                likeness = self.pairs.likeness(text, self.text_of[leader])
                if likeness > most:
                    best, most = leader, likeness
            if most == 1.0:
                break
        return best, most

    def _is_kept_out(self, at: int, leader: int) -> bool:
        apart = self.judged.apart_from(self.offers[at].id)
        return any(self.leader[self.place[other]] == leader for other in apart)

    def _enter(self, at: int, leader: int, likeness: float) -> None:
        self.leader[at] = self.led_by[at] = leader
        self.likeness[at] = likeness
        self.members.setdefault(leader, []).append(at)

    def join(self) -> None:
        """What people call the same becomes one, unless somebody calls any two of it different."""
        for one, other in self.judged.same:
            ones, others = self.leader[self.place[one]], self.leader[self.place[other]]
            edge = self._edge(one, other, judged=True)
            if ones == others:
                self.judged_edges.setdefault(ones, []).append(edge)
            elif self._may_join(ones, others):
                self._merge(min(ones, others), max(ones, others), edge)
            else:
                self.proposals.append(edge)
        self.proposals += [self._edge(one, other, judged=True) for one, other in self.judged.unsure]

    def _may_join(self, ones: int, others: int) -> bool:
        first, second = sorted((self.members[ones], self.members[others]), key=len)
        return not self.judged.are_apart((self.offers[at].id for at in first), {self.offers[at].id for at in second})

    def _merge(self, into: int, gone: int, edge: Edge) -> None:
        for at in self.members[gone]:
            self.leader[at] = into
        self.members[into] += self.members.pop(gone)
        self.judged_edges.setdefault(into, []).extend([*self.judged_edges.pop(gone, []), edge])

    def _edge(self, one: str, other: str, *, judged: bool) -> Edge:
        texts = [self.text_of[self.place[offer]] for offer in (one, other)]
        return Edge(one, other, round(self.pairs.likeness(*texts), 3), judged=judged)

    def clusters(self) -> list[Cluster]:
        proposed: dict[int, list[Edge]] = {}
        for edge in self.proposals:
            for leader in {self.leader[self.place[edge.one]], self.leader[self.place[edge.other]]}:
                proposed.setdefault(leader, []).append(edge)
        found = [
            self._cluster(leader, sorted(members), proposed.get(leader, []))
            for leader, members in self.members.items()
            if len(members) > 1
        ]
        return sorted(found, key=lambda cluster: (-len(cluster.members), cluster.id))

    def _cluster(self, leader: int, members: Sequence[int], proposals: Sequence[Edge]) -> Cluster:
        offers = [self.offers[at] for at in members]
        ids = tuple(offer.id for offer in offers)
        return Cluster(
            id=sha256("\n".join(sorted(ids)).encode()).hexdigest()[:16],
            leader=self.offers[leader].id,
            members=ids,
            laid_out=self._laid_out(leader, members),
            languages=tuple(sorted({offer.language for offer in offers if offer.language})),
            first_seen=min(offer.first_seen for offer in offers),
            last_seen=max(offer.last_seen for offer in offers),
            weakest=self._weakest(leader, members),
            proposals=tuple(sorted(proposals, key=_order)),
            edges=(*self._by_wording(members), *sorted(self.judged_edges.get(leader, []), key=_order)),
        )

    def _by_wording(self, members: Sequence[int]) -> Iterator[Edge]:
        for at in members:
            if self.led_by[at] != at:
                yield Edge(self.offers[at].id, self.offers[self.led_by[at]].id, round(self.likeness[at], 3))

    def _laid_out(self, leader: int, members: Sequence[int]) -> tuple[str, ...]:
        """The leader's text and some others, evenly from first to last; also those that differ by a number alone."""
        texts = list(dict.fromkeys(self.offers[at].plain for at in (leader, *members)))
        return tuple(texts[:: max(1, len(texts) // LOOKED_AT)][:LOOKED_AT])

    def _weakest(self, leader: int, members: Sequence[int]) -> Edge | None:
        """The edge by which the cluster would first come apart. What a person judged is no weaker for its wording."""
        edges = [
            Edge(self.offers[at].id, self.offers[self.led_by[at]].id, round(self.likeness[at], 3))
            for at in members
            if self.likeness[at] < 1.0
        ]
        edges += self.judged_edges.get(leader, [])
        if edges:
            return min(edges, key=lambda edge: (edge.judged, edge.likeness, edge.one, edge.other))
        first, second = next(pairwise(members))
        return Edge(self.offers[first].id, self.offers[second].id, 1.0)


def _order(edge: Edge) -> tuple[str, str]:
    return edge.one, edge.other
