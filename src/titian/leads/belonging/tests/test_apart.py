"""A process of its own gathers what the function gathers, by ids, and takes no more memory than it may."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from titian.leads.belonging import Judgement, Offer, Verdict, apart, gather
from titian.leads.reading.plain import make_plain
from titian.leads.tests.invented_ads import invent

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def make_offers() -> list[Offer]:
    ads = invent(200, seed=5, languages=["en", "th"])
    return [Offer(ad.id, make_plain(ad.text).plain.text, ad.language, ad.seen, ad.seen) for ad in ads]


def test_clusters_are_those_of_the_function() -> None:
    offers = make_offers()
    first, second = gather(offers)[:2]
    judged = [Judgement(first.leader, second.leader, Verdict.SAME), Judgement(first.leader, first.members[1], Verdict.DIFFERENT)]  # fmt: skip
    clusters = gather(offers, judged)
    plain_of = {offer.id: offer.plain for offer in offers}
    assert apart.gather_apart(offers, judged) == [apart.name_parts(cluster, plain_of) for cluster in clusters]
    for cluster, found in zip(clusters, apart.gather_apart(iter(offers), judged), strict=True):
        assert [plain_of[offer] for offer in found.laid_out] == list(cluster.laid_out)
        # What holds a cluster together reaches each of its offers from its leader.
        reached = {found.leader}
        for _ in found.edges:
            reached |= {end for one, other, *_ in found.edges if {one, other} & reached for end in (one, other)}
        assert reached == set(found.members)


def test_process_that_fails_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = [Offer("one", "a", None, DAY, DAY)] * 2
    with pytest.raises(apart.NotGathered):
        apart.gather_apart(twice, [])
    monkeypatch.setattr(apart, "MOST_SECONDS", 0)
    with pytest.raises(apart.NotGathered):
        apart.gather_apart(make_offers(), [])
