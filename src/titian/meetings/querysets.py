"""What may be seen of meetings, and by whom: what a meeting's own visibility says, and that of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from titian.meetings.codes import PaperState
from titian.people.links import hash_token
from titian.people.policies import Permission, limit_to_scope, may
from titian.workplan.models import Meeting

if TYPE_CHECKING:
    from titian.meetings.models import (  # noqa: F401  (named in text below)
        AgendaItem,
        CalendarLink,
        Correction,
        Paper,
        Task,
    )
    from titian.people.models import User


class AgendaQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        return self.filter(meeting__in=Meeting.objects.visible_to(reader))

    def with_words_for(self, reader: User | AnonymousUser) -> Self:
        return self.filter(meeting__in=Meeting.objects.with_words_for(reader))


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        """Accepted ones with the meeting's words; the others by whoever keeps the meeting, and by whose they are."""
        if isinstance(reader, AnonymousUser):
            return self.none()
        seen = self.filter(item__meeting__in=Meeting.objects.with_words_for(reader))
        if may(reader, Permission.KEEP_MEETINGS):
            return seen
        own = Q(party__organisation__isnull=False, party__organisation=reader.organisation_id)
        return seen.filter(Q(state=PaperState.ACCEPTED) | own)


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        return self.filter(item__meeting__in=Meeting.objects.with_words_for(reader))

    def managed_by(self, user: User) -> Self:
        """Those of the member the user speaks for; of whoever keeps meetings all."""
        return limit_to_scope(self, user, Permission.DO_TASKS, organisation="owner__organisation")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def visible_to(self, reader: User) -> Self:
        """By whoever keeps the meeting, and by who proposes it."""
        seen = self.filter(note__item__meeting__in=Meeting.objects.with_words_for(reader))
        return seen if may(reader, Permission.KEEP_MEETINGS) else seen.filter(by=reader)


class CalendarLinkQuerySet(models.QuerySet["CalendarLink"]):
    def find(self, token: str) -> CalendarLink | None:
        """Of an account that is open and may see meetings."""
        link = self.select_related("account").filter(token_hash=hash_token(token)).first()
        return link if link is not None and may(link.account, Permission.SEE_PLAN) else None
