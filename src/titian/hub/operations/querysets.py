"""Which alarms are shown to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, may

if TYPE_CHECKING:
    from titian.hub.operations.models import Alarm  # noqa: F401  (named in text below)
    from titian.people.models import User


class AlarmQuerySet(models.QuerySet["Alarm"]):
    def visible_to(self, user: User) -> Self:
        """Alarms are the administrator's work and nobody else's."""
        return self.all() if may(user, Permission.ADMINISTER) else self.none()

    def open(self) -> Self:
        return self.filter(cleared_at__isnull=True)

    def unseen(self) -> Self:
        """Nobody has said yet that they look after it."""
        return self.open().filter(acknowledged_at__isnull=True)
