"""What may be seen of referrals. Lists, counts and single reads all begin here."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models import Case, Count, ExpressionWrapper, Value, When
from django.db.models.functions import Cast, TruncDate

from titian.audit.querysets import AppendOnlyQuerySet
from titian.people.policies import Permission, limit_to_scope
from titian.referrals.states import READABLE, WITH_RECIPIENT, Action, Responsibility, Status

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.referrals.models import (  # noqa: F401  (named in text below)
        ArrivalCell,
        CountedState,
        OpenMark,
        Package,
        PackageEvent,
        Question,
        Referral,
        WithoutConsent,
    )


# How long a referral has been open, as a supervisor sees it: (code, less than this many hours).
AGE_BANDS: Final[tuple[tuple[str, int | None], ...]] = (
    ("under_1_hour", 1),
    ("under_4_hours", 4),
    ("under_1_day", 24),
    ("over_1_day", None),
)

# A second officer signs what one sent, a life being in danger.
SECOND_WITHIN: Final = timedelta(hours=24)

CLOSED_STATE: Final = "closed"
# What is counted for a country. One that was taken back is closed: by itself it would be a very small figure.
COUNTED_STATES: Final = (Responsibility.WAITING, Responsibility.TAKEN, Responsibility.NOBODY_LEFT, CLOSED_STATE)


@dataclass(frozen=True)
class OpenCount:
    """One cell of the supervisor's table."""

    level: str
    age_band: str
    responsibility: str
    referrals: int
    is_taken_up: bool = False


@dataclass(frozen=True)
class StatesThen:
    """How many of a country's referrals were in each state when they were last counted; every state has a figure."""

    counted_at: datetime
    states: Mapping[str, int]


# The mark stands for as long as nothing has changed since it was set.
_TAKEN_UP: Final = models.Q(
    responsibility=Responsibility.NOBODY_LEFT, taken_up_at__isnull=False, taken_up_at__gte=models.F("changed_at")
)


class ReferralQuerySet(models.QuerySet["Referral"]):
    def counted_for(self, user: User) -> Self:
        """Supervisors count the referrals of their station, coordinators those of their country. Nobody lists them."""
        if user.role == "supervisor" and user.station_id is not None:
            return self.filter(station=user.station_id)
        if user.role == "coordinator" and user.country_code:
            return self.filter(country=user.country_code)
        return self.none()

    def open(self) -> Self:
        """Nobody has taken responsibility yet, and the person has not taken it back."""
        return self.exclude(responsibility__in=[Responsibility.TAKEN, Responsibility.STOPPED])

    def nobody_left(self) -> Self:
        """Everyone asked has declined or let the time run out."""
        return self.filter(responsibility=Responsibility.NOBODY_LEFT)

    def left_to_station(self) -> Self:
        """Nobody is left to ask, and the station has not said since then that it looks after it itself."""
        return self.nobody_left().exclude(_TAKEN_UP)

    def taken_up(self) -> Self:
        """Nobody is left to ask, and the station looks after it itself."""
        return self.filter(_TAKEN_UP)

    def count_by_level_and_day(self) -> list[tuple[str, date, int]]:
        """What stations took up, as counts by level and by the day it was taken up, the last day first."""
        rows = self.annotate(day=TruncDate("taken_up_at")).values_list("level", "day").annotate(Count("pk"))
        return list(rows.order_by("-day", "level"))

    def count_by_level_and_age(self, now: datetime) -> list[OpenCount]:
        """Open referrals as counts by level and age band; no ids, no recipients, no times."""
        bands = [
            When(received_at__gt=now - timedelta(hours=hours), then=Value(code))
            for code, hours in AGE_BANDS
            if hours is not None
        ]
        oldest = AGE_BANDS[-1][0]
        rows = (
            self.open()
            .annotate(
                age_band=Case(*bands, default=Value(oldest), output_field=models.CharField()),
                is_taken_up=Case(When(_TAKEN_UP, then=Value(True)), default=Value(False)),
            )
            .values("level", "age_band", "responsibility", "is_taken_up")
            .annotate(referrals=Count("pk"))
            .order_by("level", "age_band", "responsibility", "is_taken_up")
        )
        return [OpenCount(**row) for row in rows]

    def count_by_state(self) -> dict[str, int]:
        """How many wait, are taken, have nobody left to ask, are closed: now, so for the weekly count alone."""
        state = Case(
            When(closed_at__isnull=False, then=Value(CLOSED_STATE)),
            default=models.F("responsibility"),
            output_field=models.CharField(),
        )
        rows = self.annotate(state=state).values_list("state").annotate(referrals=Count("pk")).order_by("state")
        return {**dict.fromkeys(map(str, COUNTED_STATES), 0), **dict(rows)}


