"""Judgements as they count: the last of each pair, *different* above all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from .model import Judgement, Verdict

Pair = tuple[str, str]
_NOBODY: Final[frozenset[str]] = frozenset()


class Judged:
    """What people say of pairs of offers. What names an offer that is not there counts nothing."""

    def __init__(self, judgements: Iterable[Judgement], known: Mapping[str, int]) -> None:
        last: dict[Pair, Verdict] = {}
        for judgement in judgements:
            one, other = sorted((judgement.one, judgement.other))
            if one != other and one in known and other in known:
                last[one, other] = judgement.verdict
        self.same = sorted(pair for pair, verdict in last.items() if verdict is Verdict.SAME)
        self.unsure = sorted(pair for pair, verdict in last.items() if verdict is Verdict.UNSURE)
        self._apart: dict[str, set[str]] = {}
        for (one, other), verdict in last.items():
            if verdict is Verdict.DIFFERENT:
                self._apart.setdefault(one, set()).add(other)
                self._apart.setdefault(other, set()).add(one)

    def apart_from(self, offer: str) -> Iterable[str]:
        """The offers it was called different from."""
        return self._apart.get(offer, _NOBODY)

    def are_apart(self, ones: Iterable[str], others: set[str]) -> bool:
        """Whether any of the ones was called different from any of the others."""
        return any(not others.isdisjoint(self._apart.get(one, _NOBODY)) for one in ones)
