from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.desk.workflow import Place, Record
from titian.hub.inspection.querysets import LogOpeningQuerySet
from titian.hub.inspection.states import State

if TYPE_CHECKING:
    from titian.people.models import User

STAYS_OPEN: Final = timedelta(days=1)


class LogOpening(Record):
    """What the log keeps apart about referrals, of some days, opened by two people for a day: a coordinator asks, and a
    member of the independent body agrees. Nobody but these two reads it, and each look is an entry of the log."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    reason = models.CharField(max_length=10)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in State], default=State.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LogOpeningQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="log_opening_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, agreed_by__isnull=True)
                | (Q(opened_at__isnull=False, agreed_by__isnull=False) & ~Q(agreed_by=F("asked_by"))),
                name="log_opening_takes_two",
            ),
        ]

    def __str__(self) -> str:
        return str(self.since) if self.since == self.until else f"{self.since} \u2013 {self.until}"

    def get_absolute_url(self) -> str:
        return reverse("log_opening", args=[self.pk])

    def place_of(self) -> Place:
        return {"country": self.country_id}

    def is_open_to(self, reader: User, now: datetime) -> bool:
        """To the two, while it is open."""
        return (
            self.state == State.OPEN
            and self.opened_at is not None
            and now < self.opened_at + STAYS_OPEN
            and reader.pk in {self.asked_by_id, self.agreed_by_id}
        )
