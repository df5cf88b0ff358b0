"""Which offers belong together: those that share their own wording, not the phrases that every offer has.

    gather(offers, judgements)      clusters, each round the offer that came first, with its template and weakest edge

It is a function of offers and judgements alone: the same give the same, in whatever order they come, and a judgement
that is taken back leaves no trace. No Django. numpy is loaded with the first call.
"""

from collections.abc import Iterable

from .model import Cluster, Edge, Judgement, Offer, Part, Verdict

__all__ = ["Cluster", "Edge", "Judgement", "Offer", "Part", "Verdict", "gather"]


def gather(offers: Iterable[Offer], judgements: Iterable[Judgement] = ()) -> list[Cluster]:
    """The clusters of two offers or more, the largest first. An offer that is in none stands alone.

    Judgements are taken in the order in which they were given. Raises ValueError where two offers have one id.
    """
    from .gathering import gather_offers

    return gather_offers(offers, judgements)
