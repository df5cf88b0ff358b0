"""Seconds a paper takes, words, fonts and pictures read anew each time.

    python scripts/bench_papers.py [--pack DIR] [--json]

A sheet, the forms and pocket cards in every language of the pack, and a card of six. Prints rows as in
docs/benchmarks.md, or one JSON object. Processor seconds stand beside those on the clock, for a busy machine only
lengthens the latter.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final, ParamSpec

from titian.papers.card import MOST, make_card
from titian.papers.form import TITLES, make_form
from titian.papers.pack import open_pack
from titian.papers.pocket import make_pocket
from titian.papers.sealed import make_sealed
from titian.papers.sheet import make_sheet
from titian.papers.squares import START, Sealed

BUDGET: Final = 0.3
Making = ParamSpec("Making")
Times = list[tuple[float, float]]


def measure(pack_folder: Path) -> dict[str, Times]:
    """What is made → (seconds on the clock, processor seconds) of each paper, once the fonts have been read."""
    pack = open_pack(pack_folder)
    tags = list(pack.head.languages)
    full = Sealed(START + "A7:" * 550, ("answers",))  # 1,100 bytes
    for tag in tags:
        make_sheet(pack, tag)
    cards = [tags[start : start + MOST] for start in range(0, len(tags) - MOST + 1, MOST)]
    return {
        "Paper: a sheet of two pages": [_time(make_sheet, pack, tag) for tag in tags],
        "Paper: a notice, a request, a receipt": [_time(make_form, pack, kind, tag) for kind in TITLES for tag in tags],
        "Paper: sealed squares, as many as there may be": [_time(make_sealed, pack, full, tag) for tag in tags],
        "Paper: ten pocket cards": [_time(make_pocket, pack, tag, "1300") for tag in tags],
        f"Paper: a card of {MOST} languages": [_time(make_card, pack, card) for card in cards],
    }


def _time(make: Callable[Making, list[bytes]], *given: Making.args, **more: Making.kwargs) -> tuple[float, float]:
    clock, processor = perf_counter(), process_time()
    make(*given, **more)
    return perf_counter() - clock, process_time() - processor


def _row(name: str, seconds: list[float]) -> str:
    state = "within" if median(seconds) <= BUDGET else "**missed**"
    spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
    return f"| {name} | {median(seconds):.2f} s | {spread} | {len(seconds)} | ≤ {BUDGET:g} s | {state} |"


def main() -> None:
    """Prints the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--pack", type=Path, default=Path("content/packs/first-contact"))
    reader.add_argument("--json", action="store_true")
    wanted = reader.parse_args()
    found = measure(wanted.pack)
    if wanted.json:
        shown = {name: {"seconds": [each[0] for each in times]} for name, times in found.items()}
        sys.stdout.write(json.dumps(shown) + "\n")
        return
    for name, times in found.items():
        rows = (_row(name, [each[0] for each in times]), _row("… of the processor", [each[1] for each in times]))
        sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
