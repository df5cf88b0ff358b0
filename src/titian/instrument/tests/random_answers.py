"""Answers at random to one instrument, with a fixed seed."""

from __future__ import annotations

import random

from titian.instrument.answers import answer_scales
from titian.instrument.logic import Logic

SESSION_KEYS = ("mode", "stopped", "help_came")


def make_sets(logic: Logic, number: int, seed: int = 1) -> list[dict[str, str]]:
    """Random answers to every question, one third left blank; language understood and consent given."""
    rng = random.Random(seed)  # noqa: S311  # answers to time with, nothing secret
    anchors = logic.document.anchors
    given = {key: "yes" for key in (anchors.language, anchors.consent) if key}
    scales = {k: s for k, s in answer_scales(logic).items() if k not in SESSION_KEYS and not k.endswith("_open")}
    return [
        {
            key: rng.choice([v for v in scale.values if v != "iso"])
            for key, scale in scales.items()
            if rng.random() > 1 / 3
        }
        | given
        for _ in range(number)
    ]
