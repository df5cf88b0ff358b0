"""Modules, personas, tests and cases that are written at the desk. Django finds them in `titian.studio.models`."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

KINDS: Final = ("module", "persona", "test", "case")


class DraftState(StrEnum):
    WRITING = "writing"
    WAITING = "waiting"  # for a second person
    AGREED = "agreed"


class DraftMove(StrEnum):
    SAVE = "save"
    ASK = "ask"
    AGREE = "agree"
    SEND_BACK = "send_back"
    GIVE = "give"  # written into the folder
    TAKE = "take"  # the folder has another, and was preferred


STATE_NAMES: Final[dict[str, Promise]] = {
    DraftState.WRITING: gettext_lazy("being written"),
    DraftState.WAITING: gettext_lazy("waits for a second person"),
    DraftState.AGREED: gettext_lazy("agreed"),
}

KIND_NAMES: Final[dict[str, Promise]] = {
    "module": gettext_lazy("Modules"),
    "persona": gettext_lazy("Personas"),
    "test": gettext_lazy("Tests before and after"),
    "case": gettext_lazy("Cases for agreement"),
}
CONTENT_NAMES: Final[dict[str, Promise]] = {
    "module": gettext_lazy("Steps or story"),
    "persona": gettext_lazy("Steps or story"),
    "test": gettext_lazy("Questions"),
    "case": gettext_lazy("Cases"),
}
"""What the first field of a draft holds."""

MOVE_NAMES: Final[dict[str, Promise]] = {
    DraftMove.SAVE: gettext_lazy("saved"),
    DraftMove.ASK: gettext_lazy("given to a second person"),
    DraftMove.AGREE: gettext_lazy("agreed"),
    DraftMove.SEND_BACK: gettext_lazy("sent back"),
    DraftMove.GIVE: gettext_lazy("given to the folder"),
    DraftMove.TAKE: gettext_lazy("taken from the folder"),
}


class CourseDraft(models.Model):
    """What is learnt as it stands at the desk, a file of it; `DraftStep` holds how it came to be.

    `number` counts steps: who saves names the one they saw. `content` is the file as it will lie in the folder, `words`
    its English, `sources` those that the folder does not have yet. `began` is the folder's file when it was begun, or
    given last; empty where it has none.
    """

    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in KINDS])
    name = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in DraftState], default=DraftState.WRITING)
    content = models.TextField(blank=True)
    words = models.TextField(blank=True)
    sources = models.TextField(blank=True)
    began = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="Why it was sent back; gone with the next version.")
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "name"], name="course_draft_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="course_draft_known_kind"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in DraftState]), name="course_draft_known_state"
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("writer")), name="course_draft_agreed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state=DraftState.AGREED, reviewer__isnull=False)
                | ~Q(state=DraftState.AGREED) & Q(reviewer__isnull=True),
                name="course_draft_reviewer_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("studio_draft", args=[self.kind, self.name])

    @property
    def state_name(self) -> Promise:
        return STATE_NAMES[self.state]

    @property
    def is_given(self) -> bool:
        """The folder has it."""
        return self.state == DraftState.AGREED and self.began == self.content


class DraftStep(models.Model):
    """One step of a draft, never changed and never deleted: what was done, by whom, and what stood after it."""

    draft = models.ForeignKey(CourseDraft, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=10, choices=[(m.value, m.value) for m in DraftMove])
    content = models.TextField(blank=True)
    words = models.TextField(blank=True)
    sources = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "number"], name="draft_step_once")]

    def __str__(self) -> str:
        return f"{self.move} {self.number}"

    @property
    def move_name(self) -> Promise:
        return MOVE_NAMES[self.move]
