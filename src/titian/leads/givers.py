"""How often what a partner gave proved wrong: for the desk alone, so that a rival's reports are read as such."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.db.models import OuterRef, Subquery

from titian.leads.codes import LeadState
from titian.leads.models import Decision, Lead, Partner

WRONG: Final = ("honest", "unfounded")
"""As which a lead is closed where nothing stands against its offer (`titian.leads.workflow.WHY_CLOSED`)."""


class Proved(NamedTuple):
    """Of so many leads of a partner's that are closed, so many were honest or unfounded."""

    wrong: int
    closed: int


def count_proved(partner: Partner) -> Proved:
    """By what each closed lead was closed as the last time. A lead that others gave as well counts too."""
    last = Decision.objects.filter(lead=OuterRef("pk"), step="close").order_by("-at", "-pk").values("what")[:1]
    given = Lead.objects.filter(state=LeadState.CLOSED, pk__in=partner.givings.values("lead"))
    said = list(given.annotate(closed_as=Subquery(last)).values_list("closed_as", flat=True))
    return Proved(sum(reason in WRONG for reason in said), len(said))
