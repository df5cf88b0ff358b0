from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from titian.library.querysets import ReleaseQuerySet


class Blob(models.Model):
    """A part whose bytes lie durably in the data folder under their own SHA-256. The row comes after the file."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    bytes = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="blob_named_by_sha256"),
        ]

    def __str__(self) -> str:
        return self.sha256


class Release(models.Model):
    """A published manifest as it was signed. The newest sequence of a scope is the one phones are offered."""

    release_id = models.CharField(max_length=64, primary_key=True)
    scope = models.CharField(max_length=80)
    role = models.CharField(max_length=12)
    sequence = models.PositiveBigIntegerField()
    maturity = models.CharField(max_length=8)
    jws = models.TextField()
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    published_at = models.DateTimeField()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "sequence"], name="release_sequence_once_per_scope"),
            models.CheckConstraint(condition=Q(role__in=["publisher", "country"]), name="release_known_role"),
            models.CheckConstraint(condition=Q(maturity__in=["demo", "pilot", "live"]), name="release_known_maturity"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.sequence}"


class ReleasePart(models.Model):
    """One part a release is made of."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="parts")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=20)
    module = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=35, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["release", "kind", "module", "language"], name="release_part_once_per_place"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.kind, self.module, self.language]))


class HubState(models.Model):
    """The one row that says which life of the hub this is (`titian restore` begins another), and how far backups are.

    Two marks: through which item a sealed backup lies on this machine, and through which another machine has said that
    it holds one. Phones hear of the second alone.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    epoch = models.UUIDField(default=uuid.uuid4)
    # The column is read in its own words before a database is brought up to this program: it keeps its first name.
    backed_up_here = models.BigIntegerField(default=0, db_column="backed_up_through")
    backed_up_elsewhere = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        db_table = "devices_hubstate"  # backups read it in whatever version a database is
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="hub_state_is_one_row"),
            models.CheckConstraint(
                condition=Q(backed_up_elsewhere__gte=0, backed_up_here__gte=0), name="hub_state_backups_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"epoch {self.epoch}"


class KnownHub(models.Model):
    """Another hub whose signed files are taken here: its root, whose words an administrator compared by telephone.

    `keys_sequence` is that of the newest list of its keys that was seen; `address` is where this hub may ask it. Once
    it was ended, nothing of it is taken.
    """

    hub_id = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    country = models.CharField(max_length=2, help_text="As its keys name it.")
    root_thumbprint = models.CharField(max_length=64)
    keys_sequence = models.PositiveBigIntegerField()
    address = models.CharField(
        max_length=200, blank=True, help_text="Where it is asked for what it gives; none: by files."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(root_thumbprint=""), name="known_hub_has_name_and_root"),
        ]

    def __str__(self) -> str:
        return self.name
