"""What may be seen of the shelf, and by whom: what a work's own visibility says, as with the plan's updates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from titian.people.policies import Permission, may
from titian.shelf.codes import Reading, WorkState
from titian.workplan.querysets import list_seen_by

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.shelf.models import File, Use, Work  # noqa: F401  (named in text below)


class WorkQuerySet(models.QuerySet["Work"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        """By its visibility; what was put away only by whoever keeps the shelf."""
        seen = self.filter(visibility__in=sorted(list_seen_by(reader)))
        if not isinstance(reader, AnonymousUser) and may(reader, Permission.KEEP_SHELF):
            return seen
        return seen.filter(state=WorkState.ON_SHELF)


class FileQuerySet(models.QuerySet["File"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        from titian.shelf.models import Work

        return self.filter(Q(edition__work__in=Work.objects.visible_to(reader)))

    def waiting(self) -> Self:
        """Those whose words nobody has tried to read."""
        return self.filter(reading=Reading.WAITING)


class UseQuerySet(models.QuerySet["Use"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        """Who used a work is the members' to know, whoever may read the work itself."""
        from titian.shelf.models import Work

        if isinstance(reader, AnonymousUser) or not may(reader, Permission.SEE_MEMBERS_WORDS):
            return self.none()
        return self.filter(work__in=Work.objects.visible_to(reader))
