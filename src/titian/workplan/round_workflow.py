"""What co-chairs and the regional office do with a round and its proposals, as tables."""

from __future__ import annotations

import secrets
from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.people.policies import Permission
from titian.workplan import round_forms as forms
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.codes import CycleState, ProposalState, RoundState
from titian.workplan.errors import (
    CycleClosed,
    NoWordsToNames,
    ProposalIntoItself,
    ProposalMissing,
    ProposalMoved,
    ProposalTooLong,
    ProposalUnknown,
    RoundNotOpen,
)
from titian.workplan.models import LONGEST, LONGEST_LINE, Box, Dissent, Issue, Party, Proposal, Round, RoundPart
from titian.workplan.workflow import find_objective

KEEP: Final = Permission.KEEP_PLAN
FEWEST_SHOWN: Final = 5
LOT: Final = secrets.SystemRandom()


def refuse_words(text: str, more: str) -> None:
    """Raises `ProposalMissing`, `ProposalTooLong`, `ZawgyiWords`."""
    if not text.strip():
        raise ProposalMissing
    if len(text) > LONGEST_LINE or len(more) > LONGEST:
        raise ProposalTooLong
    refuse_zawgyi(text, more)


def _open(round_: Round, doing: Doing) -> Detail:
    """A row for every member, or a box, before anybody has said anything."""
    if round_.cycle.state == CycleState.CLOSED:
        raise CycleClosed
    round_.opened_at = doing.now
    if round_.is_anonymous:
        Box.objects.create(round=round_)
        _write_parts(round_, [(party, False) for party in Party.objects.present()])
    return {"anonymous": round_.is_anonymous}


def _write_parts(round_: Round, parts: list[tuple[Party, bool]]) -> None:
    LOT.shuffle(parts)
    RoundPart.objects.bulk_create(RoundPart(round=round_, party=party, took_part=said) for party, said in parts)


def _close(round_: Round, doing: Doing) -> Detail:
    """All proposals get their rows or their numbers at once and by lot; of who took part too few are forgotten."""
    round_.closed_at = doing.now
    if round_.is_anonymous:
        words = list(round_.box.words)
        LOT.shuffle(words)
        Proposal.objects.bulk_create(
            Proposal(round=round_, number=number, text=text, more=more) for number, (text, more) in enumerate(words, 1)
        )
        round_.box.delete()
        took_part = [(row.party, True) for row in round_.parts.filter(took_part=True).select_related("party")]
        round_.parts.all().delete()
        if len(took_part) >= FEWEST_SHOWN:
            _write_parts(round_, took_part)
        return {"proposals": len(words)}
    rows = list(round_.proposals.all())
    LOT.shuffle(rows)
    for number, row in enumerate(rows, 1):
        row.number = number
    Proposal.objects.bulk_update(rows, ["number"])
    return {"proposals": len(rows)}


def _switch_votes(round_: Round, doing: Doing) -> Detail:
    if round_.is_anonymous:
        raise NoWordsToNames
    round_.has_votes = True
    return {}


def _note_dissent(round_: Round, doing: Doing) -> Detail:
    text: str = doing.given["text"]
    refuse_zawgyi(text)
    Dissent.objects.create(round=round_, party=doing.given.get("party"), text=text)
    return {}


def _agree(round_: Round, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["agreed"])
    round_.agreed, round_.agreed_on = doing.given["agreed"], doing.now.date()
    return {"dissents": round_.dissents.count()}


