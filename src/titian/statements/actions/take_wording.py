from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.statements.errors import WordingKnown
from titian.statements.models import WordingRow
from titian.statements.wordings import read_wording


def take_wording(*, actor: User, content: str, now: datetime) -> WordingRow:
    """A wording from the text of its file, in the state that the file says; the same once more changes nothing.

    Raises `NotAllowed`, `WordingFaulty`, `WordingKnown`.
    """
    if not may(actor, Permission.KEEP_STATEMENTS):
        raise NotAllowed
    wording = read_wording(content)
    with transaction.atomic():
        row, is_new = WordingRow.objects.get_or_create(
            name=wording.name,
            language=wording.language,
            version=wording.version,
            defaults={"content": content, "state": wording.state, "taken_at": now},
        )
        if not is_new and row.content != content:
            raise WordingKnown
        if is_new:
            detail = {"version": wording.version}
            audit.record_by(actor, "statement_wording.add", f"statement_wording:{row.pk}", detail)
    return row
