"""The closed lists of statements."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.workplan.codes import Visibility


class State(models.TextChoices):
    DRAFT = "draft", gettext_lazy("draft")
    RELEASED = "released", gettext_lazy("released")


class WordingState(models.TextChoices):
    DRAFT = "draft", gettext_lazy("not reviewed")
    REVIEWED = "reviewed", gettext_lazy("reviewed")


class Part(models.TextChoices):
    """What a statement is made of. The news text is for everybody, whoever reads the rest."""

    PROGRESS = "progress", gettext_lazy("Progress")
    STATEMENT = "statement", gettext_lazy("Statement")
    NEWS = "news", gettext_lazy("News")


class How(StrEnum):
    """How a fact stands beside what was read of it."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    NARROWER = "narrower"
    GONE = "gone"


SAID: Final[Mapping[How, Promise]] = {
    How.CHANGED: gettext_lazy("It says something else now."),
    How.NEW: gettext_lazy("It came since, and is not in the sentence."),
    How.NARROWER: gettext_lazy("Fewer may see it now than read this."),
    How.GONE: gettext_lazy("It is gone: taken back, struck or deleted."),
}
KINDS: Final[Mapping[str, Promise]] = {
    "meeting": gettext_lazy("the meeting"),
    "group": gettext_lazy("whose meeting it is"),
    "co_chair": gettext_lazy("who chaired"),
    "member": gettext_lazy("who came"),
    "observer": gettext_lazy("who came"),
    "attendance": gettext_lazy("how many came"),
    "agenda": gettext_lazy("the agenda"),
    "intervention": gettext_lazy("an intervention"),
    "decision": gettext_lazy("a decision"),
    "task": gettext_lazy("a task"),
    "update": gettext_lazy("an update"),
    "completed": gettext_lazy("an item of the plan"),
    "adopted": gettext_lazy("an item of the plan"),
    "next_step": gettext_lazy("an item of the plan"),
    "programme": gettext_lazy("a programme"),
    "work": gettext_lazy("a work on the shelf"),
    # Of a situation report (titian.preparedness).
    "claim": gettext_lazy("a claim"),
    "step": gettext_lazy("how far it has come"),
    "arrival": gettext_lazy("counts of an arrival"),
}
# From the fewest readers to all.
_WIDTHS: Final = (Visibility.MEMBERS, Visibility.GROUP, Visibility.PUBLIC)


def find_narrowest(*visibilities: str) -> str:
    return min((Visibility(one) for one in visibilities), key=_WIDTHS.index)


def is_as_wide(visibility: str, readers: str) -> bool:
    """Whether whoever is among the `readers` may see what has the visibility."""
    return _WIDTHS.index(Visibility(visibility)) >= _WIDTHS.index(Visibility(readers))
