"""Random answers: few and many, with and without consent, with declined modules, specialists, and much that is a yes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from titian.instrument.answers import answer_scales
from titian.instrument.logic import Logic
from titian.instrument.tests.random_answers import SESSION_KEYS
from titian.instrument.vectors import given_values


def random_sets(logic: Logic, number: int, seed: str) -> Iterator[dict[str, str]]:
    """So many sets; the same seed gives the same ones."""
    rng = random.Random(f"{logic.document.id} {seed}")  # noqa: S311  # test data, nothing secret
    scales = answer_scales(logic)
    anchors = logic.document.anchors
    for _ in range(number):
        answered = rng.choice([0.1, 0.4, 0.8, 1])
        raised, lost = rng.choice([0, 0.2, 0.5, 0.9]), rng.choice([0, 0, 0.4])
        answers = {}
        for key, scale in scales.items():
            is_session = key in SESSION_KEYS or key.endswith("_open")
            if rng.random() >= (min(answered, 0.2) if is_session else answered):
                continue
            values = given_values(scale) + ["specialist"] * 3 * (key == "mode")
            item = logic.items.get(key)
            if "not_understood" in values and rng.random() < lost:
                values = ["not_understood"]
            elif item and item.flag_when and rng.random() < raised:
                values = list(item.flag_when)
            chosen = rng.sample(values, k=rng.randint(1, min(3, len(values))) if scale.multiple else 1)
            answers[key] = " ".join(chosen)
        for anchor in (anchors.language, anchors.consent):
            if anchor and rng.random() < 0.85:
                answers[anchor] = "yes"
        if anchors.assent and rng.random() < 0.5:
            answers.pop(anchors.assent, None)
        yield answers
