"""The wording of a statement, a file of `content/statements`: for each kind of fact a sentence with slots for words.

It has a state, draft or reviewed, and says who reviewed it. What is wrong with one is said with the line it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Annotated, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from titian.instrument.languages.zawgyi import looks_like_zawgyi
from titian.instrument.yaml_files import parse_yaml
from titian.statements.slots import PARTS, SLOTS

Place = tuple[int | str, ...]
Line = Annotated[str, Field(min_length=1, max_length=300)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Review(_Part):
    who: Line
    day: date


class SentenceWording(_Part):
    """`all`: one sentence of all facts of the kind, each slot a list; else one of each. Of `say` the first wording is
    taken whose slots all have words."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)]
    of: str
    all: bool = False
    say: Annotated[list[Line], Field(min_length=1)]


class PartWording(_Part):
    title: Line
    sentences: Annotated[list[SentenceWording], Field(min_length=1)]


class TableWording(PartWording):
    """`columns` stand above the objective, the item, the member and what it said."""

    columns: Annotated[list[Line], Field(min_length=4, max_length=4)]


class Wording(_Part):
    """`last` is the word before the last of a list: "Australia and Indonesia". English first: `language` is the one
    in which days and states are said, too."""

    name: Line
    language: Literal["en"]
    version: Annotated[int, Field(ge=1)]
    state: Literal["draft", "reviewed"]
    reviewed_by: list[Review]
    last: Line
    progress: TableWording
    statement: PartWording
    news: PartWording

    def list_parts(self) -> list[tuple[str, PartWording]]:
        return [(name, getattr(self, name)) for name in PARTS]

    def find_sentence(self, part: str, key: str) -> SentenceWording:
        """Raises KeyError where the part has none of this id."""
        wording: PartWording = getattr(self, part)
        for sentence in wording.sentences:
            if sentence.id == key:
                return sentence
        raise KeyError(key)


class WordingFaulty(Exception):
    """`faults` are sentences, each beginning with its line."""

    code = "statement.wording_faulty"

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults: Final = tuple(faults)
        super().__init__("\n".join(faults))


def read_wording(content: str) -> Wording:
    """What the text of a file holds. Raises `WordingFaulty`."""
    try:
        tree = yaml.compose(content, yaml.SafeLoader)
        given = parse_yaml(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark is not None else ""
        raise WordingFaulty([f"{where}this is no YAML."]) from error
    try:
        wording = Wording.model_validate(given)
    except ValidationError as error:
        faults = [f"line {_find_line(tree, one['loc'])}: {_name(one['loc'])}: {one['msg']}." for one in error.errors()]
        raise WordingFaulty(faults) from error
    faults = [f"line {_find_line(tree, place)}: {fault}" for place, fault in _find_faults(wording)]
    if faults:
        raise WordingFaulty(faults)
    return wording


def _name(place: Place) -> str:
    return ".".join(map(str, place)) or "the file"


def _find_line(node: yaml.Node | None, place: Place) -> int:
    """The line of what stands at a place, or of the nearest that holds it, counted from 1."""
    line = 1
    for step in place:
        if node is None:
            break
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            if step not in pairs:
                return line
            key, node = pairs[step]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _find_faults(wording: Wording) -> Iterator[tuple[Place, str]]:
    if wording.state == "reviewed" and not wording.reviewed_by:
        yield ("state",), "it says that it was reviewed, and not by whom. Say who and on which day under reviewed_by."
    if wording.state == "draft" and wording.reviewed_by:
        yield ("state",), "it names who reviewed it, and says that it is a draft. Say “reviewed”, or name nobody."
    for part, holds in wording.list_parts():
        seen: set[str] = set()
        for number, sentence in enumerate(holds.sentences):
            place: Place = (part, "sentences", number)
            if sentence.id in seen:
                yield (*place, "id"), f"another sentence of this part is called “{sentence.id}”."
            seen.add(sentence.id)
            if sentence.of not in SLOTS:
                yield (*place, "of"), f"there is no kind of fact “{sentence.of}”. There are: {', '.join(SLOTS)}."
                continue
            for index, text in enumerate(sentence.say):
                for fault in _find_slot_faults(sentence.of, text):
                    yield (*place, "say", index), fault


def _find_slot_faults(kind: str, text: str) -> Iterator[str]:
    if looks_like_zawgyi(text):
        yield "its Burmese was typed with Zawgyi. Convert it to Unicode first."
    try:
        pieces = list(Formatter().parse(text))
    except ValueError:
        yield "a brace is not closed. Write a slot as {party}, and a brace itself twice."
        return
    for _, slot, form, conversion in pieces:
        if slot is None:
            continue
        if slot not in SLOTS[kind] or form or conversion:
            named = slot + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            known = ", ".join(f"{{{name}}}" for name in SLOTS[kind])
            yield f"a fact of kind “{kind}” has no slot {{{named}}}. It has: {known}."


def list_slots(text: str) -> list[str]:
    return [slot for _, slot, _, _ in Formatter().parse(text) if slot is not None]


def say(sentence: SentenceWording, facts: Sequence[Mapping[str, str]], last: str) -> str:
    """The sentence of these facts' words, in the first wording whose slots all have some; empty where none has."""
    if not facts:
        return ""
    for text in sentence.say:
        words = {slot: _list([fact.get(slot, "") for fact in facts], last) for slot in list_slots(text)}
        if all(words.values()):
            return text.format_map(words)
    return ""


def _list(words: Sequence[str], last: str) -> str:
    """Each once, in their order: "Australia, Indonesia and Viet Nam"; apart by semicolons where one has a comma."""
    each = list(dict.fromkeys(word for word in words if word))
    if len(each) < 2:
        return "".join(each)
    if any("," in word or f" {last} " in word for word in each):
        return f"{'; '.join(each[:-1])}; {last} {each[-1]}"
    return f"{', '.join(each[:-1])} {last} {each[-1]}"