class CountedStateQuerySet(models.QuerySet["CountedState"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may see the figures of a country sees its own. Whoever shows them hides small ones."""
        return limit_to_scope(self, user, Permission.SEE_COUNTRY_FIGURES, country="country")

    def find_newest(self) -> StatesThen | None:
        """The last count of one country; None before the first."""
        newest = self.order_by("-week").first()
        if newest is None:
            return None
        rows = self.filter(country=newest.country_id, week=newest.week)
        return StatesThen(newest.counted_at, dict(rows.values_list("state", "number")))


class PackageQuerySet(models.QuerySet["Package"]):
    def visible_to(self, user: User) -> Self:
        """A provider's member sees what was released to the own organisation. Everybody else sees nothing."""
        if user.role != "provider" or user.organisation_id is None:
            return self.none()
        return self.filter(organisation=user.organisation_id, released_at__isnull=False)

    def inbox(self) -> Self:
        """The provider's list: what waits for an answer first, the soonest due on top."""
        return (
            self.select_related("referral", "referral__station")
            .annotate(
                is_waiting=Case(
                    When(status__in=sorted(WITH_RECIPIENT), then=Value(True)),
                    default=Value(False),
                    output_field=models.BooleanField(),
                )
            )
            .order_by("-is_waiting", "answer_due_at", "received_sequence")
        )

    def with_officers(self) -> Self:
        """With what `describe_officers` says of each."""
        return self.select_related("referral__enrolment", "without_consent__second_by")

    def readable(self) -> Self:
        return self.filter(status__in=sorted(READABLE), ciphertext__isnull=False)

    def overdue(self, now: datetime) -> Self:
        """While the person's code pauses it no time runs out."""
        return self.filter(status__in=sorted(WITH_RECIPIENT), answer_due_at__lte=now, referral__paused_at__isnull=True)

    def paused(self) -> Self:
        """Those that an organisation has and the person's code pauses: it is to ask the person."""
        return self.readable().filter(released_at__isnull=False, referral__paused_at__isnull=False)

    def unsettled(self, now: datetime) -> Self:
        """Paused for longer than the organisation had to answer, and it has not said what the person wants.

        `ask_until`: when that time was over.
        """
        given = ExpressionWrapper(
            Cast("answer_within", models.IntegerField()) * Value(timedelta(minutes=1)),
            output_field=models.DurationField(),
        )
        until = ExpressionWrapper(models.F("referral__paused_at") + given, output_field=models.DateTimeField())
        return self.paused().annotate(ask_until=until).filter(ask_until__lte=now)

    def to_delete(self) -> Self:
        """Opened by the organisation, then taken back or kept no longer, and it has not said that it deleted it too."""
        opened = models.Q(referral__events__item_id=models.F("item_id"), referral__events__action=Action.OPENED)
        return self.filter(
            opened,
            status__in=[Status.WITHDRAWN, Status.EXPIRED],
            deleted_there_on__isnull=True,
        )

    def with_ciphertext(self) -> Self:
        return self.defer(None)


_PackageManager = models.Manager.from_queryset(PackageQuerySet)


class PackageManager(_PackageManager["Package"]):
    """Leaves the sealed bytes where they are unless somebody asks for them."""

    def get_queryset(self) -> PackageQuerySet:
        return PackageQuerySet(self.model, using=self._db).defer("ciphertext")


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, user: User) -> Self:
        """The supervisors of the station the referral came from, while somebody is still to answer or to arrive."""
        return limit_to_scope(self, user, Permission.KEEP_DUTY, station="package__referral__station").going_on()

    def asked_of(self, enrolment_id: uuid.UUID) -> Self:
        """The phone that sent the referral, and no other; as long as the station could answer."""
        return self.going_on().filter(package__referral__enrolment=enrolment_id)

    def going_on(self) -> Self:
        return self.filter(package__status__in=sorted(WITH_RECIPIENT | {Status.ACCEPTED}))

    def open(self) -> Self:
        return self.filter(answer="")

    def for_station(self) -> Self:
        """The longest asked on top, with how urgent the referral is."""
        return self.open().select_related("package__referral").order_by("asked_at", "pk")


class OpenMarkQuerySet(models.QuerySet["OpenMark"]):
    def visible_to(self, user: User) -> Self:
        """The supervisors of the station, the most urgent and the longest open on top."""
        return limit_to_scope(self, user, Permission.KEEP_DUTY, station="station").order_by("level", "received_at")


class WithoutConsentQuerySet(models.QuerySet["WithoutConsent"]):
    def visible_to(self, user: User) -> Self:
        """The supervisors of the station it was sent from, the longest waiting on top."""
        scope = limit_to_scope(self, user, Permission.KEEP_DUTY, station="package__referral__station")
        return scope.order_by("received_at")

    def one_officer(self) -> Self:
        """No second officer has signed. What the person took back needs nobody's signature any more."""
        return self.filter(second="", package__referral__withdrawn_at__isnull=True)

    def overdue(self, now: datetime) -> Self:
        """No second officer has signed in the time there was."""
        return self.one_officer().filter(received_at__lte=now - SECOND_WITHIN)


class PackageEventQuerySet(AppendOnlyQuerySet["PackageEvent"]):
    """Events are added and read, and go with their referral."""

    def forget(self) -> None:
        self._raw_delete(self.db)


class ArrivalCellQuerySet(models.QuerySet["ArrivalCell"]):
    def visible_to(self, user: User) -> Self:
        """As `CountedStateQuerySet`: whoever shows them hides small ones."""
        return limit_to_scope(self, user, Permission.SEE_COUNTRY_FIGURES, country="country")

    def waiting(self) -> Self:
        """Of referrals that went before they were counted."""
        return self.filter(week__isnull=True).exclude(kind="gone")

    def add(self, country: str, kind: str, name: str, number: int) -> None:
        """So many more of what has no week."""
        row, _ = self.get_or_create(country_id=country, week=None, kind=kind, name=name)
        self.filter(pk=row.pk).update(number=models.F("number") + number)
