"""Rounds: what members propose for the next cycle, and what becomes of it.

Of an anonymous round nothing here joins words to a member, in what a row says or in where it stands. While it is open
its words lie in one row (`Box`), written anew in random order with each that comes: no row, id, number, time or
transaction belongs to one of them. Proposals are made of them all at once when it closes. Who took part (`RoundPart`)
has a row for every member from the beginning, and is said apart from any words, with words or without.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.desk.workflow import Place, Record
from titian.workplan.codes import ProposalState, RoundState, Stance
from titian.workplan.models.plan import LONGEST, LONGEST_LINE, Cycle, Issue, Party
from titian.workplan.round_querysets import ProposalQuerySet, RoundQuerySet


class Round(Record):
    """One question put to all members about a cycle that is being drafted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="rounds")
    question = models.CharField(max_length=LONGEST_LINE)
    is_anonymous = models.BooleanField(default=True)
    has_votes = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed = models.TextField(blank=True, help_text="What was agreed, in words.")

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_known_state"),
            models.CheckConstraint(condition=~Q(is_anonymous=True, has_votes=True), name="round_anonymous_no_votes"),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("plan_round", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Box(models.Model):
    """The words of an anonymous round that is open: [[line, more], ...], in an order that says nothing."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, primary_key=True, related_name="box")
    words: models.JSONField[list[list[str]], list[list[str]]] = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"box of {self.round_id}"


class RoundPart(models.Model):
    """Whether a member says that it took part. Every member has a row from the round's first minute, none has a time;
    once the round is closed those that say yes are written anew, and below five none is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="parts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    took_part = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "party"], name="round_part_once")]

    def __str__(self) -> str:
        return f"{self.party_id} in {self.round_id}"


class Proposal(Record):
    """What one member proposed. `party` is whose it is in a round under names, and nobody's in an anonymous one.

    `number` is given when the round closes, by lot: who came first leads nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="proposals")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True, blank=True)
    text = models.CharField(max_length=LONGEST_LINE)
    more = models.TextField(blank=True, max_length=LONGEST)
    state = models.CharField(max_length=9, choices=ProposalState, default=ProposalState.STANDING)
    into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_in")
    issue = models.ForeignKey(Issue, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=LONGEST_LINE, blank=True, help_text="Why it was merged or set aside.")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="proposal_numbered_once"),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_known_state"),
            models.CheckConstraint(condition=~Q(into=F("id")), name="proposal_not_into_itself"),
            models.CheckConstraint(condition=Q(into=None) ^ Q(state="merged"), name="proposal_merged_into_one"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("plan_proposal", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.party.organisation_id if self.party is not None else None}


class Support(models.Model):
    """That a member supports a proposal of a round under names; with votes, also that it does not. No time."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=7, choices=Stance, default=Stance.FOR)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "party"], name="support_once"),
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="support_known_stance"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.stance} {self.proposal_id}"


class Dissent(models.Model):
    """What somebody does not agree with, beside what was agreed. A name only where the member wants it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="dissents")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=LONGEST)

    def __str__(self) -> str:
        return f"dissent of {self.round_id}"
