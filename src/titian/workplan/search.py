"""Items of the plan, updates and proposals of rounds, as the search finds them.

A proposal is found by its letters and stands in no index: rows of one, in the order in which they were written, would
tell whose it is while a round is anonymous.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from titian.desk.search import Hit, SearchKind, Source, Text, TextKind, fit
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.workplan.models import ActionItem, Proposal, Update

ROOM: Final = gettext_lazy("Plan")


def as_instant(day: date) -> datetime:
    """For an order by days."""
    return datetime.combine(day, time(), UTC)


def read_items(parts: Sequence[UUID]) -> Iterator[Text]:
    for item in ActionItem.objects.filter(pk__in=parts).select_related("cycle"):
        words = (item.text, item.next_step, item.evidence)
        yield Text(item.pk, item.pk, item.title, words, as_instant(date(item.cycle.first_year, 1, 1)))


def show_item(reader: User, item: ActionItem) -> Hit:
    return Hit(item.title, str(item.cycle), item.get_absolute_url())


def read_updates(parts: Sequence[UUID]) -> Iterator[Text]:
    for update in Update.objects.filter(pk__in=parts).select_related("meeting"):
        yield Text(update.pk, update.pk, "", (update.text,), as_instant(update.meeting.begins_on))


def show_update(reader: User, update: Update) -> Hit:
    return Hit(f"{update.party}: {update.item}", str(update.meeting), update.get_absolute_url())


def find_proposals(reader: User, words: str) -> QuerySet[Proposal]:
    rows = Proposal.objects.visible_to(reader).select_related("round")
    return fit(rows, words, "text", "more").order_by("-round__cycle__first_year", "number", "text")


def show_proposal(reader: User, proposal: Proposal) -> Hit:
    return Hit(proposal.text, proposal.round.question, proposal.get_absolute_url())


ITEMS: Final = TextKind(
    title=gettext_lazy("Action items"),
    room=ROOM,
    may_look=lambda reader: may(reader, Permission.SEE_PLAN),
    sources=(
        Source(
            name="plan_item",
            changed_by={"workplan.ActionItem": lambda row: row.pk},
            read=read_items,
            list_parts=ActionItem.objects.all,
            seen=ActionItem.objects.visible_to,
        ),
    ),
    rows=lambda reader: ActionItem.objects.visible_to(reader).select_related("cycle"),
    show=show_item,
    rank=2,
)
UPDATES: Final = TextKind(
    title=gettext_lazy("Updates"),
    room=ROOM,
    may_look=lambda reader: may(reader, Permission.SEE_PLAN),
    sources=(
        Source(
            name="plan_update",
            changed_by={"workplan.Update": lambda row: row.pk},
            read=read_updates,
            list_parts=Update.objects.all,
            seen=Update.objects.visible_to,
        ),
    ),
    rows=lambda reader: Update.objects.visible_to(reader).select_related("item", "party", "meeting"),
    show=show_update,
    rank=3,
)
PROPOSALS: Final = SearchKind(
    title=gettext_lazy("Proposals"),
    may_look=lambda reader: may(reader, Permission.SEE_MEMBERS_WORDS),
    find=find_proposals,
    show=show_proposal,
    rank=4,
    room=gettext_lazy("Next cycle"),
)
