"""Which events people called one, out of the database."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from titian.preparedness.figures import Judgement, Verdict, find_group
from titian.preparedness.models import Sameness


def read_judgements(events: frozenset[UUID]) -> list[Judgement]:
    """Every judgement that names any of these, in their order."""
    rows = Sameness.objects.filter(Q(one__in=events) | Q(other__in=events)).order_by("pk")
    return [Judgement(one, other, Verdict(said)) for one, other, said in rows.values_list("one", "other", "verdict")]


def list_group(event: UUID, without: frozenset[UUID] = frozenset()) -> frozenset[UUID]:
    """The event with all that are one with it; `without` is a pair whose own judgement is left out."""

    def look_up(events: frozenset[UUID]) -> Iterable[Judgement]:
        return [row for row in read_judgements(events) if {row.one, row.other} != without]

    return find_group(event, look_up)
