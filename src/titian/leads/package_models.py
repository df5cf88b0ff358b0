"""What goes out: packages, who reads them, what each was given, and whether what was recalled is gone."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from titian.desk.workflow import Place, Record
from titian.leads.codes import Pap, Tlp
from titian.leads.out.recalls import DUE
from titian.leads.package_codes import OUT_FOR, PackageState, ReadingFor, ReadingUse, WhyRecalled
from titian.leads.package_querysets import PackageDeliveryQuerySet, PackageQuerySet, PlacedQuerySet, RecipientQuerySet

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_CODE = 40


class Recipient(models.Model):
    """A partner that may read packages, by a key of its own: the one by which it gives leads opens nothing here.

    `countries`: states (ISO 3166) whose organ it is or that read with it, parted by spaces. `last_place` and
    `last_added_at` are of what it was given last; whoever gives it something more holds this row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.OneToOneField("leads.Partner", on_delete=models.PROTECT, related_name="recipient")
    purpose = models.CharField(max_length=13, choices=ReadingFor)
    use = models.CharField(max_length=7, choices=ReadingUse)
    countries = models.CharField(max_length=LONGEST_CODE * 3, blank=True)
    key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    key_expires_on = models.DateField(null=True, blank=True)
    last_place = models.PositiveBigIntegerField(default=0)
    last_added_at = models.DateTimeField(null=True, blank=True)

    objects = RecipientQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(purpose__in=ReadingFor.values), name="recipient_known_purpose"),
            models.CheckConstraint(condition=Q(use__in=ReadingUse.values), name="recipient_known_use"),
        ]

    def __str__(self) -> str:
        return self.partner.name


class Package(Record):
    """Leads that two people release to partners. What leaves of them is worked out anew until it is released.

    `flees`: states (ISO 3166) that the people it is aimed at flee, parted by spaces; where `is_flight_known` is not
    true nobody has said. Its marks are the strictest of its leads'; `given_by` are partners that gave every one of
    them, `digest` is of what the first of the two has looked at, `content` is what was released. None of these is there
    before, and the words go once it is recalled or has expired.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    leads = models.ManyToManyField("leads.Lead", related_name="packages")
    recipients = models.ManyToManyField(Recipient, related_name="+")
    is_flight_known = models.BooleanField(default=False)
    flees = models.CharField(max_length=800, blank=True)
    days = models.PositiveSmallIntegerField(default=OUT_FOR)
    tlp = models.CharField(max_length=12, choices=Tlp, blank=True)
    pap = models.CharField(max_length=5, choices=Pap, blank=True)
    purposes = models.CharField(max_length=LONGEST_CODE, blank=True)
    given_by = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    content = models.TextField(blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    recalled_at = models.DateTimeField(null=True, blank=True)
    why_recalled = models.CharField(max_length=15, choices=WhyRecalled, blank=True)
    state = models.CharField(max_length=8, choices=PackageState, default=PackageState.DRAFT)

    objects = PackageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=PackageState.values), name="lead_package_known_state"),
            models.CheckConstraint(
                condition=Q(state__in=[PackageState.DRAFT])
                | Q(made_at__isnull=False, expires_at__isnull=False, is_flight_known=True),
                name="lead_package_ends_and_flight_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PackageState.RECALLED, PackageState.GONE])
                | Q(recalled_at__isnull=False, content=""),
                name="lead_package_recalled_without_words",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"package-{self.pk.hex[:8]}"

    def get_absolute_url(self) -> str:
        return reverse("lead_package", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class PackageDelivery(models.Model):
    """That a package was released to a recipient; and, once it is recalled, when all copies were said to be gone.

    `pdf` names the recipient on each page; the worker makes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="deliveries")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="deliveries")
    released_at = models.DateTimeField()
    pdf = models.BinaryField(null=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    objects = PackageDeliveryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["package", "recipient"], name="lead_package_delivered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.package} > {self.recipient}"

    @property
    def due_at(self) -> datetime:
        """By when its recipient is to say that the copies of what was recalled are gone."""
        if self.package.recalled_at is None:
            raise ValueError("not recalled")
        return self.package.recalled_at + DUE


class Placed(models.Model):
    """An object of STIX in a recipient's collection: one version of it, at a place after all that came before.

    Of no delivery is what several packages refer to: who released them, and what their marks mean.
    """

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="placed")
    delivery = models.ForeignKey(PackageDelivery, null=True, on_delete=models.CASCADE, related_name="placed")
    place = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()
    name = models.CharField(max_length=100, help_text="Its id in STIX.")
    type = models.CharField(max_length=LONGEST_CODE)
    version = models.DateTimeField(help_text="When it was last modified, as it says itself.")
    is_revoked = models.BooleanField(default=False)
    content = models.TextField()

    objects = PlacedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient", "name"], name="placed_once"),
            models.UniqueConstraint(fields=["recipient", "place"], name="placed_apart"),
            models.UniqueConstraint(fields=["recipient", "added_at"], name="placed_at_times_apart"),
        ]

    def __str__(self) -> str:
        return self.name
