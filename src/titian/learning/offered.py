"""What of the newest release can be finished: its modules, personas and tests, by their names in the reader's words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from titian.courseware.names import CASE_PREFIX, MODULES, TEST_PREFIX
from titian.learning.codes import StepKind, WhichCases
from titian.library.models import ReleasePart

LONGEST_COUNT: Final = 5
SITTING: Final = "sitting.number"
"""Beside the answers of a test: for the how-manieth time one was taken."""


def list_offered() -> list[tuple[str, str]]:
    """`kind:item` and its title, in the order of the release; none where no release brings anything to learn."""
    blobs = _find_blobs()
    listed = _read(blobs[MODULES], _choose_words(blobs)) if blobs else ()
    return [(name, _say_form(name) or title) for name, title in listed]


def _say_form(name: str) -> str:
    """What a form of the test is called: it has no title of its own. Empty for anything else."""
    kind, _, form = name.partition(":")
    if kind != StepKind.TEST:
        return ""
    return gettext("Test before and after, form %(letter)s") % {"letter": form.upper()}


def _choose_words(blobs: Mapping[str, str]) -> str:
    """The words of the reader's language, else the English; empty where there are none."""
    return blobs.get(get_language() or "", "") or blobs.get("en", "")


def name_steps() -> dict[str, str]:
    return dict(list_offered())


KEPT: Final = {
    "kept": gettext_lazy("Kept"),
    "not_kept": gettext_lazy("Not kept"),
    "not_met": gettext_lazy("Did not come up"),
}


def say_answers(step: str, answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Questions and what was touched, in the words of the newest release where it has them, else by their codes.

    Of a practice interview its moves and how often each was made, then the rules of conduct and whether they were kept.
    """
    blobs = _find_blobs()
    words = _choose_words(blobs)
    said = _load(words).get("texts", {}) if words else {}
    kind, _, item = step.partition(":")
    if kind == StepKind.PERSONA:
        return [_say_practice(said, item, *each) for each in sorted(answers.items())]
    begin = TEST_PREFIX.rstrip(".") if kind == StepKind.TEST else step.replace(":", ".", 1)

    def say(question: str, answer: str) -> tuple[str, str]:
        if question == SITTING:
            return gettext("For which time a test was taken"), answer
        asked = said.get(f"{begin}.{question}.ask", question)
        return str(asked), str(said.get(f"{begin}.{question}.choice_{answer}", answer))

    return [say(question, answer) for question, answer in sorted(answers.items())]


def _say_practice(said: Mapping[str, str], persona: str, name: str, value: str) -> tuple[str, str]:
    what, _, code = name.partition(".")
    if what == "rule":
        rule = code.upper()
        return str(said.get(f"conduct.{rule}.officer", rule)), str(KEPT.get(value, value))
    move = said.get(f"persona.{persona}.move_{code}.officer") or said.get(f"move.{code}.officer", code)
    times = int(value) if value.isdecimal() and len(value) < LONGEST_COUNT else 0
    return str(move), ngettext("%(number)d time", "%(number)d times", times) % {"number": times}


def _find_blobs() -> dict[str, str]:
    """Hashes of the parts of what is learnt, by module or language; empty where no release has them."""
    newest = ReleasePart.objects.filter(kind="learning").order_by("-release__issued_at", "-release__sequence").first()
    if newest is None:
        return {}
    parts = ReleasePart.objects.filter(release=newest.release_id, kind="learning")
    blobs = {part.module or part.language: part.blob_id for part in parts}
    return blobs if MODULES in blobs else {}


def find_before(modules: set[str]) -> set[str]:
    """These modules and all that come before them, as the newest release has it."""
    blobs = _find_blobs()
    listed = _load(blobs[MODULES])["modules"] if blobs else ()
    after = {module["id"]: module.get("after", ()) for module in listed}
    found, waiting = set[str](), list(modules)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += after.get(name, ())
    return found


@dataclass(frozen=True)
class OfferedCases:
    """The cases of an agreement study: what each is answered by, in order, and all words."""

    version: int
    answers: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]


def find_cases(which: WhichCases = WhichCases.FIRST) -> OfferedCases | None:
    """Those of the newest release; None where it has none of this set."""
    blobs = _find_blobs()
    held = _load(blobs[MODULES]).get("cases") if blobs else None
    chosen = held.get("parallel") if held and which == WhichCases.PARALLEL else held
    if not held or not chosen:
        return None
    cases = tuple((case["id"], case["answer"]) for case in chosen["cases"])
    return OfferedCases(chosen["version"], tuple(held["answers"]), cases)


def find_set(cases: Iterable[str]) -> WhichCases | None:
    """Which set of the newest release these are of; None where it has them no longer."""
    asked = {*cases}
    for which in WhichCases:
        offered = find_cases(which)
        if offered and asked & {case for case, _ in offered.cases}:
            return which
    return None


@dataclass(frozen=True)
class OfferedTests:
    """The forms of the test before and after: for each its questions, in order, with the right choice."""

    version: int
    forms: Mapping[str, Mapping[str, str]]


def find_tests() -> OfferedTests | None:
    """Those of the newest release; None where it has none."""
    blobs = _find_blobs()
    held = _load(blobs[MODULES]).get("tests") if blobs else None
    if not held:
        return None
    forms = {form["id"]: {item["id"]: item["right"] for item in form["items"]} for form in held["forms"]}
    return OfferedTests(held["version"], forms)


def say_questions() -> dict[str, str]:
    """The questions of tests by their names, in the reader's words where there are any."""
    blobs = _find_blobs()
    words = _choose_words(blobs) if blobs else ""
    texts = _load(words).get("texts", {}) if words else {}
    end = ".ask"
    return {
        name.removeprefix(TEST_PREFIX).removesuffix(end): str(text)
        for name, text in texts.items()
        if name.startswith(TEST_PREFIX) and name.endswith(end)
    }


def say_cases(language: str) -> dict[str, str]:
    """Words of cases by their ids, in this language, and in English where it lacks any."""
    blobs = _find_blobs()
    said: dict[str, str] = {}
    for tag in dict.fromkeys(("en", language)):
        if tag in blobs:
            texts = _load(blobs[tag])["texts"].items()
            said |= {text_id: text for text_id, text in texts if text_id.startswith(CASE_PREFIX)}
    return said


@lru_cache(maxsize=8)  # a blob never changes
def _read(logic: str, words: str) -> tuple[tuple[str, str], ...]:
    held, said = _load(logic), _load(words).get("texts", {}) if words else {}
    # The test before and after is in forms, each taken for itself.
    lists = {
        StepKind.MODULE: held["modules"],
        StepKind.PERSONA: held.get("practice", {}).get("personas", ()),
        StepKind.TEST: held.get("tests", {}).get("forms", ()),
    }
    return tuple(
        (f"{kind.value}:{one['id']}", str(said.get(f"{kind.value}.{one['id']}.title", one["id"])))
        for kind, listed in lists.items()
        for one in listed
    )


def _load(sha256: str) -> dict[str, Any]:  # Any: JSON that its publisher signed
    loaded: dict[str, Any] = json.loads((settings.TITIAN.blobs / sha256).read_bytes())
    return loaded
