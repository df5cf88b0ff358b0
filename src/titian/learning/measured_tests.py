"""What shared answers say of the tests before and after: how hard questions are, and whether one person changed.

Questions are measured from sets that people shared in courses that are closed: nobody watches a figure grow as one
person shares. No set is shown with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from titian.courseware.change import RELIABLE, measure_change_of_counts
from titian.courseware.items import Measured, TooFewAnswers, measure_items
from titian.learning.codes import StepKind
from titian.learning.models import Attempt, Course, Seat, Shared
from titian.learning.offered import SITTING, OfferedTests
from titian.people.models import User
from titian.tables.hiding import hide_small_cells

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Figures:
    """Of one question: in a hundred how many were right, and both figures of discrimination; None where hidden or none.

    All are hidden where so few were right, or so few were not, that they could be picked out.
    """

    question: str
    percent: int | None
    point_biserial: float | None
    apart: float | None


@dataclass(frozen=True)
class Form:
    """`figures` is empty where too few people shared it: from how many it is told, `items.FEWEST_PEOPLE` says."""

    name: str
    people: int
    figures: tuple[Figures, ...]


@dataclass(frozen=True)
class Change:
    """Of one person, who shared both: right answers of as many questions, the earlier time first."""

    before: int
    after: int
    questions: int
    is_reliable: bool


def measure_forms(reader: User, tests: OfferedTests) -> list[Form]:
    """Each form of the newest release, from one set a person."""
    return [_measure(name, _list_sets(reader, tests, name), right) for name, right in tests.forms.items()]


def _list_sets(reader: User, tests: OfferedTests, form: str) -> list[dict[str, bool]]:
    """One of each who shared this version of the form, whole, in a closed course; their first, if several."""
    courses = Course.objects.visible_to(reader).counted()
    rows = Shared.objects.filter(
        kind=StepKind.TEST,
        item=form,
        answers__isnull=False,
        learner__in=Seat.objects.filter(course__in=courses).values("learner"),
        pk__in=_attempts(tests.version),
    )
    sets: dict[object, dict[str, bool]] = {}
    for row in rows.order_by("learner", "number"):
        marked = _mark(row.answers or {}, tests.forms[form])
        if marked is not None:
            sets.setdefault(row.learner_id, marked)
    return list(sets.values())


def _attempts(version: int) -> object:
    """What is shared has the number of its attempt, which knows the version."""
    return Attempt.objects.filter(kind=StepKind.TEST, version=version).values("pk")


def _mark(answers: Answers, right: Mapping[str, str]) -> dict[str, bool] | None:
    """Whether each question was answered as the lessons suggest; None where not all of them were answered."""
    if set(right) - set(answers):
        return None
    return {question: answers[question] == choice for question, choice in right.items()}


def _measure(name: str, sets: list[dict[str, bool]], right: Mapping[str, str]) -> Form:
    try:
        found = measure_items(sets)
    except TooFewAnswers:
        return Form(name, len(sets), ())
    return Form(name, len(sets), tuple(_show(question, found[question]) for question in right))


def _show(question: str, measured: Measured) -> Figures:
    right = round(measured.difficulty * measured.people)
    shown = hide_small_cells({"right": right, "other": measured.people - right})
    if shown.cells["right"] is None:
        return Figures(question, None, None, None)
    return Figures(question, round(measured.difficulty * 100), measured.point_biserial, measured.apart)


def list_changes(rows: Iterable[Shared], tests: OfferedTests | None) -> list[Change]:
    """Of each who shares two tests or more: from the earliest time to the latest, as their phone counted them."""
    if tests is None:
        return []
    whole = [row for row in rows if row.kind == StepKind.TEST and row.item in tests.forms]
    known = set(
        Attempt.objects.filter(pk__in=[row.pk for row in whole], version=tests.version).values_list("pk", flat=True)
    )
    sets: dict[object, list[tuple[int, dict[str, bool]]]] = {}
    for row in whole:
        answers: Answers = row.answers or {}
        marked = _mark(answers, tests.forms[row.item]) if row.pk in known else None
        if marked is not None and (time := answers.get(SITTING, "")).isdecimal():
            sets.setdefault(row.learner_id, []).append((int(time[:4]), marked))
    return [change for several in sets.values() if (change := _compare(several)) is not None]


def _compare(several: list[tuple[int, dict[str, bool]]]) -> Change | None:
    ordered = [marked for _, marked in sorted(several, key=lambda each: each[0])]
    first, last = ordered[0], ordered[-1]
    if len(ordered) < 2 or len(first) != len(last) or len(first) < 2:
        return None
    before, after = sum(first.values()), sum(last.values())
    change = measure_change_of_counts(before, after, len(first))
    return Change(before, after, len(first), abs(change) > RELIABLE)
