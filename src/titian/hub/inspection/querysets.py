from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.hub.inspection.models import LogOpening  # noqa: F401  (named in text below)
    from titian.people.models import User


class LogOpeningQuerySet(models.QuerySet["LogOpening"]):
    def visible_to(self, user: User) -> Self:
        """Coordinators and the independent body see which were asked for in their country, and when."""
        return limit_to_scope(self, user, Permission.SEE_LOG_OPENINGS, country="country")
