"""What is asked of partners, what became of it, and who decided. A lead's words are never copied but for one quote."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.desk.workflow import Place, Record
from titian.leads.disruption.codes import (
    AppealBy,
    AppealState,
    Ask,
    Basis,
    Inside,
    PartnerSays,
    PathState,
    RequestState,
    WhyNot,
)
from titian.leads.disruption.querysets import (
    AnswerKeyQuerySet,
    AppealQuerySet,
    InsidePathQuerySet,
    LeadRequestQuerySet,
)
from titian.people.models import User

LONGEST_LINE = 500


class LeadRequest(Record):
    """One thing asked of one partner, about identifiers of whoever offers. Two people let it out.

    `state` is the desk's, `partner_state` what the partner says. `content` is what the partner reads, as it was sent,
    and `sha256` of it stands in the log. `evidence` holds SHA-256 of pieces, one a line. Where its lead was erased,
    its own words are empty and it is withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey("leads.Lead", null=True, on_delete=models.SET_NULL, related_name="requests")
    partner = models.ForeignKey("leads.Partner", on_delete=models.PROTECT, related_name="requests")
    targets = models.ManyToManyField("leads.Mention", related_name="requests")
    ask = models.CharField(max_length=13, choices=Ask)
    inside = models.CharField(max_length=7, choices=Inside)
    inside_why = models.TextField()
    rule = models.CharField(max_length=LONGEST_LINE)
    quote = models.TextField()
    evidence = models.TextField()
    basis = models.CharField(max_length=9, choices=Basis)
    legal_basis = models.CharField(max_length=LONGEST_LINE)
    against = models.TextField()
    days = models.PositiveSmallIntegerField()
    looked_at = models.DateTimeField()
    looked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    released_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True, db_index=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    look_again_on = models.DateField(null=True)
    returned_as = models.ForeignKey("leads.Lead", null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    why_withdrawn = models.CharField(max_length=15, blank=True)
    partner_state = models.CharField(max_length=10, choices=PartnerSays, default=PartnerSays.NONE)
    partner_why = models.CharField(max_length=9, choices=WhyNot, blank=True)
    state = models.CharField(max_length=9, choices=RequestState, default=RequestState.DRAFT)

    objects = LeadRequestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ask__in=Ask.values), name="lead_request_known_ask"),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="lead_request_known_basis"),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="lead_request_known_state"),
            models.CheckConstraint(
                condition=Q(partner_state__in=PartnerSays.values), name="lead_request_known_partner_state"
            ),
            models.CheckConstraint(condition=~Q(inside=Inside.YES), name="lead_request_nobody_inside"),
            models.CheckConstraint(condition=~Q(released_by=F("sent_by")), name="lead_request_two_people"),
            models.CheckConstraint(
                condition=Q(state__in=[RequestState.DRAFT, RequestState.SECOND, RequestState.WITHDRAWN])
                | Q(released_by__isnull=False, sent_by__isnull=False, sent_at__isnull=False, due_at__isnull=False),
                name="lead_request_sent_by_two",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.WITHDRAWN) | ~Q(quote="") & ~Q(rule="") & ~Q(evidence=""),
                name="lead_request_rests_on_something",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["partner", "-sent_at", "id"], name="lead_request_of_partner")]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_ask_display()}"

    def get_absolute_url(self) -> str:
        return reverse("lead_request", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class RequestStep(models.Model):
    """What somebody did with a request, why, and when by the hub's clock. Nothing of it is changed.

    Of the partner's answers `by` is empty, `id` is the partner's own, and `said_at` is when they did it by their clock:
    it is kept, and nothing goes by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(LeadRequest, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10)
    code = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.step} {self.code}"


class Appeal(Record):
    """That somebody says a request is wrong; decided by somebody who neither wrote nor released it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(LeadRequest, on_delete=models.CASCADE, related_name="appeals")
    by = models.CharField(max_length=7, choices=AppealBy)
    why = models.TextField()
    given_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=AppealState, default=AppealState.OPEN)

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(by__in=AppealBy.values), name="lead_appeal_known_by"),
            models.CheckConstraint(condition=Q(state__in=AppealState.values), name="lead_appeal_known_state"),
            models.CheckConstraint(
                condition=Q(state=AppealState.OPEN) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="lead_appeal_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_by_display()}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("lead_appeal", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class InsidePath(Record):
    """That people may be inside: who investigates is told, and what they say, before anything is asked of a partner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey("leads.Lead", on_delete=models.CASCADE, related_name="paths")
    opened_at = models.DateTimeField()
    body = models.CharField(max_length=200, blank=True)
    told_how = models.CharField(max_length=LONGEST_LINE, blank=True)
    told_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=5, choices=PathState, default=PathState.OPEN)

    objects = InsidePathQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=PathState.values), name="lead_path_known_state"),
            models.CheckConstraint(condition=Q(state=PathState.OPEN) | ~Q(body=""), name="lead_path_somebody_told"),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    def get_absolute_url(self) -> str:
        return reverse("lead_path", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class AnswerKey(models.Model):
    """A partner's second key: by it the partner reads what it was sent and answers, and gives no leads. As a hash."""

    partner = models.OneToOneField("leads.Partner", on_delete=models.PROTECT, related_name="answer_key")
    key_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()

    objects = AnswerKeyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.partner}, {self.expires_on}"
