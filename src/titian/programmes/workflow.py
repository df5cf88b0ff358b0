"""What is done with a programme and with what became of its action plans, as tables."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.follow_ups import MONTHS, FollowUpState, add_months, list_moves
from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.people.policies import Permission
from titian.programmes import forms
from titian.programmes.actions.keep_programme import PLAIN, check_words, read_counts, write_lines
from titian.programmes.codes import BEFORE_CLOSING, HELD, ProgrammeState
from titian.programmes.errors import FollowUpOver, ItemGone, ProgrammeOver
from titian.programmes.models import Call, Count, FollowUp, Programme, Undertaking
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.models import ActionItem

KEEP: Final = Permission.KEEP_PROGRAMMES


def _amend(programme: Programme, doing: Doing) -> Detail:
    given = doing.given
    check_words(given)
    for name in PLAIN:
        setattr(programme, name, given[name])
    write_lines(programme, given)
    for row in FollowUp.objects.filter(undertaking__programme=programme, state=FollowUpState.PLANNED):
        row.due_on = add_months(programme.ends_on, row.months)
        row.save(update_fields=["due_on"])
    return {}


def _say_results(programme: Programme, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["outputs"], doing.given["lessons"])
    programme.outputs, programme.lessons = doing.given["outputs"], doing.given["lessons"]
    return {}


def name_item(record: Programme | Call, doing: Doing) -> Detail:
    """One of the plan's items that the actor sees."""
    if doing.actor is None:
        raise NotAllowed
    item = ActionItem.objects.get_numbered(doing.actor, doing.given["number"], doing.given["cycle"])
    record.items.add(item)
    return {"item": str(item.pk)}


def drop_item(record: Programme | Call, doing: Doing) -> Detail:
    if doing.actor is None:
        raise NotAllowed
    item = record.items.visible_to(doing.actor).filter(pk=doing.given["item"]).first()
    if item is None:
        raise ItemGone
    record.items.remove(item)
    return {"item": str(item.pk)}


def _fulfil(programme: Programme, doing: Doing) -> Detail:
    return name_item(programme, doing)


def _unfulfil(programme: Programme, doing: Doing) -> Detail:
    return drop_item(programme, doing)


def _count(programme: Programme, doing: Doing) -> Detail:
    """All of it in place of what stood there, or nothing."""
    total, rows = read_counts(doing.given["lines"], doing.given["total"])
    for row in rows:
        row.programme = programme
    programme.counts.all().delete()
    Count.objects.bulk_create(rows)
    programme.total = total
    return {}


def _withdraw_counts(programme: Programme, doing: Doing) -> Detail:
    programme.counts.all().delete()
    programme.total = None
    return {}


def _undertake(programme: Programme, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["text"])
    made = Undertaking.objects.create(programme=programme, text=given["text"], party=given["party"])
    FollowUp.objects.bulk_create(
        FollowUp(undertaking=made, months=months, due_on=add_months(programme.ends_on, months)) for months in MONTHS
    )
    return {}


PROGRAMME: Final = Workflow(
    "programme",
    Programme,
    Move(
        name="begin",
        label=gettext_lazy("It begins"),
        states=frozenset({ProgrammeState.PLANNED}),
        to=ProgrammeState.RUNNING,
        permission=KEEP,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close it: its counts then stand"),
        states=frozenset({ProgrammeState.RUNNING}),
        to=ProgrammeState.CLOSED,
        permission=KEEP,
    ),
    Move(
        name="cancel",
        label=gettext_lazy("Cancel it"),
        states=BEFORE_CLOSING,
        to=ProgrammeState.CANCELLED,
        permission=KEEP,
    ),
    Move(
        name="amend",
        label=gettext_lazy("Change what stands here"),
        states=HELD,
        to=None,
        permission=KEEP,
        do=_amend,
        form=forms.ProgrammeForm,
    ),
    Move(
        name="fulfil",
        label=gettext_lazy("Name an item of the plan that it fulfils"),
        states=HELD,
        to=None,
        permission=KEEP,
        do=_fulfil,
        form=forms.ItemForm,
    ),
    Move(
        name="unfulfil",
        label=gettext_lazy("Take an item of the plan off"),
        states=HELD,
        to=None,
        permission=KEEP,
        do=_unfulfil,
        form=forms.DropItemForm,
    ),
    Move(
        name="count",
        label=gettext_lazy("Say how many took part"),
        states=BEFORE_CLOSING,
        to=None,
        permission=KEEP,
        do=_count,
        form=forms.CountsForm,
    ),
    Move(
        name="withdraw_counts",
        label=gettext_lazy("Take the counts off for good"),
        states=frozenset({ProgrammeState.CLOSED}),
        to=None,
        permission=KEEP,
        do=_withdraw_counts,
        reasons={"wrong": gettext_lazy("they are wrong"), "harm": gettext_lazy("somebody could be picked out")},
    ),
    Move(
        name="undertake",
        label=gettext_lazy("Add an action plan"),
        states=HELD,
        to=None,
        permission=KEEP,
        do=_undertake,
        form=forms.UndertakingForm,
    ),
    Move(
        name="tell_results",
        label=gettext_lazy("Say what came of it"),
        states=HELD,
        to=None,
        permission=KEEP,
        do=_say_results,
        form=forms.ResultsForm,
    ),
    wrong=ProgrammeOver,
)


FOLLOW_UP: Final[Workflow[FollowUp]] = Workflow(
    "follow_up", FollowUp, *list_moves(Permission.ANSWER_FOLLOW_UPS), wrong=FollowUpOver
)
