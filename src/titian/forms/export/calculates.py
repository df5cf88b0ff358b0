"""The calculate rows of a form: each named once, each after those it reads, so that no text grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from titian.instrument.errors import InstrumentError, Problem

from .xpath import FALSE, TRUE, Condition, as_number, is_set, references


class ExportError(InstrumentError):
    """A pack cannot be written as a form; every reason is listed."""

    code = "export.impossible"


@dataclass
class Names:
    """Names in use. Forms compare them without regard to capitals, and so does this."""

    taken: dict[str, str] = field(default_factory=dict)

    def fix(self, name: str) -> str:
        """Takes a name that cannot be another; raises ExportError when it is in use."""
        if name.casefold() in self.taken:
            other = self.taken[name.casefold()]
            what = f"The form needs the name {name}, and {other} has it."
            problem = Problem(code="export.name", what=what, fixes=(f"rename {other} in the pack.",), subject=other)
            raise ExportError("The pack cannot be written as a form.", [problem])
        self.taken[name.casefold()] = name
        return name

    def claim(self, wish: str, otherwise: str) -> str:
        """The wish, or where something has that name already, the other, or that with a number."""
        name, number = wish, 1
        while name.casefold() in self.taken:
            name = otherwise if number == 1 else f"{otherwise}_{number}"
            number += 1
        return self.fix(name)


class Calculates:
    """Rows as they are needed: a row is made when the first other row asks for it.

    What a reader of the data looks for stands at the root of the form. All else has a home, a group of its own: every
    engine finds a node by walking through its neighbours, so that a thousand rows at the root would make a form slow.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self._rows: dict[str, dict[str, str]] = {}

    @property
    def homes(self) -> Mapping[str, Mapping[str, str]]:
        """Home → name → calculation; the home of what stands at the root is empty."""
        return self._rows

    def flag(self, home: str, wish: str, condition: Condition) -> Condition:
        """The condition as a test of a 0/1 row; what is short already gets no row."""
        if condition in (TRUE, FALSE) or condition.flag:
            return condition
        name = self._claim(home, wish)
        self._write(home, name, as_number(condition))
        return is_set(name)

    def value(self, home: str, wish: str, calculation: str) -> str:
        """A row that holds a number or a text; gives its name."""
        name = self._claim(home, wish)
        self._write(home, name, calculation)
        return name

    def fixed_flag(self, name: str, condition: Condition) -> Condition:
        """A 0/1 row at the root, of exactly this name, already taken by the caller."""
        self._write("", name, as_number(condition))
        return is_set(name)

    def fixed_value(self, name: str, calculation: str) -> None:
        """A row at the root, of exactly this name, already taken by the caller."""
        self._write("", name, calculation)

    def _claim(self, home: str, wish: str) -> str:
        return self.names.claim(wish, f"{home}_{wish}")

    def _write(self, home: str, name: str, calculation: str) -> None:
        self._rows.setdefault(home, {})[name] = calculation


def check_order(reads: Mapping[str, str]) -> None:
    """Raises ExportError when cells read one another in a circle. `reads` gives for each name all that decides it.

    In a form, a question that is not shown has no answer, so that an answer also reads what shows its question. The
    engine knows answers that are read without asking whether they count: a pack can be sound and its form not.
    """
    direct = {name: [other for other in references(text) if other in reads] for name, text in reads.items()}
    done: set[str] = set()
    for start, first in direct.items():
        stack = [(start, iter(first))] if start not in done else []
        path = dict.fromkeys(name for name, _ in stack)
        while stack:
            name, others = stack[-1]
            other = next(others, None)
            if other is None:
                stack.pop()
                path.pop(name)
                done.add(name)
            elif other in path:
                circle = [*list(path)[list(path).index(other) :], other]
                what = f"In a form these would decide about one another in a circle: {' → '.join(circle)}."
                fix = "take one of them out of the other's relevant or opened_when."
                problem = Problem(code="export.circle", what=what, fixes=(fix,), subject=other)
                raise ExportError("The pack cannot be written as a form.", [problem])
            elif other not in done:
                path[other] = None
                stack.append((other, iter(direct[other])))
