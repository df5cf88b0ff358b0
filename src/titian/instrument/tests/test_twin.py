"""Python and TypeScript say the same of answers that are in no vector."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from titian.instrument import compile_logic, evaluate, find_next, load_pack
from titian.instrument.bench import make_sets
from titian.instrument.screen import load_logic
from titian.instrument.vectors import PACK, ROOT, VOCABULARY

NODE = shutil.which("node")
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
ENGINE = ROOT / "web" / "engine" / "src" / "index.ts"
DRIVER = """
import { readFileSync } from "node:fs";
import { evaluate, findNext, parseAnswers, parseLogic } from %s;
const { logic, sets } = JSON.parse(readFileSync(0, "utf8"));
const read = await parseLogic(new TextEncoder().encode(logic));
const told = sets.map((raw) => { const a = parseAnswers(read, raw); return [evaluate(read, a), findNext(read, a)]; });
process.stdout.write(JSON.stringify(told));
"""


@pytest.mark.skipif(not NODE or not ESBUILD.exists() or not ENGINE.exists(), reason="needs node and the web workspaces")
@pytest.mark.parametrize("folder", [PACK, VOCABULARY], ids=lambda p: p.name)
def test_both_engines_say_the_same(folder: Path, tmp_path: Path) -> None:
    driver, bundle = tmp_path / "driver.mjs", tmp_path / "bundle.mjs"
    driver.write_text(DRIVER % json.dumps(str(ENGINE)))
    build = [str(ESBUILD), str(driver), "--bundle", "--platform=node", "--format=esm", f"--outfile={bundle}"]
    subprocess.run(build, check=True, capture_output=True, timeout=60)
    logic = load_logic(folder)
    sets = make_sets(logic, 150, seed=20261125)
    asked = json.dumps({"logic": compile_logic(load_pack(folder)).decode(), "sets": sets})
    told = subprocess.run([str(NODE), str(bundle)], input=asked, check=True, capture_output=True, text=True, timeout=60)
    for answers, (outcome, asking) in zip(sets, json.loads(told.stdout), strict=True):
        assert outcome == evaluate(logic, answers).as_json(), answers
        assert asking == find_next(logic, answers).as_json(), answers
