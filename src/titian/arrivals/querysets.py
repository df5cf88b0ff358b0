"""Arrivals: what may be seen of them, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.arrivals.models import Arrival, SealedCounts  # noqa: F401  (named in text below)
    from titian.people.models import User


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def visible_to(self, user: User) -> Self:
        """Supervisors: their station's. Coordinators: their country's, of which they read the hidden sheet alone."""
        return limit_to_scope(self, user, Permission.SEE_ARRIVALS, station="station", country="station__country")

    def managed_by(self, user: User) -> Self:
        return limit_to_scope(self, user, Permission.KEEP_ARRIVALS, station="station")


class SealedCountsQuerySet(models.QuerySet["SealedCounts"]):
    def visible_to(self, user: User) -> Self:
        """Those sealed to the own organisation."""
        return limit_to_scope(self, user, Permission.OPEN_ARRIVAL_COUNTS, organisation="organisation")
