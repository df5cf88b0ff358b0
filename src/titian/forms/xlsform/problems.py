"""What can be wrong with a workbook: every code, whether it stops the form, and what it means in a few words.

An error stops the form: nobody can read what stands there, or an answer would be lost. Where other programs read it in
one way, it is settled: read as they do, with a warning, and an error only for authors who ask for strictness. A warning
says what was kept, passed over or read with a guess, so that nothing in a workbook goes unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from titian.instrument.errors import InstrumentError, Problem

from .codes import MEANINGS


class Severity(Enum):
    """Whether a form can be used in spite of a problem."""

    ERROR = "error"
    SETTLED = "settled"
    WARNING = "warning"


class FormError(InstrumentError):
    """A workbook is no usable form. `problems` are the errors, `warnings` what was noticed besides."""

    code = "form.faulty"

    def __init__(self, sentence: str, problems: Sequence[Problem] = (), warnings: Sequence[Problem] = ()) -> None:
        super().__init__(sentence, problems)
        self.warnings = tuple(warnings)


class WorkbookError(FormError):
    """A file cannot be read as a workbook at all."""

    code = "workbook.unreadable"


SEVERITIES: Final = {
    **dict.fromkeys(MEANINGS["error"], Severity.ERROR),
    **dict.fromkeys(MEANINGS["settled"], Severity.SETTLED),
    **dict.fromkeys(MEANINGS["warning"], Severity.WARNING),
}


def is_error(problem: Problem, *, strict: bool = False) -> bool:
    """True when the problem stops the form; `strict` stops it at what others read in one way, too."""
    severity = SEVERITIES.get(problem.code, Severity.ERROR)
    return severity is Severity.ERROR or (strict and severity is Severity.SETTLED)


@dataclass
class Findings:
    """Collects problems in the order in which they are found; the same one is kept once."""

    found: list[Problem] = field(default_factory=list)
    strict: bool = False
    _seen: set[Problem] = field(default_factory=set)

    def note(self, code: str, what: str, *fixes: str, sheet: str = "", row: int = 0, column: str = "") -> None:
        """Notes one problem; `code` stands in the table of codes."""
        if code not in SEVERITIES:
            raise LookupError(f"`{code}` is not in the table of codes.")
        self.add(Problem(code=code, what=what, fixes=fixes, sheet=sheet, row=row, column=column))

    def add(self, problem: Problem) -> None:
        """Notes a problem found elsewhere."""
        if problem not in self._seen:
            self._seen.add(problem)
            self.found.append(problem)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops the form."""
        return tuple(problem for problem in self.found if is_error(problem, strict=self.strict))

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What does not."""
        return tuple(problem for problem in self.found if not is_error(problem, strict=self.strict))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)
