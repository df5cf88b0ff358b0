from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.desk.follow_ups import MONTHS, Answer, Asked, Barrier, FollowUpState
from titian.desk.workflow import Place, Record
from titian.people.agencies import Agency, Gender
from titian.people.kept import DigestField
from titian.people.models import Organisation
from titian.programmes.codes import CallState, LineKind, ProgrammeKind, ProgrammeState, SecondmentState
from titian.programmes.querysets import (
    CallQuerySet,
    FollowUpQuerySet,
    NameListQuerySet,
    ProgrammeQuerySet,
    SecondmentQuerySet,
    UndertakingQuerySet,
)
from titian.workplan.codes import Visibility
from titian.workplan.models import LONGEST, LONGEST_LINE, ActionItem, Party


class Programme(Record):
    """Days on which people of several countries learn or work something out together.

    `organiser` keeps it. `total` is how many took part; None where nobody knows it. `source` says where it is public.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=13, choices=ProgrammeKind)
    title = models.CharField(max_length=LONGEST_LINE)
    organiser = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    place = models.CharField(max_length=200, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    about = models.TextField(blank=True, max_length=LONGEST)
    outputs = models.TextField(blank=True, max_length=LONGEST)
    lessons = models.TextField(blank=True, max_length=LONGEST)
    source = models.CharField(max_length=LONGEST_LINE, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.MEMBERS)
    total = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=ProgrammeState, default=ProgrammeState.PLANNED)
    items = models.ManyToManyField(ActionItem, related_name="programmes")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=ProgrammeKind.values), name="programme_known_kind"),
            models.CheckConstraint(condition=Q(state__in=ProgrammeState.values), name="programme_known_state"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="programme_known_visibility"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="programme_ends_after_it_begins"),
        ]
        indexes: ClassVar = [models.Index(fields=["begins_on", "id"], name="programme_by_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.organiser_id}


class Line(models.Model):
    """A module, a body that facilitates, a country or a kind of agency that took part; never a person."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=11, choices=LineKind)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_LINE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "kind", "text"], name="programme_line_once"),
            models.CheckConstraint(condition=Q(kind__in=LineKind.values), name="programme_line_known_kind"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "text"], name="programme_line_by_text")]

    def __str__(self) -> str:
        return self.text


class Count(models.Model):
    """How many took part of one country, kind of agency and gender. Read by whoever keeps the programme alone."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="counts")
    country = models.CharField(max_length=2)
    agency = models.CharField(max_length=15, choices=Agency)
    gender = models.CharField(max_length=8, choices=Gender)
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "country", "agency", "gender"], name="programme_count_once"),
            models.CheckConstraint(condition=Q(agency__in=Agency.values), name="programme_count_known_agency"),
            models.CheckConstraint(condition=Q(gender__in=Gender.values), name="programme_count_known_gender"),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.agency} {self.gender}"


class Undertaking(models.Model):
    """An action plan: what somebody who took part means to do. Without a name; `party` is whose people do it.

    `token_hash`: of the secret address by which it is answered without an account.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="undertakings")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="undertakings")
    text = models.CharField(max_length=LONGEST_LINE)
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)

    objects = UndertakingQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text


class FollowUp(Asked):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="follow_ups")

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["undertaking", "months"], name="follow_up_once"),
            models.CheckConstraint(condition=Q(months__in=list(MONTHS)), name="follow_up_known_months"),
            models.CheckConstraint(condition=Q(state__in=FollowUpState.values), name="follow_up_known_state"),
            models.CheckConstraint(
                condition=Q(state="answered", answer__in=Answer.values) | (~Q(state="answered") & Q(answer="")),
                name="follow_up_answered_says_what",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="follow_up_by_day")]

    def __str__(self) -> str:
        return str(self.undertaking)

    def get_absolute_url(self) -> str:
        return reverse("follow_up", args=[self.pk])

    def place_of(self) -> Place:
        party = self.undertaking.party
        return {"organisation": party.organisation_id if party is not None else None}


class FollowUpBarrier(models.Model):
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="barriers")
    code = models.CharField(max_length=9, choices=Barrier)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follow_up", "code"], name="follow_up_barrier_once"),
            models.CheckConstraint(condition=Q(code__in=Barrier.values), name="follow_up_known_barrier"),
        ]

    def __str__(self) -> str:
        return self.code


class NameStore(models.Model):
    """An organisation's key for its lists of names, locked with seven words that the hub never learns."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="name_store")
    file = models.BinaryField()
    kept_sha256 = DigestField(of=["file"])
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"store of {self.organisation_id}"


class NameList(models.Model):
    """Who took part, by name, as the organiser's browser sealed it: the hub cannot read it. It goes on a day."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="name_list")
    store = models.ForeignKey(NameStore, on_delete=models.PROTECT, related_name="lists")
    ciphertext = models.BinaryField()
    kept_sha256 = DigestField(of=["ciphertext"])
    deletes_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    objects = NameListQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["deletes_on"], name="name_list_by_day")]

    def __str__(self) -> str:
        return f"names of {self.programme_id}"


class Call(Record):
    """Work for which a state or an organisation is asked to second somebody for some months."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=LONGEST_LINE)
    text = models.TextField(blank=True, max_length=LONGEST)
    place = models.CharField(max_length=200, blank=True)
    begins_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    until_on = models.DateField(null=True, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.MEMBERS)
    is_open_to_alumni = models.BooleanField(default=True)
    forgotten = models.PositiveIntegerField(default=0, help_text="How many were here and wished to be forgotten.")
    state = models.CharField(max_length=9, choices=CallState, default=CallState.PLANNED)
    items = models.ManyToManyField(ActionItem, related_name="calls")

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=CallState.values), name="call_known_state"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="call_known_visibility"),
            models.CheckConstraint(condition=Q(months__range=(1, 24)), name="call_some_months"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("secondment_call", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Secondment(Record):
    """One person whom a state or an organisation nominates to a call, until they are forgotten.

    A name only where the person agreed. `token_hash`: of the secret address that an alumna keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="secondments")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="secondments")
    agency = models.CharField(max_length=15, choices=Agency)
    name = models.CharField(max_length=200, blank=True)
    is_agreed = models.BooleanField(default=False)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    hand_over = models.TextField(blank=True, max_length=LONGEST)
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    state = models.CharField(max_length=11, choices=SecondmentState, default=SecondmentState.NOMINATED)

    objects = SecondmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=SecondmentState.values), name="secondment_known_state"),
            models.CheckConstraint(condition=Q(agency__in=Agency.values), name="secondment_known_agency"),
            models.CheckConstraint(condition=Q(name="") | Q(is_agreed=True), name="secondment_name_agreed"),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.get_agency_display()}"

    def get_absolute_url(self) -> str:
        return reverse("secondment", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.party.organisation_id}


class Deliverable(models.Model):
    """What a secondment is to bring, where it lies, and since when it is there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    secondment = models.ForeignKey(Secondment, on_delete=models.CASCADE, related_name="deliverables")
    text = models.CharField(max_length=LONGEST_LINE)
    address = models.URLField(max_length=LONGEST_LINE, blank=True)
    done_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text
