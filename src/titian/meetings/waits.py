"""What of meetings may need a person. A task waits for whoever took it on, and is never said to be late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.meetings.codes import PaperState, TaskState
from titian.meetings.models import Correction, Paper, Task
from titian.people.models import User

PLACE = "/meetings/"


def watch_tasks(reader: User, now: datetime) -> Iterator[Notice]:
    """Tasks that the reader's state or organisation took on."""
    own = Task.objects.managed_by(reader).visible_to(reader)
    count = own.filter(state=TaskState.OPEN, owner__organisation=reader.organisation_id).count()
    if count:
        text = ngettext("You took on %(number)d task.", "You took on %(number)d tasks.", count)
        yield Notice(text % {"number": count}, gettext("Look at them"), f"{PLACE}tasks/", PLACE, count)


def watch_proposed(reader: User, now: datetime) -> Iterator[Notice]:
    """Documents and corrections that somebody proposed."""
    papers = Paper.objects.visible_to(reader).filter(state=PaperState.PROPOSED)
    corrections = Correction.objects.visible_to(reader).filter(state=PaperState.PROPOSED)
    if count := papers.count() + corrections.count():
        text = ngettext(
            "%(number)d document or correction is proposed.", "%(number)d documents or corrections are proposed.", count
        )
        yield Notice(text % {"number": count}, gettext("Read and decide"), f"{PLACE}proposed/", PLACE, count)
