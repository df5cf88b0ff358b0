"""Every form of the tests, walked through at random here and in JavaRosa: where the two say otherwise.

with Walks(folder) as walks:
    walks.list_differences(form, walks=50, seed="of today")

A walk does what a person does in the form: answers, refused answers, rounds added and removed. After every step both must hide
the same, hold the same, offer the same choices and want the same answered; and say the same of the answer that was given.
"""

from __future__ import annotations

import ast
import json
import random
import re
import subprocess
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import unquote_plus

from java_rosa import Walker

from titian.exchange.htcds.form import correct_form
from titian.exchange.htcds.tests.test_form import SMALL
from titian.forms.export import export_form, read_texts
from titian.forms.export.tests.form_run import ESBUILD, NODE
from titian.forms.xlsform import FormError, Workbook, form_to_json, import_form, read_workbook
from titian.forms.xlsform.tests.converter import convert
from titian.forms.xlsform.tests.large import large_workbook
from titian.instrument import load_pack
from titian.instrument.vectors import ROOT, VOCABULARY

WALK: Final = ROOT / "web/engine/src/survey/walk.ts"
STEPS: Final = 25
OF_A_DEVICE: Final = frozenset(
    ["start", "end", "deviceid", "username", "phonenumber", "email", "simserial", "subscriberid", "audit"]
)
OTHERWISE: Final = {
    "broken_references-0": frozenset(["n"]),  # a repeat that counts itself
    "import-0": frozenset(["home", "oldest"]),  # a filter over a cell that is blank; max() of what is below zero
}
"""Form → the questions in which JavaRosa says otherwise, as contracts/expressions/survey.md tells of it."""
BY_CHANCE: Final = re.compile(r'"name": "(?:now|random|uuid|property)"')
Told = dict[str, str]


