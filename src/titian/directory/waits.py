"""What waits in the directory, as the desk's overviews say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.directory.models import Change, Contact
from titian.directory.policies import may_agree, may_approve
from titian.directory.states import Status
from titian.people.models import User
from titian.people.policies import Permission, may

DIRECTORY = "/directory/"
MOST_LOOKED_AT = 200


def watch_directory(reader: User, now: datetime) -> Iterator[Notice]:
    """Contacts nobody vouches for any more, and proposals that wait for this reader."""
    expired = Contact.objects.managed_by(reader).of_live().marked().expired_on(now.date())
    # The focal point of an entry is told of its own; where none is named, every member of the organisation is.
    if not may(reader, Permission.APPROVE_DIRECTORY):
        expired = expired.of_focal_point(reader)
    count = expired.count()
    if count:
        yield Notice(
            ngettext(
                "%(count)d way to reach a service is no longer confirmed.",
                "%(count)d ways to reach services are no longer confirmed.",
                count,
            )
            % {"count": count},
            gettext("Ask, and confirm it again"),
            "/directory/?mark=expired",
            DIRECTORY,
            count,
        )
    waiting = Change.objects.visible_to(reader).select_related("service__listing__organisation")
    for_focal_point = waiting.filter(status=Status.WITH_FOCAL_POINT).order_by("changed_at")[:MOST_LOOKED_AT]
    to_agree = sum(may_agree(reader, change.service) for change in for_focal_point)
    if to_agree:
        yield Notice(
            ngettext(
                "%(count)d proposal waits for you as the focal point.",
                "%(count)d proposals wait for you as the focal point.",
                to_agree,
            )
            % {"count": to_agree},
            gettext("Read and answer"),
            "/directory/changes/?status=with_focal_point",
            DIRECTORY,
            to_agree,
        )
    if not may(reader, Permission.APPROVE_DIRECTORY):
        return
    for_coordinator = waiting.filter(status=Status.WITH_COORDINATOR).order_by("changed_at")[:MOST_LOOKED_AT]
    to_approve = sum(may_approve(reader, change) for change in for_coordinator)
    if to_approve:
        yield Notice(
            ngettext(
                "%(count)d proposal for the directory waits for a coordinator.",
                "%(count)d proposals for the directory wait for a coordinator.",
                to_approve,
            )
            % {"count": to_approve},
            gettext("Read and answer"),
            "/directory/changes/?status=with_coordinator",
            DIRECTORY,
            to_approve,
        )
