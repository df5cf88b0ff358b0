"""What may be seen of requests: analysts see all of them, a partner those that were sent to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from titian.leads.codes import LeadState, Part, PartnerState
from titian.leads.disruption.codes import OUT, AppealState, PathState, RequestState
from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.leads.disruption.models import AnswerKey, Appeal, InsidePath, LeadRequest  # noqa: F401  (in text below)
    from titian.leads.models import Partner
    from titian.people.models import User


class LeadRequestQuerySet(models.QuerySet["LeadRequest"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def sent_to(self, partner: Partner) -> Self:
        """What this partner was sent, also what was withdrawn since."""
        return self.filter(partner=partner, sent_at__isnull=False)

    def overdue(self, now: datetime) -> Self:
        """Sent, unanswered, and the time over."""
        return self.filter(state=RequestState.SENT, due_at__lt=now)

    def to_look_for(self, today: date) -> Self:
        return self.filter(state=RequestState.GONE, look_again_on__lte=today)

    def held(self) -> Self:
        """Out, and to be let lie: people may be inside, or a target is nobody's who offers. Whose partner has left, is
        among them: nobody answers there."""
        return (
            self.filter(state__in=sorted(OUT))
            .filter(
                Q(lead__state=LeadState.FROZEN)
                | Q(targets__part__in=[part for part in Part if part != Part.OFFERER])
                | Q(partner__state=PartnerState.ENDED)
            )
            .distinct()
        )


class AppealQuerySet(models.QuerySet["Appeal"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def open(self) -> Self:
        return self.filter(state=AppealState.OPEN)


class InsidePathQuerySet(models.QuerySet["InsidePath"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def waiting(self) -> Self:
        """Those on which somebody has still to be told, or to answer."""
        return self.filter(state__in=[PathState.OPEN, PathState.TOLD], lead__state=LeadState.FROZEN)


class AnswerKeyQuerySet(models.QuerySet["AnswerKey"]):
    def good_on(self, today: date) -> Self:
        """Those of partners that are with us."""
        return self.filter(partner__state=PartnerState.ACTIVE, expires_on__gte=today)
