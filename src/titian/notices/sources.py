"""What waits, and whom it waits for.

Each source is a list of rows that wait now, and says who hears of one of them. What is told once stays told; a row that
is in the list no more waits no more, and nothing further is sent about it.

An answer climbs while nobody gives it: at half of its time to whoever answers for the organisation's entries in the
directory (the focal point), at three quarters to whoever stands in for them (the backup). When the time is over the
hub asks the next recipient by itself, and the duty of the station hears that one waits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from titian.directory.models import Contact, FocalPoint
from titian.notices.models import Kind
from titian.people.models import Duty, Role, User
from titian.referrals.models import Level, Package, Question, Referral, WithoutConsent
from titian.referrals.querysets import SECOND_WITHIN
from titian.referrals.states import WITH_RECIPIENT, Status

Rows: TypeAlias = QuerySet[Any]  # Any: of the model its source reads
Listeners: TypeAlias = QuerySet[User]


@dataclass(frozen=True)
class Source:
    """`waiting(now)` are its rows, each with `waits_since`; `thing` is the field with a row's id.

    `find_level` says how urgent a row is, for those that have a level. With `tells_each_time` a row that began to wait
    anew is told of again, also where nobody looked while it did not wait.
    """

    kind: Kind
    thing: str
    waiting: Callable[[datetime], Rows]
    find_listeners: Callable[[Any], Listeners]  # Any: one of those rows
    find_level: Callable[[Any], str] = lambda row: ""
    tells_each_time: bool = False

    def is_urgent(self, row: Any) -> bool:  # Any: as above
        return self.find_level(row) == Level.NOW


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


def expired_contacts(now: datetime) -> QuerySet[Contact]:
    """Of live entries, as the nightly check has marked them and nobody has confirmed them since."""
    rows = Contact.objects.of_live().marked().expired_on(now.date())
    return rows.select_related("service__listing").annotate(waits_since=F("marked_at"))


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


def find_confirmers(contact: Contact) -> Listeners:
    """Focal point and backup of the entry; else the organisation's members; else the country's coordinators."""
    organisation, service = contact.service.listing.organisation_id, contact.service_id
    members = User.objects.open().filter(role=Role.PROVIDER, organisation__isnull=False, organisation=organisation)
    named = members.filter(pk__in=FocalPoint.objects.filter(service=service, account__isnull=False).values("account"))
    for narrowed in (named, members):
        if narrowed.exists():
            return narrowed
    return find_coordinators(contact.service.country_id)


def find_coordinators(country: str) -> Listeners:
    here = Q(station__isnull=True, organisation__country=country)
    return User.objects.open().filter(here | Q(station__country=country), role=Role.COORDINATOR)


def _level_of_package(package: Package) -> str:
    return package.referral.level


SOURCES: Final = (
    Source(Kind.REFERRAL_WAITS, "item_id", waiting_packages, find_members, _level_of_package),
    Source(Kind.ANSWER_DUE, "item_id", late_packages(0.5), find_focal_point, _level_of_package),
    Source(Kind.ANSWER_LATE, "item_id", late_packages(0.25), find_backup, _level_of_package),
    Source(
        Kind.ANSWER_MISSED,
        "item_id",
        missed_packages,
        lambda package: find_duty(package.referral.station_id),
        _level_of_package,
    ),
    Source(
        Kind.NOBODY_LEFT,
        "referral_id",
        left_referrals,
        lambda referral: find_duty(referral.station_id),
        lambda referral: str(referral.level),
    ),
    Source(Kind.REFERRAL_PAUSED, "item_id", paused_packages, find_members, _level_of_package, tells_each_time=True),
    Source(
        Kind.PAUSE_UNSETTLED,
        "item_id",
        unsettled_packages,
        lambda package: find_coordinators(package.referral.country_id),
        _level_of_package,
        tells_each_time=True,
    ),
    Source(
        Kind.QUESTION_WAITS,
        "id",
        open_questions,
        lambda question: find_duty(question.package.referral.station_id),
        lambda question: str(question.package.referral.level),
    ),
    Source(
        Kind.ONE_OFFICER,
        "item_id",
        one_officer_packages,
        lambda package: find_duty(package.referral.station_id),
        _level_of_package,
    ),
    Source(Kind.CONTACT_EXPIRED, "id", expired_contacts, find_confirmers),
)
