"""Offers that share their own wording come together; phrases everybody uses join nothing; people have the last word."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from titian.leads.belonging import Cluster, Judgement, Offer, Verdict, gather
from titian.leads.belonging.gathering import JOINS
from titian.leads.belonging.template import draw_template
from titian.leads.reading.plain import make_plain
from titian.leads.tests.invented_ads import Ad, copies, invent

DAY = datetime(2026, 3, 1, tzinfo=UTC)
SAME, DIFFERENT, UNSURE, NONE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.NONE


def offer_of(ad: Ad) -> Offer:
    return Offer(ad.id, make_plain(ad.text).plain.text, ad.language, ad.seen, ad.seen)


@pytest.fixture(scope="module")
def ads() -> list[Ad]:
    return invent(500, seed=11, languages=["en", "my", "th", "zh-Hans"])


@pytest.fixture(scope="module")
def offers(ads: list[Ad]) -> list[Offer]:
    return [offer_of(ad) for ad in ads]


def holding(clusters: Sequence[Cluster], offer: str) -> Cluster | None:
    return next((cluster for cluster in clusters if offer in cluster.members), None)


def test_offers_of_one_telling_come_together_and_no_others(ads: list[Ad], offers: list[Offer]) -> None:
    campaign = {ad.id: ad.campaign for ad in ads}
    clusters = gather(offers)
    pairs = wrong = 0
    for cluster in clusters:
        told = Counter(campaign[member] for member in cluster.members)
        right = sum(count * (count - 1) // 2 for count in told.values())
        pairs += right
        wrong += len(cluster.members) * (len(cluster.members) - 1) // 2 - right
    wanted = sum(count * (count - 1) // 2 for count in Counter(campaign.values()).values())
    assert wrong <= 0.01 * pairs
    assert pairs >= 0.9 * wanted


def test_whatever_order_they_come_in_clusters_are_the_same(offers: list[Offer]) -> None:
    mixed = list(offers)
    random.Random(3).shuffle(mixed)  # noqa: S311 (an order, no secret)
    assert gather(mixed) == gather(offers)


def test_phrases_that_everybody_uses_join_nothing() -> None:
    stock = "free room and food. no experience needed. men and women welcome. contact us for more information. "
    # Four sentences of five are the same: chained by likeness, all of them would be one cluster.
    own = (
        "our bakery stands behind the old bridge of the quarter",
        "you will mend nets at the harbour before the rain comes",
        "the library needs somebody who can bind ninety books",
        "a night watch for the orchard where the lanterns hang",
        "we sew curtains for the theatre and its twelve windows",
        "help the beekeeper carry hives across the upper meadow",
        "count the ferry passengers and ring the bell at seven",
        "polish lenses in the observatory above the fishing town",
        "paint the shutters of nineteen cottages before the feast",
        "feed the ducks and goats of the agricultural college",
        "someone to tune pianos in the conservatory every week",
        "carry kiln bricks from the quarry to the pottery shed",
        "wash and fold linen for the monastery guest rooms",
        "walk the surveyor's poles along the irrigation canal",
        "grind spices at the mill where three lanes meet",
        "repair umbrellas under the arcade of the post office",
    )
    offers = [Offer(f"o{at}", f"{stock}{words}", "en", DAY + timedelta(days=at), DAY) for at, words in enumerate(own)]
    assert gather(offers) == []


def test_the_same_ad_ten_thousand_times_is_one_cluster(ads: list[Ad], offers: list[Offer]) -> None:
    one = next(ad for ad in ads if ad.language == "en")
    first = offer_of(one)
    many = [replace(first, id=ad.id, first_seen=ad.seen, last_seen=ad.seen) for ad in copies(one, 10_000)]
    clusters = gather([*offers, *many])
    cluster = holding(clusters, many[0].id)
    assert cluster is clusters[0]
    assert {offer.id for offer in many} <= set(cluster.members)
    assert cluster.last_seen == many[-1].last_seen
    # Nor does it make its own words everybody's: what it belonged to before, it still belongs to.
    before = holding(gather(offers), one.id)
    assert before is None or set(before.members) <= set(cluster.members)


def test_what_a_person_calls_different_stays_apart_in_every_run(offers: list[Offer]) -> None:
    cluster = gather(offers)[0]
    one, other = cluster.members[0], cluster.members[-1]
    apart = [Judgement(other, one, DIFFERENT)]
    for known in (offers, offers[:-5], [*offers, replace(offers[0], id="late", first_seen=DAY + timedelta(days=900))]):
        clusters = gather(known, apart)
        first = holding(clusters, one)
        assert first is None or other not in first.members


def test_the_same_words_are_kept_apart_where_a_person_says_so() -> None:
    text = "our bakery stands behind the old bridge and needs a second pair of hands for the oven in the morning"
    offers = [Offer(name, text, "en", DAY, DAY) for name in ("a", "b", "c")]
    clusters = gather(offers, [Judgement("a", "b", DIFFERENT)])
    assert [cluster.members for cluster in clusters] == [("a", "c")]


def test_what_a_person_calls_the_same_joins_two_clusters_and_says_so(offers: list[Offer]) -> None:
    first, second = gather(offers)[:2]
    joined = gather(offers, [Judgement(first.leader, second.leader, SAME)])
    cluster = holding(joined, first.leader)
    assert cluster is not None
    assert set(cluster.members) == {*first.members, *second.members}


def test_different_wins_over_same_and_the_contradiction_is_shown(offers: list[Offer]) -> None:
    first, second = gather(offers)[:2]
    judged = [
        Judgement(first.members[0], second.members[0], DIFFERENT),
        Judgement(first.members[1], second.members[1], SAME),
    ]
    clusters = gather(offers, judged)
    one, other = holding(clusters, first.members[0]), holding(clusters, second.members[0])
    assert one is not None
    assert other is not None
    assert one != other
    shown = {frozenset((edge.one, edge.other)) for edge in one.proposals if edge.judged}
    assert frozenset((first.members[1], second.members[1])) in shown


@pytest.mark.parametrize("verdict", [SAME, DIFFERENT, UNSURE])
def test_a_judgement_taken_back_leaves_no_trace(offers: list[Offer], verdict: Verdict) -> None:
    before = gather(offers)
    pair = (before[0].members[0], before[0 if verdict is DIFFERENT else 1].members[1])
    said = [Judgement(*pair, verdict)]
    assert gather(offers, said) != before
    assert repr(gather(offers, [*said, Judgement(pair[1], pair[0], NONE)])) == repr(before)


def test_a_template_shows_what_stays_and_what_changes() -> None:
    texts = [
        "our bakery needs hands. salary 12,000 baht. call 0811112222",
        "our bakery needs hands. salary 13,000 baht. call 0833334444",
        "our bakery needs hands. salary 12,500 baht. call 0811112222",
    ]
    parts = draw_template(texts)
    slots = [part for part in parts if part.is_slot]
    assert "".join(part.words for part in parts) == texts[0]
    assert any("our bakery needs hands" in part.words for part in parts if not part.is_slot)
    assert "0833334444" in slots[-1].seen
    assert draw_template(texts[:1])[0].is_slot is False
    assert draw_template([]) == ()


def test_numbers_that_alone_differ_are_shown_as_what_changes() -> None:
    """They join nothing, and neither do they stay."""
    words = "help the beekeeper carry hives across the upper meadow, {},000 a month, ring at 08111122{}{}"
    offers = [Offer(f"o{at}", words.format(at + 2, at, at), "en", DAY + timedelta(days=at), DAY) for at in range(3)]
    (cluster,) = gather(offers)
    seen = {word for part in cluster.template if part.is_slot for word in part.seen}
    assert {"2,000", "3,000", "4,000", "0811112200", "0811112222"} <= seen


def test_a_cluster_tells_its_languages_its_days_and_where_it_would_come_apart(offers: list[Offer]) -> None:
    by_id = {offer.id: offer for offer in offers}
    for cluster in gather(offers):
        members = [by_id[member] for member in cluster.members]
        assert cluster.leader == cluster.members[0]
        assert cluster.languages == tuple(sorted({offer.language or "" for offer in members}))
        assert cluster.first_seen == min(offer.first_seen for offer in members)
        assert cluster.last_seen == max(offer.last_seen for offer in members)
        assert cluster.weakest is not None
        assert JOINS <= cluster.weakest.likeness <= 1


def test_nothing_gives_nothing_and_one_id_twice_is_refused() -> None:
    nothing = Offer("empty", "", None, DAY, DAY)
    assert gather([]) == []
    assert gather([nothing]) == []
    with pytest.raises(ValueError, match="same id"):
        gather([nothing, nothing])
