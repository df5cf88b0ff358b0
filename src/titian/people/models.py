from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Final, NoReturn

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy

from titian.people.errors import AccountKept
from titian.people.kept import DigestField
from titian.people.querysets import (
    DutyQuerySet,
    InvitationQuerySet,
    OrganisationKeyQuerySet,
    OrganisationQuerySet,
    StationQuerySet,
    UserManager,
)
from titian.people.roles import Role, name_role
from titian.people.zones import find_zone

__all__ = [
    "Country",
    "Duty",
    "Invitation",
    "Organisation",
    "OrganisationKey",
    "OrganisationKeyFile",
    "OrganisationService",
    "Role",
    "Station",
    "User",
    "WrongCode",
]


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

    `recipient` is the public age key packages are sealed to, the current one of its `keys`: see `titian.people.keys`.
    Phones never take it from here: they take it from the country's signed list, and `recipient_listed_at` only says
    since when it stands there.
    """

    class Kind(models.TextChoices):
        HUB = "hub", gettext_lazy("runs the hub")
        STATION_SERVICE = "station_service", gettext_lazy("staffs stations")
        PROVIDER = "provider", gettext_lazy("receives referrals")
        REGIONAL = "regional", gettext_lazy("regional body")
        OVERSIGHT = "oversight", gettext_lazy("reads complaints, independent of the stations")

    class Authority(models.TextChoices):
        POLICE = "police", gettext_lazy("police")
        IMMIGRATION = "immigration", gettext_lazy("immigration")
        EMBASSY = "embassy", gettext_lazy("embassy")

    class RunBy(models.TextChoices):
        STATE = "state", gettext_lazy("the state")
        UNITED_NATIONS = "united_nations", gettext_lazy("the United Nations")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="organisations")
    kind = models.CharField(max_length=16, choices=Kind)
    fictional = models.BooleanField(default=False)
    independent = models.BooleanField(default=False, help_text="Reports to nobody who may detain or return the person.")
    legal_aid = models.BooleanField(default=False)
    authority = models.CharField(
        max_length=16,
        choices=Authority,
        blank=True,
        help_text="What a person may name as not to be told; phones then leave it out. Blank: none of these.",
    )
    run_by = models.CharField(
        max_length=16,
        choices=RunBy,
        blank=True,
        help_text="Whose it is, as a person hears it before they choose it. Blank: neither, or not known.",
    )
    answer_within_minutes = models.PositiveIntegerField(default=240)
    recipient = models.CharField(max_length=80, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    recipient_listed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "name"], name="organisation_name_once_per_country"),
            models.UniqueConstraint(
                fields=["fingerprint"], condition=~Q(fingerprint=""), name="organisation_fingerprint_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["hub", "station_service", "provider", "regional", "oversight"]),
                name="organisation_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(authority__in=["", "police", "immigration", "embassy"]),
                name="organisation_known_authority",
            ),
            models.CheckConstraint(
                condition=Q(run_by__in=["", "state", "united_nations"]), name="organisation_known_run_by"
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
        AIRPORT = "airport", gettext_lazy("airport")
        LAND = "land", gettext_lazy("land border")
        SEA = "sea", gettext_lazy("sea port or coast")
        MOBILE = "mobile", gettext_lazy("mobile team")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="stations")
    time_zone = models.CharField(max_length=40, blank=True, help_text="IANA; blank: as the country's desks.")
    closed_at = models.DateTimeField(null=True, blank=True)

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

    @property
    def zone(self) -> str:
        """The clocks by which whoever works there, and whoever answers them, reads a time."""
        return self.time_zone or find_zone(self.country_id)


class User(AbstractUser):
    """An account with exactly one role. What the role may do stands in `titian.people.policies`.

    It is closed, never deleted: the audit log names it by its number for as long as the log is kept.
    """

    Role = Role

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    role = models.CharField(max_length=16, choices=Role)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )
    station = models.ForeignKey(Station, null=True, blank=True, on_delete=models.PROTECT, related_name="staff")
    is_manager = models.BooleanField(default=False, help_text="Invites and closes members of the own organisation.")
    language = models.CharField(max_length=10, blank=True, help_text="Of the desk; blank: as the browser asks.")
    session_generation = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_known_role"),
            models.CheckConstraint(
                condition=~Q(role__in=[Role.PROVIDER, Role.OVERSIGHT]) | Q(organisation__isnull=False),
                name="user_provider_has_organisation",
            ),
            models.CheckConstraint(
                condition=Q(is_manager=False) | Q(role__in=[Role.PROVIDER, Role.OVERSIGHT]),
                name="user_manager_of_a_body_with_members",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(is_active=False), name="user_closed_is_not_active"
            ),
        ]

    def __str__(self) -> str:
        return self.username

    def get_role_display(self) -> str:  # type: ignore[no-redef]  # Django's gives way to it
        return str(name_role(self.role))

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise AccountKept

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django compares it at each request: counting `session_generation` up ends every session at once."""
        value = f"{self.password}:{self.session_generation}"
        return salted_hmac("titian.people.session", value, secret=secret, algorithm="sha256").hexdigest()

    @property
    def country_code(self) -> str | None:
        """The country this account works in: that of its station, else of its organisation."""
        if self.station is not None:
            return self.station.country_id
        return self.organisation.country_id if self.organisation is not None else None


