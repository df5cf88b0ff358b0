"""What needs a person now, as the overviews of a station and of the country say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import Organisation, OrganisationKey, User
from titian.referrals.levels import LEVELS
from titian.referrals.models import CountedState, Question
from titian.referrals.states import Responsibility
from titian.referrals.templatetags.duty import StationDuty, describe_duty
from titian.tables.hiding import hide_small_cells

KEYS: Final = "/organisations/keys/"


def watch_station(reader: User, now: datetime) -> Iterator[Notice]:
    """Open referrals of the own station, and who is on duty for them."""
    duty = describe_duty(reader, now)
    if duty is None:
        return
    if duty.left:
        yield Notice(
            ngettext(
                "For %(count)d referral everyone asked has declined: nobody is left to ask.",
                "For %(count)d referrals everyone asked has declined: nobody is left to ask.",
                duty.left,
            )
            % {"count": duty.left},
            gettext("See what to do"),
            "/station/#left",
            "/station/",
            duty.left,
            is_urgent=True,
        )
    asked = Question.objects.visible_to(reader).open().count()
    if asked:
        yield Notice(
            ngettext(
                "A provider asks the station about a referral.",
                "Providers ask the station %(count)d questions about referrals.",
                asked,
            )
            % {"count": asked},
            gettext("Answer"),
            "/station/#questions",
            "/station/",
            asked,
            is_urgent=True,
        )
    yield from _say_late(duty)
    if duty.identity is None:
        yield Notice(
            gettext("Nobody is on duty at your station."), gettext("See what that means"), "/station/#duty", "/station/"
        )


def _say_late(duty: StationDuty) -> Iterator[Notice]:
    for late in duty.late:
        yield Notice(
            ngettext(
                "%(count)d referral of level “%(level)s” has waited longer than %(hours)d h.",
                "%(count)d referrals of level “%(level)s” have waited longer than %(hours)d h.",
                late.referrals,
            )
            % {"count": late.referrals, "level": LEVELS[late.level], "hours": late.hours},
            gettext("See open referrals"),
            "/station/#open",
            "/station/",
            late.referrals,
            is_urgent=late.level in {"NOW", "TODAY"},
        )


def watch_country(reader: User, now: datetime) -> Iterator[Notice]:
    """Keys that wait for a coordinator, and referrals nobody answers."""
    providers = Organisation.objects.visible_to(reader).providers().open()
    keys = OrganisationKey.objects.in_use().filter(organisation=OuterRef("pk"))
    without = providers.filter(~Exists(keys)).count()
    pending = providers.filter(Exists(keys.filter(state="pending"))).count()
    if pending:
        yield Notice(
            ngettext(
                "%(count)d key waits: compare its words with the organisation, then list it.",
                "%(count)d keys wait: compare their words with the organisations, then list them.",
                pending,
            )
            % {"count": pending},
            gettext("See the words"),
            KEYS,
            KEYS,
            pending,
        )
    if without:
        yield Notice(
            ngettext(
                "%(count)d provider has no key and can receive nothing.",
                "%(count)d providers have no key and can receive nothing.",
                without,
            )
            % {"count": without},
            gettext("See which, and ask them"),
            KEYS,
            KEYS,
            without,
        )
    # The weekly count, as the table below has it: what is hidden there, or not counted yet, is hidden here too.
    counted = CountedState.objects.visible_to(reader).find_newest()
    count = hide_small_cells(counted.states).cells.get(Responsibility.NOBODY_LEFT) if counted else None
    if count:
        yield Notice(
            gettext("For %(count)d referrals everyone asked has declined.") % {"count": count},
            gettext("See referrals by state"),
            "/country/#states-title",
            "/country/",
            count,
            is_urgent=True,
        )
