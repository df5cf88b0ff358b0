"""An exported workbook, filled in: our own survey profile evaluates its cells, as any form engine would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from titian.forms.survey import Context, compile_tree, parse_survey, plain, to_boolean
from titian.forms.survey.context import clock_of
from titian.forms.survey.evaluation import run_compiled
from titian.forms.survey.instance import Element, answer_text
from titian.forms.survey.scope import Run
from titian.forms.survey.values import Node
from titian.forms.xlsform import Workbook
from titian.instrument.logic import Logic
from titian.instrument.outcome import Outcome, evaluate

NOW = clock_of(datetime(2026, 1, 1, tzinfo=UTC))


def list_rows(workbook: Workbook, name: str) -> list[dict[str, str]]:
    """The rows of a sheet by column, empty cells left out."""
    sheet = workbook.find_sheet(name)
    assert sheet is not None
    return [{column: cell for column, cell in zip(sheet.header, row, strict=True) if cell} for row in sheet.rows]


class FormRun:
    """A form ready to be filled many times."""

    def __init__(self, workbook: Workbook) -> None:
        self.calculations: dict[str, Run] = {}
        self.relevants: dict[str, tuple[Run, ...]] = {}
        self.defaults: dict[str, str] = {}
        groups: list[tuple[Run, ...]] = []
        for row in list_rows(workbook, "survey"):
            kind = row["type"]
            own = tuple(compile_tree(parse_survey(row[cell])) for cell in ("relevant",) if cell in row)
            if kind == "begin_group":
                groups.append(own)
            elif kind == "end_group":
                groups.pop()
            else:
                self.relevants[row["name"]] = tuple(run for group in groups for run in group) + own
                self.defaults[row["name"]] = row.get("default", "")
                if kind == "calculate":
                    self.calculations[row["name"]] = compile_tree(parse_survey(row["calculation"]))

    def fill(self, answers: Mapping[str, str]) -> Filled:
        """The form with these answers; what is not shown is blank."""
        return Filled(self, answers)


class Filled(dict[str, str]):
    """Name → what it holds, worked out when it is asked for."""

    def __init__(self, form: FormRun, answers: Mapping[str, str]) -> None:
        super().__init__()
        self.form, self.answers = form, answers
        self.root = Element("data", None)

    def __missing__(self, name: str) -> str:
        self[name] = found = self._hold(name)
        return found

    def shows(self, name: str) -> bool:
        """Whether a question or note is shown."""
        return all(to_boolean(run_compiled(run, self._context)) for run in self.form.relevants[name])

    def _hold(self, name: str) -> str:
        if not self.shows(name):
            return ""
        run = self.form.calculations.get(name)
        if run is None:
            return self.answers.get(name, self.form.defaults[name])
        return answer_text(plain(run_compiled(run, self._context)))

    @property
    def _context(self) -> Context:
        return Context(self, self.root, NOW)

    def field(self, name: str, near: Node) -> Sequence[Node]:
        """What the form holds under a name, for an expression."""
        return (Element(name, None, self[name]),)


def list_differences(logic: Logic, held: Mapping[str, str], values: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each thing in which a filled form says other than the engine does over the held answers."""
    outcome = evaluate(logic, held)
    status = {found.rule.id: found.status for found in outcome.outcomes}
    for rule in logic.document.rules:
        pair = values[f"{rule.id}_lower"], values[f"{rule.id}_upper"]
        wanted = {"established": ("1", "1"), "open": ("0", "1")}.get(status.get(rule.id, ""), ("0", "0"))
        if pair != wanted:
            yield f"{rule.id} is {pair}, expected {wanted}"
    yield from _sums(outcome, values)


def _sums(outcome: Outcome, values: Mapping[str, str]) -> Iterator[str]:
    wanted = {"level": outcome.level, "needs": " ".join(outcome.needs), "effects": " ".join(outcome.effects)}
    for name, text in wanted.items():
        if values[name] != text:
            yield f"{name} is {values[name]}, expected {text}"
