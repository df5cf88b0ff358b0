"""Listeners for tests: numbers who understood, or did not."""

from __future__ import annotations

from django.utils import timezone

from titian.people.models import User
from titian.studio.actions.note_listener import note_listener
from titian.studio.comprehension import choose_texts, find_result
from titian.studio.comprehension_models import LISTENERS, Listener
from titian.studio.models import PackLanguage

PART = "core"


def language(tag: str = "id") -> PackLanguage:
    return PackLanguage.objects.select_related("row", "pack").get(row=tag)


def note(person: User, *, answers: dict[int, str] | None = None, module: str = PART) -> Listener:
    """The next listener, who understood every text but those named by their place."""
    found = find_result(language(), module)
    is_open = found is not None and found.is_open
    texts = len(found.texts) if found and is_open else len(choose_texts(language(), module))
    given = [(answers or {}).get(place, "understood") for place in range(texts)]
    sheet, number = (found.sheet.pk, found.listeners + 1) if found and is_open else (0, 1)
    return note_listener(
        actor=person, language=language(), module=module, sheet=sheet, number=number, answers=given, now=timezone.now()
    )


def note_ten(person: User, *, wrong: int = 0) -> None:
    """Ten listeners, of whom so many did not understand the first text."""
    for number in range(LISTENERS):
        note(person, answers={0: "not" if number else "partly"} if number < wrong else None)
