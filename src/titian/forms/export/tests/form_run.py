"""An exported workbook, filled in: the form runtime of web/engine evaluates its cells, as any form engine would."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict

from titian.forms.xlsform import Workbook, form_to_json, import_form
from titian.instrument.logic import Logic
from titian.instrument.outcome import Outcome, evaluate
from titian.instrument.vectors import ROOT
from titian.instrument.visible import see_outcome

NODE = shutil.which("node")
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
FILL = ROOT / "web" / "engine" / "src" / "survey" / "fill.ts"
Answers = Mapping[str, str]


class Told(TypedDict):
    """What a form holds, blanks left out, and what it hides."""

    holds: dict[str, str]
    hides: list[str]


def list_rows(workbook: Workbook, name: str) -> list[dict[str, str]]:
    """The rows of a sheet by column, empty cells left out."""
    sheet = workbook.find_sheet(name)
    assert sheet is not None
    return [{column: cell for column, cell in zip(sheet.header, row, strict=True) if cell} for row in sheet.rows]


class Node:
    """The form runtime of web/engine in a process that lives while the context stands."""

    def __init__(self, folder: Path) -> None:
        self.bundle = folder / "fill.mjs"
        self.form: object = None

    @staticmethod
    def is_here() -> bool:
        """Whether Node and the web workspaces are on this machine."""
        return NODE is not None and ESBUILD.exists() and FILL.exists()

    def __enter__(self) -> Self:
        build = [str(ESBUILD), str(FILL), "--bundle", "--platform=node", "--format=esm", f"--outfile={self.bundle}"]
        subprocess.run(build, check=True, capture_output=True, timeout=60)
        self.process = subprocess.Popen(
            [str(NODE), str(self.bundle)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self.process:  # closes its pipes, upon which it ends
            pass

    def fill(self, form: object, sets: Sequence[Answers]) -> list[Told]:
        """What a form holds and hides after each set. Raises where an expression had no value."""
        pipe_in, pipe_out = self.process.stdin, self.process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        asked = {"sets": sets} if form is self.form else {"form": form, "sets": sets}
        self.form = form
        pipe_in.write(json.dumps(asked) + "\n")
        pipe_in.flush()
        line = pipe_out.readline()
        assert line, "the form could not be filled in; Node says why above"
        told: list[Told] = json.loads(line)
        return told


class Filled(dict[str, str]):
    """Name → what the form holds, blank where that is nothing."""

    def __init__(self, names: Sequence[str], holds: Mapping[str, str], hides: Sequence[str]) -> None:
        super().__init__({**dict.fromkeys(names, ""), **holds})
        self.hidden = frozenset(hides)

    def shows(self, name: str) -> bool:
        """Whether a question or note is shown."""
        assert name in self, name
        return name not in self.hidden


class FormRun:
    """A form ready to be filled many times; `names` are those of its questions, notes and calculates."""

    def __init__(self, node: Node, workbook: Workbook) -> None:
        self.node, self.form = node, form_to_json(import_form(workbook))
        ends = ("begin_group", "end_group")
        self.names = [row["name"] for row in list_rows(workbook, "survey") if row["type"] not in ends]

    def fill(self, answers: Answers) -> Filled:
        """The form with these answers; what is not shown is blank."""
        (filled,) = self.fill_all([answers])
        return filled

    def fill_all(self, sets: Sequence[Answers]) -> list[Filled]:
        """The same of many sets, at once."""
        return [Filled(self.names, **told) for told in self.node.fill(self.form, sets)]


def list_differences(logic: Logic, held: Mapping[str, str], values: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each thing in which a filled form says other than the engine does over the held answers.

    What is shown is looked at where the form run here says what it hides.
    """
    outcome = evaluate(logic, held)
    status = {found.rule.id: found.status for found in outcome.outcomes}
    for rule in logic.document.rules:
        pair = values[f"{rule.id}_lower"], values[f"{rule.id}_upper"]
        wanted = {"established": ("1", "1"), "open": ("0", "1")}.get(status.get(rule.id, ""), ("0", "0"))
        if pair != wanted:
            yield f"{rule.id} is {pair}, expected {wanted}"
    yield from _sums(outcome, values)
    if isinstance(values, Filled):
        yield from _shown(logic, outcome, values)


def _sums(outcome: Outcome, values: Mapping[str, str]) -> Iterator[str]:
    wanted = {"level": outcome.level, "needs": " ".join(outcome.needs), "effects": " ".join(outcome.effects)}
    for name, text in wanted.items():
        if values[name] != text:
            yield f"{name} is {values[name]}, expected {text}"


def _shown(logic: Logic, outcome: Outcome, values: Filled) -> Iterator[str]:
    """The notes at the end: all that an officer may see, and no more."""
    seen = see_outcome(logic, outcome)
    texts = {
        *seen.statements,
        *(f"need.{n}.officer" for n in seen.needs),
        *(f"effect.{e}.officer" for e in seen.effects),
    }
    wanted = {f"show_{kind}_{code}" for kind, code, _ in (text.split(".") for text in texts)}
    notes = [name for name in values if re.match("show_(rule|class|need|effect)_", name)]
    for name in notes:
        if values.shows(name) != (name in wanted):
            yield f"{name} is {'shown' if values.shows(name) else 'hidden'}"
