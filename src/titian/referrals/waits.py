"""What needs a person now: referrals that wait for the reader's organisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.referrals.models import Package
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
