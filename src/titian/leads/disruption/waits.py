"""What of requests may need a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.leads.disruption.codes import RequestState
from titian.leads.disruption.models import Appeal, InsidePath, LeadRequest
from titian.people.models import User

PAGE = "/leads/requests/"


def watch_requests(reader: User, now: datetime) -> Iterator[Notice]:
    """Requests that wait for somebody, each for one thing."""
    rows = LeadRequest.objects.visible_to(reader)
    if count := rows.held().count():
        text = ngettext(
            "%(number)d request is on hold: people may be inside, a target is not an offerer's any more, or the "
            "partner has left.",
            "%(number)d requests are on hold: people may be inside, a target is not an offerer's any more, or the "
            "partner has left.",
            count,
        ) % {"number": count}
        yield Notice(text, gettext("Look"), PAGE, PAGE, count, is_urgent=True)
    if count := rows.filter(state=RequestState.SECOND).count():
        text = ngettext(
            "%(number)d request waits for a second person.", "%(number)d requests wait for a second person.", count
        ) % {"number": count}
        yield Notice(text, gettext("Read"), f"{PAGE}?state=second", PAGE, count)
    if count := rows.overdue(now).count():
        text = ngettext(
            "The time of %(number)d request is over, without an answer.",
            "The time of %(number)d requests is over, without an answer.",
            count,
        ) % {"number": count}
        yield Notice(text, gettext("Look, then remind"), f"{PAGE}?state=sent", PAGE, count)
    if count := rows.to_look_for(now.date()).count():
        text = ngettext(
            "Look whether what is gone by %(number)d request came back.",
            "Look whether what is gone by %(number)d requests came back.",
            count,
        ) % {"number": count}
        yield Notice(text, gettext("Look"), f"{PAGE}?state=gone", PAGE, count)


def watch_appeals(reader: User, now: datetime) -> Iterator[Notice]:
    """Appeals to be decided; by whom of the desk, their pages say."""
    rows = Appeal.objects.visible_to(reader).open().order_by("given_at", "pk")
    first = rows.first()
    if first is not None:
        count = rows.count()
        text = ngettext("%(number)d appeal is to be decided.", "%(number)d appeals are to be decided.", count) % {
            "number": count
        }
        yield Notice(text, gettext("Decide"), first.get_absolute_url(), PAGE, count)


def watch_paths(reader: User, now: datetime) -> Iterator[Notice]:
    """Frozen leads on which whoever investigates has to be told, or has not answered."""
    rows = InsidePath.objects.visible_to(reader).waiting().order_by("opened_at", "pk")
    first = rows.first()
    if first is not None:
        count = rows.count()
        text = ngettext(
            "People may be inside at %(number)d lead: tell whoever investigates, and write down what they say.",
            "People may be inside at %(number)d leads: tell whoever investigates, and write down what they say.",
            count,
        ) % {"number": count}
        yield Notice(text, gettext("Go on"), first.get_absolute_url(), "/leads/", count, is_urgent=True)
