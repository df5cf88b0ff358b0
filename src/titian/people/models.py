from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from titian.people.querysets import OrganisationQuerySet, StationQuerySet, UserManager


class Role(models.TextChoices):
    OFFICER = "officer", "officer"
    SUPERVISOR = "supervisor", "duty supervisor"
    PROVIDER = "provider", "provider"
    COORDINATOR = "coordinator", "national coordinator"
    ADMINISTRATOR = "administrator", "administrator"


class Country(models.Model):
    """A country by its ISO 3166-1 alpha-2 code."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z]{2}$"), name="country_code_is_two_capitals"),
        ]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A body that runs the hub, staffs stations, receives referrals, or serves the region.

    `recipient` is the public age key packages are sealed to. Phones never take it from here: they take it from the
    country's signed list, and `recipient_listed_at` only says since when it stands there.
    """

    class Kind(models.TextChoices):
        HUB = "hub", "runs the hub"
        STATION_SERVICE = "station_service", "staffs stations"
        PROVIDER = "provider", "receives referrals"
        REGIONAL = "regional", "regional body"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="organisations")
    kind = models.CharField(max_length=16, choices=Kind)
    fictional = models.BooleanField(default=False)
    independent = models.BooleanField(default=False, help_text="Reports to nobody who may detain or return the person.")
    legal_aid = models.BooleanField(default=False)
    answer_within_minutes = models.PositiveIntegerField(default=240)
    recipient = models.CharField(max_length=80, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    recipient_listed_at = models.DateTimeField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "name"], name="organisation_name_once_per_country"),
            models.UniqueConstraint(
                fields=["fingerprint"], condition=~Q(fingerprint=""), name="organisation_fingerprint_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["hub", "station_service", "provider", "regional"]),
                name="organisation_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(recipient="", fingerprint="") | (~Q(recipient="") & ~Q(fingerprint="")),
                name="organisation_recipient_with_fingerprint",
            ),
            models.CheckConstraint(
                condition=Q(recipient_listed_at__isnull=True) | ~Q(recipient=""),
                name="organisation_listed_has_recipient",
            ),
            models.CheckConstraint(condition=Q(answer_within_minutes__gte=1), name="organisation_answers_in_time"),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationService(models.Model):
    """One need (contracts/codes/needs.json) an organisation serves."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="services")
    need = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "need"], name="organisation_serves_need_once"),
        ]

    def __str__(self) -> str:
        return self.need


class Station(models.Model):
    """A place where officers meet people."""

    class Kind(models.TextChoices):
        AIRPORT = "airport", "airport"
        LAND = "land", "land border"
        SEA = "sea", "sea port or coast"
        MOBILE = "mobile", "mobile team"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="stations")

    objects = StationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "name"], name="station_name_once_per_country"),
            models.CheckConstraint(
                condition=Q(kind__in=["airport", "land", "sea", "mobile"]), name="station_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """An account with exactly one role. What the role may do stands in `titian.people.policies`."""

    Role = Role

    role = models.CharField(max_length=16, choices=Role)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )
    station = models.ForeignKey(Station, null=True, blank=True, on_delete=models.PROTECT, related_name="staff")

    objects: ClassVar = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_known_role"),
            models.CheckConstraint(
                condition=~Q(role=Role.PROVIDER) | Q(organisation__isnull=False),
                name="user_provider_has_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def country_code(self) -> str | None:
        """The country this account works in: that of its station, else of its organisation."""
        if self.station is not None:
            return self.station.country_id
        return self.organisation.country_id if self.organisation is not None else None


class OrganisationKeyFile(models.Model):
    """An organisation's private key, locked with a passphrase the hub never learns: one a member, one on paper."""

    class Kind(models.TextChoices):
        MEMBER = "member", "a member's"
        PAPER = "paper", "on paper"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="key_files")
    member = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="key_files")
    kind = models.CharField(max_length=8, choices=Kind)
    file = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "member"], name="key_file_once_per_member"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(kind="paper"), name="key_file_one_paper_per_organisation"
            ),
            models.CheckConstraint(
                condition=Q(kind="member", member__isnull=False) | Q(kind="paper", member__isnull=True),
                name="key_file_member_kind_has_member",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} key file of {self.organisation_id}"
