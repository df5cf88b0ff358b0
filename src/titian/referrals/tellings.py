"""Which referrals people are told that they wait, and whom.

An answer climbs while nobody gives it: at half of its time to whoever answers for the organisation's entries in the
directory (the focal point), at three quarters to whoever stands in for them (the backup). When the time is over the
hub asks the next recipient by itself, and the duty of the station hears that one waits.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from titian.desk.tellings import Listeners, Telling, find_coordinators
from titian.directory.models import FocalPoint
from titian.people.models import Duty, Role, User
from titian.referrals.models import Level, Package, Question, Referral, WithoutConsent
from titian.referrals.querysets import SECOND_WITHIN
from titian.referrals.states import WITH_RECIPIENT, Status


def waiting_packages(now: datetime) -> QuerySet[Package]:
    """Released to an organisation that is open, and not answered."""
    rows = Package.objects.filter(status__in=sorted(WITH_RECIPIENT), organisation__closed_at__isnull=True)
    return rows.select_related("referral").annotate(waits_since=F("released_at"))


def late_packages(left: float) -> Callable[[datetime], QuerySet[Package]]:
    """Those of which no more than this part of the time to answer is left."""
    part = ExpressionWrapper(
        Cast("answer_within", IntegerField()) * Value(timedelta(minutes=1) * left), output_field=DurationField()
    )
    since = ExpressionWrapper(F("answer_due_at") - part, output_field=DateTimeField())
    running = Q(referral__paused_at__isnull=True)
    return lambda now: waiting_packages(now).filter(running).annotate(waits_since=since).filter(waits_since__lte=now)


def missed_packages(now: datetime) -> QuerySet[Package]:
    """Not answered in time, and nobody has taken the referral since, the station itself neither."""
    still_open = Referral.objects.open().exclude(pk__in=Referral.objects.taken_up().values("pk"))
    rows = Package.objects.filter(status=Status.TIMED_OUT, referral__in=still_open)
    return rows.select_related("referral").annotate(waits_since=F("answered_at"))


def paused_packages(now: datetime) -> QuerySet[Package]:
    return Package.objects.paused().select_related("referral").annotate(waits_since=F("referral__paused_at"))


def unsettled_packages(now: datetime) -> QuerySet[Package]:
    return Package.objects.unsettled(now).select_related("referral").annotate(waits_since=F("ask_until"))


def left_referrals(now: datetime) -> QuerySet[Referral]:
    return Referral.objects.left_to_station().annotate(waits_since=F("changed_at"))


def open_questions(now: datetime) -> QuerySet[Question]:
    rows = Question.objects.open().going_on()
    return rows.select_related("package__referral").annotate(waits_since=F("asked_at"))


def one_officer_packages(now: datetime) -> QuerySet[Package]:
    """Sent without the person's yes by one officer, and no second has signed in the time there was."""
    since = ExpressionWrapper(F("without_consent__received_at") + Value(SECOND_WITHIN), output_field=DateTimeField())
    rows = Package.objects.filter(pk__in=WithoutConsent.objects.overdue(now).values("pk"))
    return rows.select_related("referral").annotate(waits_since=since)


def find_members(package: Package) -> Listeners:
    """Everyone who may answer it."""
    return User.objects.open().filter(role=Role.PROVIDER, organisation=package.organisation_id)


def find_focal_point(package: Package) -> Listeners:
    """Who answers for the organisation in the directory; where nobody is named, its managers; else everybody."""
    return _find_named(package, is_backup=False)


def find_backup(package: Package) -> Listeners:
    """Who stands in for the focal point; where nobody is named, its managers; else everybody."""
    return _find_named(package, is_backup=True)


def _find_named(package: Package, *, is_backup: bool) -> Listeners:
    members = find_members(package)
    named = FocalPoint.objects.filter(
        service__listing__organisation=package.organisation_id, is_backup=is_backup, account__isnull=False
    )
    for narrowed in (members.filter(pk__in=named.values("account")), members.filter(is_manager=True)):
        if narrowed.exists():
            return narrowed
    return members


def find_duty(station_id: UUID) -> Listeners:
    """Whoever holds the duty of the station; while nobody does, every supervisor there."""
    supervisors = User.objects.open().filter(role=Role.SUPERVISOR, station=station_id)
    on_duty = supervisors.filter(pk__in=Duty.objects.current().filter(station=station_id).values("holder"))
    return on_duty if on_duty.exists() else supervisors


def _is_now(package: Package) -> bool:
    return package.referral.level == Level.NOW


def _find_duty(package: Package) -> Listeners:
    return find_duty(package.referral.station_id)


TELLINGS: Final = (
    Telling("referral_waits", "item_id", waiting_packages, find_members, _is_now),
    Telling("answer_due", "item_id", late_packages(0.5), find_focal_point, _is_now),
    Telling("answer_late", "item_id", late_packages(0.25), find_backup, _is_now),
    Telling("answer_missed", "item_id", missed_packages, _find_duty, _is_now),
    Telling(
        "nobody_left",
        "referral_id",
        left_referrals,
        lambda referral: find_duty(referral.station_id),
        lambda referral: bool(referral.level == Level.NOW),
    ),
    Telling("referral_paused", "item_id", paused_packages, find_members, _is_now, tells_each_time=True),
    Telling(
        "pause_unsettled",
        "item_id",
        unsettled_packages,
        lambda package: find_coordinators(package.referral.country_id),
        _is_now,
        tells_each_time=True,
    ),
    Telling(
        "question_waits",
        "id",
        open_questions,
        lambda question: _find_duty(question.package),
        lambda question: _is_now(question.package),
    ),
    Telling("one_officer", "item_id", one_officer_packages, _find_duty, _is_now),
)
