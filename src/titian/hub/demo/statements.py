"""The demo's statement: a draft of the meeting that is over, by a wording that nobody has reviewed, which it says."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from titian.hub.demo.meetings import TITLE
from titian.people.models import User
from titian.statements.actions.draft_statement import draft_statement
from titian.statements.actions.take_wording import take_wording
from titian.statements.models import Statement
from titian.workplan.codes import Visibility
from titian.workplan.models import Meeting


@transaction.atomic
def make_statement(folder: Path) -> None:
    """Takes the wording of `folder` in and drafts from it; nothing where there is a statement already."""
    if Statement.objects.exists():
        return
    now, office = timezone.now(), User.objects.get(username="regional-office")
    wording = take_wording(actor=office, content=(folder / "en.yaml").read_text(encoding="utf-8"), now=now)
    meeting = Meeting.objects.get(title=TITLE)
    draft_statement(actor=office, meeting=meeting, wording=wording, visibility=Visibility.MEMBERS, now=now)
