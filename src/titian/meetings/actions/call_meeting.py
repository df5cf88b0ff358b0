from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.meetings.errors import GroupKnown
from titian.meetings.models import Called, Group
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.actions.send_update import plan_meeting
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.models import Meeting


def call_meeting(
    *,
    actor: User,
    now: datetime,
    groups: Iterable[Group] = (),
    **given: Any,  # Any: what `plan_meeting` takes
) -> Meeting:
    """A meeting of these groups, planned; nobody hears of it yet. Raises `NotAllowed`, `ZawgyiWords`."""
    if not may(actor, Permission.KEEP_MEETINGS):
        raise NotAllowed
    refuse_zawgyi(given["title"], given.get("place", ""))
    with transaction.atomic():
        meeting = plan_meeting(actor=actor, now=now, **given)
        Called.objects.bulk_create(Called(meeting=meeting, group=group) for group in groups)
    return meeting


def add_group(*, actor: User, name: str, now: datetime) -> Group:
    """A group that meets. Raises `NotAllowed`, `GroupKnown`."""
    if not may(actor, Permission.KEEP_MEETINGS):
        raise NotAllowed
    with transaction.atomic():
        group, is_new = Group.objects.get_or_create(name=name)
        if not is_new:
            raise GroupKnown
        audit.record("user", str(actor.pk), "meeting_group.add", f"meeting_group:{group.pk}")
    return group
