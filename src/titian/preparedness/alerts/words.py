"""What an alert can say, from the content folder: subjects, instructions and coasts by their codes, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from titian.instrument.yaml_files import read_yaml
from titian.preparedness.figures.published import find_folder, read_seas

from .areas import Cell

Code = Annotated[str, Field(pattern=r"^[a-z_]{3,30}$")]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Names = dict[str, Line]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Told(_Part):
    """A subject or an instruction. `kinds` are those of the events a subject may be of; without any it is of none."""

    code: Code
    names: Names
    kinds: list[str] = []


class Segment(_Part):
    """A run of cells along a coast."""

    code: Code
    names: Names
    cells: Annotated[list[str], Field(min_length=1)]

    @property
    def squares(self) -> tuple[Cell, ...]:
        return tuple(Cell.read(code) for code in self.cells)


class Alerts(_Part):
    languages: list[str]
    subjects: list[Told]
    instructions: list[Told]
    segments: list[Segment]
    cell_names: Names
    people_names: Names
    exercise_names: Names
    cancel_names: Names
    small_words: dict[str, list[str]]
    refused: dict[str, list[str]]

    @model_validator(mode="after")
    def _say_all_in_all(self) -> Self:
        """Every word in every language: an alert of which a part is missing in one says different things."""
        told = [row.names for row in (*self.subjects, *self.instructions)]
        coasts = [row.names for row in self.segments]
        for names in (*told, *coasts, self.cell_names, self.people_names, self.exercise_names, self.cancel_names):
            if missing := set(self.languages) - names.keys():
                raise ValueError(f"{names} has no words in: {', '.join(sorted(missing))}")
        for segment in self.segments:
            _ = segment.squares
        return self


@cache
def read_words() -> Alerts:
    """The closed lists, as they lie in the content folder. Raises pydantic's ValidationError."""
    return Alerts.model_validate(read_yaml(find_folder() / "alerts.yaml"))


@cache
def list_subjects() -> Mapping[str, Told]:
    return {row.code: row for row in read_words().subjects}


@cache
def list_instructions() -> Mapping[str, Told]:
    return {row.code: row for row in read_words().instructions}


@cache
def list_segments() -> Mapping[str, Segment]:
    return {row.code: row for row in read_words().segments}


def say_instructions(codes: tuple[str, ...], language: str) -> str:
    """The sentences of the codes, in the order of the list. Raises KeyError for a code that is not in it."""
    known = list_instructions()
    chosen = sorted(set(codes), key=list(known).index)
    return " ".join(known[code].names[language] for code in chosen)


def say_area(code: str, language: str) -> str:
    """What a place is called: a sea, a coast, or a cell by its corner. Raises KeyError for none of these."""
    if (sea := read_seas().get(code)) is not None:
        return sea.name(language)
    if (segment := list_segments().get(code)) is not None:
        return segment.names[language]
    cell = Cell.find(code)
    if cell is None:
        raise KeyError(code)
    return read_words().cell_names[language] % cell.name
