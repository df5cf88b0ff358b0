"""The demo's statement: a draft of the meeting that is over, by a wording that nobody has reviewed, which it says."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.meetings.demo import TITLE
from titian.people.models import User
from titian.statements.actions.draft_statement import draft_statement
from titian.statements.actions.take_wording import take_wording
from titian.statements.models import Statement
from titian.workplan.codes import Visibility
from titian.workplan.models import Meeting


@transaction.atomic
def make_statement(demo: Demo) -> None:
    """Takes the English wording in and drafts from it; nothing where there is a statement already."""
    if Statement.objects.exists():
        return
    now, office = timezone.now(), User.objects.get(username="regional-office")
    words = (demo.content / "statements/en.yaml").read_text(encoding="utf-8")
    wording = take_wording(actor=office, content=words, now=now)
    meeting = Meeting.objects.get(title=TITLE)
    draft_statement(actor=office, meeting=meeting, wording=wording, visibility=Visibility.MEMBERS, now=now)
