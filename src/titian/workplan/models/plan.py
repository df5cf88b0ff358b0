from __future__ import annotations

import uuid
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place, Record
from titian.workplan.codes import (
    AREAS,
    CycleState,
    ItemState,
    Kind,
    MeetingState,
    Part,
    Says,
    UpdateState,
    Visibility,
)
from titian.workplan.querysets import (
    CycleQuerySet,
    InvolvementQuerySet,
    ItemQuerySet,
    MeetingQuerySet,
    PartyQuerySet,
    UpdateQuerySet,
)

PERSON: Final = settings.AUTH_USER_MODEL
LONGEST: Final = 4000
LONGEST_LINE: Final = 300


class Party(models.Model):
    """A state or an organisation that takes part, whether or not anybody of it has an account here.

    `organisation` is the body its focal points belong to. Whoever leaves keeps its place in what was, and may come
    back: then `joined_on` and `left_on` are of the new time, and `Stay`s hold those before.
    """

    class Kind(models.TextChoices):
        STATE = "state"
        ORGANISATION = "organisation"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    code = models.CharField(max_length=12, unique=True, help_text="ISO 3166-1 of a state, short name of another.")
    name = models.CharField(max_length=200)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    organisation = models.OneToOneField(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="party"
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["state", "organisation"]), name="party_known_kind"),
            models.CheckConstraint(
                condition=Q(kind="organisation") | Q(code__regex=r"^[A-Z]{2}$"), name="party_state_by_its_code"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plan_party", args=[self.pk])


class Stay(models.Model):
    """A time in which a member took part and that is over, of one that has come back since."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="stays")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["to_on", "pk"]

    def __str__(self) -> str:
        return f"{self.party}, until {self.to_on}"


class Cycle(Record):
    """A plan of some years. Of all that are adopted and not closed there is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=LONGEST_LINE, blank=True, help_text="Where its words are public.")
    state = models.CharField(max_length=8, default=CycleState.DRAFTING)
    adopted_on = models.DateField(null=True, blank=True)

    objects = CycleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first_year", "last_year"], name="cycle_once"),
            models.UniqueConstraint(fields=["state"], condition=Q(state="current"), name="cycle_one_current"),
            models.CheckConstraint(condition=Q(state__in=["drafting", "current", "closed"]), name="cycle_known_state"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="cycle_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return gettext("Plan %(first)s to %(last)s") % {"first": self.first_year, "last": self.last_year}

    def get_absolute_url(self) -> str:
        return reverse("plan_cycle", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Objective(models.Model):
    """One of the few things a cycle is for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_LINE)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "number"], name="objective_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    def get_absolute_url(self) -> str:
        return reverse("plan_objective", args=[self.pk])


class Issue(models.Model):
    """A priority issue under an objective."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="issues")
    text = models.CharField(max_length=LONGEST_LINE)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["objective", "text"], name="issue_once")]

    def __str__(self) -> str:
        return self.text


