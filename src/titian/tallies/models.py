from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from titian.tallies.groups import GROUPS, LEVELS, MARKS
from titian.tallies.querysets import CountedCellQuerySet


class Tally(models.Model):
    """The highest total a phone has told for one of its days: of a group of languages and a level, or of a mark.

    Phones send absolute totals, so a repeat or an out-of-order arrival cannot count twice. The day is the phone's own:
    its clock is not judged. `week` is the Monday of that day. A mark stands in `level`, with no group: nothing ties it
    to a language. Rows go some weeks after they were counted. No page reads them; figures come from `CountedCell`.
    """

    enrolment = models.ForeignKey("devices.Enrolment", on_delete=models.PROTECT, related_name="tallies")
    station = models.ForeignKey("people.Station", on_delete=models.PROTECT, related_name="tallies")
    day = models.DateField()
    week = models.DateField()
    language_group = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=10)
    total = models.PositiveIntegerField()
    # How much of it stands in closed weeks: what comes late is counted once, and each phone's share is known.
    counted = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrolment", "day", "language_group", "level"], name="tally_once_per_phone_day_group_level"
            ),
            models.CheckConstraint(
                condition=Q(level__in=[*LEVELS], language_group__in=[*GROUPS])
                | Q(level__in=[*MARKS], language_group=""),
                name="tally_level_of_a_group_or_mark",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["station", "week"], name="tally_station_week")]

    def __str__(self) -> str:
        return f"{self.day} {self.language_group} {self.level}"


class ClosedWeek(models.Model):
    """A week whose figures stand for good. What arrives later is counted in the next week that closes."""

    week = models.DateField(primary_key=True)
    closed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(week__week_day=2), name="closed_week_begins_on_monday"),
        ]

    def __str__(self) -> str:
        return str(self.week)


class CountedCell(models.Model):
    """One figure of a station's closed week, before small ones are hidden. It is written once and never changed.

    Each screening is in exactly one closed week, so no two publications can be taken from each other.
    """

    class Kind(models.TextChoices):
        LEVEL = "level", _("by level")
        GROUP = "group", _("by group of languages")
        MARK = "mark", _("what protects people")
        TOTAL = "total", _("all screenings")

    week = models.ForeignKey(ClosedWeek, on_delete=models.PROTECT, related_name="cells")
    station = models.ForeignKey("people.Station", on_delete=models.PROTECT, related_name="counted_cells")
    kind = models.CharField(max_length=5, choices=Kind)
    name = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    is_broad = models.BooleanField(default=True, db_default=True, help_text="of three phones, none with most of it")

    objects = CountedCellQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["week", "station", "kind", "name"], name="counted_cell_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["level", "group", "mark", "total"]), name="counted_cell_known_kind"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="counted_cell_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.week_id} {self.kind} {self.name}"
