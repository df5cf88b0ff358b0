from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from titian.tallies.querysets import TallyQuerySet


class Tally(models.Model):
    """The highest total a phone has told for one of its days, a language and a level.

    Phones send absolute totals, so a repeat or an out-of-order arrival cannot count twice. The day is the phone's own:
    its clock is not judged. `week` is the Monday of that day, kept so that figures group the same on every database.
    """

    enrolment = models.ForeignKey("devices.Enrolment", on_delete=models.PROTECT, related_name="tallies")
    station = models.ForeignKey("people.Station", on_delete=models.PROTECT, related_name="tallies")
    day = models.DateField()
    week = models.DateField()
    language = models.CharField(max_length=35)
    level = models.CharField(max_length=10)
    total = models.PositiveIntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrolment", "day", "language", "level"], name="tally_once_per_phone_day_language_level"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]), name="tally_known_level"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["station", "week"], name="tally_station_week")]

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.level}"
