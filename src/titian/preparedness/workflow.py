"""What is done with an event, as a table. A step leads it on; all else leaves it where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy

from titian.desk.errors import ChangedMeanwhile
from titian.desk.workflow import Detail, Doing, Move
from titian.library.models import KnownHub
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness import forms
from titian.preparedness.actions.ask_arrival import ask_arrival
from titian.preparedness.actions.checking import check_facts, check_same_side, check_taking_part, check_words
from titian.preparedness.actions.keep_claim import make_claim
from titian.preparedness.codes import CHOSEN_BETWEEN, HEADS, LATE, ORDER, WHY_AMENDED, Status
from titian.preparedness.errors import (
    AheadOfTime,
    CalledDifferent,
    ClaimGone,
    EventUnknown,
    HeadsUnfit,
    HubGone,
    ItselfJudged,
    JoinedOtherwise,
    StepAgain,
    StepLate,
    StepOutOfOrder,
)
from titian.preparedness.figures import Verdict, find_apart
from titian.preparedness.marked_workflow import MarkedWorkflow
from titian.preparedness.models import Choice, Claim, Event, Sameness, Step
from titian.preparedness.sameness import list_group, read_judgements

REPORT: Final = Permission.REPORT_EVENTS
RECONCILE: Final = Permission.RECONCILE_EVENTS
ANY: Final = frozenset(Status.values)
NONE_OF: Final = "none:"
"""Before a measure: none of its claims counts any more."""
SOON: Final = timedelta(minutes=1)


def _claim(event: Event, doing: Doing) -> Detail:
    actor = check_taking_part(doing.actor, REPORT)
    claim = make_claim(event, doing.given, by=actor, at=doing.now)
    return {"claim": str(claim.key), "measure": claim.measure}


def _choose(event: Event, doing: Doing) -> Detail:
    actor, named = check_taking_part(doing.actor, RECONCILE), doing.given["claim"]
    check_words(doing.given, "why")
    claim = None if named.startswith(NONE_OF) else _find_claim(event, named)
    measure = claim.measure if claim is not None else named.removeprefix(NONE_OF)
    if measure not in CHOSEN_BETWEEN or (claim is not None and claim.low is None):
        raise ClaimGone
    Choice.objects.create(
        event=event, measure=measure, claim=claim, why=doing.given["why"].strip(), by=actor, at=doing.now
    )
    return {"claim": str(claim.key) if claim is not None else "", "measure": measure}


def _find_claim(event: Event, key: str) -> Claim:
    """One that stands, of the event or of those that are one with it."""
    try:
        wanted = UUID(key)
    except ValueError as error:
        raise ClaimGone from error
    claim = Claim.everything.current().filter(key=wanted, event__in=list_group(event.pk)).first()
    if claim is None:
        raise ClaimGone
    return claim


def _ask(event: Event, doing: Doing) -> Detail:
    """Nobody but whoever takes the file to that hub is told."""
    actor, given = check_taking_part(doing.actor, Permission.ASK_ARRIVALS), doing.given
    number = given["hub"]
    hub = KnownHub.objects.filter(pk=number, ended_at__isnull=True).first() if number.isdecimal() else None
    if hub is None:
        raise HubGone
    heads = _find_claim(event, given["heads"]) if given["heads"] else None
    if heads is not None and (heads.measure not in HEADS or heads.low is None):
        raise HeadsUnfit
    asked = ask_arrival(event, hub=hub, heads=heads, needs=given["needs"], by=actor, at=doing.now)
    return {"arrival": str(asked.key)}


def _judge(event: Event, doing: Doing) -> Detail:
    actor, verdict = check_taking_part(doing.actor, RECONCILE), doing.given["verdict"]
    check_words(doing.given, "why")
    other = _find_event(doing)
    check_same_side(event, other)
    if other.pk == event.pk:
        raise ItselfJudged
    pair = frozenset((event.pk, other.pk))
    ours, theirs = list_group(event.pk, without=pair), list_group(other.pk, without=pair)
    if verdict == Verdict.SAME:
        apart = find_apart(ours, theirs, read_judgements(ours | theirs))
        if any(found != pair for found in apart):
            raise CalledDifferent
    if verdict == Verdict.DIFFERENT and other.pk in ours:
        raise JoinedOtherwise
    one, two = sorted((event, other), key=lambda row: row.pk)
    Sameness.objects.create(one=one, other=two, verdict=verdict, why=doing.given["why"].strip(), by=actor, at=doing.now)
    return {"other": str(other.pk), "verdict": verdict}


def _find_event(doing: Doing) -> Event:
    """By its id, or an address that ends with it."""
    parts = [part for part in doing.given["other"].strip().split("/") if part]
    try:
        wanted = UUID(parts[-1]) if parts else None
    except ValueError:
        wanted = None
    actor = check_taking_part(doing.actor, RECONCILE)
    event = Event.everything.visible_to(actor).filter(pk=wanted).first() if wanted else None
    if event is None:
        raise EventUnknown
    return event


def _step(event: Event, doing: Doing) -> Detail:
    actor, given = check_taking_part(doing.actor, REPORT), doing.given
    check_words(given, "authority", "why")
    status, at, why = given["status"], given["at"], given["why"].strip()
    if at > doing.now:
        raise AheadOfTime("at")
    known = {step.status: step for step in event.steps.order_by("pk")}
    place = ORDER.index(status)
    if any(
        (ORDER.index(name) < place and step.at > at + SOON) or (ORDER.index(name) > place and step.at < at - SOON)
        for name, step in known.items()
    ):
        raise StepOutOfOrder
    if not why and status in known:
        raise StepAgain
    if not why and doing.now - at > LATE:
        raise StepLate
    Step.objects.create(
        event=event, status=status, at=at, authority=given["authority"].strip(), why=why, by=actor, noted_at=doing.now
    )
    event.state = max(event.state, status, key=ORDER.index)
    return {"status": status}


def _amend(event: Event, doing: Doing) -> Detail:
    """What it was stays in the log: codes, days, and that its name changed."""
    given = doing.given
    check_taking_part(doing.actor, Permission.REVISE_CLAIMS)
    check_words(given, "name")
    facts = {name: given[name] for name in ("kind", "sea", "first_on", "last_on")}
    check_facts(**facts, today=doing.now.date())
    changed: dict[str, str | int | bool] = {}
    for name in ("kind", "sea", "first_on", "last_on", "departed_from", "name"):
        if getattr(event, name) != given[name]:
            changed[name] = True if name == "name" else str(getattr(event, name) or "")
            setattr(event, name, given[name])
    return changed


class EventWorkflow(MarkedWorkflow[Event]):
    """Whoever judges sameness holds every event that is one with either: of two who judge at once the second sees what
    the first has said."""

    def perform(
        self,
        record: Event,
        name: str,
        *,
        actor: User | None,
        now: datetime,
        seen: int | None = None,
        given: Mapping[str, Any] | None = None,  # Any: cleaned by the form
    ) -> Event:
        """As there. Raises `ChangedMeanwhile` where a judgement came in between that joined another event to these."""
        with transaction.atomic():
            if name == "judge":
                other = _find_event(Doing(actor, now, given or {}))
                _hold(record.pk, other.pk)
            return super().perform(record, name, actor=actor, now=now, seen=seen, given=given)


def _hold(one: UUID, other: UUID) -> None:
    """In one order, so that no two wait for each other; a judgement's own row needs both events besides."""
    wanted = list_group(one) | list_group(other)
    held = Event.everything.select_for_update().filter(pk__in=wanted).order_by("pk")
    if not (list_group(one) | list_group(other)) <= {event.pk for event in held}:
        raise ChangedMeanwhile


