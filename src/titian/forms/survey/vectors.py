"""The vectors of the `survey` profile in contracts/expressions/survey.json, which Python and TypeScript both pass.

    python -m titian.forms.survey.vectors            writes them anew
    python -m titian.forms.survey.vectors --check    exit code 1 when they are not what this engine says

Written cases come from `tests/cases`, each with the value its author expects; random trees have a fixed seed. A case is
`{"expression", "tree", "answers"?, "at"?, "lists"?, "labels"?, "saved"?, "properties"?, "random"?, "now", "expect"}`:
`at` is the path of the question the expression belongs to (else one of no place), `random` the numbers drawn, over and
over. `tree` is null where the expression cannot be read. `expect` is text, a number, true or false,
`{"number": "NaN"|"Infinity"|"-Infinity"|"-0"}`, or `{"error": code}` for the first problem.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from titian.instrument.errors import ExpressionError

from .context import Context, clock_of
from .evaluation import evaluate_tree, plain
from .instance import HERE, Instance, make_list
from .parsing import parse_survey
from .printing import tree_to_text
from .random_trees import RANDOM_ANSWERS, random_tree
from .tree import Tree, tree_to_json

FILE = Path(__file__).parents[4] / "contracts" / "expressions" / "survey.json"
NOW = "2026-03-14T09:26:53.589+07:00"
RANDOM_TREES = 300
World = Mapping[str, object]


def make_context(world: World, now: str) -> Context:
    """The context a case describes."""
    answers, saved = world.get("answers", {}), world.get("saved")
    assert isinstance(answers, dict)  # noqa: S101  # cases are ours; this tells the types
    instance = Instance.of(answers)
    here = instance.find(str(world["at"])) if "at" in world else instance.question(answers.get(HERE))
    lists, labels, properties = (world.get(key, {}) for key in ("lists", "labels", "properties"))
    numbers = world.get("random", [0.5])
    assert here is not None  # noqa: S101
    assert isinstance(lists, dict)  # noqa: S101
    assert isinstance(labels, dict)  # noqa: S101
    assert isinstance(properties, dict)  # noqa: S101
    assert isinstance(numbers, list)  # noqa: S101
    return Context(
        instance,
        here,
        clock_of(datetime.fromisoformat(now)),
        lists={name: make_list(rows) for name, rows in lists.items()},
        labels=labels,
        saved=Instance.of(saved) if isinstance(saved, dict) else None,
        properties=properties,
        version=str(world.get("version", "")),
        language=str(world.get("language", "en")),
        draw=itertools.cycle(numbers).__next__,
    )


def told(value: str | float | bool) -> object:
    """A value as vectors write it."""
    if isinstance(value, float):
        if math.isnan(value):
            return {"number": "NaN"}
        if math.isinf(value):
            return {"number": "Infinity" if value > 0 else "-Infinity"}
        if value == 0 and math.copysign(1, value) < 0:
            return {"number": "-0"}
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    return value


def evaluate_case(expression: str | Tree, world: World, now: str = NOW) -> object:
    """What the engine gives for a case."""
    try:
        tree = parse_survey(expression) if isinstance(expression, str) else expression
        return told(plain(evaluate_tree(tree, make_context(world, now))))
    except ExpressionError as error:
        return {"error": error.problems[0].code}


def _list_cases() -> Iterator[dict[str, object]]:
    from .tests.cases import list_cases

    for expression, world, now in list_cases():
        try:
            tree: object = tree_to_json(parse_survey(expression))
        except ExpressionError:
            tree = None
        expect = evaluate_case(expression, world, now)
        yield {"expression": expression, "tree": tree, **world, "now": now, "expect": expect}
    rng = random.Random("survey vectors")  # noqa: S311  # test data, nothing secret
    for _ in range(RANDOM_TREES):
        grown = random_tree(rng)
        world = {"answers": RANDOM_ANSWERS, "at": "/data/child[2]/age"}
        yield {
            "expression": tree_to_text(grown),
            "tree": tree_to_json(grown),
            **world,
            "now": NOW,
            "expect": evaluate_case(grown, world),
        }


def make_vectors() -> str:
    """The text of all vectors, one case a line, so that a change can be read."""
    lines = (json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in _list_cases())
    return "[\n" + ",\n".join(lines) + "\n]\n"


def main() -> int:
    """Writes or checks the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    text = make_vectors()
    if not parser.parse_args().check:
        FILE.write_text(text, encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") != text:
        sys.stderr.write(f"{FILE} is not what the engine says. Run: python -m titian.forms.survey.vectors\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
