"""Whose browsers are shown to whom, what is still open, and which notices are due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from titian.desk.delivery import is_free
from titian.notices.states import Outcome
from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.notices.models import Browser, Event, Notice, Preference  # noqa: F401  (named in text below)
    from titian.people.models import User


class BrowserQuerySet(models.QuerySet["Browser"]):
    def visible_to(self, user: User) -> Self:
        return limit_to_scope(self, user, Permission.RECEIVE_NOTICES, own="account")


class PreferenceQuerySet(models.QuerySet["Preference"]):
    def set_address(self, address: str) -> int:
        """Another address, or none: nothing holds of the one before."""
        return self.update(
            address=address,
            token_hash="",
            token_expires_at=None,
            link_failed_at=None,
            confirmed_at=None,
            refused_at=None,
            mail_since=None,
        )


class EventQuerySet(models.QuerySet["Event"]):
    def open(self) -> Self:
        return self.filter(over_at__isnull=True)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> Self:
        return self.filter(outcome=Outcome.WAITING)

    def due(self, now: datetime) -> Self:
        """Waiting, its time come, and with no task."""
        return self.waiting().filter(is_free(now), due_at__lte=now)

    def by_mail(self) -> Self:
        return self.filter(browser__isnull=True)
