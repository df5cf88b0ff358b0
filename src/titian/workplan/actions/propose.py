"""What members do in a round. Of an anonymous one nothing is written down but the words: no row of the log, no time."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may, reaches
from titian.workplan.codes import CycleState, ProposalState, RoundState, Stance
from titian.workplan.errors import CycleClosed, NoWordsToNames, ProposalMoved, RoundFull, RoundNotOpen, VotesAreOff
from titian.workplan.models import Box, Cycle, Party, Proposal, Round, RoundPart, Support
from titian.workplan.round_workflow import LOT, refuse_words

MOST: Final = 500


def add_round(*, actor: User, cycle: Cycle, question: str, is_anonymous: bool, now: datetime) -> Round:
    """A round that is not open yet. Raises `NotAllowed`, `CycleClosed`."""
    if not may(actor, Permission.KEEP_PLAN):
        raise NotAllowed
    if cycle.state != CycleState.DRAFTING:
        raise CycleClosed
    with transaction.atomic():
        made = Round.objects.create(cycle=cycle, question=question, is_anonymous=is_anonymous)
        audit.record("user", str(actor.pk), "plan_round.add", f"plan_round:{made.pk}")
    return made


def find_own_party(actor: User) -> Party:
    """The member the account speaks for. Raises `NotAllowed`."""
    party = Party.objects.present().spoken_for_by(actor).first()
    if party is None or not may(actor, Permission.PROPOSE):
        raise NotAllowed
    return party


def propose(*, actor: User, round_: Round, text: str, more: str = "") -> None:
    """Puts a proposal into the round: under the member's name, or into the box.

    The whole box is written anew, in an order by lot. Raises `NotAllowed`, `RoundNotOpen`, `RoundFull`,
    `ProposalMissing`, `ProposalTooLong`, `ZawgyiWords`.
    """
    party = find_own_party(actor)
    refuse_words(text, more)
    with transaction.atomic():
        locked = _lock_open(round_)
        if locked.is_anonymous:
            box = Box.objects.select_for_update().get(round=locked)
            if len(box.words) >= MOST:
                raise RoundFull
            words = [*box.words, [text.strip(), more.strip()]]
            LOT.shuffle(words)
            box.words = words
            box.save()
            return
        if locked.proposals.count() >= MOST:
            raise RoundFull
        made = Proposal.objects.create(round=locked, party=party, text=text.strip(), more=more.strip())
        audit.record("user", str(actor.pk), "plan_proposal.add", f"plan_proposal:{made.pk}")


def _lock_open(round_: Round) -> Round:
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    if locked.state != RoundState.OPEN:
        raise RoundNotOpen
    return locked


def say_took_part(*, actor: User, round_: Round, took_part: bool) -> None:
    """In an anonymous round: that the member took part, with words or without. Raises `NotAllowed`, `RoundNotOpen`."""
    party = find_own_party(actor)
    with transaction.atomic():
        _lock_open(round_)
        rows = list(RoundPart.objects.filter(round=round_).select_related("party"))
        parts = [(row.party, took_part if row.party_id == party.pk else row.took_part) for row in rows]
        if party.pk not in {row.party_id for row in rows}:  # it joined after the round was opened
            parts.append((party, took_part))
        RoundPart.objects.filter(round=round_).delete()
        LOT.shuffle(parts)
        RoundPart.objects.bulk_create(RoundPart(round=round_, party=one, took_part=said) for one, said in parts)


def take_proposal_back(*, actor: User, proposal: Proposal) -> None:
    """One under the member's own name, while the round is open. Raises `NotAllowed`, `RoundNotOpen`."""
    _need_own(actor, proposal)
    with transaction.atomic():
        _lock_open(proposal.round)
        audit.record("user", str(actor.pk), "plan_proposal.take_back", f"plan_proposal:{proposal.pk}")
        proposal.delete()


def _need_own(actor: User, proposal: Proposal) -> None:
    if proposal.party is None or not reaches(actor, Permission.PROPOSE, **proposal.place_of()):
        raise NotAllowed


def support(*, actor: User, proposal: Proposal, stance: str) -> None:
    """The member is for a proposal (with votes: or against it); the same again takes it back.

    Raises `NotAllowed`, `NoWordsToNames`, `RoundNotOpen`, `ProposalMoved`, `VotesAreOff`.
    """
    party = find_own_party(actor)
    with transaction.atomic():
        round_ = Round.objects.select_for_update().get(pk=proposal.round_id)
        if round_.is_anonymous:
            raise NoWordsToNames
        if round_.state not in {RoundState.CLOSED, RoundState.DISCUSSING}:
            raise RoundNotOpen
        if Proposal.objects.get(pk=proposal.pk).state != ProposalState.STANDING:
            raise ProposalMoved
        if stance == Stance.AGAINST and not round_.has_votes:
            raise VotesAreOff
        same = Support.objects.filter(proposal=proposal, party=party, stance=stance)
        is_same = same.exists()
        Support.objects.filter(proposal=proposal, party=party).delete()
        if not is_same:
            Support.objects.create(proposal=proposal, party=party, stance=stance)
