"""What may be seen of statements, and by whom: drafts by whoever keeps them, released ones by their visibility."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, may
from titian.statements.codes import State
from titian.workplan.querysets import list_seen_by

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.statements.models import Sentence, Statement  # noqa: F401  (named in text below)


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, reader: User) -> Self:
        if may(reader, Permission.KEEP_STATEMENTS):
            return self
        return self.filter(state=State.RELEASED, visibility__in=sorted(list_seen_by(reader)))


class SentenceQuerySet(models.QuerySet["Sentence"]):
    def visible_to(self, reader: User) -> Self:
        from titian.statements.models import Statement

        return self.filter(statement__in=Statement.objects.visible_to(reader))
