"""What is done with a request, an appeal and the way of an investigation, as tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.workflow import REASON, Detail, Doing, Move, Workflow
from titian.leads.disruption import forms
from titian.leads.disruption.actions.take_appeal import open_appeal
from titian.leads.disruption.checks import check_fresh, check_may_go
from titian.leads.disruption.codes import (
    LOOK_AGAIN,
    OUT,
    UNSENT,
    AppealState,
    PartnerSays,
    PathState,
    RequestState,
)
from titian.leads.disruption.errors import (
    AppealMoved,
    AppealNeedsAnother,
    AppealWaits,
    PathMoved,
    RequestMoved,
    ReturnedUnknown,
)
from titian.leads.disruption.letters import check_words, write_content
from titian.leads.disruption.models import Appeal, InsidePath, LeadRequest, RequestStep
from titian.leads.disruption.steps import add_step, withdraw
from titian.leads.models import Lead
from titian.leads.workflow import LEAD
from titian.people.models import User
from titian.people.policies import Permission
from titian.sealing import sha256_hex

KEEP: Final = Permission.KEEP_LEADS
ASKED: Final = frozenset({RequestState.SENT, RequestState.ANSWERED})
WHY_WITHDRAWN: Final = {
    "mistaken": gettext_lazy("It was a mistake"),
    "possible_victim": gettext_lazy("Somebody behind it may act under force"),
    "stopped": gettext_lazy("It is gone by itself"),
    "giver": gettext_lazy("Whoever gave the lead asks for it"),
    "partner_left": gettext_lazy("The partner has left"),
}
WHY_TAKEN_BACK: Final = {
    **WHY_WITHDRAWN,
    "appeal": gettext_lazy("An appeal was granted"),
    "honest": gettext_lazy("The offer is honest, as far as we see"),
    "unfounded": gettext_lazy("Nothing shows that it leads into trafficking"),
    "erased": gettext_lazy("The lead was deleted"),
}
WHY_CLOSED: Final = {
    "done": gettext_lazy("It was done, and looked for since"),
    "refused": gettext_lazy("The partner refused"),
    "no_answer": gettext_lazy("No answer came"),
}


def who(doing: Doing) -> User:
    if doing.actor is None:
        raise NotAllowed
    return doing.actor


def _say(step: str) -> Callable[[LeadRequest, Doing], Detail]:
    def say(request: LeadRequest, doing: Doing) -> Detail:
        code = doing.given.get(REASON, "")
        add_step(request, step, by=who(doing), at=doing.now, code=code, words=doing.given.get("why", ""))
        return {}

    return say


def _release(request: LeadRequest, doing: Doing) -> Detail:
    check_may_go(request, doing.now)
    request.released_by, request.sent_by = who(doing), None
    return _say("release")(request, doing)


def _send(request: LeadRequest, doing: Doing) -> Detail:
    """What goes is what stands from here on; its hash goes into the log."""
    check_may_go(request, doing.now)
    check_fresh(request, doing.now)
    request.sent_by, request.sent_at = who(doing), doing.now
    request.due_at = doing.now + timedelta(days=request.days)
    request.partner_state, request.partner_why, request.reminders = PartnerSays.NONE, "", 0
    request.content = write_content(request)
    request.sha256 = sha256_hex(request.content.encode())
    _say("send")(request, doing)
    return {"partner": str(request.partner_id), "sha256": request.sha256}


def _look(request: LeadRequest, doing: Doing) -> Detail:
    request.looked_at, request.looked_by = doing.now, who(doing)
    return _say("look")(request, doing)


def _remind(request: LeadRequest, doing: Doing) -> Detail:
    """As before the first time: what may not be asked any more is not asked again."""
    if request.appeals.open().exists():
        raise AppealWaits
    check_may_go(request, doing.now)
    check_fresh(request, doing.now)
    request.reminders += 1
    request.due_at = doing.now + timedelta(days=request.days)
    _say("remind")(request, doing)
    return {"number": request.reminders}


def _tell(request: LeadRequest, doing: Doing) -> Detail:
    check_words(request.lead, request.partner, doing.given["words"])
    request.partner_state = PartnerSays.RECEIVED
    request.due_at = doing.now + timedelta(days=request.days)
    add_step(request, "tell", by=who(doing), at=doing.now, words=doing.given["words"])
    return {}


def _take_answer(request: LeadRequest, doing: Doing) -> Detail:
    """By `actions/take_answer` alone: the hub writes it down."""
    given = doing.given
    request.partner_state, request.partner_why = given["state"], given["reason"]
    code = ":".join(filter(None, (given["state"], given["reason"])))
    add_step(
        request, "answer", by=None, at=doing.now, id=given["answer"], code=code, words=given["words"],
        said_at=given["acted_at"],
    )  # fmt: skip
    return {"partner": str(request.partner_id), "state": given["state"]}


def _see_gone(request: LeadRequest, doing: Doing) -> Detail:
    is_first = request.state != RequestState.GONE
    request.look_again_on = (doing.now + LOOK_AGAIN[0 if is_first else 1]).date()
    return _say("see_gone")(request, doing)


def _come_back(request: LeadRequest, doing: Doing) -> Detail:
    other = doing.given.get("other")
    if other is not None:
        request.returned_as = Lead.objects.filter(pk=other).first() if other != request.lead_id else None
        if request.returned_as is None:
            raise ReturnedUnknown
    request.looked_at, request.looked_by = doing.now, who(doing)
    how = doing.given["how"]
    add_step(request, "come_back", by=who(doing), at=doing.now, code=how, words=doing.given["why"])
    return {"how": how}


def _freeze(request: LeadRequest, doing: Doing) -> Detail:
    if request.lead is not None:
        LEAD.perform(request.lead, "freeze", actor=who(doing), now=doing.now, given=doing.given)
    return _say("inside")(request, doing)


def _withdraw(request: LeadRequest, doing: Doing) -> Detail:
    request.why_withdrawn = doing.given[REASON]
    return _say("withdraw")(request, doing)


def _appeal(request: LeadRequest, doing: Doing) -> Detail:
    given = doing.given
    appeal = open_appeal(request, by=given["by"], words=given["words"], now=doing.now, actor=who(doing))
    return {"appeal": str(appeal.pk)}


REQUEST: Final = Workflow(
    "lead_request",
    LeadRequest,
    Move(
        name="look", label=gettext_lazy("I looked just now: it is still there"), states=UNSENT | ASKED, to=None,
        permission=KEEP, do=_look, form=forms.WordsForm,
    ),
    Move(
        name="release", label=gettext_lazy("Release it, as the first of two"), states=frozenset({RequestState.DRAFT}),
        to=RequestState.SECOND, permission=KEEP, do=_release, form=forms.WordsForm,
    ),
    Move(
        name="send", label=gettext_lazy("Release it, as the second of two: it goes to the partner"),
        states=frozenset({RequestState.SECOND}), to=RequestState.SENT, permission=KEEP, do=_send, form=forms.WordsForm,
        second_to="release",
    ),
    Move(
        name="give_back", label=gettext_lazy("Do not release it"), states=frozenset({RequestState.SECOND}),
        to=RequestState.DRAFT, permission=KEEP, do=_say("give_back"), form=forms.WordsForm,
    ),
    Move(
        name="remind", label=gettext_lazy("Remind the partner"), states=ASKED, to=None, permission=KEEP, do=_remind,
        form=forms.WordsForm,
    ),
    Move(
        name="tell", label=gettext_lazy("Tell the partner more"), states=ASKED, to=RequestState.SENT, permission=KEEP,
        do=_tell, form=forms.TellForm,
    ),
    Move(
        name="answer", states=frozenset({RequestState.SENT}), to=RequestState.ANSWERED, permission=None,
        do=_take_answer, label=gettext_lazy("The partner answered"),
    ),
    Move(
        name="hear", states=OUT, to=None, permission=None, do=_take_answer,
        label=gettext_lazy("The partner said how far it is"),
    ),
    Move(
        name="see_gone", label=gettext_lazy("I looked just now: it is gone"),
        states=OUT, to=RequestState.GONE, permission=KEEP, do=_see_gone, form=forms.WordsForm,
    ),
    Move(
        name="come_back", label=gettext_lazy("It came back"), states=frozenset({RequestState.GONE}),
        to=RequestState.CAME_BACK, permission=KEEP, do=_come_back, form=forms.BackForm,
    ),
    Move(
        name="again", label=gettext_lazy("Ask again: two people release it anew"),
        states=frozenset({RequestState.CAME_BACK}), to=RequestState.DRAFT, permission=KEEP, do=_say("again"),
        form=forms.WordsForm,
    ),
    Move(
        name="inside", label=gettext_lazy("Freeze the lead: people may be inside"), states=UNSENT | OUT, to=None,
        permission=KEEP, do=_freeze, form=forms.WordsForm,
    ),
    Move(
        name="appeal", label=gettext_lazy("Write down an appeal"), states=OUT | {RequestState.CLOSED}, to=None,
        permission=KEEP, do=_appeal, form=forms.AppealForm,
    ),
    Move(
        name="withdraw", label=gettext_lazy("Withdraw it"), states=UNSENT | OUT, to=RequestState.WITHDRAWN,
        permission=KEEP, do=_withdraw, form=forms.WordsForm, reasons=WHY_WITHDRAWN,
    ),
    Move(
        name="close", label=gettext_lazy("Close it"), states=OUT, to=RequestState.CLOSED, permission=KEEP,
        do=_say("close"), form=forms.WordsForm, reasons=WHY_CLOSED,
    ),
    wrong=RequestMoved,
    part_of="lead",
)  # fmt: skip


def _decide(state: str) -> Callable[[Appeal, Doing], Detail]:
    """By another person than those who wrote or released the request, or passed the appeal on."""

    def decide(appeal: Appeal, doing: Doing) -> Detail:
        actor, request = who(doing), appeal.request
        took_part = {request.drafted_by_id, request.released_by_id, request.sent_by_id}
        steps = RequestStep.objects.filter(request=request, step__in=["release", "send", "appeal"])
        if actor.pk in took_part | set(steps.values_list("by", flat=True)):
            raise AppealNeedsAnother
        check_words(request.lead, request.partner, doing.given["why"])
        appeal.decided_by, appeal.decided_at, appeal.decision = actor, doing.now, doing.given["why"]
        if state == AppealState.UPHELD and request.state != RequestState.WITHDRAWN:
            withdraw(request, by=actor, at=doing.now, reason="appeal")
        return {"request": str(request.pk)}

    return decide


APPEAL: Final = Workflow(
    "lead_appeal",
    Appeal,
    Move(
        name="uphold", label=gettext_lazy("Grant it: the request is withdrawn"), states=frozenset({AppealState.OPEN}),
        to=AppealState.UPHELD, permission=KEEP, do=_decide(AppealState.UPHELD), form=forms.DecideForm,
    ),
    Move(
        name="reject", label=gettext_lazy("Do not grant it"), states=frozenset({AppealState.OPEN}),
        to=AppealState.REJECTED, permission=KEEP, do=_decide(AppealState.REJECTED), form=forms.DecideForm,
    ),
    wrong=AppealMoved,
    part_of="request",
)  # fmt: skip


def _tell_investigators(path: InsidePath, doing: Doing) -> Detail:
    path.body, path.told_how, path.told_at = doing.given["body"], doing.given["told_how"], doing.now
    return {}


def _hear_investigators(path: InsidePath, doing: Doing) -> Detail:
    path.answer, path.answered_at = doing.given["answer"], doing.now
    return {}


TOLD: Final = frozenset({PathState.TOLD, PathState.HOLD})
PATH: Final = Workflow(
    "lead_path",
    InsidePath,
    Move(
        name="tell", label=gettext_lazy("Whoever investigates is told"), states=frozenset({PathState.OPEN}),
        to=PathState.TOLD, permission=KEEP, do=_tell_investigators, form=forms.ToldForm,
    ),
    Move(
        name="hold", label=gettext_lazy("They ask to wait"), states=frozenset({PathState.TOLD}), to=PathState.HOLD,
        permission=KEEP, do=_hear_investigators, form=forms.InvestigatorForm,
    ),
    Move(
        name="go_on", label=gettext_lazy("They say that nobody is put in danger by going on"), states=TOLD,
        to=PathState.GO_ON, permission=KEEP, do=_hear_investigators, form=forms.InvestigatorForm, second_to="tell",
    ),
    wrong=PathMoved,
    part_of="lead",
)  # fmt: skip
