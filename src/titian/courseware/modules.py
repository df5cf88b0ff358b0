"""Modules: what an officer reads, hears, looks at and is asked, in steps of a few minutes; their form and reader.

`content/learning/modules/<id>.yaml` holds the steps, `content/learning/locales/<tag>.yaml` their words under
`module.<id>.<step>.<field>`, `content/learning/sources.yaml` what their claims rest on. What a person would hear in a
screening is named by the pack's own text ids and never copied.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from titian.instrument.errors import Problem
from titian.instrument.yaml_files import read_yaml

from .names import PREFIX
from .practice.model import PersonaId

WORDS_A_MINUTE: Final = 90
"""How fast an officer reads in a second language, or hears: our assumption, not measured."""
MINUTES_DONE: Final[Mapping[str, float]] = {"question": 1.0, "pathway": 3.0, "look": 1.0, "practise": 5.0}
"""What is done in a step of a kind takes besides."""

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
TextId = Annotated[str, Field(pattern=r"^[a-z_]+(\.[A-Za-z0-9_]+)+$", max_length=80)]


def _is_distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) < len(names):
        message = "one stands here twice"
        raise ValueError(message)
    return names


Names = Annotated[tuple[Name, ...], AfterValidator(_is_distinct)]
TextIds = Annotated[tuple[TextId, ...], AfterValidator(_is_distinct)]


class Strict(BaseModel):
    """What authors write: nothing that has no meaning stands in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """What a claim rests on. `read` says how much of it was read here: nothing is claimed beyond that."""

    title: str
    publisher: str
    year: int | None
    address: str
    read: Literal["whole", "part", "excerpt", "second_hand"]


class _Step(Strict):
    """`shows` are texts of the pack that stand beside the words, as the app says them.

    A step names its `sources`, or is `own`: how this app works, and nothing about the world.
    """

    id: Name
    shows: TextIds = ()
    sources: Names = ()
    own: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that need words."""
        return ("title", "text")


class Read(_Step):
    kind: Literal["read"]


class Listen(_Step):
    """What is said to a person, played in a language the officer chooses."""

    kind: Literal["listen"]
    shows: TextIds = Field(min_length=1)


class Look(_Step):
    """A picture of the pack."""

    kind: Literal["look"]
    picture: TextId


class Question(_Step):
    """Some choices are right and some are not; each answers with words of its own, and `why` stands after all."""

    kind: Literal["question"]
    choices: Names = Field(min_length=2, max_length=5)
    right: Names = Field(min_length=1)

    @model_validator(mode="after")
    def _has_both(self) -> Self:
        if strange := sorted(set(self.right) - set(self.choices)):
            message = f"right names what is no choice: {', '.join(strange)}"
            raise ValueError(message)
        if len(self.right) == len(self.choices):
            message = "every choice is right, so that nothing is asked"
            raise ValueError(message)
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        of_choices = [f"{field}_{choice}" for choice in self.choices for field in ("choice", "feedback")]
        return ("title", "ask", *of_choices, "why")


class Practise(_Step):
    """A practice interview with one of these personas."""

    kind: Literal["practise"]
    personas: Annotated[tuple[PersonaId, ...], AfterValidator(_is_distinct), Field(min_length=1)]


class Pathway(_Step):
    """The country's own services, as they stand on the phone when the step is opened."""

    kind: Literal["pathway"]
    needs: Names = Field(min_length=1)


Step = Annotated[Read | Listen | Look | Question | Practise | Pathway, Field(discriminator="kind")]


class Module(Strict):
    """One module. `version` grows with every change that whoever is in the middle of it would notice."""

    id: Name
    version: int = Field(ge=1)
    after: Names = ()
    """Modules that a certificate of this one also asks for. On a phone it is advice: no module is ever locked."""
    steps: tuple[Step, ...] = Field(min_length=1)

    def list_texts(self) -> Iterator[str]:
        """The ids of its words, in order."""
        yield from (f"{PREFIX}{self.id}.{field}" for field in ("title", "about"))
        for step in self.steps:
            yield from self.list_step_texts(step)

    def list_step_texts(self, step: Step) -> Iterator[str]:
        """The ids of the words of one step."""
        return (f"{PREFIX}{self.id}.{step.id}.{field}" for field in step.fields)

    def count_minutes(self, english: Mapping[str, str]) -> int:
        """How long it takes, by its words and by what is done in it."""
        words = sum(len(english.get(text_id, "").split()) for text_id in self.list_texts())
        return math.ceil(words / WORDS_A_MINUTE + sum(MINUTES_DONE.get(step.kind, 0.0) for step in self.steps))

    def count_step_minutes(self, step: Step, english: Mapping[str, str]) -> int:
        """How long one step takes, in whole minutes: one at least."""
        words = sum(len(english.get(text_id, "").split()) for text_id in self.list_step_texts(step))
        return max(1, round(words / WORDS_A_MINUTE + MINUTES_DONE.get(step.kind, 0.0)))


@dataclass(frozen=True)
class Courseware:
    """All modules of a folder, and what they rest on."""

    modules: tuple[Module, ...]
    sources: Mapping[str, Source]


_SOURCES: Final = TypeAdapter(dict[str, Source])


def read_courseware(folder: Path, problems: list[Problem]) -> Courseware:
    """What can be read of `content/learning`; every fault of its form is added to `problems`, all at once."""
    sources: Mapping[str, Source] = {}
    try:
        sources = _SOURCES.validate_python(read_yaml(folder / "sources.yaml"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        problems.extend(tell_form("sources.yaml", error))
    modules = []
    for path in sorted((folder / "modules").glob("*.yaml")):
        name = f"modules/{path.name}"
        try:
            module = Module.model_validate(read_yaml(path))
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
            problems.extend(tell_form(name, error))
            continue
        if module.id != path.stem:
            what = f"The module says that it is {module.id}."
            problems.append(Problem(code="module.id", what=what, fixes=(f"id: {path.stem}",), sheet=name))
        modules.append(module)
    return Courseware(tuple(modules), sources)


def tell_form(name: str, error: Exception) -> Iterator[Problem]:
    """Why a file of that name has another form than it should."""
    fixes = ("See docs/translators/learning.md for what may stand there.",)
    if not isinstance(error, ValidationError):
        yield Problem(code="module.unreadable", what=f"It cannot be read: {error}", fixes=fixes, sheet=name)
        return
    for one in error.errors():
        place = ".".join(str(part) for part in one["loc"])
        yield Problem(code="module.form", what=f"{place}: {one['msg']}.", fixes=fixes, sheet=name, subject=place)
