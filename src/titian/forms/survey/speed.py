"""Evaluations per CPU-second of thirteen expressions as forms hold them, over an instance of some sixty questions."""

from __future__ import annotations

from datetime import UTC, datetime
from statistics import geometric_mean
from time import process_time

from .context import Context, clock_of
from .evaluation import evaluate_tree
from .instance import Answer, Instance
from .parsing import parse_survey

EXPRESSIONS: dict[str, str] = {
    "consent": "/data/intro/consent = 'yes'",
    "range": ". >= 0 and . <= 120",
    "sum": "sum(/data/family/child/age) + ${size}",
    "selected": "selected(${needs}, 'need_4')",
    "score": " + ".join(f"if(${{score_{n}}} = 'yes', {n}, 0)" for n in range(1, 6)),
    "not later": "${arrived} <= today()",
    "format-date": "format-date(${arrived}, '%e %b %Y')",
    "regex": "regex(${phone}, '^[+]?[0-9]{6,15}$')",
    "indexed-repeat": "indexed-repeat(${age}, ${child}, 2)",
    "years": "int((today() - ${born}) div 365.25)",
    "text": "concat(substr(${name}, 0, 1), '-', string-length(${name}))",
    "count": "count-selected(${needs}) > 2 or coalesce(${other}, 'none') != 'none'",
    "count where": "count(/data/family/child[age > 5])",
}


def _answers() -> dict[str, Answer]:
    plain: dict[str, Answer] = {f"score_{n}": "yes" if n % 2 else "no" for n in range(1, 41)}
    return plain | {
        "intro": {"consent": "yes", "officer": "A. Name"},
        "family": {"child": [{"nick": f"child {n}", "age": 3 * n} for n in range(1, 5)], "size": 6},
        "needs": "need_1 need_2 need_4 need_7",
        "arrived": "2026-03-01",
        "born": "1994-07-21",
        "phone": "+66212345678",
        "name": "Dara Sok",
        "other": "",
        "here": 41,
    }


def survey_speed(seconds: float = 0.3) -> dict[str, int]:
    """Evaluations per CPU-second of each expression, parsed once, and their geometric mean."""
    instance = Instance.of(_answers())
    here = instance.find("/data/here")
    if here is None:
        raise LookupError("/data/here")
    context = Context(instance, here, clock_of(datetime(2026, 3, 14, 9, tzinfo=UTC)))
    found: dict[str, int] = {}
    for name, expression in EXPRESSIONS.items():
        tree, done = parse_survey(expression), 0
        evaluate_tree(tree, context)
        started = process_time()
        while (spent := process_time() - started) < seconds:
            for _ in range(200):
                evaluate_tree(tree, context)
            done += 200
        found[name] = round(done / spent)
    return found | {"geometric mean": round(geometric_mean(found.values()))}
