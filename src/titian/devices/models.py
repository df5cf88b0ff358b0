from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from titian.devices.items import get_set_apart_name
from titian.devices.querysets import (
    KEEP_DROPPED,
    EnrolmentCodeQuerySet,
    EnrolmentQuerySet,
    HeldReleaseQuerySet,
    QuarantinedItemQuerySet,
)
from titian.library.models import KnownHub
from titian.people.kept import DigestField


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
    name = models.CharField(max_length=40, blank=True, help_text="Where the phone is used, such as “counter 2”.")
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


class CertifiedOfficer(models.Model):
    """The random word by which certificates know an account, on all its phones. Nothing of the account is in it."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    word = models.CharField(max_length=16, unique=True)

    def __str__(self) -> str:
        return self.word


class EnrolmentCode(models.Model):
    """A one-time right to enrol: the same right as a link (128 bits) and as twelve typed characters.

    Only keyed hashes are kept. The first four typed characters find the row, the other eight are the secret.
    """

    MAX_TRIES = 5

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    station = models.ForeignKey("people.Station", on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40, blank=True)  # what the phone will be called
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


class SignedReceipt(models.Model):
    """The hub's signed word for all new items of one request."""

    jws = models.TextField()

    def __str__(self) -> str:
        return f"receipt {self.pk}"


class ReceivedItem(models.Model):
    """An item the hub answered for: its order, its digest and the receipt, given again word for word on a repeat.

    It outlives what it delivered, so that a phone that asks again after a deletion still gets its receipt.
    """

    received_sequence = models.BigAutoField(primary_key=True)
    item_id = models.UUIDField(unique=True)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="received_items")
    kind = models.CharField(max_length=40)  # as its room registered it
    sha256 = models.CharField(max_length=64)  # what the receipt vouches for
    content_sha256 = models.CharField(max_length=64)  # tells a repeat from a conflict
    receipt = models.ForeignKey(SignedReceipt, on_delete=models.PROTECT, related_name="items")
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.received_sequence}"


class DamagedBytes(models.Model):
    """Sealed bytes that the last backup found to be others than were once written, until they are whole again or gone.

    Of an item of a phone its id and the phone: the phone is asked for it again while it holds it.
    """

    table = models.CharField(max_length=60)
    row = models.CharField(max_length=36)
    item_id = models.UUIDField(null=True, blank=True, unique=True)
    enrolment = models.ForeignKey(
        Enrolment, null=True, blank=True, on_delete=models.CASCADE, related_name="damaged_items"
    )
    found_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["table", "row"], name="damaged_bytes_once_a_row"),
            models.CheckConstraint(
                condition=Q(item_id__isnull=True, enrolment__isnull=True)
                | Q(item_id__isnull=False, enrolment__isnull=False),
                name="damaged_bytes_of_an_item_have_a_phone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class QuarantinedItem(models.Model):
    """An item that came under an ended enrolment: received and answered for, and set apart until somebody decides.

    `content` is the item as it was sent. A package in it is sealed: nobody but its recipient can read it, and no page
    shows it. Released items become what they are, and the row goes. Dropped ones can be taken back for a while; then
    the row goes with its bytes.
    """

    class Reason(models.TextChoices):
        DEVICE_REVOKED = "device_revoked", _("the enrolment was ended")

    class DropReason(models.TextChoices):
        OTHER_HANDS = "other_hands", _("the phone was in other hands when it was sealed")
        SENT_AGAIN = "sent_again", _("the officer has sent the same again from another phone")
        NOT_WANTED = "not_wanted", _("the person does not want it any more")
        PRACTICE = "practice", _("it was sealed for practice")

    item_id = models.UUIDField(unique=True)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="quarantined_items")
    kind = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=20, choices=Reason)
    received_sequence = models.BigIntegerField(unique=True)
    content = models.BinaryField()
    kept_sha256 = DigestField(of=["content"])
    bytes = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    drop_reason = models.CharField(max_length=20, choices=DropReason, blank=True)

    objects = QuarantinedItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(reason__in=["device_revoked"]), name="quarantined_item_known_reason"),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True, drop_reason="")
                | Q(
                    dropped_at__isnull=False,
                    dropped_by__isnull=False,
                    drop_reason__in=["other_hands", "sent_again", "not_wanted", "practice"],
                ),
                name="quarantined_item_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def kind_name(self) -> Promise:
        return get_set_apart_name(self.kind)

    @property
    def gone_at(self) -> datetime | None:
        """When the bytes of a dropped item go."""
        return self.dropped_at + KEEP_DROPPED if self.dropped_at else None


class DeviceHealth(models.Model):
    """What a phone last said of itself: no person, no place, no time of its own."""

    class Storage(models.TextChoices):
        OK = "ok", _("enough room")
        LOW = "low", _("nearly full")
        FULL = "full", _("full")

    class Clock(models.TextChoices):
        RIGHT = "right", _("right")
        OFF = "off", _("more than five minutes off")
        FAR = "far", _("more than a day off")
        UNKNOWN = "unknown", _("not known")

    enrolment = models.OneToOneField(Enrolment, primary_key=True, on_delete=models.CASCADE, related_name="health")
    storage = models.CharField(max_length=4, choices=Storage)
    clock = models.CharField(max_length=7, choices=Clock)
    waiting = models.PositiveIntegerField(help_text="1 where sealed items wait; how many, nobody is told")
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(storage__in=["ok", "low", "full"]), name="device_health_known_storage"),
            models.CheckConstraint(
                condition=Q(clock__in=["right", "off", "far", "unknown"]), name="device_health_known_clock"
            ),
        ]

    def __str__(self) -> str:
        return f"health of {self.enrolment_id}"


class HeldRelease(models.Model):
    """A signed manifest that a phone says it works from, and since when the hub has known it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="held_releases")
    release_id = models.CharField(max_length=64)
    since = models.DateTimeField()

    objects = HeldReleaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "release_id"], name="held_release_once_per_phone"),
            models.CheckConstraint(condition=Q(release_id__regex=r"^[0-9a-f]{64}$"), name="held_release_is_a_digest"),
        ]
        indexes: ClassVar = [models.Index(fields=["release_id"], name="held_release_by_digest")]

    def __str__(self) -> str:
        return self.release_id


class RegionSheet(models.Model):
    """The newest contact sheet of a region's hub that is known here, as that hub signed it.

    What stands in it is read from the file each time, under its signatures. Numbers of duty desks, and no person.
    """

    hub = models.OneToOneField(KnownHub, on_delete=models.PROTECT, primary_key=True, related_name="+")
    file = models.TextField()
    sequence = models.PositiveBigIntegerField()
    expires_at = models.DateTimeField()
    taken_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.hub_id} {self.sequence}"
