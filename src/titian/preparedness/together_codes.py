"""The closed lists of consultations, exercises and national plans."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class ExerciseState(models.TextChoices):
    DRAFTED = "drafted", gettext_lazy("being prepared")
    RUNNING = "running", gettext_lazy("running")
    ENDED = "ended", gettext_lazy("ended")


class ConsultationState(models.TextChoices):
    OPEN = "open", gettext_lazy("open")
    CLOSED = "closed", gettext_lazy("closed")


class NoteKind(models.TextChoices):
    DECISION = "decision", gettext_lazy("decision")
    OBSERVATION = "observation", gettext_lazy("observation")


class PointStep(models.TextChoices):
    """What became of a point: whoever does it says so for their own member."""

    TAKEN_ON = "taken_on", gettext_lazy("taken on")
    DONE = "done", gettext_lazy("done")
    LET_GO = "let_go", gettext_lazy("let go")


class Side(models.TextChoices):
    NEED = "need", gettext_lazy("need")
    OFFER = "offer", gettext_lazy("offer")


class Support(models.TextChoices):
    SEARCH = "search", gettext_lazy("search and rescue")
    DISEMBARKATION = "disembarkation", gettext_lazy("disembarkation")
    SHELTER = "shelter", gettext_lazy("shelter")
    FOOD = "food", gettext_lazy("water and food")
    HEALTH = "health", gettext_lazy("health")
    CHILDREN = "children", gettext_lazy("child protection")
    INTERPRETING = "interpreting", gettext_lazy("interpreting")
    NEEDS = "needs", gettext_lazy("identification of protection needs")
    TRANSPORT = "transport", gettext_lazy("transport")
    INFORMATION = "information", gettext_lazy("information")
    MONEY = "money", gettext_lazy("money")
    OTHER = "other", gettext_lazy("something else")


class Fit(models.TextChoices):
    FITS = "fits", gettext_lazy("they may fit")
    TAKEN_BACK = "taken_back", gettext_lazy("taken back")


HEADINGS: Final[dict[str, Promise]] = {
    "how_made": gettext_lazy("How the plan was made"),
    "agencies": gettext_lazy("Key agencies and what they do"),
    "coordination": gettext_lazy("How they coordinate"),
    "command": gettext_lazy("Command and control"),
    "lessons": gettext_lazy("Lessons"),
    "support": gettext_lazy("Areas for support"),
    "international": gettext_lazy("Scope for international coordination"),
}
"""What the taskforce's third meeting, of March 2018, talked of under national plans of action, in our words."""
