"""Asks statsmodels for the kappas of a thousand random tables: `python oracle.py > oracle.json`, with statsmodels 0.15.

statsmodels needs 180 MB and seven seconds to load, so that its answers are kept beside the tests, which read nothing but
them. The tables are made anew from a seed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from random import Random

TABLES = 500


def draw_pairs() -> Iterator[list[list[int]]]:
    """Tables of two people: 2 to 5 answers, often the same one."""
    drawn = Random("two people")  # noqa: S311  # nothing is kept secret by it
    for _ in range(TABLES):
        answers, agreeing = drawn.randint(2, 5), drawn.randint(0, 60)
        table = [[drawn.randint(0, 9) for _ in range(answers)] for _ in range(answers)]
        for place in range(answers):
            table[place][place] += drawn.randint(0, agreeing)
        table[0][1] += 10
        yield table


def draw_groups() -> Iterator[list[list[int]]]:
    """Tables of many people who all judged every case: 10 to 40 cases, 10 to 30 people, 2 to 6 answers."""
    drawn = Random("many people")  # noqa: S311
    for _ in range(TABLES):
        cases, people, answers = drawn.randint(10, 40), drawn.randint(10, 30), drawn.randint(2, 6)
        table = []
        for _ in range(cases):
            leaning = [drawn.random() ** drawn.randint(1, 6) for _ in range(answers)]
            said = drawn.choices(range(answers), leaning, k=people)
            table.append([said.count(answer) for answer in range(answers)])
        yield table


if __name__ == "__main__":
    from statsmodels.stats.inter_rater import (  # type: ignore[import-not-found]  # not of ours
        cohens_kappa,
        fleiss_kappa,
    )

    kept = {
        "two": [
            [round(float(number), 9) for number in (found.kappa, found.std_kappa, found.kappa_low, found.kappa_upp)]
            for found in map(cohens_kappa, draw_pairs())
        ],
        "many": [round(float(fleiss_kappa(table)), 9) for table in draw_groups()],
    }
    json.dump(kept, sys.stdout, separators=(",", ":"))
