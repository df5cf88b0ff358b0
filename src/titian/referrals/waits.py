"""What needs a person now: referrals for the reader's organisation, and people whom officers left without help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.referrals.models import OpenMark, Package, WithoutConsent
from titian.referrals.querysets import SECOND_WITHIN
from titian.referrals.states import WITH_RECIPIENT, Status


def watch_inbox(reader: User, now: datetime) -> Iterator[Notice]:
    """What waits for the provider's answer, what was accepted and has not arrived, and the key."""
    packages = Package.objects.visible_to(reader)
    going_on = packages.exclude(pk__in=packages.paused().values("pk"))
    waiting = going_on.filter(status__in=sorted(WITH_RECIPIENT)).count()
    if waiting:
        yield Notice(
            ngettext("%(count)d referral waits for your answer.", "%(count)d referrals wait for your answer.", waiting)
            % {"count": waiting},
            gettext("Open and answer"),
            "/referrals/#waiting-title",
            "/referrals/",
            waiting,
            is_urgent=True,
        )
    paused = packages.paused().count()
    if paused:
        yield Notice(
            ngettext(
                "%(count)d referral is paused by the person\u2019s code: ask the person.",
                "%(count)d referrals are paused by the person\u2019s code: ask each person.",
                paused,
            )
            % {"count": paused},
            gettext("Say what they want"),
            "/referrals/",
            "/referrals/",
            0,
            is_urgent=True,
        )
    accepted = going_on.filter(status=Status.ACCEPTED).count()
    if accepted:
        yield Notice(
            ngettext(
                "%(count)d person you accepted: have they arrived?",
                "%(count)d people you accepted: have they arrived?",
                accepted,
            )
            % {"count": accepted},
            gettext("Say so"),
            "/referrals/#accepted-title",
            "/referrals/",
            0,
        )


def watch_unsettled(reader: User, now: datetime) -> Iterator[Notice]:
    """Organisations of the country that have not asked a person, in the time they had to answer. Never how many."""
    unsettled = Package.objects.unsettled(now).filter(referral__country=reader.country_code)
    for name in unsettled.values_list("organisation__name", flat=True).distinct().order_by("organisation__name"):
        yield Notice(
            gettext(
                "%(organisation)s has a referral that the person\u2019s code pauses, and has not asked the person. "
                "Call them."
            )
            % {"organisation": name},
            gettext("Organisations"),
            "/organisations/keys/",
            "/organisations/keys/",
            is_urgent=True,
        )


def watch_open_marks(reader: User, now: datetime) -> Iterator[Notice]:
    """People at NOW or TODAY for whom nobody was called and nothing was sent, at the reader's station."""
    left = OpenMark.objects.visible_to(reader).count()
    if left:
        yield Notice(
            ngettext(
                "%(count)d person was left with no call and no referral.",
                "%(count)d people were left with no call and no referral.",
                left,
            )
            % {"count": left},
            gettext("Look after them"),
            "/station/#open-marks",
            "/station/",
            left,
            is_urgent=True,
        )


def watch_one_officer(reader: User, now: datetime) -> Iterator[Notice]:
    """What one officer of the reader's station sent without the person's yes, until a second officer has signed."""
    sent = list(WithoutConsent.objects.visible_to(reader).one_officer().values_list("received_at", flat=True))
    overdue = sum(received_at <= now - SECOND_WITHIN for received_at in sent)
    waiting = len(sent) - overdue
    if overdue:
        yield Notice(
            ngettext(
                "%(count)d referral went without a yes, and no second officer has signed it in 24 hours.",
                "%(count)d referrals went without a yes, and no second officer has signed them in 24 hours.",
                overdue,
            )
            % {"count": overdue},
            gettext("Ask the officers"),
            "/station/#one-officer",
            "/station/",
            overdue,
            is_urgent=True,
        )
    if waiting:
        yield Notice(
            ngettext(
                "%(count)d referral went without a yes, signed by one officer: a second signs within 24 hours.",
                "%(count)d referrals went without a yes, signed by one officer: a second signs within 24 hours.",
                waiting,
            )
            % {"count": waiting},
            gettext("Ask the officers"),
            "/station/#one-officer",
            "/station/",
            0,
        )