EVENT: Final = EventWorkflow(
    "event",
    Event,
    Move(
        name="claim",
        label=gettext_lazy("Add a claim"),
        states=ANY,
        to=None,
        permission=REPORT,
        do=_claim,
        form=forms.ClaimForm,
    ),
    Move(
        name="step",
        label=gettext_lazy("Note how far it has come"),
        states=ANY,
        to=None,
        permission=REPORT,
        do=_step,
        form=forms.StepForm,
    ),
    Move(
        name="ask",
        label=gettext_lazy("Ask a country\u2019s hub for an arrival"),
        states=ANY,
        to=None,
        permission=Permission.ASK_ARRIVALS,
        do=_ask,
        form=forms.AskForm,
    ),
    Move(
        name="choose",
        label=gettext_lazy("Choose what counts"),
        states=ANY,
        to=None,
        permission=RECONCILE,
        do=_choose,
        form=forms.ChooseForm,
    ),
    Move(
        name="judge",
        label=gettext_lazy("Judge whether two reports are one event"),
        states=ANY,
        to=None,
        permission=RECONCILE,
        do=_judge,
        form=forms.JudgeForm,
    ),
    Move(
        name="amend",
        label=gettext_lazy("Correct kind, sea or days"),
        states=ANY,
        to=None,
        permission=Permission.REVISE_CLAIMS,
        do=_amend,
        form=forms.FactsForm,
        reasons=WHY_AMENDED,
    ),
)
EXERCISE_EVENT: Final = EventWorkflow(
    "exercise_event", Event, *(move for move in EVENT.moves.values() if move.name != "ask"), is_exercise=True
)
"""The same moves, for what is played; no country's hub is asked for anything that is."""
