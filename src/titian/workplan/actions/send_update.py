from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import ChangedMeanwhile, NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.codes import OPEN, OVER, Part, Says, UpdateState, Visibility
from titian.workplan.errors import ItemNotOpen, MeetingClosed, NotYourItem, UpdateShared, WhatMovedMissing
from titian.workplan.models import ActionItem, Meeting, Party, Update
from titian.workplan.workflow import UPDATE

DRAFT = "draft"


def find_party(actor: User) -> Party:
    """The state or organisation the account speaks for. Raises `NotAllowed`."""
    party = Party.objects.present().spoken_for_by(actor).first()
    if party is None or not may(actor, Permission.SEND_UPDATES):
        raise NotAllowed
    return party


def send_update(
    *,
    actor: User,
    item: ActionItem,
    meeting: Meeting,
    says: str,
    text: str,
    visibility: str,
    now: datetime,
    seen: int | None = None,
) -> Update:
    """What the actor's party says of an item it leads, for a meeting: submitted, or kept as a draft (`says`: "draft").

    `seen`: how many moves of it the actor saw; None where there was none yet. Raises `NotAllowed`, `NotYourItem`,
    `ItemNotOpen`, `MeetingClosed`, `WhatMovedMissing`, `ZawgyiWords`, `ChangedMeanwhile`, `UpdateShared`.
    """
    party = find_party(actor)
    refuse_zawgyi(text)
    if says == Says.MOVED and not text.strip():
        raise WhatMovedMissing
    with transaction.atomic():
        locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if not item.involved.current().filter(party=party, part=Part.LEAD).exists():
            raise NotYourItem
        if item.state not in OPEN:
            raise ItemNotOpen
        if locked.state in OVER:
            raise MeetingClosed
        update = Update.objects.select_for_update().filter(item=item, party=party, meeting=locked).first()
        if (update.moves if update is not None else None) != seen:
            raise ChangedMeanwhile
        if update is not None and update.state != UpdateState.DRAFT:
            raise UpdateShared
        update = update or Update(item=item, party=party, meeting=locked)
        update.says = Says.MOVED if says == DRAFT else says
        update.text, update.visibility = text, visibility
        update.state = UpdateState.DRAFT if says == DRAFT else UpdateState.SUBMITTED
        update.moves += 1
        update.save()
        if says != DRAFT:
            audit.record("user", str(actor.pk), "plan_update.submit", f"plan_update:{update.pk}", {"says": says})
    return update


def share_all(*, actor: User, meeting: Meeting, now: datetime) -> int:
    """Shares what was submitted for a meeting; how many it were. Raises `NotAllowed`."""
    if not may(actor, Permission.SHARE_UPDATES):
        raise NotAllowed
    waiting = list(Update.objects.filter(meeting=meeting, state=UpdateState.SUBMITTED).order_by("pk"))
    for update in waiting:
        UPDATE.perform(update, "share", actor=actor, now=now)
    return len(waiting)


def plan_meeting(
    *,
    actor: User,
    title: str,
    begins_on: date,
    ends_on: date,
    now: datetime,
    place: str = "",
    zone: str = "UTC",
    visibility: str = Visibility.GROUP,
    words_visibility: str = Visibility.MEMBERS,
) -> Meeting:
    """A meeting that updates are sent to. Raises `NotAllowed`."""
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    with transaction.atomic():
        meeting = Meeting.objects.create(
            title=title, place=place, begins_on=begins_on, ends_on=ends_on, zone=zone, visibility=visibility,
            words_visibility=words_visibility,
        )  # fmt: skip
        audit.record("user", str(actor.pk), "plan_meeting.add", f"plan_meeting:{meeting.pk}")
    return meeting
