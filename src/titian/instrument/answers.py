"""Answers at the edge: what is not an answer of this instrument is told, not ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from .document import Scale
from .errors import AnswersError, Problem
from .logic import Logic
from .vocabulary import MODES

COUNTRY = re.compile(r"[A-Z]{2}")
"""What a scale that lists `iso` takes beside its values: an ISO 3166 alpha-2 code."""

NO_YES = Scale(values=("no", "yes"), multiple=False, blank="unknown")
MODE = Scale(values=MODES, multiple=False, blank="unknown")
OPEN = Scale(values=("yes", "no", "stopped"), multiple=False, blank="unknown")


def parse_answers(logic: Logic, raw: object) -> dict[str, str]:
    """Checked answers, several values of one answer separated by one space; blank answers are left out.

    Takes a flat object, key → text. Keys are item ids, `<item>_when`, `mode`, `stopped`, `help_came` and
    `<module>_open`.
    Raises AnswersError with every key and value that does not belong. It names keys, never a value: that may be a
    person's answer.
    """
    if not isinstance(raw, Mapping):
        raise AnswersError(
            "Answers are one flat object, key and text.",
            [
                Problem(
                    code="answers.not_flat",
                    what="This is not an object.",
                    fixes=('write {"P01": "yes", "P10": "no"}.',),
                )
            ],
        )
    scales = answer_scales(logic)
    problems: list[Problem] = []
    answers: dict[str, str] = {}
    for key, value in raw.items():
        found = list(_problems(key, value, scales))
        problems += found
        if not found and value.strip():
            answers[key] = " ".join(value.split())
    if problems:
        raise AnswersError("These answers do not belong to this instrument.", problems)
    return answers


def answer_scales(logic: Logic) -> dict[str, Scale]:
    """Every key an answer may have, with the values it may take."""
    document = logic.document
    scales = {item.id: document.scales[item.scale] for item in document.items}
    scales |= {i.phase.answer_key: document.scales[i.phase.scale] for i in document.items if i.phase}
    scales |= {f"{module}_open": OPEN for module in document.modules}
    return scales | {"stopped": NO_YES, "help_came": NO_YES, "mode": MODE}


def _problems(key: object, value: object, scales: Mapping[str, Scale]) -> Iterator[Problem]:
    if not isinstance(key, str) or key not in scales:
        near = get_close_matches(str(key), list(scales), n=1)
        fixes = (f"did you mean {near[0]}?",) if near else ("take it out.",)
        yield Problem(code="answers.unknown_key", what=f"{str(key)[:60]} is not a key of this instrument.", fixes=fixes)
        return
    scale = scales[key]
    if not isinstance(value, str):
        yield Problem(
            code="answers.not_text",
            what=f"The answer to {key} is not text.",
            fixes=('write it in quotation marks, as "yes".',),
            subject=key,
        )
        return
    values = value.split()
    allowed = ", ".join(scale.values)
    if len(values) > 1 and not scale.multiple:
        yield Problem(
            code="answers.two_values",
            what=f"{key} takes one value, not {len(values)}.",
            fixes=(f"use one of: {allowed}.",),
            subject=key,
        )
    for one in values:
        is_country = "iso" in scale.values and COUNTRY.fullmatch(one)
        if (one not in scale.values or one == "iso") and not is_country:
            yield Problem(
                code="answers.unknown_value",
                what=f"{key} has a value that is not on its scale.",
                fixes=(f"use: {allowed}.",),
                subject=key,
            )
            return
