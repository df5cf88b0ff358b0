"""What of the plan may need a person. Who says nothing is waited for in no word: a meeting asks, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.workplan.codes import RoundState, UpdateState
from titian.workplan.models import ActionItem, Meeting, Party, Proposal, Round, RoundPart, Update


def watch_asked(reader: User, now: datetime) -> Iterator[Notice]:
    """Items the reader's party leads and has sent nothing about to the meeting that asks."""
    meeting = Meeting.objects.asking().order_by("begins_on").first()
    party = Party.objects.present().spoken_for_by(reader).first()
    if meeting is None or party is None:
        return
    told = Update.objects.filter(meeting=meeting, party=party).exclude(state=UpdateState.DRAFT).values("item")
    count = ActionItem.objects.open().led_by(party).exclude(pk__in=told).count()
    if count:
        text = ngettext(
            "%(meeting)s asks about %(number)d item that you lead.",
            "%(meeting)s asks about %(number)d items that you lead.",
            count,
        ) % {"meeting": meeting.title, "number": count}
        yield Notice(text, gettext("Say what moved, or that nothing is new"), "/plan/updates/", "/plan/updates/", count)


def watch_submitted(reader: User, now: datetime) -> Iterator[Notice]:
    """Updates that members have sent and nobody has shared yet."""
    count = Update.objects.filter(state=UpdateState.SUBMITTED).count()
    if count:
        text = ngettext("%(number)d update waits to be shared.", "%(number)d updates wait to be shared.", count)
        yield Notice(text % {"number": count}, gettext("Read and share"), "/meetings/", "/meetings/", count)


def watch_rounds(reader: User, now: datetime) -> Iterator[Notice]:
    """Rounds that are open and of which the reader's member has said nothing that the hub may know of."""
    party = Party.objects.present().spoken_for_by(reader).first()
    if party is None:
        return
    named = Proposal.objects.filter(party=party).values("round")
    took_part = RoundPart.objects.filter(party=party, took_part=True).values("round")
    count = Round.objects.open().exclude(pk__in=named).exclude(pk__in=took_part).count()
    if count:
        text = ngettext(
            "%(number)d round asks what the next plan should put first.",
            "%(number)d rounds ask what the next plan should put first.",
            count,
        ) % {"number": count}
        yield Notice(text, gettext("Propose, or say that you took part"), "/plan/rounds/", "/plan/rounds/", count)


def watch_closed_rounds(reader: User, now: datetime) -> Iterator[Notice]:
    """Rounds that are closed and not talked of yet."""
    count = Round.objects.filter(state=RoundState.CLOSED).count()
    if count:
        text = ngettext("%(number)d round is to be discussed.", "%(number)d rounds are to be discussed.", count)
        yield Notice(text % {"number": count}, gettext("Read and discuss"), "/plan/rounds/", "/plan/rounds/", count)
