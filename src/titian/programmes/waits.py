"""What of programmes and secondments may need a person. Nothing is ever said to be late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.programmes.codes import SecondmentState
from titian.programmes.models import FollowUp, Secondment


def watch_asked(reader: User, now: datetime) -> Iterator[Notice]:
    """Action plans of the reader's own state or organisation that are asked about."""
    asked = FollowUp.objects.visible_to(reader).asked()
    if count := asked.filter(undertaking__party__organisation=reader.organisation_id).count():
        text = ngettext(
            "What became of %(number)d action plan is asked.", "What became of %(number)d action plans is asked.", count
        )
        yield Notice(text % {"number": count}, gettext("Answer"), "/programmes/asked/", "/programmes/", count)


def watch_nominations(reader: User, now: datetime) -> Iterator[Notice]:
    count = Secondment.objects.visible_to(reader).filter(state=SecondmentState.NOMINATED).count()
    if count:
        text = ngettext("%(number)d person is nominated.", "%(number)d people are nominated.", count)
        yield Notice(text % {"number": count}, gettext("Read and decide"), "/secondments/", "/secondments/", count)
