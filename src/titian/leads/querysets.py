"""What may be seen of leads, and by whom. The public sees lines for help alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from titian.leads.codes import JOINED, Channel, Kind, LeadState, LineState, Part, PartnerState, Purpose
from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.leads.models import HelpLine, Lead, Mention, Partner, Search  # noqa: F401  (named in text below)
    from titian.people.models import User


class LeadQuerySet(models.QuerySet["Lead"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def given_for(self, purpose: str) -> Self:
        """Those whose givers allow this purpose."""
        order = list(Purpose.values)
        return self.filter(purpose__in=order[order.index(purpose) :])

    def unread_of_page(self) -> Self:
        """What came by the public page once, and nobody has looked at."""
        return self.filter(state=LeadState.NEW, times=1, givings__channel=Channel.PAGE)

    def due(self, today: date) -> Self:
        return self.filter(expires_on__lte=today)


class MentionQuerySet(models.QuerySet["Mention"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def joined_by(self, mention: Mention) -> Self:
        """The same identifier in other leads, where the table lets the two join (`titian.leads.codes.JOINED`)."""
        here = Kind(mention.kind), Part(mention.part)
        joined = Q()
        for one, (kind, part) in sorted(JOINED):
            if one == here:
                joined |= Q(kind=kind, part=part)
        same = self.filter(joined, value=mention.value) if joined else self.none()
        return same.exclude(lead=mention.lead_id)


class SearchQuerySet(models.QuerySet["Search"]):
    def visible_to(self, reader: User) -> Self:
        """Of what was found: whoever works on leads."""
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def overseen_by(self, reader: User) -> Self:
        """That somebody looked, and why: the independent body."""
        return limit_to_scope(self, reader, Permission.OVERSEE_LEADS)


class HelpLineQuerySet(models.QuerySet["HelpLine"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.KEEP_HELP_LINES)

    def good_on(self, today: date) -> Self:
        """Those verified, and not too long ago."""
        return self.filter(state=LineState.VERIFIED, expires_on__gte=today)


class PartnerQuerySet(models.QuerySet["Partner"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.KEEP_PARTNERS)

    def good_on(self, today: date) -> Self:
        """Those whose key is good."""
        return self.filter(state=PartnerState.ACTIVE, key_hash__isnull=False, key_expires_on__gte=today)
