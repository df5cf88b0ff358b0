"""What is done with a call and a secondment, as tables: call, nominated, selected, placed, handed over, alumni."""

from __future__ import annotations

from typing import Final

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.meetings.actions.keep_minutes import find_own_party
from titian.people.policies import Permission, may
from titian.programmes import forms
from titian.programmes.codes import FORGETTABLE, CallState, SecondmentState
from titian.programmes.errors import (
    CallOver,
    DeliverableGone,
    NobodyNominates,
    NomineeNotAsked,
    SecondmentOver,
)
from titian.programmes.models import Call, Deliverable, Secondment
from titian.programmes.workflow import drop_item, name_item
from titian.workplan.changes import refuse_zawgyi

KEEP: Final = Permission.KEEP_SECONDMENTS
OWN: Final = Permission.KEEP_NOMINATIONS
CALL_FIELDS: Final = ("title", "text", "place", "begins_on", "months", "until_on", "visibility", "is_open_to_alumni")
_NOT_OVER: Final = frozenset({CallState.PLANNED, CallState.OPEN})


def _amend(call: Call, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["title"], given["text"], given["place"])
    for name in CALL_FIELDS:
        setattr(call, name, given[name])
    return {}


def _nominate(call: Call, doing: Doing) -> Detail:
    """By a focal point of the own party, whatever they chose; by the office of the one it names."""
    actor, given = doing.actor, doing.given
    if actor is None:
        raise NotAllowed
    party = given["party"] if may(actor, KEEP) else find_own_party(actor)
    if party is None:
        raise NobodyNominates
    refuse_zawgyi(given["name"])
    if given["name"] and not given["is_agreed"]:
        raise NomineeNotAsked
    made = Secondment.objects.create(
        call=call, party=party, agency=given["agency"], name=given["name"], is_agreed=given["is_agreed"]
    )
    return {"secondment": str(made.pk)}


def _fulfil(call: Call, doing: Doing) -> Detail:
    return name_item(call, doing)


def _unfulfil(call: Call, doing: Doing) -> Detail:
    return drop_item(call, doing)


CALL: Final = Workflow(
    "secondment_call",
    Call,
    Move(
        name="open",
        label=gettext_lazy("Open it for nominations"),
        states=frozenset({CallState.PLANNED}),
        to=CallState.OPEN,
        permission=KEEP,
    ),
    Move(
        name="nominate",
        label=gettext_lazy("Nominate somebody"),
        states=frozenset({CallState.OPEN}),
        to=None,
        permission=Permission.NOMINATE,
        do=_nominate,
        form=forms.NominateForm,
    ),
    Move(
        name="amend",
        label=gettext_lazy("Change what stands here"),
        states=_NOT_OVER,
        to=None,
        permission=KEEP,
        do=_amend,
        form=forms.CallForm,
    ),
    Move(
        name="fulfil",
        label=gettext_lazy("Name an item of the plan that it fulfils"),
        states=frozenset(CallState) - {CallState.CANCELLED},
        to=None,
        permission=KEEP,
        do=_fulfil,
        form=forms.ItemForm,
    ),
    Move(
        name="unfulfil",
        label=gettext_lazy("Take an item of the plan off"),
        states=frozenset(CallState) - {CallState.CANCELLED},
        to=None,
        permission=KEEP,
        do=_unfulfil,
        form=forms.DropItemForm,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close the call"),
        states=frozenset({CallState.OPEN}),
        to=CallState.CLOSED,
        permission=KEEP,
    ),
    Move(
        name="cancel",
        label=gettext_lazy("Cancel the call"),
        states=_NOT_OVER,
        to=CallState.CANCELLED,
        permission=KEEP,
    ),
    wrong=CallOver,
)


def _decline(secondment: Secondment, doing: Doing) -> Detail:
    """Of somebody who did not come no name is kept."""
    secondment.name = ""
    return {}


def _place(secondment: Secondment, doing: Doing) -> Detail:
    secondment.begins_on, secondment.ends_on = doing.given["begins_on"], doing.given["ends_on"]
    return {}


def _deliver(secondment: Secondment, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["text"])
    made = Deliverable.objects.create(secondment=secondment, **doing.given)
    return {"deliverable": str(made.pk)}


def _finish(secondment: Secondment, doing: Doing) -> Detail:
    found = secondment.deliverables.filter(pk=doing.given["deliverable"], done_on=None).first()
    if found is None:
        raise DeliverableGone
    found.done_on = timezone.localdate(doing.now)
    found.save(update_fields=["done_on"])
    return {"deliverable": str(found.pk)}


def _hand_over(secondment: Secondment, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["hand_over"])
    secondment.hand_over = doing.given["hand_over"]
    return {}


def _forget(secondment: Secondment, doing: Doing) -> Detail:
    """All of it goes, what they brought too: a result beside a count of one would say who it was."""
    if secondment.state != SecondmentState.DECLINED:
        Call.objects.filter(pk=secondment.call_id).update(forgotten=F("forgotten") + 1)
    return {}


_NOMINATED: Final = frozenset({SecondmentState.NOMINATED})
_SELECTED: Final = frozenset({SecondmentState.SELECTED})
_PLACED: Final = frozenset({SecondmentState.PLACED})
SECONDMENT: Final = Workflow(
    "secondment",
    Secondment,
    Move(
        name="select",
        label=gettext_lazy("Select this person"),
        states=_NOMINATED,
        to=SecondmentState.SELECTED,
        permission=KEEP,
    ),
    Move(
        name="decline",
        label=gettext_lazy("Do not select"),
        states=_NOMINATED | _SELECTED,
        to=SecondmentState.DECLINED,
        permission=KEEP,
        do=_decline,
    ),
    Move(
        name="take_back",
        label=gettext_lazy("Take the nomination back"),
        states=_NOMINATED | _SELECTED,
        to=GONE,
        permission=OWN,
    ),
    Move(
        name="place",
        label=gettext_lazy("Say when they come"),
        states=_SELECTED,
        to=SecondmentState.PLACED,
        permission=KEEP,
        do=_place,
        form=forms.PlaceForm,
    ),
    Move(
        name="deliver",
        label=gettext_lazy("Add what it brings"),
        states=_PLACED,
        to=None,
        permission=OWN,
        do=_deliver,
        form=forms.DeliverableForm,
    ),
    Move(
        name="finish",
        label=gettext_lazy("It is done"),
        states=_PLACED,
        to=None,
        permission=OWN,
        do=_finish,
        form=forms.DoneForm,
    ),
    Move(
        name="hand_over",
        label=gettext_lazy("Hand over"),
        states=_PLACED,
        to=SecondmentState.HANDED_OVER,
        permission=OWN,
        do=_hand_over,
        form=forms.HandOverForm,
    ),
    Move(
        name="end_early",
        label=gettext_lazy("It ends early"),
        states=_PLACED,
        to=SecondmentState.ENDED,
        permission=OWN,
    ),
    Move(
        name="join_alumni",
        label=gettext_lazy("Count them among the alumni"),
        states=frozenset({SecondmentState.HANDED_OVER}),
        to=SecondmentState.ALUMNI,
        permission=OWN,
    ),
    Move(
        name="forget",
        label=gettext_lazy("Forget this person"),
        states=FORGETTABLE,
        to=GONE,
        permission=OWN,
        do=_forget,
        form=forms.ForgetForm,
    ),
    wrong=SecondmentOver,
)
