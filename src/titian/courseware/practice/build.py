"""What a phone practises with: one JSON of moves, personas and what the pack says of them."""

from __future__ import annotations

from pathlib import Path

from titian.instrument.document import canonical_json
from titian.instrument.errors import InstrumentError, Problem

from .model import Course
from .reading import find_pack, read_course


class CourseError(InstrumentError):
    """A folder of learning has faults, and nothing is made of it; every fault is listed."""

    code = "learning.faulty"


def build_course(folder: Path, pack: Path | None = None) -> bytes:
    """The canonical JSON of a folder's practice, defaults left out. Raises CourseError and PackError."""
    return course_bytes(read_whole(folder, pack))


def read_whole(folder: Path, pack: Path | None = None) -> Course:
    """The course of a folder in which everything could be read. Raises CourseError and PackError."""
    course, _, problems = read_course(folder, pack or find_pack(folder))
    if problems:
        raise CourseError(_counted(problems), problems)
    return course


def course_bytes(course: Course) -> bytes:
    """The bytes that are published: `parseCourse` of the phone fills in what is left out."""
    return canonical_json(course_json(course))


def course_json(course: Course) -> dict[str, object]:
    """The same as a value, for whatever holds it."""
    return course.model_dump(mode="json", exclude_defaults=True)


def _counted(problems: list[Problem]) -> str:
    return f"This folder has {len(problems)} problem{'s' if len(problems) != 1 else ''}; nothing was made."
