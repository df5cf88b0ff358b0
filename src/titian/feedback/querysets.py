"""What may be seen of complaints: their body sees its own, nobody else that there is one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models import Case, Value, When

from titian.feedback.doors import Door, Kind
from titian.feedback.states import Status
from titian.people.policies import Permission, limit_to_scope, may

if TYPE_CHECKING:
    from titian.feedback.models import Complaint, PublishedMonth  # noqa: F401  (named in text below)
    from titian.people.models import User

_SEALED: Final = ("ciphertext", "key_file", "answer")


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: User) -> Self:
        """Members of the body it is sealed to. Station, supervisor, coordinator and administrator: none."""
        return limit_to_scope(self, user, Permission.READ_COMPLAINTS, organisation="organisation")

    def complaints(self) -> Self:
        return self.filter(kind=Kind.COMPLAINT)

    def oversight(self) -> Self:
        """What phones told of officers' acts."""
        return self.filter(kind=Kind.OVERSIGHT)

    def from_phones_on(self, day: date) -> Self:
        return self.filter(door=Door.PHONE, received_on=day)

    def open_unopened(self) -> Self:
        """The open web's that nobody has opened yet."""
        return self.filter(door=Door.OPEN, status=Status.NEW)

    def open(self) -> Self:
        """Not closed; without what is sealed."""
        return self.exclude(status=Status.CLOSED).defer(*_SEALED)

    def for_list(self) -> Self:
        """Without what is sealed, which no list shows. What waits for somebody comes first."""
        order = Case(
            When(status=Status.NEW, then=Value(0)), When(status=Status.OPENED, then=Value(1)), default=Value(2)
        )
        return self.defer(*_SEALED).annotate(standing=order)


class PublishedMonthQuerySet(models.QuerySet["PublishedMonth"]):
    def visible_to(self, user: User) -> Self:
        """The body sees its own; a country's supervisors and coordinators what their country's body has published."""
        if may(user, Permission.READ_COMPLAINTS):
            return limit_to_scope(self, user, Permission.READ_COMPLAINTS, organisation="organisation")
        if may(user, Permission.SEE_PROTECTION_COUNTS) and user.country_code:
            return self.filter(organisation__country=user.country_code)
        return self.none()