class ActionItem(Record):
    """Something members do together. `number` is by what it is called in its cycle, and stays.

    `source` says where its words are public. With `is_mapping_suggested` objective and areas are this hub's reading of
    that source, which the co-chairs have not confirmed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="items")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="items")
    issue = models.ForeignKey(Issue, null=True, blank=True, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_LINE)
    text = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    is_open_to_members = models.BooleanField(default=False)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.MEMBERS)
    source = models.CharField(max_length=LONGEST_LINE, blank=True)
    is_mapping_suggested = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.PROPOSED)

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "number"], name="item_numbered_once"),
            models.CheckConstraint(condition=Q(state__in=ItemState.values), name="item_known_state"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="item_known_visibility"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["cycle", "visibility", "number"], name="item_seen_in_cycle"),
            models.Index(fields=["objective", "state"], name="item_by_objective"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan_item", args=[self.pk])

    def place_of(self) -> Place:
        return {}

    @property
    def areas(self) -> list[int]:
        return sorted(row.area for row in self.area_rows.all())


class ItemArea(models.Model):
    """One of the eight areas an item belongs to. Every item has one at least: the actions see to it."""

    item = models.ForeignKey(ActionItem, on_delete=models.CASCADE, related_name="area_rows")
    area = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "area"], name="item_area_once"),
            models.CheckConstraint(condition=Q(area__in=list(AREAS)), name="item_area_known"),
        ]

    def __str__(self) -> str:
        return str(self.area)


class Involvement(models.Model):
    """Who leads an item or is a partner in it, from when, and until when."""

    item = models.ForeignKey(ActionItem, on_delete=models.CASCADE, related_name="involved")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="involved")
    part = models.CharField(max_length=8, choices=Part)
    from_on = models.DateField(null=True, blank=True, help_text="Blank: not known.")
    to_on = models.DateField(null=True, blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "party", "part"], condition=Q(to_on__isnull=True), name="involved_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="involved_known_part"),
        ]
        indexes: ClassVar = [models.Index(fields=["party", "part", "to_on"], name="involved_by_party")]

    def __str__(self) -> str:
        return f"{self.party}, {self.part}"


class Change(AppendOnlyModel):
    """One step of an item's history: who, when, why, and each field that has other words since, with those words.

    `other` is the item it was merged into, split from, carried to; `party` who came or left.
    """

    item = models.ForeignKey(ActionItem, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=LONGEST_LINE, blank=True)
    words: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)  # Any: text or yes and no
    other = models.ForeignKey(ActionItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "number"], name="change_numbered_once")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.item_id}"


class Meeting(Record):
    """What updates are sent to, and where the group meets. It closes when somebody closes it, never by the clock.

    Its days and hours are those of `zone`, whoever reads them and wherever. `sequence` counts what calendars were told
    to change since they heard of it, at `announced_at`. `visibility`: who sees that it takes place, and its agenda;
    `words_visibility`: who reads what was said there, never more than those. What else belongs to it, `titian.meetings`
    keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=LONGEST_LINE)
    place = models.CharField(max_length=200, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    zone = models.CharField(max_length=50, default="UTC", help_text="A name of the tz database.")
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.GROUP)
    words_visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.MEMBERS)
    state = models.CharField(max_length=10, default=MeetingState.PLANNED)
    asked_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(MeetingState)), name="plan_meeting_known_state"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="plan_meeting_known_visibility"),
            models.CheckConstraint(
                condition=Q(words_visibility__in=Visibility.values), name="plan_meeting_words_known_visibility"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="plan_meeting_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The meeting's own page; what members say for it stands at "plan_meeting"."""
        return reverse("meeting", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Update(Record):
    """What one party says of one item for one meeting. Before it is shared nobody but the party reads a draft, and
    nobody but co-chairs and office what was submitted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(ActionItem, on_delete=models.PROTECT, related_name="updates")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="updates")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="updates")
    says = models.CharField(max_length=11, choices=Says)
    text = models.TextField(blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.MEMBERS)
    state = models.CharField(max_length=9, choices=UpdateState, default=UpdateState.DRAFT)
    shared_at = models.DateTimeField(null=True, blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "party", "meeting"], name="update_once_a_meeting"),
            models.CheckConstraint(condition=Q(says__in=Says.values), name="update_says_what"),
            models.CheckConstraint(condition=Q(state__in=UpdateState.values), name="update_known_state"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="update_known_visibility"),
        ]
        indexes: ClassVar = [models.Index(fields=["meeting", "state", "says"], name="update_by_meeting")]

    def __str__(self) -> str:
        return f"{self.party}: {self.item}"

    def get_absolute_url(self) -> str:
        return reverse("plan_update", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.party.organisation_id}


class Revision(AppendOnlyModel):
    """An update's words as they were shared, and as they were corrected since: who, when, why."""

    update_of = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    says = models.CharField(max_length=11, choices=Says)
    text = models.TextField(blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=LONGEST_LINE, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["update_of", "number"], name="revision_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number} of {self.update_of_id}"
