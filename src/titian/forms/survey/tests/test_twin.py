"""Python and TypeScript say the same of random trees over random answers that are in no vector."""

from __future__ import annotations

import json
import math
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from titian.forms.survey import tree_from_json, tree_to_json
from titian.forms.survey.printing import tree_to_text
from titian.forms.survey.random_trees import random_answers, random_tree
from titian.forms.survey.vectors import FILE, NOW, evaluate_case

ROOT = FILE.parents[2]
NODE = shutil.which("node")
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
ENGINE = ROOT / "web" / "engine" / "src" / "survey" / "index.ts"
DRIVER = """
import { readFileSync } from "node:fs";
import { evaluate } from %s;
const told = (value) =>
  typeof value !== "number" || (Number.isFinite(value) && !Object.is(value, -0))
    ? value
    : { number: Object.is(value, -0) ? "-0" : String(value) };
const all = JSON.parse(readFileSync(0, "utf8")).map(({ tree, ...world }) => {
  try { return told(evaluate(tree, { ...world, random: { next: () => 0.5 } })); } catch (error) { return { error: error.code }; }
});
process.stdout.write(JSON.stringify(all));
"""
TREES = 3000


@pytest.mark.skipif(not NODE or not ESBUILD.exists() or not ENGINE.exists(), reason="needs node and the web workspaces")
def test_both_engines_say_the_same(tmp_path: Path) -> None:
    driver, bundle = tmp_path / "driver.mjs", tmp_path / "bundle.mjs"
    driver.write_text(DRIVER % json.dumps(str(ENGINE)))
    build = [str(ESBUILD), str(driver), "--bundle", "--platform=node", "--format=esm", f"--outfile={bundle}"]
    subprocess.run(build, check=True, capture_output=True, timeout=60)
    rng = random.Random(20261125)  # noqa: S311  # test data, nothing secret
    cases = [_case(rng) for _ in range(TREES)]
    run = [str(NODE), str(bundle)]
    told = subprocess.run(run, input=json.dumps(cases), check=True, capture_output=True, text=True, timeout=60)
    differing = []
    for case, other in zip(cases, json.loads(told.stdout), strict=True):
        tree = tree_from_json(case["tree"])
        ours = evaluate_case(tree, case, NOW)
        if not _same(ours, other):
            differing.append((tree_to_text(tree), case["answers"], case.get("at"), ours, other))
    assert "\n".join(map(str, differing)) == ""


def _same(ours: object, other: object) -> bool:
    """The same value; of fractions, to nine digits, and a zero has no sign: some functions may differ in the last one."""
    one, two = (0 if value == {"number": "-0"} else value for value in (ours, other))
    if isinstance(one, bool) or isinstance(two, bool):
        return one is two
    if isinstance(one, int | float) and isinstance(two, int | float):
        return math.isclose(one, two, rel_tol=1e-9, abs_tol=1e-12)
    return one == two


def _case(rng: random.Random) -> dict[str, object]:
    case: dict[str, object] = {
        "tree": tree_to_json(random_tree(rng, depth=rng.randrange(2, 6))),
        "answers": random_answers(rng) | {"name": "Dara Sok"},
        "now": NOW,
    }
    places = ("/data/child[1]", "/data/group", "/data/name")
    return case | ({"at": rng.choice(places)} if rng.random() < 0.3 else {})
