"""What a station's supervisors do with an arrival."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.arrivals.actions.settle_slip import settle_slip
from titian.arrivals.errors import ArrivalClosed
from titian.arrivals.forms import AssignForm, SettleForm
from titian.arrivals.models import CLOSED, OPEN, Arrival, Assigned
from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.people.policies import Permission


def _assign(arrival: Arrival, doing: Doing) -> Detail:
    """So many officers (`language` empty) or interpreters of a language; none takes the row away."""
    language, number = doing.given["language"], doing.given["number"]
    if number:
        Assigned.objects.update_or_create(arrival=arrival, language=language, defaults={"number": number})
    else:
        Assigned.objects.filter(arrival=arrival, language=language).delete()
    return {"number": number}


def _settle(arrival: Arrival, doing: Doing) -> Detail:
    """Which slip it was is not written into the log."""
    settle_slip(arrival, doing.given["slip"], doing.given["state"])
    arrival.changed_at = doing.now
    return {}


def _close(arrival: Arrival, doing: Doing) -> Detail:
    """No new number is given from now on; 72 hours later its slips go. Phones may still send what they have."""
    arrival.closed_at, arrival.closed_by = doing.now, doing.actor
    return {}


_OPEN: Final = frozenset({OPEN})
ARRIVAL: Final = Workflow(
    "arrival",
    Arrival,
    Move(
        name="assign",
        label=gettext_lazy("Assign"),
        states=_OPEN,
        to=None,
        permission=Permission.KEEP_ARRIVALS,
        do=_assign,
        form=AssignForm,
    ),
    Move(
        name="settle",
        label=gettext_lazy("This is true"),
        states=frozenset({OPEN, CLOSED}),
        to=None,
        permission=Permission.KEEP_ARRIVALS,
        do=_settle,
        form=SettleForm,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close this arrival"),
        states=_OPEN,
        to=CLOSED,
        permission=Permission.KEEP_ARRIVALS,
        do=_close,
    ),
    wrong=ArrivalClosed,
)
