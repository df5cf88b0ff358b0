"""What may be seen of enrolments and codes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from titian.devices.models import Enrolment, EnrolmentCode  # noqa: F401  (named in text below)
    from titian.people.models import User


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, user: User) -> Self:
        """Officers see their own phones, supervisors their station's, administrators their country's."""
        if user.role == "officer":
            return self.filter(officer=user)
        if user.role == "supervisor" and user.station_id is not None:
            return self.filter(station=user.station_id)
        if user.role == "administrator":
            return self.filter(station__country=user.country_code)
        return self.none()

    def active(self) -> Self:
        return self.filter(revoked_at__isnull=True)

    def for_desk(self) -> Self:
        """Newest first, with what an administrator's list draws."""
        return self.select_related("officer", "station").order_by("-enrolled_at")

    def silent_since(self, instant: datetime) -> Self:
        """Active phones the hub has not heard from since `instant`."""
        return self.active().filter(models.Q(last_contact_at__lt=instant) | models.Q(last_contact_at__isnull=True))


class EnrolmentCodeQuerySet(models.QuerySet["EnrolmentCode"]):
    def open_at(self, instant: datetime) -> Self:
        return self.filter(expires_at__gt=instant, enrolment__isnull=True, tries__lt=5)
