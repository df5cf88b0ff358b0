from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from titian.devices.querysets import EnrolmentCodeQuerySet, EnrolmentQuerySet


class HubState(models.Model):
    """The one row that says which life of the hub this is, and how far a backup has come.

    `backed_up_through` stays 0 until a backup has really been taken; `titian restore` changes `epoch`.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    epoch = models.UUIDField(default=uuid.uuid4)
    backed_up_through = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="hub_state_is_one_row"),
            models.CheckConstraint(condition=Q(backed_up_through__gte=0), name="hub_state_backup_not_negative"),
        ]

    def __str__(self) -> str:
        return f"epoch {self.epoch}"


class Enrolment(models.Model):
    """One officer on one phone. Two public keys: the officer's signs packages, the transport key signs requests."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments")
    station = models.ForeignKey("people.Station", on_delete=models.PROTECT, related_name="enrolments")
    officer_jwk = models.JSONField()
    transport_jwk = models.JSONField()
    officer_thumbprint = models.CharField(max_length=43)
    transport_thumbprint = models.CharField(max_length=43)
    certificate = models.TextField()
    app_version = models.CharField(max_length=40, blank=True)
    enrolled_at = models.DateTimeField()
    last_contact_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["transport_thumbprint"], name="enrolment_transport_key_once"),
            models.UniqueConstraint(fields=["officer_thumbprint"], name="enrolment_officer_key_once"),
            models.CheckConstraint(
                condition=~Q(officer_thumbprint=models.F("transport_thumbprint")), name="enrolment_keys_differ"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=False) | Q(revoked_by__isnull=True),
                name="enrolment_revoked_by_needs_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None


class EnrolmentCode(models.Model):
    """A one-time right to enrol: the same right as a link (128 bits) and as twelve typed characters.

    Only keyed hashes are kept. The first four typed characters find the row, the other eight are the secret.
    """

    MAX_TRIES = 5

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    station = models.ForeignKey("people.Station", on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True)
    locator = models.CharField(max_length=4, unique=True)
    secret_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    enrolment = models.OneToOneField(Enrolment, null=True, blank=True, on_delete=models.CASCADE, related_name="code")

    objects = EnrolmentCodeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(tries__lte=5), name="enrolment_code_five_tries"),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"


class SpentNonce(models.Model):
    """A nonce that was used; written in the transaction that stores what it carried."""

    nonce_hash = models.CharField(max_length=43, primary_key=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.nonce_hash


class ReceivedItem(models.Model):
    """An item the hub answered for: its order, its digest and the receipt, given again word for word on a repeat.

    It outlives what it delivered, so that a phone that asks again after a deletion still gets its receipt.
    """

    class Kind(models.TextChoices):
        PACKAGE = "package", "sealed package"
        TALLY = "tally", "tally"

    received_sequence = models.BigAutoField(primary_key=True)
    item_id = models.UUIDField(unique=True)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="received_items")
    kind = models.CharField(max_length=10, choices=Kind)
    sha256 = models.CharField(max_length=64)  # what the receipt vouches for
    content_sha256 = models.CharField(max_length=64)  # tells a repeat from a conflict
    receipt = models.TextField()
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["package", "tally"]), name="received_item_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.received_sequence}"
