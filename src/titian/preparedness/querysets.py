"""What may be seen of the event log: whoever speaks for a member that is still one, the co-chairs, the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, limit_to_scope
from titian.workplan.querysets import reads_members_words

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.preparedness.models import Claim, Event  # noqa: F401  (named in text below)


class SeaEventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, reader: User) -> Self:
        rows = limit_to_scope(self, reader, Permission.SEE_EVENTS)
        return rows if reads_members_words(reader) else rows.none()


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> Self:
        """Those in whose place no other stands."""
        return self.filter(superseded_by=None)
