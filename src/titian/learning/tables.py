"""Courses, trainers and counts as tables. Nothing sorts by a figure, and no column sets people, stations or countries
against each other."""

from __future__ import annotations

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.desk.follow_ups import ANSWERS
from titian.learning.codes import CourseState, Part, TrainerState
from titian.learning.counting import show_counts
from titian.learning.models import Course, ReceivedCourse, Trainer
from titian.learning.offered import name_steps
from titian.people.agencies import Agency, Gender
from titian.people.country_names import COUNTRY_NAMES
from titian.tables import Choice, Column, Table, Words
from titian.tables.hiding import Shown
from titian.tables.shown import say_cells, say_figure


def _narrow(name: str) -> Any:  # Any: as a choice takes it
    return lambda rows, code: rows.filter(**{name: code})


def name_cells(part: str) -> dict[str, str | Promise]:
    """What the cells of a part are called."""
    if part == Part.GENDER:
        return dict(Gender.choices)
    if part == Part.AGENCY:
        return dict(Agency.choices)
    return dict(name_steps()) if part == Part.STEP else dict(ANSWERS)


def say_part(part: str, shown: Shown) -> str | int:
    if part == Part.TOTAL:
        return say_figure(shown.total)
    names = name_cells(part)
    return say_cells(shown, {**{name: name for name in shown.cells}, **names})


def _say_of_course(part: str) -> Any:  # Any: as a column takes it
    def say(course: Course) -> str | int:
        shown = show_counts(course).get(part)
        return "" if shown is None else say_part(part, shown)

    return say


def _say_received(part: str) -> Any:  # Any: as a column takes it
    def say(row: ReceivedCourse) -> str | int:
        held = row.figures.get(part)
        return "" if held is None else say_part(part, Shown(held["total"], held["cells"]))

    return say


def _figures(say: Any) -> tuple[Column, ...]:  # Any: as a column takes it
    return tuple(
        Column(part.value, part.label, say(part.value), is_numeric=part == Part.TOTAL)
        for part in (Part.TOTAL, Part.GENDER, Part.AGENCY, Part.STEP, Part.AFTER_3, Part.AFTER_6)
    )


def say_last_course(trainer: Trainer) -> Any:  # Any: a day or a word
    days = [course.ends_on for course in trainer.courses.all() if course.state != CourseState.CANCELLED]
    return max(days) if days else gettext("none here")


COURSES: Final = Table(
    name="courses",
    caption=gettext_lazy("Courses"),
    columns=(
        Column("title", gettext_lazy("Course"), lambda row: row.title, sort=("title",), link=Course.get_absolute_url),
        Column("begins", gettext_lazy("From"), lambda row: row.begins_on, sort=("begins_on",)),
        Column("ends", gettext_lazy("Until"), lambda row: row.ends_on, sort=("ends_on",)),
        Column("place", gettext_lazy("Where"), lambda row: row.place, sort=("place",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="-begins",
    filters=(
        Words(gettext_lazy("Name or place"), ("title", "place")),
        Choice("state", gettext_lazy("State"), dict(CourseState.choices), _narrow("state")),
    ),
    hides_caption=True,
)
COUNTS: Final = Table(
    name="course-counts",
    caption=gettext_lazy("Who took part in courses"),
    columns=(COURSES.columns[0], COURSES.columns[1], COURSES.columns[2], *_figures(_say_of_course)),
    order="-begins",
    hides_caption=True,
)
RECEIVED: Final = Table(
    name="received-course-counts",
    caption=gettext_lazy("Who took part in courses"),
    columns=(
        Column(
            "country",
            gettext_lazy("Country"),
            lambda row: COUNTRY_NAMES.get(row.source.country, row.source.country),
            sort=("source__country",),
        ),
        Column("begins", gettext_lazy("From"), lambda row: row.begins_on, sort=("begins_on",)),
        Column("ends", gettext_lazy("Until"), lambda row: row.ends_on, sort=("ends_on",)),
        *_figures(_say_received),
        Column("as_of", gettext_lazy("As signed"), lambda row: row.source.issued_at),
    ),
    order="-begins",
    hides_caption=True,
)
TRAINERS: Final = Table(
    name="trainers",
    caption=gettext_lazy("Trainers"),
    columns=(
        Column("name", gettext_lazy("Trainer"), str, sort=("name",), link=Trainer.get_absolute_url),
        Column(
            "country",
            gettext_lazy("Country"),
            lambda row: COUNTRY_NAMES.get(row.country, row.country),
            sort=("country",),
        ),
        Column("agency", gettext_lazy("Agency"), lambda row: row.get_agency_display()),
        Column("languages", gettext_lazy("Languages"), lambda row: ", ".join(row.languages)),
        Column("accredited_by", gettext_lazy("Accredited by"), lambda row: row.accredited_by),
        Column(
            "until",
            gettext_lazy("Accredited until"),
            lambda row: row.accredited_until or gettext("no day given"),
            sort=("accredited_until",),
        ),
        Column("last", gettext_lazy("Last course"), say_last_course),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="name",
    filters=(
        Words(gettext_lazy("Name"), ("name",)),
        Choice("state", gettext_lazy("State"), dict(TrainerState.choices), _narrow("state")),
    ),
    hides_caption=True,
)
PHONES: Final = Table(
    name="course-phones",
    caption=gettext_lazy("Phones"),
    columns=(
        Column("phone", gettext_lazy("Phone"), lambda row: row.name or gettext("without a name"), sort=("name",)),
        Column(
            "heard",
            gettext_lazy("Last heard"),
            lambda row: row.last_contact_at or gettext("not heard of since it was added"),
            sort=("last_contact_at",),
        ),
    ),
    order="phone",
)
