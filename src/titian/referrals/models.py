from __future__ import annotations

import uuid
from datetime import timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q

from titian.audit.models import AppendOnlyModel
from titian.referrals.querysets import (
    COUNTED_STATES,
    ArrivalCellQuerySet,
    CountedStateQuerySet,
    OpenMarkQuerySet,
    PackageEventQuerySet,
    PackageManager,
    QuestionQuerySet,
    ReferralQuerySet,
    WithoutConsentQuerySet,
)
from titian.referrals.states import EMPTIED, WITH_RECIPIENT, Responsibility, Status

MAX_POSITION: Final = 9
MAX_CIPHERTEXT: Final = 1_000_000  # bytes
MAX_ANSWER_WITHIN: Final = 14 * 24 * 60  # minutes
LEAST_ANSWER_MINUTES: Final = 5  # of a country's limit: a person has to read it
# For how long sealed bytes are kept, unless the country says otherwise (`Retention`).
KEEP_AFTER_CLOSURE: Final = timedelta(days=30)
KEEP_ACCEPTED: Final = timedelta(days=180)  # of one that was accepted and never closed
LEAST_CLOSED_DAYS: Final = 1
MOST_CLOSED_DAYS: Final = 90
LEAST_ACCEPTED_DAYS: Final = 30
MOST_ACCEPTED_DAYS: Final = 365
# Who takes a referral back before its phone had a network: for so long it is still paused when it comes.
KEEP_PAUSE_AHEAD: Final = timedelta(days=400)
# What the hub itself knows of a referral, its envelope: after closure it is reduced to week, level and how it ended,
# and then that goes too. What people hear before they agree ("three months at most") rests on the last bound.
REDUCE_AFTER: Final = timedelta(days=14)
DELETE_AFTER: Final = timedelta(days=90)
LEAST_REDUCED_DAYS: Final = 1
MOST_REDUCED_DAYS: Final = 60
MOST_DELETED_DAYS: Final = 90
KEEP_NOBODY_LEFT: Final = timedelta(days=30)  # of one that nobody is left to ask for: then it is closed
KEEP_OPEN_MARKS: Final = timedelta(days=7)  # as long as the phone shows one


class Level(models.TextChoices):
    NOW = "NOW", "now"
    TODAY = "TODAY", "today"
    REFER = "REFER", "refer"
    INFO = "INFO", "information"
    INCOMPLETE = "INCOMPLETE", "incomplete"


class Referral(models.Model):
    """What the hub knows of one referral: who sent it from where, how urgent, whether somebody has taken it.

    Its id is its phone's own: whatever another phone calls by the same id is another referral.
    """

    referral_id = models.UUIDField()
    # Without indexes of their own where one of `Meta` begins with them: each costs every item that comes in.
    enrolment = models.ForeignKey(
        "devices.Enrolment", on_delete=models.PROTECT, related_name="referrals", db_index=False
    )
    station = models.ForeignKey("people.Station", on_delete=models.PROTECT, related_name="referrals", db_index=False)
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+", db_index=False)
    level = models.CharField(max_length=10, choices=Level)
    responsibility = models.CharField(
        max_length=12, choices=[(r.value, r.value) for r in Responsibility], default=Responsibility.WAITING
    )
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="when the person took it back")
    # Somebody brought the person's code: nobody new reads it and no clock runs, until a provider has asked the person.
    paused_at = models.DateTimeField(null=True, blank=True)
    # The station looks after it itself, as nobody is left to ask. Holds until the referral changes.
    taken_up_at = models.DateTimeField(null=True, blank=True)
    taken_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = ReferralQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["enrolment", "changed_at"], name="referral_by_phone"),
            models.Index(fields=["station", "responsibility"], name="referral_open_at_station"),
            models.Index(fields=["paused_at"], condition=Q(paused_at__isnull=False), name="referral_paused"),
        ]
        constraints: ClassVar = [
            # In this order its index also finds all that a person's code names.
            models.UniqueConstraint(fields=["referral_id", "enrolment"], name="referral_once_a_phone"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="referral_known_level"),
            models.CheckConstraint(
                condition=Q(responsibility__in=[r.value for r in Responsibility]),
                name="referral_known_responsibility",
            ),
            models.CheckConstraint(
                condition=Q(taken_up_at__isnull=True, taken_up_by__isnull=True)
                | Q(taken_up_at__isnull=False, taken_up_by__isnull=False),
                name="referral_taken_up_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.referral_id)


class Retention(models.Model):
    """For how many days a country's hub keeps sealed bytes: of what was accepted and not closed, and after closure; and
    after how many days of closure what it knows itself is reduced, and deleted."""

    country = models.OneToOneField("people.Country", on_delete=models.PROTECT, related_name="+", primary_key=True)
    accepted_days = models.PositiveSmallIntegerField()
    closed_days = models.PositiveSmallIntegerField()
    reduced_days = models.PositiveSmallIntegerField(default=REDUCE_AFTER.days, db_default=REDUCE_AFTER.days)
    deleted_days = models.PositiveSmallIntegerField(default=DELETE_AFTER.days, db_default=DELETE_AFTER.days)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(accepted_days__gte=LEAST_ACCEPTED_DAYS, accepted_days__lte=MOST_ACCEPTED_DAYS),
                name="retention_accepted_within_bounds",
            ),
            models.CheckConstraint(
                condition=Q(closed_days__gte=LEAST_CLOSED_DAYS, closed_days__lte=MOST_CLOSED_DAYS),
                name="retention_closed_within_bounds",
            ),
            models.CheckConstraint(
                condition=Q(
                    reduced_days__gte=LEAST_REDUCED_DAYS,
                    reduced_days__lte=MOST_REDUCED_DAYS,
                    deleted_days__gte=models.F("reduced_days"),
                    deleted_days__lte=MOST_DELETED_DAYS,
                ),
                name="retention_envelopes_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id}: {self.accepted_days}, {self.closed_days}"


class AnswerLimit(models.Model):
    """The longest a country lets a recipient take to answer a referral of one level, of those that came since."""

    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level)
    minutes = models.PositiveIntegerField()
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "level"], name="answer_limit_once_a_level"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="answer_limit_known_level"),
            models.CheckConstraint(
                condition=Q(minutes__gte=LEAST_ANSWER_MINUTES, minutes__lte=MAX_ANSWER_WITHIN),
                name="answer_limit_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.level}: {self.minutes}"


class PauseAhead(models.Model):
    """A code that somebody brought: what comes under its id from now on is paused when it comes.

    Written for every id that a code gives, right or wrong: whoever looks here learns nothing. It stays until it is old,
    so that what another phone sends under the same id takes it from nobody.
    """

    referral_id = models.UUIDField(unique=True)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.referral_id)


