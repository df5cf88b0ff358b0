"""What the hub keeps of an arrival. No row names a person, an answer, a nationality or a referral.

Rows of lines carry neither a time nor the phone that brought them: beside the envelope of a referral they would say
which slip it was.
"""

from __future__ import annotations

import uuid
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise

from titian.arrivals.codes import AUTHORITIES, KINDS, STATES, Stage
from titian.arrivals.querysets import ArrivalQuerySet, SealedCountsQuerySet
from titian.desk.workflow import Place, Record
from titian.library.models import KnownHub
from titian.people.kept import DigestField
from titian.people.models import Organisation

OPEN: Final = "open"
CLOSED: Final = "closed"


class Arrival(Record):
    """One event. Its slips go 72 hours after it was closed; then only its sheet is left.

    `next_block`: the first of the hub's blocks of slip numbers that no phone was given.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    station = models.ForeignKey("people.Station", on_delete=models.PROTECT, related_name="arrivals")
    kind = models.CharField(max_length=8, choices=list(KINDS.items()))
    place = models.CharField(max_length=60, help_text="Where it happened: a pier, a gate. Never a person.")
    began_at = models.DateTimeField()
    authority = models.CharField(max_length=20, choices=list(AUTHORITIES.items()))
    next_block = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    late_lines = models.PositiveIntegerField(default=0, help_text="lines that came after the slips were gone")

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[*KINDS]), name="arrival_known_kind"),
            models.CheckConstraint(condition=Q(authority__in=[*AUTHORITIES]), name="arrival_known_authority"),
            models.CheckConstraint(condition=Q(next_block__lte=360), name="arrival_hub_blocks_end"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | Q(closed_by__isnull=True), name="arrival_closed_by_needs_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["station", "began_at"], name="arrival_station_began")]

    def __str__(self) -> str:
        return str(self.id)

    def get_absolute_url(self) -> str:
        return reverse("arrival", args=[self.pk])

    def place_of(self) -> Place:
        return {"station": self.station_id}

    @property
    def state(self) -> str:
        """It follows from whether it was closed."""
        return OPEN if self.closed_at is None else CLOSED

    @property
    def kind_name(self) -> str | Promise:
        return KINDS[self.kind]

    @property
    def authority_name(self) -> str | Promise:
        return AUTHORITIES[self.authority]

    @property
    def has_final_sheet(self) -> bool:
        return hasattr(self, "final_sheet")

    @property
    def is_asked(self) -> bool:
        """Whether a region's hub asked for it."""
        return hasattr(self, "asked")


class SlipRow(models.Model):
    """What one writer last said of one slip: a line as contracts/arrivals/README.md has it."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="slips")
    slip = models.CharField(max_length=6)
    writer = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=15)
    seen = models.JSONField(default=dict)
    issued = models.BooleanField()
    family = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrival", "slip", "writer"], name="slip_row_once_per_writer"),
            models.CheckConstraint(condition=Q(state__in=[*STATES]), name="slip_row_known_state"),
        ]

    def __str__(self) -> str:
        return self.slip


class TallyRow(models.Model):
    """What one writer has counted: heads by age and sex, or needs."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="tallies")
    kind = models.CharField(max_length=5)
    writer = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    cells = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrival", "kind", "writer"], name="tally_row_once_per_writer"),
            models.CheckConstraint(condition=Q(kind__in=["heads", "needs"]), name="tally_row_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.writer}"


class Assigned(models.Model):
    """How many officers are assigned, or interpreters of a language: numbers, no names. `language` is empty for
    officers."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="assigned")
    language = models.CharField(max_length=20, blank=True)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrival", "language"], name="assigned_once_per_language"),
            models.CheckConstraint(condition=Q(number__gte=1), name="assigned_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.language or 'officers'}"


class FinalSheet(models.Model):
    """The figures of an arrival whose slips are gone, written once: `Figures` of the board as it stood then."""

    arrival = models.OneToOneField(Arrival, primary_key=True, on_delete=models.CASCADE, related_name="final_sheet")
    figures = models.JSONField()
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"sheet of {self.arrival_id}"


class AskedArrival(models.Model):
    """What a region's hub asked for when it had the arrival opened: heads and needs. `id` is that of its file, which
    is taken once."""

    id = models.UUIDField(primary_key=True, editable=False)
    arrival = models.OneToOneField(Arrival, on_delete=models.PROTECT, related_name="asked")
    hub = models.ForeignKey(KnownHub, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    low = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True, help_text="Blank: at least `low`.")
    is_about = models.BooleanField(default=False)
    as_of = models.DateField(null=True, blank=True)
    needs = models.JSONField(default=list)
    issued_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """By which both hubs speak of it over the telephone."""
        return str(self.id)[:8]


class SentCounts(models.Model):
    """Counts as this hub signed them for the region's, once at each stage. `file` is blank once it was deleted."""

    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="sent_counts")
    stage = models.CharField(max_length=6, choices=Stage)
    file = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["arrival", "stage"], name="sent_counts_once_at_each_stage"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="sent_counts_known_stage"),
        ]

    def __str__(self) -> str:
        return self.stage


class SealedCounts(models.Model):
    """The exact figures of an arrival, sealed to a protection agency. `recipient`: the fingerprint of its key."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    counts = models.ForeignKey(SentCounts, on_delete=models.PROTECT, related_name="sealed")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    recipient = models.CharField(max_length=64)
    ciphertext = models.BinaryField()
    kept_sha256 = DigestField(of=["ciphertext"])

    objects = SealedCountsQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["counts", "organisation"], name="sealed_counts_once_to_each"),
            models.CheckConstraint(condition=Q(recipient__regex=r"^[0-9a-f]{64}$"), name="sealed_counts_name_a_key"),
        ]

    def __str__(self) -> str:
        return str(self.key)
