"""Counts of a course: all that stays of it, and all that leaves the country. Small ones are hidden on each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import Count as CountOf
from django.db.models import QuerySet

from titian.desk.follow_ups import ANSWERS, SETTLED
from titian.learning.codes import AFTER, COUNTED, Part
from titian.learning.models import Attempt, Count, Course, PlanFollowUp, Seat
from titian.people.agencies import Agency, Gender
from titian.tables.hiding import Shown, hide_marks, hide_small, hide_small_cells

Cells = Counter[tuple[str, str]]
# A test holds them to what a class says of itself: a cell for everybody who could be in one.
CELLS: Final[Mapping[str, tuple[str, ...]]] = {
    Part.GENDER: tuple(Gender.values),
    Part.AGENCY: tuple(Agency.values),
    Part.AFTER_3: tuple(ANSWERS),
    Part.AFTER_6: tuple(ANSWERS),
}


def count_course(course: Course) -> None:
    """Writes what its people come to, beside what is written of those forgotten; they are counted once and for good."""
    _add(course, count_seats(course, course.seats.all()))


def count_forgotten(course: Course, seats: QuerySet[Seat]) -> None:
    """Writes the counts of people who go: of a course that is not closed all, of a closed one what they answered."""
    cells = Cells() if course.state in COUNTED else count_seats(course, seats)
    for row in PlanFollowUp.objects.filter(seat__in=seats, state__in=sorted(SETTLED)):
        cells[AFTER[row.months], row.answer or row.state] += 1
    _add(course, cells)


def count_seats(course: Course, seats: QuerySet[Seat]) -> Cells:
    """Of these people: how many, by gender, by agency, and how many finished each step of the course."""
    cells: Cells = Counter()
    for agency, gender in seats.values_list("agency", "gender"):
        cells.update([(Part.TOTAL, ""), (Part.AGENCY, agency), (Part.GENDER, gender)])
    cells.update(count_finished(course, seats))
    return cells


def count_finished(course: Course, seats: QuerySet[Seat]) -> Cells:
    """How many people finished each step, however often: one query, whatever the number of people."""
    rows = (
        Attempt.objects.filter(learner__seats__in=seats)
        .values_list("kind", "item")
        .annotate(people=CountOf("learner", distinct=True))
        .order_by("kind", "item")
    )
    steps = {(step.kind, step.item) for step in course.steps.all()}
    return Counter(
        {(Part.STEP, f"{kind}:{item}"): people for kind, item, people in rows if not steps or (kind, item) in steps}
    )


def _add(course: Course, cells: Cells) -> None:
    there = {(row.part, row.name): row for row in Count.objects.filter(course=course).select_for_update()}
    for (part, name), number in sorted(cells.items()):
        row = there.get((part, name)) or Count(course=course, part=part, name=name, number=0)
        row.number += number
        row.save()


def show_counts(course: Course) -> dict[str, Shown]:
    """What may be shown of a closed course, by part; nothing of one that is open. Its counts may be prefetched."""
    if course.state not in COUNTED:
        return {}
    there: dict[str, Counter[str]] = {}
    for row in course.counts.all():
        there.setdefault(row.part, Counter())[row.name] += row.number
    total = there.get(Part.TOTAL, Counter())[""]
    found = {Part.TOTAL.value: Shown(hide_small(total), {})}
    for part in (Part.GENDER, Part.AGENCY):
        cells = Counter(dict.fromkeys(CELLS[part], 0))
        cells.update(there.get(part, {}))
        found[part.value] = hide_small_cells(cells)
    finished = there.get(Part.STEP, Counter())
    found[Part.STEP.value] = Shown(found[Part.TOTAL].total, _hide_steps(finished, hide_small(total)))
    for months, part in AFTER.items():
        if (shown := _show_answers(course, months, there.get(part, Counter()))) is not None:
            found[part.value] = shown
    return found


def _hide_steps(finished: Mapping[str, int], total: int | None) -> dict[str, int | None]:
    """Each step stands beside the total alone: hidden where few finished it, and where those who did not are few."""
    return {name: hide_marks({name: number}, (), total)[name] for name, number in finished.items()}


def _show_answers(course: Course, months: int, forgotten: Mapping[str, int]) -> Shown | None:
    """None while nobody was asked, or one of them can still change."""
    rows = list(PlanFollowUp.objects.filter(seat__course=course, months=months).values_list("state", "answer"))
    if any(state not in SETTLED for state, _ in rows) or not (rows or forgotten):
        return None
    cells = Counter(dict.fromkeys(ANSWERS, 0))
    cells.update(forgotten)
    cells.update(_answers(rows))
    return hide_small_cells(cells)


def _answers(rows: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (answer or state for state, answer in rows)
