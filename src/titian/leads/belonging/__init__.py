"""Which offers belong together: those that share their own wording, not the phrases that every offer has.

    gather(offers, judgements)      clusters, each round the offer that came first, with its template and weakest edge

It is a function of offers and judgements alone: the same give the same, in whatever order they come, and a judgement
that is taken back leaves no trace. No Django. numpy is loaded with the first call.
"""

from .model import Cluster, Edge, Judgement, Offer, Part, Verdict

__all__ = ["Cluster", "Edge", "Judgement", "Offer", "Part", "Verdict"]
