"""A new work: what it is, and who sees it. Its files come after."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.shelf.models import Work
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.codes import Visibility
from titian.workplan.models import ActionItem, Cycle


def put_on_shelf(
    *,
    actor: User,
    title: str,
    kind: str,
    now: datetime,
    about: str = "",
    source: str = "",
    number: int | None = None,
    cycle: Cycle | None = None,
    visibility: str = Visibility.MEMBERS,
) -> Work:
    """`number` is that of the item that produced it. Raises `NotAllowed`, `NumberUnknown`, `ZawgyiWords`."""
    if not may(actor, Permission.KEEP_SHELF):
        raise NotAllowed
    refuse_zawgyi(title, about, source)
    item = ActionItem.objects.get_numbered(actor, number, cycle) if number is not None else None
    with transaction.atomic():
        work = Work.objects.create(
            title=title, kind=kind, about=about, source=source, item=item, visibility=visibility, added_at=now
        )
        audit.record("user", str(actor.pk), "shelf_work.add", f"shelf_work:{work.pk}")
    return work
