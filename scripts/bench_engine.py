"""Median milliseconds of one `evaluate` in Python, reasons and what would settle included.

    python scripts/bench_engine.py [--pack DIR] [--rounds 400]

Answer sets are made at random with a fixed seed. With TITIAN_REFERENCE (a folder that holds a reference instrument)
the whole reference instrument is timed too. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from titian.instrument.logic import Logic
from titian.instrument.outcome import evaluate
from titian.instrument.screen import load_logic
from titian.instrument.tests.random_answers import make_sets
from titian.instrument.tests.reference import read, write_pack


def time_evaluate(logic: Logic, sets: list[dict[str, str]]) -> float:
    """Median milliseconds over the sets, after one round to warm up."""
    evaluate(logic, sets[0])
    spent = []
    for answers in sets:
        started = perf_counter()
        evaluate(logic, answers)
        spent.append((perf_counter() - started) * 1000)
    return median(spent)


def load_reference() -> Logic:
    """The whole reference instrument of TITIAN_REFERENCE, compiled here."""
    with tempfile.TemporaryDirectory() as scratch:
        return load_logic(write_pack(read("instrument_master.json"), Path(scratch) / "pack"))


def main() -> int:
    """Times the pack, and the reference instrument where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", type=Path, default=Path("content/packs/first-contact"))
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--dump-reference", action="store_true", help="print that logic and answers instead")
    options = parser.parse_args()
    if options.dump_reference:
        whole = load_reference()
        sets = make_sets(whole, options.rounds)
        sys.stdout.write(json.dumps({"logic": whole.document.model_dump(mode="json"), "sets": sets}))
        return 0
    logic = load_logic(options.pack.resolve())
    found = {logic.document.id: time_evaluate(logic, make_sets(logic, options.rounds))}
    if os.environ.get("TITIAN_REFERENCE"):
        whole = load_reference()
        found["whole reference instrument"] = time_evaluate(whole, make_sets(whole, options.rounds))
    told = {"python_ms_per_evaluate": {name: round(milliseconds, 4) for name, milliseconds in found.items()}}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
