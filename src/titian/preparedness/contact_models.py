"""Numbers of members' duty desks: what a contact sheet is made of. No person stands in it."""

from __future__ import annotations

import uuid
from typing import ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.desk.workflow import Place, Record
from titian.library.contact_sheets import NUMBER
from titian.people.models import User
from titian.people.policies import Permission, limit_to_scope
from titian.workplan.models import Party
from titian.workplan.querysets import reads_members_words

PURPOSES: Final[dict[str, Promise]] = {
    "rescue": gettext_lazy("Rescue centre"),
    "shelter": gettext_lazy("Shelter"),
    "health": gettext_lazy("Health"),
    "child_protection": gettext_lazy("Child protection"),
    "focal_point": gettext_lazy("Duty desk of the focal point"),
}
"""In the order of the sheet. None is of those who stop, hold or question people."""


class LineState(models.TextChoices):
    LISTED = "listed", gettext_lazy("on the sheet")
    WITHDRAWN = "withdrawn", gettext_lazy("taken off")


class ContactLineQuerySet(models.QuerySet["ContactLine"]):
    def on_sheet(self) -> list[ContactLine]:
        """Rescue first, then by member. What a member left behind is not on it."""
        rows = self.filter(state=LineState.LISTED, party__left_on=None).select_related("party")
        ranks = list(PURPOSES)
        return sorted(rows, key=lambda row: (ranks.index(row.purpose), row.party.name, row.number))

    def kept_by(self, reader: User) -> Self:
        """Those on the sheet that the reader may change: of the own member, or of all."""
        rows = limit_to_scope(self, reader, Permission.KEEP_CONTACTS, organisation="party__organisation")
        return rows.filter(state=LineState.LISTED) if reads_members_words(reader) else rows.none()


class ContactLine(Record):
    """A number, what it is for, and the day on which somebody last said that it answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=16, choices=list(PURPOSES.items()))
    number = models.CharField(max_length=16)
    is_always = models.BooleanField(default=False)
    checked_on = models.DateField()
    state = models.CharField(max_length=9, choices=LineState, default=LineState.LISTED)

    objects = ContactLineQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(purpose__in=list(PURPOSES)), name="contact_line_known_purpose"),
            models.CheckConstraint(condition=Q(state__in=LineState.values), name="contact_line_known_state"),
            models.CheckConstraint(condition=Q(number__regex=NUMBER), name="contact_line_is_a_number"),
            models.UniqueConstraint(
                fields=["party", "purpose", "number"], condition=Q(state="listed"), name="contact_line_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{PURPOSES[self.purpose]}, {self.party}"

    def get_absolute_url(self) -> str:
        return reverse("contact_line", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.party.organisation_id}
