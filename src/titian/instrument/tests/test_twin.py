"""Python and TypeScript say the same of answers that are in no vector, and of instruments nobody would write."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.instrument import evaluate, find_next, see_outcome
from titian.instrument.document import document_bytes
from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic
from titian.instrument.tests.random_answers import make_sets
from titian.instrument.tests.random_packs import make_answers, make_logic
from titian.instrument.vectors import PACK, ROOT, VOCABULARY

NODE = shutil.which("node")
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
ENGINE = ROOT / "web" / "engine" / "src" / "index.ts"
DRIVER = """
import { readFileSync } from "node:fs";
import { evaluate, findNext, parseAnswers, parseLogic, seeOutcome } from %s;
const batch = JSON.parse(readFileSync(0, "utf8"));
const told = [];
for (const { logic, sets } of batch) {
  const read = await parseLogic(new TextEncoder().encode(logic));
  told.push(sets.map((raw) => { const a = parseAnswers(read, raw), found = evaluate(read, a);
    return [found, findNext(read, a), seeOutcome(read, found)]; }));
}
process.stdout.write(JSON.stringify(told));
"""
Asked = list[tuple[Logic, list[dict[str, str]]]]
Twin = Callable[[Asked], list[list[list[dict[str, object]]]]]

pytestmark = pytest.mark.skipif(
    not NODE or not ESBUILD.exists() or not ENGINE.exists(), reason="needs node and the web workspaces"
)


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Twin:
    """Asks the TypeScript engine about a whole batch in one process."""
    folder = tmp_path_factory.mktemp("twin")
    driver, bundle = folder / "driver.mjs", folder / "bundle.mjs"
    driver.write_text(DRIVER % json.dumps(str(ENGINE)))
    build = [str(ESBUILD), str(driver), "--bundle", "--platform=node", "--format=esm", f"--outfile={bundle}"]
    subprocess.run(build, check=True, capture_output=True, timeout=60)

    def ask(batch: Asked) -> list[list[list[dict[str, object]]]]:
        asked = json.dumps([{"logic": document_bytes(one.document).decode(), "sets": sets} for one, sets in batch])
        told = subprocess.run(
            [str(NODE), str(bundle)], input=asked, check=True, capture_output=True, text=True, timeout=60
        )
        answered: list[list[list[dict[str, object]]]] = json.loads(told.stdout)
        return answered

    return ask


def agree(twin: Twin, batch: Asked) -> None:
    for (logic, sets), told in zip(batch, twin(batch), strict=True):
        for answers, (outcome, asking, visible) in zip(sets, told, strict=True):
            shown = (answers, document_bytes(logic.document).decode() if logic.document.id == "random" else "")
            found = evaluate(logic, answers)
            assert outcome == found.as_json(), shown
            assert visible == see_outcome(logic, found).as_json(), shown
            assert asking == find_next(logic, answers).as_json(), shown


def test_both_engines_say_the_same_of_the_packs(twin: Twin) -> None:
    agree(twin, [(logic, make_sets(logic, 150, seed=20261125)) for logic in map(load_logic, (PACK, VOCABULARY))])


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_both_engines_say_the_same_of_random_instruments(twin: Twin, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    logics = [make_logic(rng) for _ in range(25)]
    agree(twin, [(logic, [make_answers(logic, rng) for _ in range(8)]) for logic in logics])