@dataclass(frozen=True)
class TriedForm:
    """A form of the tests, named after where it stands."""

    name: str
    workbook: Workbook

    @cached_property
    def xform(self) -> str:
        return convert(self.workbook).xform

    @cached_property
    def warned(self) -> frozenset[str]:
        """The codes of what an author is warned of."""
        return frozenset(problem.code for problem in import_form(self.workbook).warnings)

    @cached_property
    def json(self) -> dict[str, Any]:
        return dict(form_to_json(import_form(self.workbook)))

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Whose parts are compared, by what is told of them: `v` values, `c` choices, `h` hidden, `q` required, `f` faults."""
        nodes = list(self._walk_nodes(self.json["nodes"]))
        every = frozenset(str(node["name"]) for node in nodes)
        by_chance = {node["name"] for node in nodes if BY_CHANCE.search(json.dumps({**node, "nodes": []}))}
        of_a_device = {node["name"] for node in nodes if node.get("type") in OF_A_DEVICE}
        # An input with a query, for which a client brings the choices.
        external = {node["name"] for node in nodes if node.get("type") == "select_one_external"}
        return {
            **dict.fromkeys("hqf", every),
            "v": every - by_chance - of_a_device - external - OTHERWISE.get(self.name, frozenset()),
            "c": every - external - OTHERWISE.get(self.name, frozenset()),
        }

    def _walk_nodes(self, nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for node in nodes:
            yield node
            yield from self._walk_nodes(node.get("nodes", []))


def list_forms() -> list[TriedForm]:
    """Every workbook that stands in a test or was written to be walked through and is taken, and what we export."""
    found: dict[Workbook, str] = {}
    for path in [*sorted((ROOT / "src").rglob("tests/*.py")), *sorted((ROOT / "tests").glob("*.py"))]:
        for number, workbook in enumerate(_list_tables(path)):
            found.setdefault(workbook, f"{path.stem.removeprefix('test_')}-{number}")
    for path in sorted((ROOT / "tests/walks").glob("*.md")):
        found[read_workbook(path.read_bytes(), path.name)[0]] = path.stem
    vocabulary = load_pack(VOCABULARY)
    found[export_form(vocabulary, read_texts(vocabulary.folder)).workbook] = "export"
    found[correct_form(SMALL).workbook] = "htcds"
    found[large_workbook(60)] = "large"
    return [TriedForm(name, workbook) for workbook, name in found.items()]


def _list_tables(path: Path) -> Iterator[Workbook]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search(r"\|\s*survey\s*\|", node.value)
        ):
            try:
                workbook, problems = read_workbook(textwrap.dedent(node.value).strip().encode(), "form.md")
                import_form(workbook, problems)
            except FormError:
                continue
            yield workbook


class Walks:
    """Both programs, while the context stands."""

    def __init__(self, folder: Path, walker: Walker) -> None:
        self.bundle, self.walker = folder / "walk.mjs", walker

    def __enter__(self) -> Self:
        build = [str(ESBUILD), str(WALK), "--bundle", "--platform=node", "--format=esm", f"--outfile={self.bundle}"]
        subprocess.run(build, check=True, capture_output=True, timeout=60)
        self.process = subprocess.Popen(
            [str(NODE), str(self.bundle)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self.process:  # closes its pipes, upon which it ends
            pass

    def begin(self, form: TriedForm) -> tuple[Told, Told]:
        """What a form holds that nobody has touched, here and in JavaRosa."""
        (ours,) = self._ask({"form": form.json, "now": datetime.now(UTC).isoformat(), "seed": 1, "steps": 0})
        (theirs,) = self.walker.walk(form.xform, [])
        return ours["told"], theirs

    def list_differences(self, form: TriedForm, *, walks: int, seed: str) -> list[str]:
        """A sentence for the first thing in each walk that one says otherwise, with the way there."""
        draw = random.Random(f"{form.name}, {seed}")  # noqa: S311  (no secret)
        return [found for _ in range(walks) for found in self._walk(form, draw.randrange(1, 2**31))]

    def _walk(self, form: TriedForm, seed: int) -> Iterator[str]:
        ours = self._ask({"form": form.json, "now": datetime.now(UTC).isoformat(), "seed": seed, "steps": STEPS})
        steps = [str(each["step"]) for each in ours]
        for at, (here, there) in enumerate(zip(ours, self.walker.walk(form.xform, steps[1:]), strict=True)):
            pair = [_comparable(told, form) for told in (here["told"], there)]
            names = sorted(name for name in {*pair[0], *pair[1]} if pair[0].get(name) != pair[1].get(name))
            if names:
                told = ", ".join(f"{name} here {pair[0].get(name)!r}, there {pair[1].get(name)!r}" for name in names)
                yield f"{form.name}: {told}, after {[unquote_plus(step) for step in steps[1 : at + 1]]}"
                return

    def _ask(self, asked: Mapping[str, object]) -> list[dict[str, Any]]:
        pipe_in, pipe_out = self.process.stdin, self.process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        pipe_in.write(json.dumps(asked) + "\n")
        pipe_in.flush()
        line = pipe_out.readline()
        assert line, "the form could not be walked through; Node says why above"
        told: list[dict[str, Any]] = json.loads(line)
        return told


def _comparable(told: Told, form: TriedForm) -> Told:
    """What both must say alike. What is hidden hides all in it, and what is kept is kept as `KEPT` says."""
    hidden = tuple(f"{name[2:]}/" for name in told if name.startswith("h:"))
    found = {"verdict": told["verdict"]}
    for name, value in told.items():
        what, _, key = name.partition(":")
        if key and _name_of(key) in form.names[what[0]] and not key.startswith(hidden or ("\n",)):
            found[name] = "|".join(map(unquote_plus, value.split("|"))) if what == "c" else _kept(value)
    return found


def _name_of(key: str) -> str:
    return key.rpartition("/")[2].partition("[")[0]


def _kept(value: str) -> str:
    """A value by its meaning: JavaRosa keeps 1.0, 1 for true, and a computed day as its midnight."""
    try:
        return str(float(value))
    except ValueError:
        return {"true": "1.0", "false": "0.0"}.get(value, value.removesuffix("T00:00:00.000Z"))
