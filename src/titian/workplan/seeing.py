"""The plan seen from further away: who leads what when, what moved, what waits for whom; and as tables for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.people.models import User
from titian.people.policies import Permission, may
from titian.tables.hxl import Column
from titian.tables.hxl import Table as HxlTable
from titian.workplan.codes import AREAS, MeetingState, Part, RoundState, Says, UpdateState
from titian.workplan.models import ActionItem, Change, Cycle, Involvement, Meeting, Objective, Round, Update
from titian.workplan.querysets import reads_members_words

MOST_LEADS: Final = 12


@dataclass(frozen=True)
class Bar:
    """A member that leads something under an objective: from when and until when. A blank end: it still does; a blank
    beginning: nobody knows."""

    name: str
    code: str
    begins: date | None
    ends: date | None


@dataclass(frozen=True)
class Band:
    """An objective with its leads by name. Nothing here counts what one of them leads."""

    objective: Objective
    items: int
    open: int
    bars: tuple[Bar, ...]
    left_out: int


def read_bands(cycle: Cycle, objectives: Iterable[Objective], reader: User) -> list[Band]:
    """Of what the reader sees. `objectives` come with how many items of each the reader sees, and how many are open."""
    seen = ActionItem.objects.visible_to(reader).filter(cycle=cycle)
    rows = (
        Involvement.objects.filter(item__in=seen, part=Part.LEAD)
        .values("item__objective", "party__name", "party__code")
        .annotate(
            begins=Min("from_on"),
            ends=Max("to_on"),
            now=Count("pk", filter=Q(to_on=None)),
            unknown=Count("pk", filter=Q(from_on=None)),
        )
        .order_by("party__name")
    )
    bars: dict[object, list[Bar]] = {}
    for row in rows:
        bar = Bar(
            row["party__name"],
            row["party__code"],
            None if row["unknown"] else row["begins"],
            None if row["now"] else row["ends"],
        )
        bars.setdefault(row["item__objective"], []).append(bar)
    return [
        Band(
            objective,
            getattr(objective, "seen", 0),
            getattr(objective, "open", 0),
            tuple(bars.get(objective.pk, ())[:MOST_LEADS]),
            max(0, len(bars.get(objective.pk, ())) - MOST_LEADS),
        )
        for objective in objectives
    ]


def list_moved(reader: User, meeting: Meeting | None) -> QuerySet[Update]:
    """What was shared as moved for the newest meeting that asked, of what the reader sees."""
    rows = Update.objects.visible_to(reader).shared().filter(meeting=meeting, says=Says.MOVED)
    return rows.select_related("item__cycle", "item__objective", "party", "meeting")


def list_steps_since(reader: User, day: date | None) -> QuerySet[Change]:
    """Steps of items that the reader sees, from a day on: what was added, changed, carried, who came and left."""
    rows = Change.objects.filter(item__in=ActionItem.objects.visible_to(reader))
    rows = rows.filter(at__date__gte=day) if day is not None else rows
    return rows.select_related("item__cycle", "party")


def find_since(reader: User) -> Meeting | None:
    """The last meeting that is over and that the reader sees: what was said and changed from its first day on is new to
    the next."""
    return Meeting.objects.visible_to(reader).filter(state=MeetingState.CLOSED).order_by("-begins_on", "pk").first()


@dataclass(frozen=True)
class Waiting:
    """Something that waits, for whom, and where it is done. A blank address: this reader does it nowhere."""

    what: str | Promise
    count: int
    address: str


@dataclass(frozen=True)
class Group:
    who: str | Promise
    rows: tuple[Waiting, ...]


def list_waiting(reader: User) -> Iterator[Group]:
    """What waits, by the work of those it waits for. Never by member: who has said nothing is on no list."""
    if reads_members_words(reader):
        keeps = may(reader, Permission.KEEP_PLAN)
        yield Group(gettext_lazy("Co-chairs and the regional office"), tuple(_list_for_keepers(keeps=keeps)))
    yield Group(gettext_lazy("Whoever leads an item"), tuple(_list_for_leads(reader)))
    yield Group(gettext_lazy("Every member"), tuple(_list_for_members(reader)))


def _list_for_keepers(*, keeps: bool) -> Iterator[Waiting]:
    submitted = Update.objects.filter(state=UpdateState.SUBMITTED).count()
    yield Waiting(gettext_lazy("Updates that were sent and are to be shared"), submitted, "/plan/meetings/" * keeps)
    proposed = ActionItem.objects.filter(state="proposed", cycle__state="current").count()
    yield Waiting(gettext_lazy("Proposed items to adopt"), proposed, "/plan/?state=proposed#table-plan-items")
    closed = Round.objects.filter(state__in=[RoundState.CLOSED, RoundState.DISCUSSING]).count()
    yield Waiting(gettext_lazy("Rounds to discuss and agree"), closed, "/plan/rounds/")


def _list_for_leads(reader: User) -> Iterator[Waiting]:
    asking = Meeting.objects.visible_to(reader).filter(state=MeetingState.ASKING).count()
    address = "/plan/updates/" if may(reader, Permission.SEND_UPDATES) else "/plan/meetings/"
    yield Waiting(gettext_lazy("Meetings that ask for updates"), asking, address)


def _list_for_members(reader: User) -> Iterator[Waiting]:
    current = ActionItem.objects.visible_to(reader).open().filter(cycle__state="current")
    address = "/plan/?state=no_lead#table-plan-items"
    yield Waiting(gettext_lazy("Open items without a lead"), current.without_lead().count(), address)
    if reads_members_words(reader):
        yield Waiting(gettext_lazy("Rounds that are open"), Round.objects.open().count(), "/plan/rounds/")


HXL_COLUMNS: Final = (
    Column("Item", "#activity+id"),
    Column("Action item", "#activity+name"),
    Column("Objective", "#activity+objective"),
    Column("Priority issue", "#activity+issue"),
    Column("Areas", "#sector+list"),
    Column("Led by", "#org+lead+list+code"),
    Column("Partners", "#org+partner+list+code"),
    Column("State", "#status+code"),
    Column("Next step", "#activity+next+text"),
    Column("First year", "#date+year+start"),
    Column("Last year", "#date+year+end"),
    Column("Source", "#meta+source"),
)


def make_hxl(cycle: Cycle, items: Iterable[ActionItem]) -> HxlTable:
    """The items as a table that humanitarian data tools read. Lists stand in one cell, with ` | ` between."""
    return HxlTable("plan", HXL_COLUMNS, tuple(_make_row(cycle, item) for item in items))


def _make_row(cycle: Cycle, item: ActionItem) -> tuple[object, ...]:
    now = [row for row in item.involved.all() if row.to_on is None]
    codes = {part: " | ".join(sorted(row.party.code for row in now if row.part == part)) for part in Part.values}
    return (
        item.number, item.title, str(item.objective), item.issue.text if item.issue is not None else None,
        " | ".join(str(AREAS[area]) for area in item.areas), codes[Part.LEAD], codes[Part.PARTNER], item.state,
        item.next_step, cycle.first_year, cycle.last_year, item.source,
    )  # fmt: skip
