"""The closed lists of learning."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy


class StepKind(models.TextChoices):
    """What can be finished on a phone."""

    MODULE = "module", gettext_lazy("module")
    PERSONA = "persona", gettext_lazy("practice interview")
    TEST = "test", gettext_lazy("test")


class CourseState(models.TextChoices):
    PLANNED = "planned", gettext_lazy("planned")
    INVITING = "inviting", gettext_lazy("open for joining")
    RUNNING = "running", gettext_lazy("under way")
    CLOSED = "closed", gettext_lazy("closed, follow-up at three and six months")
    FINISHED = "finished", gettext_lazy("finished")
    CANCELLED = "cancelled", gettext_lazy("cancelled")


OPEN_TO_JOIN: Final = frozenset({CourseState.INVITING, CourseState.RUNNING})
BEFORE_CLOSING: Final = frozenset({CourseState.PLANNED, CourseState.INVITING, CourseState.RUNNING})
COUNTED: Final = frozenset({CourseState.CLOSED, CourseState.FINISHED})


class TrainerState(models.TextChoices):
    ACTIVE = "active", gettext_lazy("trains")
    LEFT = "left", gettext_lazy("trains no more")


class Part(models.TextChoices):
    """By what those who took part are counted. No two are ever crossed: a cell of two things picks somebody out."""

    TOTAL = "total", gettext_lazy("In all")
    GENDER = "gender", gettext_lazy("By gender")
    AGENCY = "agency", gettext_lazy("By agency")
    STEP = "step", gettext_lazy("Finished")
    AFTER_3 = "after_3", gettext_lazy("After 3 months")
    AFTER_6 = "after_6", gettext_lazy("After 6 months")


AFTER: Final = {3: Part.AFTER_3, 6: Part.AFTER_6}


class StudyState(models.TextChoices):
    OPEN = "open", gettext_lazy("open: answers come in")
    CLOSED = "closed", gettext_lazy("closed: its counts stand")


class WhichCases(models.TextChoices):
    """Which of a release's two sets of cases a study gives to people."""

    FIRST = "first", gettext_lazy("The first set")
    PARALLEL = "parallel", gettext_lazy("The parallel set, for a second time")
