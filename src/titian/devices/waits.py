"""What needs a person now: phones, messages of ended ones, and whether anything is published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.devices.models import Enrolment, QuarantinedItem
from titian.library.models import Release
from titian.people.models import User


def watch_phones(reader: User, now: datetime) -> Iterator[Notice]:
    """Phones that may be lost, and phones that cannot take more."""
    phones = Enrolment.objects.visible_to(reader)
    silent = phones.to_ask_about(now).count()
    if silent:
        yield Notice(
            ngettext(
                "%(count)d phone has not been heard from for a week. Is it lost?",
                "%(count)d phones have not been heard from for a week. Are they lost?",
                silent,
            )
            % {"count": silent},
            gettext("See which"),
            "/devices/?state=lost&sort=contact",
            "/devices/",
            silent,
        )
    full = phones.full().count()
    if full:
        yield Notice(
            ngettext("%(count)d phone is full.", "%(count)d phones are full.", full) % {"count": full},
            gettext("See which"),
            "/devices/?state=full",
            "/devices/",
            full,
        )


def watch_quarantine(reader: User, now: datetime) -> Iterator[Notice]:
    apart = QuarantinedItem.objects.visible_to(reader).undecided().count()
    if apart:
        yield Notice(
            ngettext(
                "%(count)d message of an ended phone is set apart. A person may be waiting for help.",
                "%(count)d messages of ended phones are set apart. People may be waiting for help.",
                apart,
            )
            % {"count": apart},
            gettext("Decide about them"),
            "/devices/quarantine/",
            "/devices/",
            apart,
            is_urgent=True,
        )


def watch_releases(reader: User, now: datetime) -> Iterator[Notice]:
    if not Release.objects.current():
        yield Notice(
            gettext("Nothing is published yet: no phone can begin a screening."),
            gettext("See releases"),
            "/devices/releases/",
            "/devices/releases/",
        )
