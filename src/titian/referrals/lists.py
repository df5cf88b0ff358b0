"""The table of what a provider has answered: its own referrals, closed or passed on. Never what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.referrals.models import Package
from titian.referrals.states import Status
from titian.tables import Choice, Column, Table

# Status → what it is called, and what to do next.
STATES: Final[Mapping[str, tuple[Promise, Promise]]] = {
    Status.RELEASED: (gettext_lazy("New"), gettext_lazy("Open it and answer.")),
    Status.DELIVERED: (gettext_lazy("New"), gettext_lazy("Open it and answer.")),
    Status.OPENED: (gettext_lazy("Opened"), gettext_lazy("Answer: can you take it?")),
    Status.ACCEPTED: (gettext_lazy("Accepted"), gettext_lazy("Say whether the person has arrived.")),
    Status.DECLINED: (gettext_lazy("Declined"), gettext_lazy("Nothing more to do. It was passed on.")),
    Status.TIMED_OUT: (gettext_lazy("Time ran out"), gettext_lazy("Nothing more to do. It was passed on.")),
    Status.ARRIVED: (gettext_lazy("Arrived"), gettext_lazy("Closed. Nothing more to do.")),
    Status.NOT_ARRIVED: (gettext_lazy("Did not arrive"), gettext_lazy("Closed. Nothing more to do.")),
    Status.WITHDRAWN: (
        gettext_lazy("Taken back"),
        gettext_lazy("The person took it back. Do nothing more, and delete what you kept of it."),
    ),
    Status.REVOKED: (
        gettext_lazy("Stopped"),
        gettext_lazy("Nothing more to do. Its phone may be stolen, so it was stopped before anybody opened it."),
    ),
    Status.EXPIRED: (
        gettext_lazy("Kept no longer"),
        gettext_lazy("Closed. The time it may be kept is over: delete what you kept of it, too."),
    ),
}
# In the place of its state while the person's code pauses it.
PAUSED: Final = (gettext_lazy("Paused"), gettext_lazy("Paused by the person\u2019s code: ask the person."))
PAST_STATES: Final = (
    Status.ARRIVED,
    Status.NOT_ARRIVED,
    Status.DECLINED,
    Status.TIMED_OUT,
    Status.WITHDRAWN,
    Status.REVOKED,
    Status.EXPIRED,
)
MOST_SHOWN: Final = 50  # things that wait, on one page; the next move up as these are answered


def say_number(package: Package) -> str:
    """The first eight digits of the referral's own number: what the search finds it by."""
    return str(package.referral.referral_id)[:8]


PAST: Final = Table(
    name="answered",
    caption=gettext_lazy("Answered and closed"),
    columns=(
        Column(
            "number",
            gettext_lazy("Number"),
            say_number,
            link=lambda package: reverse("referrals:package", args=[package.item_id]),
        ),
        Column("station", gettext_lazy("From"), lambda package: package.referral.station.name),
        Column("state", gettext_lazy("State"), lambda package: STATES[package.status][0], sort=("status",)),
        Column("received", gettext_lazy("Received"), lambda package: package.released_at, sort=("released_at",)),
        Column("answered", gettext_lazy("Answered"), lambda package: package.answered_at, sort=("answered_at",)),
        Column(
            "deleted",
            gettext_lazy("Deleted in your own system"),
            lambda package: package.deleted_there_on,
            sort=("deleted_there_on",),
        ),
    ),
    order="-received",
    filters=(
        Choice(
            "state",
            gettext_lazy("State"),
            {state.value: STATES[state][0] for state in PAST_STATES},
            lambda packages, state: packages.filter(status=state),
        ),
    ),
    empty=gettext_lazy("Nothing answered yet."),
    rows=25,
)
