"""The numbers beside a reader's ways, for tests that ask many pages in a row."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from titian.desk.waiting import Attention, find_attention
from titian.people.models import User


def remember_attention() -> Callable[[HttpRequest, User], Attention]:
    """For what every page has: looked up once a reader. Pages that show what waits look it up as ever."""
    found: dict[int, Attention] = {}

    def find(request: HttpRequest, reader: User) -> Attention:
        if reader.pk not in found:
            found[reader.pk] = find_attention(request, reader)
        return found[reader.pk]

    return find
