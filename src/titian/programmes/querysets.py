"""What may be seen of programmes and secondments, and by whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from titian.desk.follow_ups import FollowUpState
from titian.people.links import hash_token
from titian.people.policies import Permission, Scope, find_scope, limit_to_scope
from titian.programmes.codes import CallState, ProgrammeState, SecondmentState
from titian.workplan.querysets import list_seen_by

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.programmes.models import (  # noqa: F401  (named in text below)
        Call,
        FollowUp,
        NameList,
        Programme,
        Secondment,
        Undertaking,
    )


def _of_own(reader: User, permission: Permission, field: str) -> Q:
    """What the reader's permission reaches: all, that of the own organisation, or nothing."""
    scope = find_scope(reader, permission)
    if scope == Scope.HUB:
        return Q(pk__isnull=False)
    if scope != Scope.ORGANISATION or reader.organisation_id is None:
        return Q(pk__in=())
    return Q(**{field: reader.organisation_id})


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        """By its visibility; and those the reader's own organisation keeps."""
        seen = Q(visibility__in=sorted(list_seen_by(reader)))
        if not isinstance(reader, AnonymousUser):
            seen |= _of_own(reader, Permission.KEEP_PROGRAMMES, "organiser")
        return self.filter(seen)

    def closed(self) -> Self:
        return self.filter(state=ProgrammeState.CLOSED)

    def with_names_of(self, reader: User) -> Self:
        """Those whose list of names the reader's organisation may hold: its own, and of no other."""
        return limit_to_scope(self, reader, Permission.KEEP_NAMES, organisation="organiser")


class UndertakingQuerySet(models.QuerySet["Undertaking"]):
    def visible_to(self, reader: User) -> Self:
        """By whoever keeps its programme, and by those whose people do it."""
        own = _of_own(reader, Permission.KEEP_PROGRAMMES, "programme__organiser")
        return self.filter(own | _of_own(reader, Permission.ANSWER_FOLLOW_UPS, "party__organisation"))

    def find(self, token: str) -> Undertaking | None:
        return self.filter(token_hash=hash_token(token)).select_related("programme").first()


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def visible_to(self, reader: User) -> Self:
        from titian.programmes.models import Undertaking

        return self.filter(undertaking__in=Undertaking.objects.visible_to(reader))

    def asked(self) -> Self:
        return self.filter(state=FollowUpState.ASKED)

    def due(self, today: date) -> Self:
        """Those to be asked by now, of programmes that are closed."""
        return self.filter(
            state=FollowUpState.PLANNED, due_on__lte=today, undertaking__programme__state=ProgrammeState.CLOSED
        )


class NameListQuerySet(models.QuerySet["NameList"]):
    def due(self, today: date) -> Self:
        return self.filter(deletes_on__lte=today)


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        return self.filter(visibility__in=sorted(list_seen_by(reader)))

    def for_alumni(self) -> Self:
        """What an alumna finds by her address."""
        return self.filter(state=CallState.OPEN, is_open_to_alumni=True).order_by("begins_on", "pk")


class SecondmentQuerySet(models.QuerySet["Secondment"]):
    def visible_to(self, reader: User) -> Self:
        """By whoever keeps secondments, and by whoever nominated: nobody else reads of a person."""
        return limit_to_scope(self, reader, Permission.KEEP_NOMINATIONS, organisation="party__organisation")

    def find(self, token: str) -> Secondment | None:
        return self.filter(token_hash=hash_token(token), state=SecondmentState.ALUMNI).select_related("call").first()
