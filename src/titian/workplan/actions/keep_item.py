from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.changes import refuse_zawgyi, write_change
from titian.workplan.codes import CycleState, ItemState, Kind, Visibility
from titian.workplan.errors import CycleClosed
from titian.workplan.models import ActionItem, Cycle, Involvement, Issue, ItemArea, Objective, Party

Words = Mapping[str, Any]  # Any: text, yes and no, areas
WRITTEN = ("title", "text", "evidence", "next_step", "is_open_to_members", "visibility", "source")


def add_item(
    *,
    actor: User,
    objective: Objective,
    title: str,
    areas: list[int],
    now: datetime,
    issue: Issue | None = None,
    text: str = "",
    evidence: str = "",
    next_step: str = "",
    is_open_to_members: bool = False,
    visibility: str = Visibility.MEMBERS,
    source: str = "",
) -> ActionItem:
    """A new item under an objective, proposed. Raises `NotAllowed`, `CycleClosed`, `ZawgyiWords`."""
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    refuse_zawgyi(title, text, evidence, next_step)
    words = {
        "title": title, "text": text, "evidence": evidence, "next_step": next_step,
        "is_open_to_members": is_open_to_members, "visibility": visibility, "source": source,
    }  # fmt: skip
    with transaction.atomic():
        item = make_item(objective, issue, words, areas, by=actor, at=now)
        audit.record("user", str(actor.pk), "plan_item.add", f"plan_item:{item.pk}")
    return item


def make_item(
    objective: Objective,
    issue: Issue | None,
    words: Words,
    areas: list[int],
    *,
    by: User | None,
    at: datetime,
    state: str = ItemState.PROPOSED,
    kind: Kind = Kind.ADD,
    why: str = "",
    other: ActionItem | None = None,
    is_mapping_suggested: bool = False,
) -> ActionItem:
    """The row with its areas and the first step of its history; the caller has a transaction."""
    cycle = Cycle.objects.select_for_update().get(pk=objective.cycle_id)
    if cycle.state == CycleState.CLOSED:
        raise CycleClosed
    last = cycle.items.aggregate(last=Max("number"))["last"] or 0
    item = ActionItem.objects.create(
        cycle=cycle,
        objective=objective,
        issue=issue if issue is not None and issue.objective_id == objective.pk else None,
        number=last + 1,
        state=state,
        is_mapping_suggested=is_mapping_suggested,
        **{name: words[name] for name in WRITTEN},
    )
    ItemArea.objects.bulk_create(ItemArea(item=item, area=area) for area in sorted(set(areas)))
    first = {**{name: words[name] for name in WRITTEN}, "areas": sorted(set(areas)), "objective": objective.number}
    write_change(item, kind, by=by, at=at, why=why, words=first, other=other)
    return item


def join(
    item: ActionItem,
    party: Party,
    part: str,
    *,
    by: User | None,
    at: datetime,
    why: str = "",
    from_on: date | None = None,
) -> Involvement:
    """The party takes part from now on; the caller has seen to it that it does not yet."""
    row = Involvement.objects.create(item=item, party=party, part=part, from_on=from_on or at.date())
    write_change(item, Kind.JOIN, by=by, at=at, why=why, words={"part": part}, party=party)
    return row


def leave(row: Involvement, *, by: User | None, at: datetime, why: str) -> None:
    """It stays in what was."""
    row.to_on = at.date()
    row.save(update_fields=["to_on"])
    write_change(row.item, Kind.LEAVE, by=by, at=at, why=why, words={"part": row.part}, party=row.party)


def copy_involved(source: ActionItem, target: ActionItem, *, by: User | None, at: datetime) -> None:
    """Whoever takes part in the one now takes part in the other."""
    has = set(target.involved.current().values_list("party", "part"))
    for row in source.involved.current().select_related("party"):
        if (row.party_id, row.part) not in has:
            join(target, row.party, row.part, by=by, at=at)
