"""What of the event log needs a person now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.preparedness.codes import ANSWER_WITHIN, KEPT, ON_LAND, SeaPart
from titian.preparedness.models import Addressee, Opening, Sealed
from titian.preparedness.tellings import TOLD_FOR


def watch_sealed(reader: User, now: datetime) -> Iterator[Notice]:
    """Positions that the reader's own body is asked to open and has not; the way leads to the oldest."""
    waiting = Addressee.objects.openable_by(reader).waiting().select_related("sealed").order_by("asked_at", "pk")
    first = waiting.first()
    if first is not None:
        count = waiting.count()
        text = ngettext("%(number)d sealed position waits.", "%(number)d sealed positions wait.", count)
        address = first.sealed.get_absolute_url()
        yield Notice(text % {"number": count}, gettext("Open it"), address, "/events/", count, is_urgent=True)


def watch_unopened(reader: User, now: datetime) -> Iterator[Notice]:
    """Positions the reader's own body sealed and no authority has opened in 30 minutes, while nobody has landed."""
    opened = Opening.objects.filter(addressee__sealed=OuterRef("pk"), addressee__part=SeaPart.RESCUE)
    rows = (
        Sealed.objects.visible_to(reader)
        .filter(~Exists(opened), organisation=reader.organisation_id, at__lte=now - ANSWER_WITHIN, at__gt=now - KEPT)
        .exclude(event__state__in=ON_LAND)
        .order_by("pk")
    )
    first = rows.first()
    if first is not None:
        count = rows.count()
        text = ngettext(
            "No authority has opened %(number)d position you sealed. Call.",
            "No authority has opened %(number)d positions you sealed. Call.",
            count,
        )
        address = first.get_absolute_url()
        yield Notice(text % {"number": count}, gettext("See who was asked"), address, "/events/", count, is_urgent=True)


def watch_opened(reader: User, now: datetime) -> Iterator[Notice]:
    """For a day, that others opened what the reader's own body sealed or was sealed; the way leads to the last."""
    rows = (
        Opening.objects.filter(addressee__sealed__in=Sealed.objects.visible_to(reader), at__gt=now - TOLD_FOR)
        .exclude(by__organisation=reader.organisation_id)
        .order_by("-pk")
    )
    last = rows.select_related("addressee__sealed").first()
    if last is not None:
        count = rows.count()
        text = ngettext(
            "In the last day a sealed position was opened %(number)d time.",
            "In the last day sealed positions were opened %(number)d times.",
            count,
        )
        address = last.addressee.sealed.get_absolute_url()
        yield Notice(text % {"number": count}, gettext("See who opened it"), address, "/events/", count)
