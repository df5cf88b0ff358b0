"""Questions that seem to ask two facts at once: a yes to them does not say to which.

The linter reads words, not meaning: it points at "or", "and" and commas in the sentence that asks. Whoever writes the
pack answers in `double_questions.yaml`: id → why these words are one fact, or why two are asked on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from titian.instrument.yaml_files import read_yaml

from .findings import Finding, finding
from .subject import Subject

FILE = "double_questions.yaml"
_SENTENCE = re.compile(r"[^.!?]*[.!?]|[^.!?]+$")
_JOINED = re.compile(r"\b(?:or|and)\b|[,;/]", re.IGNORECASE)
_FIXED = re.compile(r"\b(?:now or before|so that|even with)\b|,(?= so that| even with| now or before)|^If [^,]+,")
"""Turns of phrase that join no facts."""


def joins(text: str) -> list[str]:
    """The words that join, in the sentences that ask; in a text without a question mark, in all of it."""
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text)]
    asking = [sentence for sentence in sentences if sentence.endswith("?")] or sentences
    return [found.lower() for sentence in asking for found in _JOINED.findall(_FIXED.sub(" ", sentence))]


def list_double(subject: Subject) -> Iterator[Finding]:
    """Findings about questions that seem double and have no reason, and about reasons nobody needs."""
    if subject.pack is None or not subject.words:
        return
    reasons = read_reasons(subject.pack.folder, FILE)
    if reasons is None:
        yield finding("double.unreadable", "This file cannot be read as id and reason.", sheet=FILE)
        return
    suspected = set()
    for item in subject.logic.document.items:
        text = subject.words.get(f"item.{item.id}.label", "")
        found = joins(text)
        if found:
            suspected.add(item.id)
            if not reasons.get(item.id):
                shown = ", ".join(f"“{word}”" for word in dict.fromkeys(found))
                what = f"{item.id} joins with {shown}: “{text}” A yes does not say to which."
                yield finding("double.question", what, subject=item.id, sheet=f"locales/{subject.wordings[0].tag}.yaml")
    for name in reasons:
        if name not in suspected:
            yield finding("double.not_needed", f"{name} needs no reason.", subject=name, sheet=FILE)


def read_reasons(folder: Path, name: str) -> Mapping[str, str] | None:
    """Id → reason; empty where there is no file of this name, None where it cannot be read."""
    path = folder / name
    if not path.exists():
        return {}
    try:
        raw = read_yaml(path) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    if not isinstance(raw, dict) or not all(isinstance(v, str) and isinstance(k, str) for k, v in raw.items()):
        return None
    return raw
