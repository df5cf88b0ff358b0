"""The closed lists of the event log."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.preparedness.figures import Measure, Verdict


class Kind(models.TextChoices):
    SIGHTING = "sighting", gettext_lazy("sighting")
    DISTRESS = "distress", gettext_lazy("distress")
    LANDING = "landing", gettext_lazy("landing")
    INTERCEPTION = "interception", gettext_lazy("interception")
    PUSHBACK_REPORT = "pushback_report", gettext_lazy("report of a pushback")
    WRECK = "wreck", gettext_lazy("wreck")
    RAID_RELEASE = "raid_release", gettext_lazy("release in a raid")
    EVACUATION = "evacuation", gettext_lazy("evacuation")


ON_LAND_TOO: Final = frozenset({Kind.RAID_RELEASE, Kind.EVACUATION})
"""What may have no sea."""


class Status(models.TextChoices):
    """How far it has come, in this order; any may be skipped."""

    REPORTED = "reported", gettext_lazy("reported")
    LOCATED = "located", gettext_lazy("located")
    ASSISTED = "assisted", gettext_lazy("assisted")
    DISEMBARKED = "disembarked", gettext_lazy("disembarked")
    SHELTERED = "sheltered", gettext_lazy("sheltered")
    SCREENED = "screened", gettext_lazy("screened")
    REFERRED = "referred", gettext_lazy("referred")


ORDER: Final = list(Status.values)
LINK_LASTS: Final = timedelta(days=3)
"""How long the address of an arrival's file leads to it."""
LATE: Final = timedelta(days=1)
"""A step that is noted later than this after its time says why."""


class Reliability(models.TextChoices):
    """Of the source, by the Admiralty scale."""

    A = "a", gettext_lazy("A, completely reliable")
    B = "b", gettext_lazy("B, usually reliable")
    C = "c", gettext_lazy("C, fairly reliable")
    D = "d", gettext_lazy("D, not usually reliable")
    E = "e", gettext_lazy("E, unreliable")
    F = "f", gettext_lazy("F, cannot be judged")


class Credibility(models.IntegerChoices):
    """Of what it says, by the Admiralty scale."""

    CONFIRMED = 1, gettext_lazy("1, confirmed by other sources")
    PROBABLE = 2, gettext_lazy("2, probably true")
    POSSIBLE = 3, gettext_lazy("3, possibly true")
    DOUBTFUL = 4, gettext_lazy("4, doubtful")
    IMPROBABLE = 5, gettext_lazy("5, improbable")
    UNKNOWN = 6, gettext_lazy("6, cannot be judged")


class Says(models.TextChoices):
    """What a claim says. `NOT_SHOWN`: people of this nationality were among them, and how many is not shown."""

    FIGURE = "figure", gettext_lazy("a figure")
    NOT_SHOWN = "not_shown", gettext_lazy("not shown")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


class Sense(models.TextChoices):
    """How a figure is typed in."""

    EXACTLY = "exactly", gettext_lazy("this number, or from this to that")
    ABOUT = "about", gettext_lazy("about")
    AT_LEAST = "at_least", gettext_lazy("at least")


MEASURES: Final[dict[str, Promise]] = {
    Measure.EMBARKED.value: gettext_lazy("embarked"),
    Measure.DISEMBARKED.value: gettext_lazy("disembarked"),
    Measure.DEAD.value: gettext_lazy("dead"),
    Measure.MISSING.value: gettext_lazy("missing"),
    Measure.DEAD_OR_MISSING.value: gettext_lazy("dead or missing, counted in one"),
    Measure.UNKNOWN.value: gettext_lazy("fate unknown"),
    Measure.AT_SEA.value: gettext_lazy("still at sea"),
    Measure.SURVIVED.value: gettext_lazy("survived, wherever they are"),
    Measure.WOMEN.value: gettext_lazy("women among them"),
    Measure.CHILDREN.value: gettext_lazy("children among them"),
    Measure.REMOVED.value: gettext_lazy("removed before screening"),
    Measure.NATIONALITY.value: gettext_lazy("of one nationality"),
    Measure.BOATS.value: gettext_lazy("boats"),
}
CHOSEN_BETWEEN: Final = {code: label for code, label in MEASURES.items() if code != Measure.NATIONALITY}
HEADS: Final = frozenset({Measure.EMBARKED, Measure.DISEMBARKED, Measure.AT_SEA, Measure.SURVIVED})
"""Whose figure may go to a country's hub as how many people may come."""
ARRIVES_AS: Final[dict[str, str]] = {Kind.RAID_RELEASE: "release", Kind.EVACUATION: "other"}
"""What an arrival is called at a country's hub, where it is no boat. More of what was reported does not go there."""
NEEDS: Final[dict[str, Promise]] = {
    "water": gettext_lazy("Water"),
    "food": gettext_lazy("Food"),
    "blankets": gettext_lazy("Blankets"),
    "doctor": gettext_lazy("Doctor"),
    "shelter": gettext_lazy("Shelter"),
    "child_protection": gettext_lazy("Child protection"),
    "interpreter": gettext_lazy("Interpreters"),
}
"""What a country's hub is told is needed, as its arrivals have it: none of enforcement, and no language."""
VERDICTS: Final[dict[str, Promise]] = {
    Verdict.SAME.value: gettext_lazy("the same event"),
    Verdict.DIFFERENT.value: gettext_lazy("different events"),
    Verdict.OPEN.value: gettext_lazy("taken back: not judged"),
}


class Shape(models.TextChoices):
    """What lies sealed."""

    POSITION = "position", gettext_lazy("position")
    FORECAST = "forecast", gettext_lazy("forecast of a drift")
    AREA = "area", gettext_lazy("area of an alert")


class SeaPart(models.TextChoices):
    """What a body is at sea."""

    RESCUE = "rescue", gettext_lazy("authority that rescues")
    PROTECTION = "protection", gettext_lazy("protection agency")


WITHHELD: Final = timedelta(hours=72)
"""No cell is shown earlier than this after it was sealed, nor before people have landed."""
ON_LAND: Final = frozenset({Status.DISEMBARKED, Status.SHELTERED, Status.SCREENED, Status.REFERRED})
ANSWER_WITHIN: Final = timedelta(minutes=30)
"""When no authority has opened it by then, the next one is asked."""
KEPT: Final = timedelta(days=90)
"""A copy is deleted so long after it was sealed; that it was, and who opened it, stays."""
FEWEST_RESCUERS: Final = 2
"""So many are asked at once; those chosen after them in their turn."""
MOST_BODIES: Final = 12
WHY_AMENDED: Final = {
    "typed": gettext_lazy("It was typed in wrong"),
    "learnt": gettext_lazy("More is known since"),
}
