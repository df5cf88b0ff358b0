"""A pack with all that a review looks at: its logic, its words, its cases, and where things stand in the sheets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from titian.instrument.cases import Case, list_cases
from titian.instrument.errors import LogicError, PackError, Problem
from titian.instrument.languages.table import Language, LanguagesUnreadable, find_table, read_table
from titian.instrument.logic import Logic, parse_logic
from titian.instrument.pack import Pack, compile_logic, load_pack
from titian.instrument.sheets import Row
from titian.instrument.source import Source
from titian.instrument.talk import Talk

from .texts import Wording, read_wordings


@dataclass(frozen=True)
class Subject:
    """What is reviewed. A built logic file has no pack, no words and no cases."""

    name: str
    logic: Logic
    pack: Pack | None = None
    cases: tuple[Case, ...] = ()
    problems_of_cases: tuple[Problem, ...] = field(default=(), repr=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with cases and words."""
        return self.problems_of_cases + self._read_words[1]

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Every language of the pack, the one it is written in first. They are read when they are asked for."""
        return self._read_words[0]

    @cached_property
    def _read_words(self) -> tuple[tuple[Wording, ...], tuple[Problem, ...]]:
        problems: list[Problem] = []
        wordings = tuple(read_wordings(self.pack.folder, problems)) if self.pack else ()
        return wordings, tuple(problems)

    @property
    def talk(self) -> Talk | None:
        """The phrases without a questionnaire, where the pack has them."""
        return self.pack.talk if self.pack else None

    @cached_property
    def languages(self) -> Mapping[str, Language] | None:
        """The table of languages above the pack; None where there is none, or none that can be read."""
        path = find_table(self.pack.folder) if self.pack else None
        try:
            return read_table(path) if path else None
        except LanguagesUnreadable:
            return None

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Text id → text, in the language the pack is written in; empty for a built logic file."""
        written = next(read_wordings(self.pack.folder, []), None) if self.pack else None
        return written.texts if written else {}

    @cached_property
    def notes(self) -> Mapping[tuple[str, str], str]:
        """(sheet, id) → what the column `note` says."""
        return {(row.sheet, row.text(key)): note for row, key in self._rows() if (note := row.text("note"))}

    @cached_property
    def subjects(self) -> Mapping[str, str]:
        """Item → what it is about, as the column `subject` says."""
        rows = self._source.survey if self._source else []
        return {row.text("name"): about for row in rows if (about := row.text("subject"))}

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], int]:
        """(sheet, id) → row, as a spreadsheet shows it."""
        return dict(self._source.place) if self._source else {}

    @cached_property
    def _source(self) -> Source | None:
        return Source(self.pack.folder / "sheets", []) if self.pack else None

    def _rows(self) -> Iterator[tuple[Row, str]]:
        source = self._source
        if source:
            for rows, key in ((source.survey, "name"), (source.indicators, "id"), (source.outcomes, "id")):
                yield from ((row, key) for row in rows)

    def word(self, text_id: str) -> str:
        """A text in the language the pack is written in, or the id itself."""
        return self.words.get(text_id, text_id)


def read_subject(path: Path | str) -> Subject:
    """A pack's folder, or a built logic file (JSON).

    Raises PackError or LogicError when it cannot be read. What is wrong with words and cases is told by `problems`.
    """
    path = Path(path)
    if path.is_file():
        logic = parse_logic(_read_logic(path))
        return Subject(f"{logic.document.id} {logic.document.version} ({path.name})", logic)
    pack = load_pack(path)
    problems: list[Problem] = []
    try:
        cases = tuple(list_cases(path))
    except PackError as error:
        cases = ()
        problems += error.problems
    logic = parse_logic(compile_logic(pack))
    return Subject(f"{pack.id} {pack.about.version}", logic, pack, cases, tuple(problems))


def _read_logic(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        raw = json.loads(content)
    except (OSError, ValueError, RecursionError):
        raise LogicError(f"{path.name} is neither the folder of a pack nor a built logic file.") from None
    if isinstance(raw, dict) and set(raw) >= {"logic", "release"}:
        return json.dumps(raw["logic"]).encode()
    return content
