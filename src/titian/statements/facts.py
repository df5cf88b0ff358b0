"""The facts that a statement may rest on, read from meetings, the plan, programmes and the shelf as they stand now.

Each reader gives what a meeting has of its kind or, where `references` name some, of these what still stands: a thing
that was deleted, struck, dropped or taken back is not among them. Nothing of a round is read here, ever: an anonymous
round's words belong to nobody. Of interventions only those whose speaker agreed, and no speaker's name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.formats import date_format

from titian.meetings.codes import Seat, TaskState
from titian.meetings.models import AgendaItem, Decision, Intervention, Task
from titian.people.country_names import COUNTRY_NAMES
from titian.programmes.codes import LineKind, ProgrammeState
from titian.programmes.models import Programme
from titian.shelf.codes import WorkState
from titian.shelf.models import Edition
from titian.statements.codes import find_narrowest, is_as_wide
from titian.statements.slots import SLOTS
from titian.tables.hiding import hide_small_cells
from titian.workplan.codes import ItemState, Kind, MeetingState, Part, Says
from titian.workplan.models import ActionItem, Change, Meeting, Update

References = Collection[UUID] | None


@dataclass(frozen=True)
class Fact:
    """A row, its words by slot, who may see them, and the page where it stands."""

    kind: str
    reference: UUID
    words: Mapping[str, str]
    visibility: str
    address: str


@dataclass(frozen=True)
class Span:
    """What a statement is about: a meeting, the one before it (None: the plan's beginning), and in which language."""

    meeting: Meeting
    since: Meeting | None
    language: str


def find_before(meeting: Meeting) -> Meeting | None:
    """The last meeting that is closed and began before this one."""
    closed = Meeting.objects.filter(state=MeetingState.CLOSED, begins_on__lt=meeting.begins_on)
    return closed.exclude(pk=meeting.pk).order_by("-begins_on", "pk").first()


def read_facts(span: Span, kind: str, readers: str, references: References = None) -> list[Fact]:
    """The facts of a kind that all of the `readers` (a visibility) may see."""
    return [fact for fact in read_all(span, kind, references) if is_as_wide(fact.visibility, readers)]


def read_all(span: Span, kind: str, references: References = None) -> list[Fact]:
    """The same, whoever may see them."""
    with translation.override(span.language):
        return list(_READERS[kind](span, references))


def _make(kind: str, reference: UUID, visibility: str, address: str, **words: object) -> Fact:
    return Fact(kind, reference, {slot: _clean(words.get(slot, "")) for slot in SLOTS[kind]}, visibility, address)


def _clean(word: object) -> str:
    """On one line, without the full stop that the sentence gives it."""
    text = " ".join(("" if word is None else str(word)).split())
    return text.rstrip(". ") or text


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day is not None else ""


def _narrow(rows: Iterator[Fact], references: References) -> Iterator[Fact]:
    return (fact for fact in rows if references is None or fact.reference in references)


def _read_meeting(span: Span, references: References) -> Iterator[Fact]:
    meeting = span.meeting
    yield _make(
        "meeting", meeting.pk, meeting.visibility, meeting.get_absolute_url(), title=meeting.title, place=meeting.place,
        begins=_day(meeting.begins_on), ends=_day(meeting.ends_on if meeting.ends_on != meeting.begins_on else None),
    )  # fmt: skip


def _read_groups(span: Span, references: References) -> Iterator[Fact]:
    def make() -> Iterator[Fact]:
        for row in span.meeting.called.select_related("group").order_by("group__name"):
            yield _make(
                "group", row.group_id, span.meeting.visibility, span.meeting.get_absolute_url(), group=row.group.name,
                ordinal=row.ordinal,
            )  # fmt: skip

    return _narrow(make(), references)


def _read_seat(kind: str, seat: str) -> Callable[[Span, References], Iterator[Fact]]:
    """The states and organisations that sat there as this, by their names."""

    def read(span: Span, references: References) -> Iterator[Fact]:
        def make() -> Iterator[Fact]:
            rows = span.meeting.delegations.filter(seat=seat, party__isnull=False).select_related("party")
            for row in rows.order_by("party__name"):
                if row.party is not None:
                    address = span.meeting.get_absolute_url()
                    yield _make(kind, row.party.pk, span.meeting.visibility, address, party=row.party.name)

        return _narrow(make(), references)

    return read


def _read_attendance(span: Span, references: References) -> Iterator[Fact]:
    """How many people came, once that is known of every delegation. Small figures are hidden before anything else is
    done with them: nothing later could tell one."""
    rows = list(span.meeting.delegations.all())
    if not rows or any(row.count is None for row in rows):
        return
    cells = {seat.value: sum(row.count or 0 for row in rows if row.seat == seat) for seat in Seat}
    shown = hide_small_cells(cells)
    words = {
        "people": shown.total, "members": shown.cells[Seat.MEMBER], "observers": shown.cells[Seat.OBSERVER],
        "companies": shown.cells[Seat.COMPANIES], "civil_society": shown.cells[Seat.CIVIL_SOCIETY],
    }  # fmt: skip
    yield _make(
        "attendance", span.meeting.pk, span.meeting.visibility, span.meeting.get_absolute_url(), **words
    )  # fmt: skip


def _read_agenda(span: Span, references: References) -> Iterator[Fact]:
    rows = AgendaItem.objects.filter(meeting=span.meeting, **_which(references))
    for row in rows.filter(parent=None).order_by("position", "pk"):
        yield _make("agenda", row.pk, span.meeting.visibility, row.get_absolute_url(), item=row.title)


def _which(references: References) -> dict[str, References]:
    return {} if references is None else {"pk__in": references}


def _words_of(meeting: Meeting) -> str:
    """Who reads what was said at it."""
    return find_narrowest(meeting.visibility, meeting.words_visibility)


def _read_interventions(span: Span, references: References) -> Iterator[Fact]:
    rows = Intervention.objects.filter(item__meeting=span.meeting, struck_at=None, is_speaker_agreed=True)
    rows = rows.filter(**_which(references)).select_related("item", "party")
    for row in rows.order_by("item__position", "at", "pk"):
        yield _make(
            "intervention", row.pk, _words_of(span.meeting), row.item.get_absolute_url(), party=row.party.name,
            item=row.item.title, words=row.summary,
        )  # fmt: skip


def _read_decisions(span: Span, references: References) -> Iterator[Fact]:
    rows = Decision.objects.filter(item__meeting=span.meeting, struck_at=None, **_which(references))
    for row in rows.select_related("item").order_by("item__position", "at", "pk"):
        yield _make(
            "decision", row.pk, _words_of(span.meeting), row.item.get_absolute_url(), item=row.item.title,
            words=row.text,
        )  # fmt: skip


def _read_tasks(span: Span, references: References) -> Iterator[Fact]:
    rows = Task.objects.filter(item__meeting=span.meeting, **_which(references)).exclude(state=TaskState.DROPPED)
    for row in rows.select_related("owner").order_by("item__position", "due_on", "pk"):
        yield _make(
            "task", row.pk, _words_of(span.meeting), row.get_absolute_url(), party=row.owner.name, words=row.text,
            until=_day(row.due_on), state=row.get_state_display(),
        )  # fmt: skip


def _find_updates(span: Span) -> QuerySet[Update]:
    """What was shared for this meeting, and for those between it and the one before."""
    rows = Update.objects.shared().exclude(meeting__state=MeetingState.CANCELLED)
    since = Q() if span.since is None else Q(meeting__begins_on__gt=span.since.begins_on)
    return rows.filter(Q(meeting=span.meeting) | (since & Q(meeting__begins_on__lt=span.meeting.begins_on)))


def _read_updates(span: Span, references: References) -> Iterator[Fact]:
    rows = _find_updates(span) if references is None else Update.objects.shared().filter(pk__in=references)
    rows = rows.select_related("item__objective", "meeting", "party")
    for row in rows.order_by("item__cycle__first_year", "item__objective__number", "item__number", "party__name", "pk"):
        yield _make(
            "update", row.pk, find_narrowest(row.visibility, row.item.visibility, row.meeting.visibility),
            row.get_absolute_url(), objective=row.item.objective, item=row.item.title, party=row.party.name,
            says=str(row.get_says_display()).capitalize(), words=row.text if row.says == Says.MOVED else "",
        )  # fmt: skip


def _read_stepped(kind: str, step: Kind, state: str) -> Callable[[Span, References], Iterator[Fact]]:
    """Items of the plan that made a step since the meeting before, and still stand where it led."""

    def read(span: Span, references: References) -> Iterator[Fact]:
        rows = ActionItem.objects.filter(state=state, **_which(references))
        if references is None:
            steps = Change.objects.filter(item=OuterRef("pk"), kind=step)
            if span.since is not None:
                steps = steps.filter(at__date__gte=span.since.begins_on)
            rows = rows.filter(Exists(steps))
        yield from _show_items(kind, rows)

    return read


def _show_items(kind: str, rows: QuerySet[ActionItem]) -> Iterator[Fact]:
    rows = rows.select_related("objective").prefetch_related("involved__party")
    for row in rows.order_by("cycle__first_year", "objective__number", "number"):
        leads = sorted(one.party.name for one in row.involved.all() if one.part == Part.LEAD and one.to_on is None)
        yield _make(
            kind, row.pk, row.visibility, row.get_absolute_url(), objective=row.objective, item=row.title,
            leads=", ".join(leads), words=row.next_step,
        )  # fmt: skip


def _is_spoken_of(span: Span) -> Q:
    return Q(agenda__meeting=span.meeting) | Q(updates__in=_find_updates(span))


def _read_next_steps(span: Span, references: References) -> Iterator[Fact]:
    """Of items that the meeting's agenda is about, or that members spoke of in their updates."""
    rows = ActionItem.objects.open().exclude(next_step="").filter(**_which(references))
    if references is None:
        rows = ActionItem.objects.filter(pk__in=rows.filter(_is_spoken_of(span)).values("pk"))
    yield from _show_items("next_step", rows)


def _read_programmes(span: Span, references: References) -> Iterator[Fact]:
    """Those that began since the meeting before; those that fulfil an item the meeting spoke of, to come, too."""
    rows = Programme.objects.exclude(state=ProgrammeState.CANCELLED).filter(**_which(references))
    if references is None:
        spoken = ActionItem.objects.filter(_is_spoken_of(span)).values("pk")
        rows = rows.filter(_falls("begins_on", span) | Exists(rows.filter(pk=OuterRef("pk"), items__in=spoken)))
    for row in rows.prefetch_related("lines").order_by("begins_on", "pk"):
        named = [line.text for line in row.lines.all() if line.kind == LineKind.COUNTRY]
        yield _make(
            "programme", row.pk, row.visibility, row.get_absolute_url(), title=row.title, place=row.place,
            begins=_day(row.begins_on), ends=_day(row.ends_on if row.ends_on != row.begins_on else None),
            countries=", ".join(str(COUNTRY_NAMES[code]) for code in named),
        )  # fmt: skip


def _read_works(span: Span, references: References) -> Iterator[Fact]:
    """Works of which an edition came out since the meeting before, with the first day of one."""
    which = {} if references is None else {"work__in": references}
    rows = Edition.objects.filter(_falls("published_on", span), work__state=WorkState.ON_SHELF, **which)
    first: dict[UUID, Edition] = {}
    for row in rows.select_related("work").order_by("published_on", "work__title", "pk"):
        first.setdefault(row.work_id, row)
    for row in first.values():
        work = row.work
        yield _make(
            "work", work.pk, work.visibility, work.get_absolute_url(), title=work.title, type=work.get_kind_display(),
            published=_day(row.published_on),
        )  # fmt: skip


def _falls(day: str, span: Span) -> Q:
    """After the meeting before began, up to the end of this one."""
    end = Q(**{f"{day}__lte": span.meeting.ends_on})
    return end if span.since is None else end & Q(**{f"{day}__gt": span.since.begins_on})


_READERS: Final[Mapping[str, Callable[[Span, References], Iterator[Fact]]]] = {
    "meeting": _read_meeting,
    "group": _read_groups,
    "co_chair": _read_seat("co_chair", Seat.CO_CHAIR),
    "member": _read_seat("member", Seat.MEMBER),
    "observer": _read_seat("observer", Seat.OBSERVER),
    "attendance": _read_attendance,
    "agenda": _read_agenda,
    "intervention": _read_interventions,
    "decision": _read_decisions,
    "task": _read_tasks,
    "update": _read_updates,
    "completed": _read_stepped("completed", Kind.COMPLETE, ItemState.COMPLETED),
    "adopted": _read_stepped("adopted", Kind.ADOPT, ItemState.ACTIVE),
    "next_step": _read_next_steps,
    "programme": _read_programmes,
    "work": _read_works,
}
# True of any meeting there is, or of the plan without it: where there is nothing else, nothing was entered.
BARE: Final = frozenset({"meeting", "group", "completed", "adopted", "programme", "work"})


def link(fact_address: str) -> str:
    """The address of a fact outside the desk: in documents."""
    from django.conf import settings

    return f"{settings.TITIAN.desk_origin}{fact_address}"
