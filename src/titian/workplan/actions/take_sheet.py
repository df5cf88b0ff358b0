from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.actions.keep_item import add_item
from titian.workplan.codes import CycleState, ItemState
from titian.workplan.errors import CycleClosed, SheetRefused
from titian.workplan.models import ActionItem, Cycle
from titian.workplan.sheets import Cells, RowStep, look_through
from titian.workplan.workflow import ITEM


def take_sheet(
    *, actor: User, cycle: Cycle, rows: Sequence[tuple[int, Cells]], seen: Mapping[int, int], why: str, now: datetime
) -> int:
    """Takes every row of a sheet, or none; how many it were. `seen`: how many moves of each item the actor saw.

    Raises `NotAllowed`, `CycleClosed`, `SheetRefused`, and what a step refuses.
    """
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    with transaction.atomic():
        locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
        if locked.state == CycleState.CLOSED:
            raise CycleClosed
        looked = look_through(locked, rows, seen)
        if looked.faults:
            raise SheetRefused
        for step in looked.steps:
            _take(actor, locked, step, why, now)
        audit.record("user", str(actor.pk), "plan_cycle.take_sheet", f"plan_cycle:{cycle.pk}", {"rows": len(rows)})
    return len(rows)


def _take(actor: User, cycle: Cycle, step: RowStep, why: str, now: datetime) -> None:
    def move(item: ActionItem, name: str, **given: object) -> ActionItem:
        moved: ActionItem = ITEM.perform(item, name, actor=actor, now=now, given={**given, "why": why})
        return moved

    if step.number is not None:
        item = cycle.items.get(number=step.number)
    elif step.objective is not None:
        item = add_item(actor=actor, objective=step.objective, now=now, **step.words)
    if step.kind == "merge":
        move(item, "merge", into=step.into)
        return
    if step.kind == "change":
        if step.objective is not None and step.objective != item.objective:
            item = move(item, "move", objective=step.objective.number)
        if any(name in step.words for name, _ in step.changes):
            item = move(item, "amend", **step.words)
    if step.state == ItemState.ACTIVE and item.state == ItemState.PROPOSED:
        item = move(item, "adopt")
    for party, part in step.joins:
        item = move(item, "join", party=party, part=part)
