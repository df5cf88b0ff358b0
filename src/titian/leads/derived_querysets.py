"""What may be seen of what is read of leads, gathered from them, and said of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Max

from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.leads.derived_models import (  # noqa: F401  (named in text below)
        Brought,
        ClusterMember,
        LeadCluster,
        LeadReading,
        PairJudgement,
        RuleSwitch,
    )
    from titian.people.models import User


class ReadingQuerySet(models.QuerySet["LeadReading"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)


class ClusterQuerySet(models.QuerySet["LeadCluster"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)


class MemberQuerySet(models.QuerySet["ClusterMember"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)


class JudgementQuerySet(models.QuerySet["PairJudgement"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def last_of_each(self) -> Self:
        """Of each pair what was said last, in the order in which it was said."""
        newest = self.order_by().values("one", "other").annotate(newest=Max("pk")).values("newest")
        return self.filter(pk__in=newest).order_by("pk")


class SwitchQuerySet(models.QuerySet["RuleSwitch"]):
    def visible_to(self, reader: User) -> Self:
        """To the office that sets them, and to whoever reads a lead without them."""
        kept = limit_to_scope(self, reader, Permission.KEEP_LEAD_RULES)
        return kept | limit_to_scope(self, reader, Permission.SEE_LEADS)

    def last_of_each(self) -> Self:
        return self.filter(pk__in=self.order_by().values("rule").annotate(newest=Max("pk")).values("newest"))

    def off(self) -> Self:
        return self.last_of_each().filter(is_on=False)


class BroughtQuerySet(models.QuerySet["Brought"]):
    def visible_to(self, reader: User) -> Self:
        """To the office that notes them, and to whoever reads the signs that rest on them."""
        kept = limit_to_scope(self, reader, Permission.KEEP_LEAD_RULES)
        return kept | limit_to_scope(self, reader, Permission.SEE_LEADS)

    def last_of_each(self) -> Self:
        """Of each town, or country as a whole, and language what holds now."""
        newest = self.order_by().values("country", "town", "language").annotate(newest=Max("pk")).values("newest")
        return self.filter(pk__in=newest)
