"""What needs a person now: referrals for the reader's organisation, and people whom officers left without help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.referrals.models import OpenMark, Package
from titian.referrals.states import WITH_RECIPIENT, Status


def watch_inbox(reader: User, now: datetime) -> Iterator[Notice]:
    """What waits for the provider's answer, what was accepted and has not arrived, and the key."""
    packages = Package.objects.visible_to(reader)
    waiting = packages.filter(status__in=sorted(WITH_RECIPIENT)).count()
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
    accepted = packages.filter(status=Status.ACCEPTED).count()
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
