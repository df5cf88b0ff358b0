from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from titian.feedback.categories import CATEGORIES
from titian.feedback.doors import Door, Kind
from titian.feedback.querysets import ComplaintQuerySet, PublishedMonthQuerySet
from titian.feedback.states import Status
from titian.people.kept import DigestField


class Complaint(models.Model):
    """A sealed complaint, for one body. No device, no station, no account, no address and no time of day.

    `lookup` is the name its answer is found by, `key_file` the answer's key, locked with a code that only the person
    has. The id is made on the phone and says nothing of when. `sha256` is the digest of what the phone sent, also after
    the complaint was sealed anew for the body's next key. `door`: by which share it came in. What a phone tells the
    body of an officer's act lies here too (`kind`): the same seal, no answer, so no key file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.COMPLAINT, db_default=Kind.COMPLAINT)
    # Of rows from before there were doors nobody knows it; they count as a phone's, which never make room for others.
    door = models.CharField(max_length=5, choices=Door, default=Door.PHONE, db_default=Door.PHONE)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="complaints")
    recipient = models.CharField(max_length=64, help_text="Fingerprint of the key it is sealed to.")
    ciphertext = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    lookup = models.CharField(max_length=64, unique=True)
    key_file = models.BinaryField()
    received_on = models.DateField()
    status = models.CharField(max_length=8, choices=Status, default=Status.NEW)
    answer = models.BinaryField(null=True, blank=True)
    kept_sha256 = DigestField(of=["ciphertext", "key_file", "answer"])
    answered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=[*Status]), name="complaint_known_status"),
            models.CheckConstraint(
                condition=Q(kind__in=[*Kind], door__in=[*Door]), name="complaint_known_kind_and_door"
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True, answered_on__isnull=True)
                | Q(answer__isnull=False, answered_on__isnull=False),
                name="complaint_answer_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status="closed", closed_on__isnull=False) | (~Q(status="closed") & Q(closed_on=None)),
                name="complaint_closed_has_a_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "received_on"], name="complaint_of_body"),
            models.Index(fields=["door", "received_on"], name="complaint_by_door"),
        ]

    def __str__(self) -> str:
        return f"complaint {self.id}"


class SpentWork(models.Model):
    """Work that has served, until its time is over anyway. Nothing ties it to the complaint that it came with."""

    digest = models.CharField(max_length=64, primary_key=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest


class PublishedMonth(models.Model):
    """A month's count of complaints as a body has published it, once. A null figure is hidden and nowhere kept."""

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="published_months")
    month = models.DateField(help_text="Its first day.")
    total = models.PositiveIntegerField(null=True, blank=True)
    published_at = models.DateTimeField()

    objects = PublishedMonthQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "month"], name="published_month_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="published_month_begins_on_the_first"),
            models.CheckConstraint(condition=Q(total=None) | Q(total__gte=11), name="published_month_hides_small"),
        ]

    def __str__(self) -> str:
        return str(self.month)


class PublishedCell(models.Model):
    """One category's shown figure of a published month; hidden ones have no row."""

    month = models.ForeignKey(PublishedMonth, on_delete=models.CASCADE, related_name="cells")
    category = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "category"], name="published_cell_once"),
            models.CheckConstraint(condition=Q(category__in=[*CATEGORIES]), name="published_cell_known_category"),
            models.CheckConstraint(condition=Q(number__gte=11), name="published_cell_hides_small"),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.number}"
