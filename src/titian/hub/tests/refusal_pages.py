"""What a reader is told where a page is not theirs, for tests that ask many pages in a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from titian.people.models import User


def remember_refusals() -> Callable[[str, dict[str, Any], HttpRequest], str]:  # Any: as Django's own has it
    """Drawn once for each reader and each thing told; the address that was asked, which stands in it, is put in anew."""
    drawn: dict[tuple[object, ...], tuple[str, str]] = {}

    def draw(template: str, told: dict[str, Any], request: HttpRequest) -> str:
        reader = getattr(request, "user", None)
        who = reader.public_id if isinstance(reader, User) else None
        asked = f' name="next" value="{escape(request.get_full_path())}"'
        key = (who, get_language(), template, *map(str, told.values()))
        if key not in drawn:
            drawn[key] = render_to_string(template, told, request), asked
        page, first = drawn[key]
        return page.replace(first, asked)

    return draw
