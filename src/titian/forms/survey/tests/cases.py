"""The cases of contracts/expressions/survey.json; how they are written and added to stands in survey.md, *Cases*."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from titian.forms.survey import parse_survey, tree_to_json
from titian.instrument.errors import ExpressionError
from titian.instrument.vectors import ROOT

FOLDER = ROOT / "contracts" / "expressions"
FILE, TREES = FOLDER / "survey.json", FOLDER / "survey-trees.json"
Json = dict[str, Any]  # Any: what a person wrote, parsed


@dataclass(frozen=True)
class Case:
    """An expression, where it is read, and what it gives: text, a number, true or false, a number by name, or an error."""

    part: str
    expression: str
    world: Mapping[str, object]
    expect: str | float | bool | Mapping[str, str]

    @property
    def error(self) -> str | None:
        """The code of the first problem, where there must be one."""
        return self.expect["error"] if isinstance(self.expect, Mapping) and "error" in self.expect else None


def list_cases() -> list[Case]:
    """All of them, in the order of the file."""
    contents = json.loads(FILE.read_text(encoding="utf-8"))
    return [
        Case(part["part"], expression, _world(contents, part), expect)
        for part in contents["parts"]
        for expression, expect in part["cases"]
    ]


def _world(contents: Json, part: Json) -> Mapping[str, object]:
    own = {key: value for key, value in part.items() if key not in ("part", "world", "cases")}
    return {"now": contents["now"], **contents["worlds"].get(part.get("world"), {}), **own}


def lay_out(contents: Json) -> str:
    """The file as it is kept: a part begins with where it is read, and has a case a line, so that a change can be read."""
    worlds = ",\n".join(f"  {_line(name)}: {_line(world)}" for name, world in contents["worlds"].items())
    parts = ",\n".join(_part(part) for part in contents["parts"])
    return f'{{\n "now": {_line(contents["now"])},\n "worlds": {{\n{worlds}\n }},\n "parts": [\n{parts}\n ]\n}}\n'


def _part(part: Json) -> str:
    head = ",\n".join(f"   {_line(key)}: {_line(value)}" for key, value in part.items() if key != "cases")
    cases = ",\n".join(f"    {_line(case)}" for case in part["cases"])
    return f'  {{\n{head},\n   "cases": [\n{cases}\n   ]\n  }}'


def lay_out_trees(expressions: Iterable[str]) -> str:
    """Expression → its tree, one a line, for all that can be read."""
    trees = {}
    for expression in expressions:
        try:
            trees[expression] = tree_to_json(parse_survey(expression))
        except ExpressionError:
            continue
    lines = ",\n".join(f" {_line(expression)}: {_line(tree)}" for expression, tree in trees.items())
    return f"{{\n{lines}\n}}\n"


def _line(value: object) -> str:
    """JSON on a line; what cannot be seen is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)
