"""What learning takes: each persona's whole state space walked, what a phone holds of it without voices, packages and papers.

    python scripts/bench_learning.py [--folder DIR] [--json]

Prints rows as in docs/benchmarks.md, or one JSON object. Seconds of a walk are the processor's; of packages and papers
the clock's. Packages need the built player (`npm run build`), papers Typst and fonts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from titian.courseware.build import Built, build_learning
from titian.courseware.check import NEEDED, PACK
from titian.courseware.modules import read_courseware
from titian.courseware.papers import make_guide
from titian.courseware.practice import check_practice
from titian.courseware.practice.build import build_course
from titian.courseware.scorm import make_package
from titian.instrument.document import canonical_json
from titian.voices.wording import list_languages, load_wording

WALKS: Final = 5
MOST_WALK: Final = 1.0
MOST_BYTES: Final = 1_500_000


@dataclass(frozen=True)
class Row:
    """One line; `limit` is the most its largest value may be, None where nothing was promised."""

    what: str
    values: list[float]
    unit: str
    limit: float | None = None

    def __str__(self) -> str:
        spread = f"{min(self.values):,.2f}–{max(self.values):,.2f}"
        budget = "" if self.limit is None else f"≤ {self.limit:g} {self.unit}"
        verdict = "" if self.limit is None else "within" if max(self.values) <= self.limit else "**missed**"
        middle = f"{median(self.values):,.2f} {self.unit}"
        return f"| {self.what} | {middle} | {spread} | {len(self.values)} | {budget} | {verdict} |"


def measure(folder: Path) -> list[Row]:
    return [_walk(folder), _weigh(folder), *_make(folder)]


def _walk(folder: Path) -> Row:
    """The slowest persona of each of some runs."""
    slowest = [max(check_practice(folder).walked, key=lambda each: each.seconds) for _ in range(WALKS)]
    what = f"A persona's whole state space walked: the slowest ({slowest[-1].persona}, {slowest[-1].states:,} states)"
    return Row(what, [each.seconds for each in slowest], "s", MOST_WALK)


def _weigh(folder: Path) -> Row:
    """What a release and a practice hold, with every word of every language, as they are signed."""
    built = build_learning(folder, folder.parent / PACK)
    if not isinstance(built, Built):
        sys.exit("\n".join(str(problem) for problem in built))
    modules = {text_id for module in read_courseware(folder, []).modules for text_id in module.list_texts()}
    of_personas = [_words_of(folder / f"locales/{tag}.yaml", modules) for tag in list_languages(folder)]
    parts = [
        built.modules,
        *(each.data for each in built.words),
        build_course(folder),
        *map(canonical_json, of_personas),
    ]
    what = f"All modules and personas in {len(built.words)} languages, without voices"
    return Row(what, [sum(map(len, parts)) / 1e6], "MB", MOST_BYTES / 1e6)


def _words_of(path: Path, without: set[str]) -> Mapping[str, str]:
    return {name: text.text for name, text in load_wording(path).texts.items() if name not in without}


def _make(folder: Path) -> list[Row]:
    names = [module.id for module in read_courseware(folder, []).modules]
    sizes, packing, printing = [], [], []
    for name in names:
        for tag in NEEDED:
            began = perf_counter()
            sizes.append(len(make_package(folder, name, tag)) / 1e6)
            packing.append(perf_counter() - began)
            began = perf_counter()
            make_guide(folder, name, tag)
            printing.append(perf_counter() - began)
    return [
        Row("A module as a SCORM package, with clips where it is listened to", sizes, "MB"),
        Row("… made, everything looked over first", packing, "s"),
        Row("Paper: a trainer's guide of six to eight pages", printing, "s"),
    ]


def main() -> None:
    """Prints the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--folder", type=Path, default=Path("content/learning"))
    reader.add_argument("--json", action="store_true")
    wanted = reader.parse_args()
    found = measure(wanted.folder.resolve())
    said = [json.dumps({"rows": [asdict(row) for row in found]})] if wanted.json else [str(row) for row in found]
    sys.stdout.write("\n".join(said) + "\n")


if __name__ == "__main__":
    main()
