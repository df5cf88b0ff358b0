"""A plan as a file of the content folder: what public pages say of it, with the page beside each item."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from titian.instrument.yaml_files import read_yaml
from titian.workplan.codes import AREAS
from titian.workplan.models import LONGEST, LONGEST_LINE

OneLine = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE)]
Words = Annotated[str, Field(max_length=LONGEST)]
Area = Annotated[int, Field(ge=min(AREAS), le=max(AREAS))]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PublicObjective(_Part):
    text: OneLine
    issues: list[OneLine]


class PublicItem(_Part):
    """`objective` and `areas` are a reading of the source."""

    title: OneLine
    text: Words
    next_step: Words
    objective: Annotated[int, Field(ge=1)]
    areas: Annotated[list[Area], Field(min_length=1)]
    source: OneLine


class PublicPlan(_Part):
    first_year: int
    last_year: int
    source: OneLine
    objectives: Annotated[list[PublicObjective], Field(min_length=1)]
    items: list[PublicItem]


def read_plan(path: Path) -> PublicPlan:
    """The plan of a file. Raises pydantic's ValidationError, which names the place in it."""
    return PublicPlan.model_validate(read_yaml(path))
