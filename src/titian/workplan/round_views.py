"""Rounds as pages: the one a member proposes on, one round, one proposal."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from titian.desk.errors import NotAllowed, Refused
from titian.desk.pages import RecordPage, add_page
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.actions.propose import (
    add_round,
    find_own_party,
    propose,
    say_took_part,
    support,
    take_proposal_back,
)
from titian.workplan.codes import ProposalState, RoundState, Stance
from titian.workplan.models import LONGEST, LONGEST_LINE, Party, Proposal, Round, RoundPart
from titian.workplan.round_forms import RoundForm
from titian.workplan.round_querysets import RoundQuerySet
from titian.workplan.round_tables import ROUNDS, choose_table, is_hidden, read_lines
from titian.workplan.round_workflow import FEWEST_SHOWN, PROPOSAL, ROUND

SEE: Final = Permission.SEE_MEMBERS_WORDS
KEEP: Final = Permission.KEEP_PLAN
PROPOSE: Final = Permission.PROPOSE
Context = dict[str, Any]  # Any: what templates take


def list_rounds(reader: User) -> RoundQuerySet:
    return Round.objects.visible_to(reader).select_related("cycle")


@require_safe
@for_permission(SEE)
def show_rounds(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Rounds that are open with the field to propose in, then all there are."""
    table = ROUNDS.draw(request, reader, list_rounds(reader))
    return table.export() or _draw_rounds(request, reader, {"table": table})


def _draw_rounds(request: HttpRequest, reader: User, more: Context, status: int = 200) -> HttpResponse:
    open_ = list(list_rounds(reader).open().order_by("opened_at")) if may(reader, PROPOSE) else []
    context = {
        "table": more.get("table") or ROUNDS.draw(request, reader, list_rounds(reader)),
        "open": [_describe_open(reader, round_) for round_ in open_],
        "may_keep": may(reader, KEEP),
        "kept": request.GET.get("kept", ""),
        "longest": LONGEST_LINE,
        "longest_more": LONGEST,
        **more,
    }
    return render(request, "workplan/rounds.html", context, status=status)


def _describe_open(reader: User, round_: Round) -> Context:
    """A round as somebody who may propose meets it: what their member said itself, and nothing of any other."""
    try:
        party: Party | None = find_own_party(reader)
    except NotAllowed:
        party = None
    part = RoundPart.objects.filter(round=round_, party=party).first() if party is not None else None
    return {
        "round": round_,
        "party": party,
        "took_part": part is not None and part.took_part,
        "own": Proposal.objects.managed_by(reader).filter(round=round_).order_by("text"),
    }


@require_POST
@for_permission(PROPOSE)
def send_proposal(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Whatever is refused, the words stay on the page."""
    round_ = get_object_or_404(list_rounds(reader), pk=pk)
    text, more = request.POST.get("text", ""), request.POST.get("more", "")
    try:
        propose(actor=reader, round_=round_, text=text, more=more)
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Refused as refusal:
        context = {"typed": text, "typed_more": more, "error": refusal, "refused": round_}
        return _draw_rounds(request, reader, context, refusal.status)
    return redirect(f"/plan/rounds/?kept={round_.pk}#round-{round_.pk}")


@require_POST
@for_permission(PROPOSE)
def send_part(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    round_ = get_object_or_404(list_rounds(reader), pk=pk)
    if not round_.is_anonymous:
        raise SuspiciousOperation  # no page of ours sends this
    try:
        say_took_part(actor=reader, round_=round_, took_part=request.POST.get("took_part") == "yes")
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Refused as refusal:
        return _draw_rounds(request, reader, {"error": refusal}, refusal.status)
    return redirect(f"/plan/rounds/#round-{round_.pk}")


ADD_ROUND: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: RoundForm(data), add_round, title=gettext_lazy("Prepare a round")
)


def describe_round(request: HttpRequest, reader: User, round_: Round) -> Context:
    if is_hidden(round_):
        return {"round": round_, "is_hidden": True}
    lines = read_lines(round_)
    parts = round_.parts.filter(took_part=True).select_related("party").order_by("party__name")
    return {
        "round": round_,
        "is_hidden": False,
        "table": choose_table(round_).draw(request, reader, lines, may_export=False),
        "parts": [row.party for row in parts],
        "fewest": FEWEST_SHOWN,
        "is_agreed": round_.state == RoundState.AGREED,
        "dissents": round_.dissents.select_related("party"),
        "taken_up": [line for line in lines if line.proposal.state == ProposalState.TAKEN_UP],
    }


ROUND_PAGE: Final = RecordPage("workplan/round.html", ROUND, SEE, list_rounds, describe_round)


@require_safe
@for_permission(SEE)
def export_proposals(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """A closed round's proposals as a file."""
    round_ = get_object_or_404(list_rounds(reader), pk=pk)
    if is_hidden(round_):
        return redirect(round_)
    return choose_table(round_).draw(request, reader, read_lines(round_)).export() or redirect(round_)


def list_proposals(reader: User) -> QuerySet[Proposal]:
    return Proposal.objects.visible_to(reader).select_related("round__cycle", "party", "into", "issue__objective")


def describe_proposal(request: HttpRequest, reader: User, proposal: Proposal) -> Context:
    round_ = proposal.round
    hidden = is_hidden(round_)
    line = next((one for one in read_lines(round_) if one.proposal.pk == proposal.pk), None) if not hidden else None
    may_speak = may(reader, PROPOSE) and not round_.is_anonymous and proposal.state == ProposalState.STANDING
    own = proposal.supports.filter(party__organisation=reader.organisation_id).first() if may_speak else None
    return {
        "proposal": proposal,
        "round": round_,
        "line": line,
        "is_hidden": hidden,
        "is_own": may(reader, PROPOSE) and proposal.place_of().get("organisation") == reader.organisation_id,
        "may_support": may_speak and round_.state in {RoundState.CLOSED, RoundState.DISCUSSING},
        "stance": own.stance if own is not None else "",
        "objectives": round_.cycle.objectives.order_by("number"),
    }


PROPOSAL_PAGE: Final = RecordPage("workplan/proposal.html", PROPOSAL, SEE, list_proposals, describe_proposal)


@require_POST
@for_permission(PROPOSE)
def send_support(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    proposal = get_object_or_404(list_proposals(reader), pk=pk)
    stance = request.POST.get("stance", "")
    if stance not in Stance.values:
        raise SuspiciousOperation  # no page of ours sends this
    try:
        support(actor=reader, proposal=proposal, stance=stance)
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Refused as refusal:
        return PROPOSAL_PAGE.draw(request, reader, proposal, error=refusal)
    return redirect(proposal)


@require_POST
@for_permission(PROPOSE)
def take_back(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    proposal = get_object_or_404(list_proposals(reader), pk=pk)
    try:
        take_proposal_back(actor=reader, proposal=proposal)
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Refused as refusal:
        return PROPOSAL_PAGE.draw(request, reader, proposal, error=refusal)
    return redirect("plan_rounds")
