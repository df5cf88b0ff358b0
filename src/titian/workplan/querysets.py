"""What may be seen of the plan, and by whom. `visible_to` takes whoever reads, signed in or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from titian.people.policies import Permission, limit_to_scope, may
from titian.workplan.codes import ASKS, OPEN, OVER, CycleState, MeetingState, Part, UpdateState, Visibility
from titian.workplan.errors import NumberUnknown

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.workplan.models import (  # noqa: F401  (named in text below)
        ActionItem,
        Cycle,
        Involvement,
        Meeting,
        Party,
        Update,
    )


def reads_members_words(reader: User) -> bool:
    """Whether what is for members is for them: who keeps the plan, and who speaks for a member that is still one."""
    from titian.workplan.models import Party

    if not may(reader, Permission.SEE_MEMBERS_WORDS):
        return False
    return may(reader, Permission.KEEP_PLAN) or Party.objects.present().spoken_for_by(reader).exists()


def list_seen_by(reader: User | AnonymousUser) -> frozenset[str]:
    """The visibilities whose records the reader sees."""
    if isinstance(reader, AnonymousUser) or not may(reader, Permission.SEE_PLAN):
        return frozenset({Visibility.PUBLIC})
    if reads_members_words(reader):
        return frozenset(Visibility.values)
    return frozenset({Visibility.GROUP, Visibility.PUBLIC})


class PartyQuerySet(models.QuerySet["Party"]):
    def present(self) -> Self:
        return self.filter(left_on=None)

    def spoken_for_by(self, reader: User) -> Self:
        """The one whose body the account belongs to; none where it belongs to none."""
        return self.filter(organisation__isnull=False, organisation=reader.organisation_id)


class CycleQuerySet(models.QuerySet["Cycle"]):
    def current(self) -> Cycle | None:
        """The one that is under way; None before the first is adopted."""
        return self.filter(state=CycleState.CURRENT).first()

    def next(self) -> Cycle | None:
        """The one being drafted; where several are, the earliest."""
        return self.filter(state=CycleState.DRAFTING).order_by("first_year").first()

    def shown(self) -> Cycle | None:
        """The one under way; before the first is adopted the one being drafted, after the last the last."""
        return self.current() or self.next() or self.order_by("-first_year").first()


class ItemQuerySet(models.QuerySet["ActionItem"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        return self.filter(visibility__in=sorted(list_seen_by(reader)))

    def get_numbered(
        self, reader: User | AnonymousUser, number: int, cycle: Cycle | None = None, *, field: str = "number"
    ) -> ActionItem:
        """That of a plan, the one shown where none is named, by its number, of those that the reader sees.

        Raises `NumberUnknown`, at the field in which the number was typed.
        """
        from titian.workplan.models import Cycle

        found = self.visible_to(reader).filter(cycle=cycle or Cycle.objects.shown(), number=number).first()
        if found is None:
            raise NumberUnknown(field)
        return found

    def open(self) -> Self:
        return self.filter(state__in=sorted(OPEN))

    def without_lead(self) -> Self:
        return self.exclude(self._has_lead())

    def led_by(self, party: Party) -> Self:
        return self.filter(self._has_lead(party=party))

    def _has_lead(self, **which: object) -> Exists:
        from titian.workplan.models import Involvement

        return Exists(Involvement.objects.current().filter(item=OuterRef("pk"), part=Part.LEAD, **which))


class InvolvementQuerySet(models.QuerySet["Involvement"]):
    def current(self) -> Self:
        """Who takes part now. Whoever left stays in the past."""
        return self.filter(Q(to_on=None))


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        return self.filter(visibility__in=sorted(list_seen_by(reader)))

    def with_words_for(self, reader: User | AnonymousUser) -> Self:
        """Those whose minutes, and whatever else was said there, the reader sees."""
        return self.visible_to(reader).filter(words_visibility__in=sorted(list_seen_by(reader)))

    def asking(self) -> Self:
        """Those that wait for updates: somebody asked, and nobody has closed or cancelled them."""
        return self.filter(state__in=sorted(ASKS), asked_at__isnull=False)

    def next(self) -> Meeting | None:
        """The one that updates are sent to: the first that asks for them, else the first that is planned."""
        rows = self.exclude(state__in=sorted(OVER)).order_by("state", "begins_on", "pk")
        return rows.first()

    def last_told(self) -> Meeting | None:
        """The one whose updates are shown as the latest: the newest that asks, is in session or has closed."""
        return (
            self.exclude(state__in=[MeetingState.PLANNED, MeetingState.CANCELLED]).order_by("-begins_on", "pk").first()
        )


class UpdateQuerySet(models.QuerySet["Update"]):
    def visible_to(self, reader: User | AnonymousUser) -> Self:
        """Shared ones by their visibility, their item's and their meeting's; of the own party all; submitted ones by
        whoever shares."""
        seen = sorted(list_seen_by(reader))
        found = Q(state=UpdateState.SHARED, visibility__in=seen)
        if not isinstance(reader, AnonymousUser):
            if may(reader, Permission.SHARE_UPDATES):
                found |= Q(state=UpdateState.SUBMITTED)
            if may(reader, Permission.SEND_UPDATES) and reader.organisation_id is not None:
                found |= Q(party__organisation=reader.organisation_id)
        return self.filter(found, item__visibility__in=seen, meeting__visibility__in=seen)

    def managed_by(self, user: User) -> Self:
        """Those of the party the user speaks for."""
        return limit_to_scope(self, user, Permission.SEND_UPDATES, organisation="party__organisation")

    def shared(self) -> Self:
        return self.filter(state=UpdateState.SHARED)