class OrganisationKey(models.Model):
    """One generation of an organisation's key: its public half and where it stands in its life.

    pending: made, its words not yet compared or not yet in the country's signed list. listed: packages are sealed to
    it. ended: nothing new is sealed to it; what was opens until the last of it has closed. An organisation has at most
    one pending and one listed key, and each fingerprint exists once in the hub.
    """

    class State(models.TextChoices):
        PENDING = "pending", gettext_lazy("waits to be listed")
        LISTED = "listed", gettext_lazy("listed")
        ENDED = "ended", gettext_lazy("ended")

    class Ending(models.TextChoices):
        REPLACED = "replaced", gettext_lazy("replaced by the next one")
        STOLEN = "stolen", gettext_lazy("known or feared to be in other hands")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="keys")
    recipient = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    ending = models.CharField(max_length=8, choices=Ending, blank=True)
    made_at = models.DateTimeField()
    listed_at = models.DateTimeField(null=True, blank=True, help_text="When it was last listed; blank: never.")
    ended_at = models.DateTimeField(null=True, blank=True)
    refused_since = models.DateTimeField(
        null=True, blank=True, help_text="From then on the hub takes no more packages sealed to it."
    )
    renew_since = models.DateTimeField(
        null=True, blank=True, help_text="Since then somebody who had it has left: a new key is due."
    )
    compared_at = models.DateTimeField(
        null=True, blank=True, help_text="When a coordinator heard its six words from the organisation; blank: never."
    )
    compared_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    compared_with = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = OrganisationKeyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["pending", "listed", "ended"]), name="organisation_key_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False, ending__in=["replaced", "stolen"])
                | (~Q(state="ended") & Q(ended_at__isnull=True, ending="", refused_since__isnull=True)),
                name="organisation_key_ended_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(ending="stolen") | Q(refused_since__isnull=False),
                name="organisation_key_stolen_is_refused",
            ),
            models.CheckConstraint(
                condition=Q(compared_at__isnull=True, compared_by__isnull=True, compared_with__isnull=True)
                | Q(compared_at__isnull=False, compared_by__isnull=False, compared_with__isnull=False),
                name="organisation_key_compared_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(compared_by__isnull=True) | ~Q(compared_by=models.F("compared_with")),
                name="organisation_key_compared_by_two",
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="listed"), name="organisation_key_one_listed"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="pending"), name="organisation_key_one_pending"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} key of {self.organisation_id}"


class OrganisationKeyFile(models.Model):
    """One generation's private key, locked with a passphrase the hub never learns: one a member, one on paper."""

    class Kind(models.TextChoices):
        MEMBER = "member", gettext_lazy("a member's")
        PAPER = "paper", gettext_lazy("on paper")

    key = models.ForeignKey(OrganisationKey, on_delete=models.CASCADE, related_name="files")
    member = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="key_files")
    kind = models.CharField(max_length=8, choices=Kind)
    file = models.BinaryField()
    kept_sha256 = DigestField(of=["file"])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "member"], name="key_file_once_per_member"),
            models.UniqueConstraint(fields=["key"], condition=Q(kind="paper"), name="key_file_one_paper_per_key"),
            models.CheckConstraint(
                condition=Q(kind="member", member__isnull=False) | Q(kind="paper", member__isnull=True),
                name="key_file_member_kind_has_member",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} file of key {self.key_id}"


class Invitation(models.Model):
    """A one-time link to an account: a new one, or one whose password or second factor was lost.

    Only a keyed hash of the link is kept; who opens it in time chooses the password.
    """

    LIFETIME: Final = timedelta(days=7)

    class Kind(models.TextChoices):
        JOIN = "join", gettext_lazy("new account")
        RECOVER = "recover", gettext_lazy("way back into an account")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    token_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=16, choices=Role)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    station = models.ForeignKey(Station, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations")
    is_manager = models.BooleanField(default=False)
    invited_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_known_role"),
            models.CheckConstraint(
                condition=~Q(kind="recover") | Q(account__isnull=False), name="invitation_back_names_account"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(account__isnull=False), name="invitation_used_has_account"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True), name="invitation_used_or_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def get_role_display(self) -> str:  # type: ignore[no-redef]  # Django's gives way to it
        return str(name_role(self.role))

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


class WrongCode(models.Model):
    """A wrong code of a second factor, given after the right password. Kept for the time it counts: half an hour."""

    account = models.ForeignKey(User, on_delete=models.PROTECT, related_name="wrong_codes")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "at"], name="wrong_code_of_account")]

    def __str__(self) -> str:
        return f"wrong code of {self.account_id}"


class Duty(models.Model):
    """A supervisor's time on duty at a station. The one without an end owns the station's open referrals."""

    class Ending(models.TextChoices):
        HANDED_OVER = "handed_over", gettext_lazy("handed over")
        TAKEN_OVER = "taken_over", gettext_lazy("taken over")
        LEFT = "left", gettext_lazy("left")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="duties")
    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="duties")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=Ending, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "duties"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station"], condition=Q(ended_at__isnull=True), name="duty_one_holder_per_station"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="duty_ended_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"duty {self.id}"
