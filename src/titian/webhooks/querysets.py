"""Which webhooks are shown to whom, and which deliveries are due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from titian.desk.delivery import is_free
from titian.desk.events import list_private_kinds
from titian.people.policies import Permission, limit_to_scope
from titian.webhooks.states import Outcome, State

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.webhooks.models import Delivery, Webhook  # noqa: F401  (named in text below)


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def visible_to(self, user: User) -> Self:
        """Administrators keep the webhooks of their country."""
        return limit_to_scope(self, user, Permission.MANAGE_WEBHOOKS, country="country")

    def about(self, user: User) -> Self:
        """Members of an organisation see who is told of its referrals."""
        return limit_to_scope(self, user, Permission.ANSWER_REFERRALS, organisation="organisation")

    def listening(self) -> Self:
        """What new events go to. A closed organisation hears nothing more, and what is pending nothing yet."""
        return self.filter(Q(organisation=None) | Q(organisation__closed_at=None), state=State.ACTIVE)

    def troubled(self, failures: int) -> Self:
        """Stopped, or refused this often in a row."""
        return self.filter(Q(state=State.STOPPED) | Q(state=State.ACTIVE, failures__gte=failures))


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def without_private(self) -> Self:
        """What an administrator sees: no row that says when an organisation got something of its own."""
        return self.exclude(event__in=list_private_kinds())

    def due(self, now: datetime) -> Self:
        """Waiting, not with a task, and their webhook may be tried. First what was refused least, then the oldest."""
        return self.filter(
            is_free(now),
            state=Outcome.WAITING,
            due_at__lte=now,
            webhook__state=State.ACTIVE,
            webhook__next_try_at__lte=now,
        ).order_by("tries", "pk")
