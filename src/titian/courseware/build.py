"""From `content/learning` to the bytes that a release carries. The same folder gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from titian.instrument.document import canonical_json
from titian.instrument.errors import Problem
from titian.instrument.languages.states import TextState, least_state
from titian.instrument.languages.table import SOURCE
from titian.voices.wording import list_languages, load_wording

from .bank import draw_forms, read_bank
from .check import OURS, check_modules
from .modules import read_courseware
from .practice import check_as_written, check_practice
from .practice.build import course_json, read_whole
from .practice.words import OURS as OF_PRACTICE

WORDS: Final = "learning"
"""The bundle of words of what is learnt."""


@dataclass(frozen=True)
class Words:
    """What is learnt, in the words of one language; `state` is that of the text that has come least far."""

    language: str
    state: TextState
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Built:
    """The modules, practice interviews, tests and cases without words, and the words of each language."""

    modules: bytes = field(repr=False)
    words: tuple[Words, ...]


def build_learning(folder: Path, pack: Path, *, walks_personas: bool = True) -> Built | list[Problem]:
    """What was built; or every problem, where there is one: every state of every persona is walked first, unless what
    is built is a demo. Then personas are looked at as they are written."""
    of_practice = check_practice(folder, pack).problems if walks_personas else check_as_written(folder, pack)
    if problems := [*check_modules(folder, pack), *of_practice]:
        return problems
    words = tuple(_build_words(folder, tag) for tag in list_languages(folder))
    english = {text_id: text.text for text_id, text in load_wording(folder / f"locales/{SOURCE}.yaml").texts.items()}
    return Built(canonical_json(describe_learning(folder, pack, english)), words)


def describe_learning(folder: Path, pack: Path, english: Mapping[str, str]) -> dict[str, object]:
    """The modules, practice interviews, tests and cases of a folder without problems, as a phone reads them; minutes by
    `english`."""
    courseware = read_courseware(folder, [])
    modules = [
        {
            "id": module.id,
            "version": module.version,
            "minutes": module.count_minutes(english),
            "after": list(module.after),
            "steps": [step.model_dump(mode="json", exclude={"own"}) for step in module.steps],
        }
        for module in courseware.modules
    ]
    sources: Mapping[str, object] = {name: one.model_dump(mode="json") for name, one in courseware.sources.items()}
    content: dict[str, object] = {
        "modules": modules,
        "sources": sources,
        "practice": course_json(read_whole(folder, pack)),
    }
    read = read_bank(folder, [])
    if read.bank:
        forms = [
            {"id": name, "items": [item.model_dump(mode="json", exclude={"own"}) for item in items]}
            for name, items in draw_forms(read.bank).items()
        ]
        content["tests"] = {"version": read.bank.version, "forms": forms}
    if read.cases:
        own = {"cases": {"__all__": {"own"}}}
        content["cases"] = read.cases.model_dump(mode="json", exclude={**own, "parallel": own}, exclude_none=True)
    return content


def _build_words(folder: Path, tag: str) -> Words:
    texts = {
        text_id: text
        for text_id, text in load_wording(folder / f"locales/{tag}.yaml").texts.items()
        if text_id.startswith((*OURS, *OF_PRACTICE))
    }
    state = least_state({text.state for text in texts.values()})
    content = {
        "language": tag,
        "module": WORDS,
        "state": state,
        "texts": {text_id: text.text for text_id, text in texts.items()},
    }
    return Words(tag, state, canonical_json(content))
