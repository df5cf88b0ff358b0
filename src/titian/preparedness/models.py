from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place, Record
from titian.people.models import Organisation, User
from titian.preparedness.codes import MEASURES, VERDICTS, Credibility, Kind, Reliability, Says, Status
from titian.preparedness.figures import FEWEST, Measure, Range
from titian.preparedness.querysets import ClaimQuerySet, SeaEventQuerySet

if TYPE_CHECKING:
    from datetime import date

LONGEST_NAME: Final = 120
LONGEST_LINE: Final = 300


class Event(Record):
    """Something that was reported. Its place is a named sea, its time is days; how many people, claims say.

    `departed_from` is a country, and nothing finer. `outside_id` is of a row of somebody else's file. `state` is how
    far it has come, by its steps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=15, choices=Kind)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    sea = models.CharField(max_length=30, blank=True, help_text="A code of content/preparedness/seas.yaml.")
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    departed_from = models.CharField(max_length=2, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    outside_id = models.CharField(max_length=60, unique=True, null=True, blank=True)
    state = models.CharField(max_length=11, choices=Status, default=Status.REPORTED)

    objects = SeaEventQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="event_known_kind"),
            models.CheckConstraint(condition=Q(state__in=Status.values), name="event_known_state"),
            models.CheckConstraint(
                condition=~Q(sea="") | Q(kind__in=["raid_release", "evacuation"]), name="event_has_a_sea"
            ),
            models.CheckConstraint(condition=Q(sea="") | Q(sea__regex=r"^[a-z_]{3,30}$"), name="event_sea_is_a_code"),
            models.CheckConstraint(
                condition=Q(departed_from="") | Q(departed_from__regex=r"^[A-Z]{2}$"), name="event_left_a_country"
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")), name="event_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-first_on", "id"], name="event_by_day"),
            models.Index(fields=["sea", "first_on"], name="event_by_sea_and_day"),
        ]

    def __str__(self) -> str:
        days = str(self.first_on) if self.last_on is None else f"{self.first_on} \u2013 {self.last_on}"
        return f"{self.get_kind_display()}, {days}{f': {self.name}' if self.name else ''}"

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.organisation_id}

    @property
    def ends_on(self) -> date:
        return self.last_on or self.first_on


class Claim(AppendOnlyModel):
    """What a source says of how many. It is never changed: another may stand in its place, and then names it.

    `key` is by what forms and addresses name it. `from_file`: it came with a file, which a later one may revise.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="claims")
    measure = models.CharField(max_length=15, choices=list(MEASURES.items()))
    country = models.CharField(max_length=2, blank=True, help_text="Of a nationality.")
    says = models.CharField(max_length=9, choices=Says, default=Says.FIGURE)
    low = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True, help_text="Blank: at least `low`.")
    is_about = models.BooleanField(default=False)
    as_of = models.DateField()
    source = models.CharField(max_length=LONGEST_LINE)
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    credibility = models.PositiveSmallIntegerField(choices=Credibility, default=Credibility.UNKNOWN)
    why = models.CharField(max_length=LONGEST_LINE, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    from_file = models.BooleanField(default=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(measure__in=list(MEASURES)), name="claim_known_measure"),
            models.CheckConstraint(
                condition=Q(says="figure", low__isnull=False)
                | Q(says__in=["not_shown", "withdrawn"], low__isnull=True, high__isnull=True),
                name="claim_figure_where_it_says_one",
            ),
            models.CheckConstraint(condition=Q(high__isnull=True) | Q(high__gte=F("low")), name="claim_range_is_one"),
            models.CheckConstraint(
                condition=Q(measure="nationality", country__regex=r"^[A-Z]{2}$")
                | (~Q(measure="nationality") & Q(country="")),
                name="claim_country_of_a_nationality",
            ),
            models.CheckConstraint(
                condition=~Q(measure="nationality") | Q(low__isnull=True) | Q(low__gte=FEWEST),
                name="claim_nationality_not_small",
            ),
            models.CheckConstraint(
                condition=~Q(says="not_shown") | Q(measure="nationality"), name="claim_only_nationality_not_shown"
            ),
            models.CheckConstraint(condition=Q(reliability__in=Reliability.values), name="claim_known_reliability"),
            models.CheckConstraint(condition=Q(credibility__in=Credibility.values), name="claim_known_credibility"),
            models.CheckConstraint(condition=~Q(source=""), name="claim_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.low}"

    @property
    def range(self) -> Range | None:
        return None if self.low is None else Range(self.low, self.high, self.is_about)

    @property
    def thing(self) -> tuple[str, str]:
        """What it is about."""
        return self.measure, self.country


class Choice(AppendOnlyModel):
    """Which claim counts, why, and who says so; without one, that none does any more. The last of a measure holds."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="choices")
    measure = models.CharField(max_length=15, choices=list(MEASURES.items()))
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=LONGEST_LINE)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(measure__in=[code for code in MEASURES if code != Measure.NATIONALITY]),
                name="choice_known_measure",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="choice_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.claim_id}"


class Step(AppendOnlyModel):
    """How far it came, when, and by which authority. Of one status the last holds, and those before it stay."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="steps")
    status = models.CharField(max_length=11, choices=Status)
    at = models.DateTimeField()
    authority = models.CharField(max_length=LONGEST_LINE)
    why = models.CharField(max_length=LONGEST_LINE, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="step_known_status"),
            models.CheckConstraint(condition=~Q(authority=""), name="step_names_its_authority"),
            models.CheckConstraint(condition=Q(at__lte=F("noted_at")), name="step_not_ahead"),
        ]

    def __str__(self) -> str:
        return self.status


class Sameness(AppendOnlyModel):
    """Whether two reports are of one event, as somebody judged it. Of a pair the last holds."""

    one = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=9, choices=list(VERDICTS.items()))
    why = models.CharField(max_length=LONGEST_LINE)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="sameness_of_two_in_order"),
            models.CheckConstraint(condition=Q(verdict__in=list(VERDICTS)), name="sameness_known_verdict"),
            models.CheckConstraint(condition=~Q(why=""), name="sameness_says_why"),
        ]

    def __str__(self) -> str:
        return self.verdict
