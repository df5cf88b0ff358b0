"""What can go wrong in an instrument, told so that its author or caller can put it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing to put right: where it stands, what is wrong, and the ways to fix it.

    `row` counts from 1 with the header as row 1, as a spreadsheet shows it; 0 where a row makes no sense. `subject` is
    the id of the thing that is wrong. `character` counts from 1 within an expression; 0 where it makes no sense.
    """

    code: str
    what: str
    fixes: tuple[str, ...] = ()
    subject: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    character: int = 0

    @property
    def place(self) -> str:
        """Sheet, row, column and character in words, as far as they are known."""
        parts = [self.sheet] if self.sheet else []
        parts += [f"row {self.row}"] if self.row else []
        parts += [f"column {self.column}"] if self.column else []
        parts += [f"character {self.character}"] if self.character else []
        parts += [self.subject] if self.subject and not self.row else []
        return ", ".join(parts)

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        fixes = f" To fix: {' Or: '.join(self.fixes)}" if self.fixes else ""
        return f"{place}{self.what}{fixes} [{self.code}]"


class InstrumentError(Exception):
    """Base of every error of this package. `code` is stable, `problems` holds everything found at once."""

    code = "instrument.error"

    def __init__(self, sentence: str, problems: Sequence[Problem] = ()) -> None:
        self.sentence = sentence
        self.problems = tuple(problems)
        super().__init__("\n".join([sentence, *(f"- {problem}" for problem in self.problems)]))


class ExpressionError(InstrumentError):
    """An expression cannot be read, or cannot be evaluated; every problem says at which character."""

    code = "expression.unreadable"


class PackError(InstrumentError):
    """The source folder of a pack has faults; every fault is listed with sheet, row and column."""

    code = "pack.faulty"


class LogicError(InstrumentError):
    """Compiled logic is malformed, or uses something this engine does not know."""

    code = "logic.unreadable"


class AnswersError(InstrumentError):
    """Answers do not belong to this instrument; every wrong key or value is listed."""

    code = "answers.wrong"