class CountedState(models.Model):
    """How many referrals of a country were in a state when a week had ended, before small figures are hidden.

    Written once and never changed; every state has a row, zeros too. What the country is shown comes from here, so
    that nobody learns the hour of one referral by looking again.
    """

    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+", db_index=False)
    week = models.DateField(help_text="the Monday after the week that had ended")
    counted_at = models.DateTimeField()
    state = models.CharField(max_length=12)
    number = models.PositiveIntegerField()

    objects = CountedStateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "week", "state"], name="counted_state_once"),
            models.CheckConstraint(condition=Q(state__in=COUNTED_STATES), name="counted_state_known"),
            models.CheckConstraint(condition=Q(week__week_day=2), name="counted_state_week_begins_on_monday"),
        ]

    def __str__(self) -> str:
        return f"{self.week} {self.country_id} {self.state}"


class PastReferral(models.Model):
    """What is left of closed referrals after some days: how many of a level ended how, by the week they ended in."""

    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+", db_index=False)
    week = models.DateField(help_text="the Monday of the week in which they were closed")
    level = models.CharField(max_length=10, choices=Level)
    state = models.CharField(max_length=12)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "week", "level", "state"], name="past_referral_once"),
            models.CheckConstraint(condition=Q(week__week_day=2), name="past_referral_week_begins_on_monday"),
        ]

    def __str__(self) -> str:
        return f"{self.week} {self.level} {self.state}"