_TALKED_OF: Final = frozenset({RoundState.CLOSED, RoundState.DISCUSSING})
ROUND: Final = Workflow(
    "plan_round",
    Round,
    Move(
        name="open",
        label=gettext_lazy("Open this round"),
        states=frozenset({RoundState.DRAFT}),
        to=RoundState.OPEN,
        permission=KEEP,
        do=_open,
    ),
    Move(
        name="drop",
        label=gettext_lazy("Drop it"),
        states=frozenset({RoundState.DRAFT}),
        to=GONE,
        permission=KEEP,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close this round"),
        states=frozenset({RoundState.OPEN}),
        to=RoundState.CLOSED,
        permission=KEEP,
        do=_close,
    ),
    Move(
        name="discuss",
        label=gettext_lazy("Begin to discuss"),
        states=frozenset({RoundState.CLOSED}),
        to=RoundState.DISCUSSING,
        permission=KEEP,
    ),
    Move(
        name="votes",
        label=gettext_lazy("Switch votes on"),
        states=_TALKED_OF,
        to=None,
        permission=KEEP,
        do=_switch_votes,
    ),
    Move(
        name="dissent",
        label=gettext_lazy("Note a dissent"),
        states=frozenset({RoundState.DISCUSSING, RoundState.AGREED}),
        to=None,
        permission=KEEP,
        do=_note_dissent,
        form=forms.DissentForm,
    ),
    Move(
        name="agree",
        label=gettext_lazy("Agreed"),
        states=frozenset({RoundState.DISCUSSING}),
        to=RoundState.AGREED,
        permission=KEEP,
        do=_agree,
        form=forms.AgreeForm,
    ),
    wrong=RoundNotOpen,
)


def _refuse_unless_talked_of(proposal: Proposal) -> None:
    if proposal.round.state not in {*_TALKED_OF, RoundState.AGREED}:
        raise RoundNotOpen


def _merge(proposal: Proposal, doing: Doing) -> Detail:
    """What it says goes on in the other, with whoever supports it; it can be taken apart again."""
    _refuse_unless_talked_of(proposal)
    number = doing.given["into"]
    if number == proposal.number:
        raise ProposalIntoItself
    # Each stands at the end of its own way: a standing one is in no other, so that no two are ever in each other.
    standing = proposal.round.proposals.filter(state=ProposalState.STANDING)
    target = standing.filter(number=number).first()
    if target is None:
        raise ProposalUnknown
    proposal.into, proposal.why, proposal.state = target, doing.given["why"], ProposalState.MERGED
    return {"into": str(target.pk)}


def _take_out(proposal: Proposal, doing: Doing) -> Detail:
    _refuse_unless_talked_of(proposal)
    proposal.into, proposal.why = None, ""
    return {}


def _set_aside(proposal: Proposal, doing: Doing) -> Detail:
    _refuse_unless_talked_of(proposal)
    proposal.why = doing.given["why"]
    return {}


def _take_up(proposal: Proposal, doing: Doing) -> Detail:
    """It becomes a priority issue of the plan the round is for."""
    _refuse_unless_talked_of(proposal)
    if proposal.round.cycle.state == CycleState.CLOSED:
        raise CycleClosed
    objective = find_objective(proposal.round.cycle, doing.given["objective"])
    proposal.issue, _ = Issue.objects.get_or_create(objective=objective, text=proposal.text)
    return {"objective": objective.number}


_STANDING: Final = frozenset({ProposalState.STANDING})
PROPOSAL: Final = Workflow(
    "plan_proposal",
    Proposal,
    Move(
        name="merge",
        label=gettext_lazy("Merge into another"),
        states=_STANDING,
        to=ProposalState.MERGED,
        permission=KEEP,
        do=_merge,
        form=forms.MergeProposalForm,
    ),
    Move(
        name="take_out",
        label=gettext_lazy("Take it out again"),
        states=frozenset({ProposalState.MERGED}),
        to=ProposalState.STANDING,
        permission=KEEP,
        do=_take_out,
    ),
    Move(
        name="set_aside",
        label=gettext_lazy("Set aside"),
        states=_STANDING,
        to=ProposalState.SET_ASIDE,
        permission=KEEP,
        do=_set_aside,
        form=forms.SetAsideForm,
    ),
    Move(
        name="bring_back",
        label=gettext_lazy("Bring it back"),
        states=frozenset({ProposalState.SET_ASIDE}),
        to=ProposalState.STANDING,
        permission=KEEP,
        do=_take_out,
    ),
    Move(
        name="take_up",
        label=gettext_lazy("Make it a priority issue"),
        states=_STANDING,
        to=ProposalState.TAKEN_UP,
        permission=KEEP,
        do=_take_up,
        form=forms.TakeUpForm,
    ),
    wrong=ProposalMoved,
    part_of="round",
)
