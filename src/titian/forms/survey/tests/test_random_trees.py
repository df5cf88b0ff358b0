"""Trees nobody would write, over random answers, give the runtime in web/engine a value or a named error, twice the same."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from titian.forms.survey import Tree, tree_to_json, tree_to_text
from titian.forms.survey.tests.random_trees import random_answers, random_tree
from titian.instrument.vectors import ROOT

NODE = shutil.which("node")
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
ENGINE = ROOT / "web" / "engine" / "src" / "survey" / "index.ts"
DRIVER = """
import { readFileSync } from "node:fs";
import { compile } from %s;
const told = (value) => typeof value === "number" ? { number: Object.is(value, -0) ? "-0" : String(value) } : value;
const all = JSON.parse(readFileSync(0, "utf8")).map(({ tree, ...world }) => {
  const read = compile(tree);
  return [0, 1].map(() => {
    try { return told(read({ ...world, random: { next: () => 0.5 } })); } catch (error) { return { error: error.code ?? String(error) }; }
  });
});
process.stdout.write(JSON.stringify(all));
"""
NOW = "2026-03-14T09:26:53.589+07:00"
TREES = 3000


@pytest.mark.skipif(not NODE or not ESBUILD.exists() or not ENGINE.exists(), reason="needs node and the web workspaces")
def test_any_tree_gives_a_value_or_a_named_error_twice_the_same(tmp_path: Path) -> None:
    driver, bundle = tmp_path / "driver.mjs", tmp_path / "bundle.mjs"
    driver.write_text(DRIVER % json.dumps(str(ENGINE)))
    build = [str(ESBUILD), str(driver), "--bundle", "--platform=node", "--format=esm", f"--outfile={bundle}"]
    subprocess.run(build, check=True, capture_output=True, timeout=60)
    rng = random.Random(20261125)  # noqa: S311  # test data, nothing secret
    trees = [random_tree(rng, depth=rng.randrange(2, 6)) for _ in range(TREES)]
    asked = json.dumps([_case(rng, tree) for tree in trees])
    run = [str(NODE), str(bundle)]
    told = subprocess.run(run, input=asked, check=True, capture_output=True, text=True, timeout=60)
    found = list(zip(trees, json.loads(told.stdout), strict=True))
    unlike = [
        (tree_to_text(tree), once, again) for tree, (once, again) in found if once != again or not _is_named(once)
    ]
    assert unlike == []
    assert sum("error" in once for _, (once, _) in found if isinstance(once, dict)) < TREES / 10


def _is_named(told: object) -> bool:
    return not isinstance(told, dict) or "error" not in told or str(told["error"]).startswith("expression.")


def _case(rng: random.Random, tree: Tree) -> dict[str, object]:
    case: dict[str, object] = {
        "tree": tree_to_json(tree),
        "answers": random_answers(rng) | {"name": "Dara Sok"},
        "now": NOW,
    }
    places = ("/data/child[1]", "/data/group", "/data/name")
    return case | ({"at": rng.choice(places)} if rng.random() < 0.3 else {})
