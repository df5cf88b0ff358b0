"""Statements as the search finds them: drafts by whoever keeps them, released ones by their readers."""

from __future__ import annotations

from django.db.models import QuerySet

from titian.desk.search import Hit, fit
from titian.people.models import User
from titian.statements.models import Statement


def find_statements(reader: User, words: str) -> QuerySet[Statement]:
    seen = Statement.objects.visible_to(reader).select_related("meeting")
    return fit(seen, words, "title").order_by("-meeting__begins_on", "pk")


def show_statement(reader: User, statement: Statement) -> Hit:
    return Hit(statement.title, str(statement.get_state_display()), statement.get_absolute_url())
