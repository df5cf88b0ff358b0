"""What co-chairs and the regional office do with a cycle and its items, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.people.policies import Permission
from titian.rooms import list_parts
from titian.workplan import forms
from titian.workplan.actions.keep_item import WRITTEN, copy_involved, join, leave, make_item
from titian.workplan.changes import refuse_zawgyi, write_change
from titian.workplan.closing import AtClosing
from titian.workplan.codes import OPEN, OVER, CycleState, ItemState, Kind, MeetingState, Says, UpdateState
from titian.workplan.errors import (
    AlreadyCurrent,
    AlreadyInvolved,
    CycleClosed,
    ItemNotOpen,
    ItemsStillOpen,
    ItemUnknown,
    MeetingClosed,
    MeetingOver,
    MergedIntoItself,
    NoNextCycle,
    ObjectiveUnknown,
    PartTooLong,
    TooFewParts,
    UpdateShared,
    WhatMovedMissing,
)
from titian.workplan.models import (
    LONGEST_LINE,
    ActionItem,
    Cycle,
    Issue,
    ItemArea,
    Meeting,
    Objective,
    Revision,
    Update,
)

KEEP: Final = Permission.KEEP_PLAN


def find_objective(cycle: Cycle, number: int) -> Objective:
    """Raises `ObjectiveUnknown`."""
    found = cycle.objectives.filter(number=number).first()
    if found is None:
        raise ObjectiveUnknown
    return found


def _say(kind: Kind) -> Any:  # Any: a `do` of any move
    """A move that is its state and its reason."""

    def do(item: ActionItem, doing: Doing) -> Detail:
        write_change(item, kind, by=doing.actor, at=doing.now, why=doing.given.get("why", ""))
        return {}

    return do


def _amend(item: ActionItem, doing: Doing) -> Detail:
    """Fields that have other words since are in the history; a form sent as it was changes nothing."""
    given = doing.given
    refuse_zawgyi(*(given[name] for name in ("title", "text", "evidence", "next_step")))
    changed: dict[str, Any] = {name: given[name] for name in WRITTEN if getattr(item, name) != given[name]}
    issue: Issue | None = given.get("issue")
    if issue != item.issue:
        changed["issue"] = issue.text if issue is not None else ""
    if given["areas"] != item.areas:
        changed["areas"] = given["areas"]
    if changed:
        for name in WRITTEN:
            setattr(item, name, given[name])
        item.issue, item.is_mapping_suggested = issue, False
        if "areas" in changed:
            item.area_rows.all().delete()
            ItemArea.objects.bulk_create(ItemArea(item=item, area=area) for area in given["areas"])
        write_change(item, Kind.AMEND, by=doing.actor, at=doing.now, why=given["why"], words=changed)
    return {"fields": len(changed)}


def _carry(item: ActionItem, doing: Doing) -> Detail:
    """Its words, areas and whoever takes part go on in the cycle that is being drafted."""
    cycle = Cycle.objects.next()
    if cycle is None:
        raise NoNextCycle
    objective = find_objective(cycle, doing.given["objective"])
    new = _follow(item, objective, read(item), Kind.CARRIED_FROM, doing)
    write_change(item, Kind.CARRY, by=doing.actor, at=doing.now, why=doing.given["why"], other=new)
    return {"to": str(new.pk)}


def _follow(item: ActionItem, objective: Objective, words: Mapping[str, Any], kind: Kind, doing: Doing) -> ActionItem:
    """A new item in the place of this one, with its areas and whoever takes part."""
    new = make_item(
        objective,
        item.issue,
        words,
        item.areas,
        by=doing.actor,
        at=doing.now,
        state=ItemState.ACTIVE,
        kind=kind,
        why=doing.given["why"],
        other=item,
        is_mapping_suggested=item.is_mapping_suggested,
    )
    copy_involved(item, new, by=doing.actor, at=doing.now)
    return new


def read(item: ActionItem) -> dict[str, Any]:  # Any: text, or yes and no
    return {name: getattr(item, name) for name in WRITTEN}


def _merge(item: ActionItem, doing: Doing) -> Detail:
    """What it was about goes on in the other; whoever took part in it takes part there."""
    number = doing.given["into"]
    if number == item.number:
        raise MergedIntoItself
    target = item.cycle.items.open().filter(number=number).first()
    if target is None:
        raise ItemUnknown
    why = doing.given["why"]
    write_change(item, Kind.MERGE, by=doing.actor, at=doing.now, why=why, other=target)
    write_change(target, Kind.TAKE_IN, by=doing.actor, at=doing.now, why=why, other=item)
    copy_involved(item, target, by=doing.actor, at=doing.now)
    return {"into": str(target.pk)}


def _split(item: ActionItem, doing: Doing) -> Detail:
    titles = list(dict.fromkeys(line.strip() for line in doing.given["parts"].splitlines() if line.strip()))
    if len(titles) < 2:
        raise TooFewParts
    if any(len(title) > LONGEST_LINE for title in titles):
        raise PartTooLong
    refuse_zawgyi(*titles)
    for title in titles:
        words = {**read(item), "title": title}
        new = _follow(item, item.objective, words, Kind.SPLIT_FROM, doing)
        write_change(item, Kind.SPLIT, by=doing.actor, at=doing.now, why=doing.given["why"], other=new)
    return {"parts": len(titles)}


def _move(item: ActionItem, doing: Doing) -> Detail:
    objective = find_objective(item.cycle, doing.given["objective"])
    item.objective, item.is_mapping_suggested = objective, False
    if item.issue is not None and item.issue.objective_id != objective.pk:
        item.issue = None
    words = {"objective": objective.number}
    write_change(item, Kind.MOVE, by=doing.actor, at=doing.now, why=doing.given["why"], words=words)
    return {"objective": objective.number}


def _join(item: ActionItem, doing: Doing) -> Detail:
    party, part = doing.given["party"], doing.given["part"]
    if item.involved.current().filter(party=party, part=part).exists():
        raise AlreadyInvolved
    join(item, party, part, by=doing.actor, at=doing.now, why=doing.given.get("why", ""))
    return {"party": party.code, "part": part}


def _leave(item: ActionItem, doing: Doing) -> Detail:
    row = item.involved.current().filter(pk=doing.given["involvement"]).select_related("party").first()
    if row is None:
        raise ItemNotOpen(gettext_lazy("They take no part in this any more."))
    leave(row, by=doing.actor, at=doing.now, why=doing.given["why"])
    return {"party": row.party.code, "part": row.part}


_OPEN: Final = OPEN
_ACTIVE: Final = frozenset({ItemState.ACTIVE})
ITEM: Final = Workflow(
    "plan_item",
    ActionItem,
    Move(
        name="adopt",
        label=gettext_lazy("Adopt"),
        states=frozenset({ItemState.PROPOSED}),
        to=ItemState.ACTIVE,
        permission=KEEP,
        do=_say(Kind.ADOPT),
    ),
    Move(name="amend", label=gettext_lazy("Change its words"), states=_OPEN, to=None, permission=KEEP, do=_amend),
    Move(
        name="join",
        label=gettext_lazy("Add a lead or partner"),
        states=_OPEN,
        to=None,
        permission=KEEP,
        do=_join,
        form=forms.JoinForm,
    ),
    Move(
        name="leave",
        label=gettext_lazy("They leave it"),
        states=_OPEN,
        to=None,
        permission=KEEP,
        do=_leave,
        form=forms.LeaveForm,
    ),
    Move(
        name="complete",
        label=gettext_lazy("Complete"),
        states=_ACTIVE,
        to=ItemState.COMPLETED,
        permission=KEEP,
        do=_say(Kind.COMPLETE),
        form=forms.WhyForm,
    ),
    Move(
        name="carry",
        label=gettext_lazy("Carry into the next plan"),
        states=_OPEN,
        to=ItemState.CARRIED,
        permission=KEEP,
        do=_carry,
        form=forms.CarryForm,
    ),
    Move(
        name="merge",
        label=gettext_lazy("Merge into another"),
        states=_OPEN,
        to=ItemState.MERGED,
        permission=KEEP,
        do=_merge,
        form=forms.MergeForm,
    ),
    Move(
        name="split",
        label=gettext_lazy("Split"),
        states=_OPEN,
        to=ItemState.SPLIT,
        permission=KEEP,
        do=_split,
        form=forms.SplitForm,
    ),
    Move(
        name="move",
        label=gettext_lazy("Move to another objective"),
        states=_OPEN,
        to=None,
        permission=KEEP,
        do=_move,
        form=forms.MoveForm,
    ),
    Move(
        name="withdraw",
        label=gettext_lazy("Withdraw"),
        states=_OPEN,
        to=ItemState.WITHDRAWN,
        permission=KEEP,
        do=_say(Kind.WITHDRAW),
        form=forms.WhyForm,
    ),
    wrong=ItemNotOpen,
    part_of="cycle",
)


def _adopt_cycle(cycle: Cycle, doing: Doing) -> Detail:
    if Cycle.objects.current() is not None:
        raise AlreadyCurrent
    cycle.adopted_on = doing.now.date()
    return {}


def _close_cycle(cycle: Cycle, doing: Doing) -> Detail:
    if cycle.items.open().exists():
        raise ItemsStillOpen
    return {}


def _name_issue(cycle: Cycle, doing: Doing) -> Detail:
    objective = find_objective(cycle, doing.given["objective"])
    Issue.objects.get_or_create(objective=objective, text=doing.given["text"])
    return {"objective": objective.number}


CYCLE: Final = Workflow(
    "plan_cycle",
    Cycle,
    Move(
        name="issue",
        label=gettext_lazy("Name a priority issue"),
        states=frozenset({CycleState.DRAFTING, CycleState.CURRENT}),
        to=None,
        permission=KEEP,
        do=_name_issue,
        form=forms.IssueForm,
    ),
    Move(
        name="adopt",
        label=gettext_lazy("Adopt this plan"),
        states=frozenset({CycleState.DRAFTING}),
        to=CycleState.CURRENT,
        permission=KEEP,
        do=_adopt_cycle,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close this plan"),
        states=frozenset({CycleState.CURRENT}),
        to=CycleState.CLOSED,
        permission=KEEP,
        do=_close_cycle,
    ),
    wrong=CycleClosed,
)


def _ask(meeting: Meeting, doing: Doing) -> Detail:
    """Whoever leads an open item hears once that something waits for them."""
    meeting.asked_at = doing.now
    return {}


def _close(meeting: Meeting, doing: Doing) -> Detail:
    for part in list_parts(AtClosing):
        part.do(meeting, doing)
    return {}


_NOT_CLOSED: Final = frozenset({MeetingState.PLANNED, MeetingState.ASKING, MeetingState.IN_SESSION})
MEETING: Final = Workflow(
    "plan_meeting",
    Meeting,
    Move(
        name="ask",
        label=gettext_lazy("Ask for updates"),
        states=frozenset({MeetingState.PLANNED}),
        to=MeetingState.ASKING,
        permission=KEEP,
        do=_ask,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close this meeting"),
        states=_NOT_CLOSED,
        to=MeetingState.CLOSED,
        permission=KEEP,
        do=_close,
    ),
    wrong=MeetingOver,
)


def revise(update: Update, doing: Doing, why: str = "") -> None:
    """Its words, as they are from now on, for good."""
    number = update.revisions.count() + 1
    Revision.objects.create(
        update_of=update, number=number, says=update.says, text=update.text, visibility=update.visibility,
        at=doing.now, by=doing.actor, why=why,
    )  # fmt: skip


def _share(update: Update, doing: Doing) -> Detail:
    update.shared_at = doing.now
    revise(update, doing)
    return {"visibility": update.visibility}


def _take_back(update: Update, doing: Doing) -> Detail:
    if update.meeting.state in OVER:
        raise MeetingClosed
    return {}


def _correct(update: Update, doing: Doing) -> Detail:
    """Also once the meeting is closed: what was said stands beside what is said now."""
    given = doing.given
    refuse_zawgyi(given["text"])
    if given["says"] == Says.MOVED and not given["text"].strip():
        raise WhatMovedMissing
    update.says, update.text, update.visibility = given["says"], given["text"], given["visibility"]
    revise(update, doing, given["why"])
    return {"visibility": update.visibility}


UPDATE: Final = Workflow(
    "plan_update",
    Update,
    Move(
        name="share",
        label=gettext_lazy("Share it"),
        states=frozenset({UpdateState.SUBMITTED}),
        to=UpdateState.SHARED,
        permission=Permission.SHARE_UPDATES,
        do=_share,
    ),
    Move(
        name="take_back",
        label=gettext_lazy("Take it back"),
        states=frozenset({UpdateState.SUBMITTED}),
        to=UpdateState.DRAFT,
        permission=Permission.SEND_UPDATES,
        do=_take_back,
    ),
    Move(
        name="correct",
        label=gettext_lazy("Correct it"),
        states=frozenset({UpdateState.SHARED}),
        to=None,
        permission=Permission.SEND_UPDATES,
        do=_correct,
        form=forms.CorrectForm,
    ),
    wrong=UpdateShared,
)
