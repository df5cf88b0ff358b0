"""Which kinds of facts a sentence may rest on, and what each has words for. No Django: templates are checked by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SLOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "meeting": ("title", "place", "begins", "ends"),
    "group": ("group", "ordinal"),
    "co_chair": ("party",),
    "member": ("party",),
    "observer": ("party",),
    # People, by what they sat there as: hidden where they are few.
    "attendance": ("people", "members", "observers", "companies", "civil_society"),
    "agenda": ("item",),
    "intervention": ("party", "item", "words"),
    "decision": ("item", "words"),
    "task": ("party", "words", "until", "state"),
    "update": ("objective", "item", "party", "says", "words"),
    "completed": ("objective", "item", "leads"),
    "adopted": ("objective", "item", "leads"),
    "next_step": ("objective", "item", "words"),
    "programme": ("title", "place", "begins", "ends", "countries"),
    "work": ("title", "type", "published"),
}
"""What a slot says may be empty: a sentence that needs it is then said in its next wording, or not at all."""

PARTS: Final = ("progress", "statement", "news")