class ArrivalCell(models.Model):
    """How many referrals came between a week's count and the one before it, of one level or from one kind of place.

    Written with the count and never changed. Without a week: of referrals that went before they were counted, until the
    next count takes them in; and (`Kind.GONE`) of all that have gone, so that the count of all that ever came stands.
    """

    class Kind(models.TextChoices):
        LEVEL = "level", "by level"
        PLACE = "place", "by kind of place"
        GONE = "gone", "deleted"

    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+", db_index=False)
    week = models.DateField(null=True, blank=True, help_text="as in `CountedState`")
    kind = models.CharField(max_length=5, choices=Kind)
    name = models.CharField(max_length=12)
    number = models.PositiveIntegerField(default=0)

    objects = ArrivalCellQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "week", "kind", "name"], name="arrival_cell_once"),
            models.UniqueConstraint(
                fields=["country", "kind", "name"], condition=Q(week__isnull=True), name="arrival_cell_one_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.week} {self.kind} {self.name}"


class Package(models.Model):
    """Bytes sealed to one recipient. The hub cannot open them; it knows only what the envelope says."""

    item_id = models.UUIDField(unique=True)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="packages", db_index=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="packages", db_index=False
    )
    recipient = models.CharField(max_length=64)  # fingerprint of the key it is sealed to
    position = models.PositiveSmallIntegerField()
    answer_within = models.PositiveIntegerField(help_text="minutes from release")
    sha256 = models.CharField(max_length=64)
    ciphertext = models.BinaryField(null=True)
    received_sequence = models.BigIntegerField(unique=True, null=True)  # none where nothing was taken in
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Status], default=Status.HELD)
    received_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    answer_due_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    from_ended_phone_on = models.DateField(
        null=True,
        blank=True,
        help_text="the day an administrator let it go on, though its phone's enrolment had been ended",
    )
    deleted_there_on = models.DateField(
        null=True, blank=True, help_text="the day the recipient says it deleted what it kept of it"
    )

    objects = PackageManager()

    class Meta:
        base_manager_name = "objects"
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-released_at"], name="package_inbox"),
            models.Index(fields=["organisation", "status"], name="package_by_state"),
            models.Index(
                fields=["answer_due_at"],
                condition=Q(status__in=sorted(WITH_RECIPIENT)),
                name="package_waiting_answer",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["referral", "position"], name="package_position_once"),
            models.CheckConstraint(condition=Q(position__lte=MAX_POSITION), name="package_position_in_chain"),
            models.CheckConstraint(
                condition=Q(answer_within__gte=1, answer_within__lte=MAX_ANSWER_WITHIN),
                name="package_answer_within_bounds",
            ),
            models.CheckConstraint(condition=Q(status__in=[s.value for s in Status]), name="package_known_status"),
            models.CheckConstraint(
                condition=Q(
                    status__in=[Status.HELD, Status.REFUSED], released_at__isnull=True, answer_due_at__isnull=True
                )
                | (
                    ~Q(status__in=[Status.HELD, Status.REFUSED])
                    & Q(released_at__isnull=False, answer_due_at__isnull=False)
                ),
                name="package_released_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(EMPTIED)) | Q(ciphertext__isnull=True),
                name="package_over_keeps_no_ciphertext",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.REFUSED) | Q(received_sequence__isnull=False),
                name="package_taken_in_has_sequence",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)


class WithoutConsent(models.Model):
    """That a package goes without the person's yes: on which ground, and which officers signed it.

    The signatures are over a statement that is written anew from this row: docs/security/protocol.md. `recipient` is
    the key it was first sealed to, `claims_sha256` the digest of what the first officer signed inside.
    """

    class Ground(models.TextChoices):
        THREAT_TO_LIFE = "threat_to_life", "a life is in danger"
        CHILD = "child", "a child's best interests"
        INCAPACITY = "incapacity", "the person could not say yes or no"

    package = models.OneToOneField(Package, primary_key=True, on_delete=models.CASCADE, related_name="without_consent")
    ground = models.CharField(max_length=20, choices=Ground)
    recipient = models.CharField(max_length=64)
    claims_sha256 = models.CharField(max_length=64)
    first = models.TextField()
    second = models.TextField(blank=True)
    second_by = models.ForeignKey(
        "devices.Enrolment", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    received_at = models.DateTimeField()

    objects = WithoutConsentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["received_at"], condition=Q(second=""), name="without_consent_one_officer")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ground__in=["threat_to_life", "child", "incapacity"]),
                name="without_consent_known_ground",
            ),
            models.CheckConstraint(
                condition=Q(second="", second_by__isnull=True, ground="threat_to_life")
                | (~Q(second="") & Q(second_by__isnull=False)),
                name="without_consent_one_officer_for_a_life",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground} {self.package_id}"


class Question(models.Model):
    """What a recipient asks back, in codes, and what the station's duty answered, in codes. Nobody writes a word."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="questions")
    code = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        # Every phone asks for its own at every contact: few are open at a time.
        indexes: ClassVar = [models.Index(fields=["asked_at"], condition=Q(answer=""), name="question_open")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["package", "code"], name="question_once_a_package"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="question_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.package_id}"


class PackageEvent(AppendOnlyModel):
    """One move of one package, kept as long as it. Never names a recipient the package was not released to."""

    class ActorKind(models.TextChoices):
        DEVICE = "device", "device"
        MEMBER = "member", "member of the organisation"
        HUB = "hub", "hub"
        PERSON = "person", "the person, by their code"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="events")
    item_id = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    action = models.CharField(max_length=12)
    status = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    actor_kind = models.CharField(max_length=8, choices=ActorKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    happened_at = models.DateTimeField()

    objects = PackageEventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.action} {self.item_id}"


class OpenMark(models.Model):
    """Somebody an officer left with no call, no referral and no no of their own, for whoever holds the station's duty.

    Four signs that the officer's phone shows too, and how urgent; nothing of the person, and not whose phone it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    station = models.ForeignKey("people.Station", on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=4)
    level = models.CharField(max_length=10, choices=Level)
    received_at = models.DateTimeField()

    objects = OpenMarkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["station", "mark"], name="open_mark_once_at_a_station"),
            models.CheckConstraint(condition=Q(level__in=["NOW", "TODAY"]), name="open_mark_urgent_level"),
        ]

    def __str__(self) -> str:
        return self.mark
