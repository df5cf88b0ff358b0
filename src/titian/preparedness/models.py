from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place
from titian.library.models import KnownHub
from titian.people.kept import DigestField
from titian.people.models import Organisation, User
from titian.preparedness import consultation_models, national_plan_models
from titian.preparedness.codes import (
    MEASURES,
    VERDICTS,
    Credibility,
    Kind,
    Reliability,
    Says,
    SeaPart,
    Shape,
    Status,
)
from titian.preparedness.exercise_models import Marked
from titian.preparedness.figures import FEWEST, Measure, Range
from titian.preparedness.figures.cells import MOST_CELLS, PATTERN
from titian.preparedness.querysets import (
    AddresseeQuerySet,
    ArrivalLinkQuerySet,
    ClaimQuerySet,
    RealClaims,
    RealEvents,
    SeaBodyQuerySet,
    SeaEventQuerySet,
    SealedQuerySet,
)

if TYPE_CHECKING:
    from datetime import date

BESIDE: Final = (consultation_models, national_plan_models)
"""The room's other tables, which Django finds by way of this file."""
LONGEST_NAME: Final = 120
LONGEST_LINE: Final = 300
LONGEST_CELLS: Final = MOST_CELLS * 8


class Event(Marked):
    """Something that was reported. Its place is a named sea, its time is days; how many people, claims say.

    `departed_from` is a country, and nothing finer. `outside_id` is of a row of somebody else's file. `state` is how
    far it has come, by its steps. `objects` are real ones; those of exercises are among `everything`.
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

    everything = SeaEventQuerySet.as_manager()
    objects = RealEvents()

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
        return reverse("exercise_event" if self.exercise_id else "event", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.organisation_id}

    @property
    def ends_on(self) -> date:
        return self.last_on or self.first_on


class Claim(AppendOnlyModel):
    """What a source says of how many. It is never changed: another may stand in its place, and then names it.

    `key` is by what forms and addresses name it. `from_file`: it came with a file, which a later one may revise.
    It is of an exercise where its event is: `objects` are real ones, `everything` has both.
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
    arrival = models.ForeignKey(
        "AskedArrival",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text="It came back from a country's hub, whose next file may revise it.",
    )

    everything = ClaimQuerySet.as_manager()
    objects = RealClaims()

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


class AskedArrival(AppendOnlyModel):
    """An arrival that a country's hub was asked to open, and the file that asks. `heads`: the claim it says."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="asked_arrivals")
    hub = models.ForeignKey(KnownHub, on_delete=models.PROTECT, related_name="+")
    heads = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    needs = models.JSONField(default=list)
    file = models.TextField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """By which both hubs speak of it over the telephone."""
        return str(self.key)[:8]

    @property
    def source(self) -> str:
        """Of the claims that come back."""
        return f"{self.hub.name}: counts of an arrival"


class ArrivalLink(models.Model):
    """A short address under which that country's coordinator takes the file, without an account. Another ends it.

    `token_hash`: of the secret part of the address. `taken`: how often the file was, which whoever may ask sees.
    """

    asked = models.OneToOneField(AskedArrival, on_delete=models.PROTECT, related_name="link")
    token_hash = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()
    taken = models.PositiveIntegerField(default=0)
    last_taken_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ArrivalLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.ends_at)


class ArrivalCounts(AppendOnlyModel):
    """One file of counts that came back. `body`: figures, needs, who is assigned, places in shelters, as they were
    signed; `file` is all of it, with the exact figures sealed to whoever may open them, and blank once it was
    deleted."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(AskedArrival, on_delete=models.PROTECT, related_name="counts")
    stage = models.CharField(max_length=6)
    sequence = models.PositiveBigIntegerField()
    as_of = models.DateField()
    body = models.JSONField()
    file = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asked", "sequence"], name="arrival_counts_once"),
            models.CheckConstraint(condition=Q(stage__in=["closed", "final"]), name="arrival_counts_known_stage"),
        ]

    def __str__(self) -> str:
        return self.stage


class Report(AppendOnlyModel):
    """A situation report as it was drafted: a `Text` of statements. What of it is out of date is never kept."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="reports")
    body = models.JSONField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.at)


class SeaBody(models.Model):
    """A member's body that may be chosen for positions, and what it is at sea, as the regional office says."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+", primary_key=True)
    part = models.CharField(max_length=10, choices=SeaPart)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SeaBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(part__in=SeaPart.values), name="sea_body_known_part"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.organisation_id}"


class Sealed(AppendOnlyModel):
    """A position, a forecast or an area that a browser sealed. Of where it is the hub has cells of one degree.

    `cells` are names of `figures.cells`, in order, with a space between; who sees them and when, `withholding` says.
    They were made once, in the browser, and nothing here can make them finer. What is the exact area of an `alert` ends
    with it.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sealed")
    alert = models.ForeignKey(
        "preparedness.Alert", null=True, blank=True, on_delete=models.PROTECT, related_name="sealed"
    )
    shape = models.CharField(max_length=8, choices=Shape)
    cells = models.CharField(max_length=LONGEST_CELLS)
    observed_at = models.DateTimeField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SealedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(shape__in=Shape.values), name="sealed_known_shape"),
            models.CheckConstraint(
                condition=Q(cells__regex=rf"^{PATTERN}( {PATTERN})*$".replace(r"\d", "[0-9]")),
                name="sealed_says_cells_alone",
            ),
            models.CheckConstraint(condition=Q(observed_at__lte=F("at")), name="sealed_not_ahead"),
            models.CheckConstraint(
                condition=Q(alert__isnull=True) | Q(shape="area"), name="sealed_of_alert_is_an_area"
            ),
        ]

    def __str__(self) -> str:
        return self.shape

    def get_absolute_url(self) -> str:
        return reverse("sealed_position", args=[self.event_id, self.key])


class Addressee(models.Model):
    """A body it is sealed to: its own copy while that is kept, and since when it may open it.

    They are asked in the order of `place`. `recipient` is the fingerprint of the key of the copy.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sealed = models.ForeignKey(Sealed, on_delete=models.PROTECT, related_name="addressees")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=SeaPart)
    place = models.PositiveSmallIntegerField()
    recipient = models.CharField(max_length=64)
    ciphertext = models.BinaryField(null=True, blank=True, help_text="Blank: it was deleted in time.")
    kept_sha256 = DigestField(of=["ciphertext"])
    asked_at = models.DateTimeField(null=True, blank=True)

    objects = AddresseeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sealed", "organisation"], name="addressee_once"),
            models.UniqueConstraint(fields=["sealed", "place"], name="addressee_in_a_place"),
            models.CheckConstraint(condition=Q(part__in=SeaPart.values), name="addressee_known_part"),
            models.CheckConstraint(condition=Q(recipient__regex=r"^[0-9a-f]{64}$"), name="addressee_key_is_a_mark"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sealed"], condition=Q(asked_at__isnull=True), name="addressee_not_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.place}"


class Opening(AppendOnlyModel):
    """That somebody was given a copy, noted before it was: each time, not the first alone."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="openings")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.at)


from titian.preparedness import alert_models, contact_models  # noqa: E402, F401
