"""What may be seen of enrolments, codes, quarantined items and held releases."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models.functions import Coalesce

from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.devices.models import (  # noqa: F401  (named in text below)
        Enrolment,
        EnrolmentCode,
        HeldRelease,
        QuarantinedItem,
    )
    from titian.people.models import User

# A phone on a boat may be without a network for days; after a week somebody should ask where it is.
SILENT_ALARM_AFTER: Final = timedelta(days=7)
# Time for an officer, a person or a supervisor to ask what became of a message that somebody dropped.
KEEP_DROPPED: Final = timedelta(days=30)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, user: User) -> Self:
        """Officers see their own phones, supervisors their station's, administrators their country's."""
        return limit_to_scope(
            self, user, Permission.SEE_PHONES, own="officer", station="station", country="station__country"
        )

    def counted_for(self, user: User) -> Self:
        """Phones the user may count, without seeing which and whose: for the page of releases."""
        return limit_to_scope(self, user, Permission.SEE_ROLLOUT, station="station", country="station__country")

    def active(self) -> Self:
        return self.filter(revoked_at__isnull=True)

    def for_desk(self) -> Self:
        """Newest first, with what a list draws."""
        return self.select_related("officer", "station", "health").order_by("-enrolled_at")

    def silent_since(self, instant: datetime) -> Self:
        """Active phones the hub has not heard from since `instant`."""
        return self.active().filter(models.Q(last_contact_at__lt=instant) | models.Q(last_contact_at__isnull=True))

    def to_ask_about(self, now: datetime) -> Self:
        """Active phones whose last sign of life, enrolment included, is a week old: perhaps lost."""
        return (
            self.active()
            .annotate(heard_at=Coalesce("last_contact_at", "enrolled_at"))
            .filter(heard_at__lt=now - SILENT_ALARM_AFTER)
        )

    def full(self) -> Self:
        """Active phones that said they can take no more."""
        return self.active().filter(health__storage="full")

    def behind(self, release_ids: Collection[str]) -> Self:
        """Active phones that said what they hold, and lack one of these releases."""
        from titian.devices.models import HeldRelease

        lacking = models.Q(pk__in=[])
        for release_id in release_ids:
            held = HeldRelease.objects.filter(enrolment=models.OuterRef("pk"), release_id=release_id)
            lacking |= ~models.Q(models.Exists(held))
        return self.active().filter(lacking, health__isnull=False)


class EnrolmentCodeQuerySet(models.QuerySet["EnrolmentCode"]):
    def open_at(self, instant: datetime) -> Self:
        return self.filter(expires_at__gt=instant, enrolment__isnull=True, tries__lt=5)


class QuarantinedItemQuerySet(models.QuerySet["QuarantinedItem"]):
    def visible_to(self, user: User) -> Self:
        """Administrators see that items of their country wait, from which phone and why; never what they hold."""
        return limit_to_scope(self, user, Permission.KEEP_QUARANTINE, country="enrolment__station__country")

    def undecided(self) -> Self:
        """Neither let go on nor dropped."""
        return self.filter(dropped_at__isnull=True)

    def dropped(self) -> Self:
        """Dropped, and still there: each can be taken back."""
        return self.filter(dropped_at__isnull=False)

    def dropped_at_station(self, user: User) -> Self:
        """What a supervisor may count: messages of the own station's phones that were dropped. Only to be counted."""
        return limit_to_scope(self.dropped(), user, Permission.KEEP_DUTY, station="enrolment__station")

    def over(self, now: datetime) -> Self:
        """Dropped so long ago that nobody can take them back."""
        return self.filter(dropped_at__lte=now - KEEP_DROPPED)


class HeldReleaseQuerySet(models.QuerySet["HeldRelease"]):
    def counted_for(self, user: User) -> Self:
        """Of active phones the user may count."""
        return limit_to_scope(
            self.filter(enrolment__revoked_at__isnull=True),
            user,
            Permission.SEE_ROLLOUT,
            station="enrolment__station",
            country="enrolment__station__country",
        )
