from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.db import IntegrityError, transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.feedback.categories import CATEGORIES
from titian.feedback.errors import MonthPublished, MonthRunning
from titian.feedback.models import PublishedCell, PublishedMonth
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.tables.hiding import hide_small_cells


def publish_counts(*, actor: User, month: date, counts: Mapping[str, int], now: datetime) -> PublishedMonth:
    """Publish a month that is over, once and for good. Small figures are hidden before anything is stored.

    `counts` are the body's own, by category; each complaint counts in its main one. Raises `NotAllowed`,
    `MonthRunning`, `MonthPublished`.
    """
    if actor.organisation_id is None or not may(actor, Permission.READ_COMPLAINTS):
        raise NotAllowed
    first = month.replace(day=1)
    if first >= now.astimezone(UTC).date().replace(day=1):
        raise MonthRunning
    shown = hide_small_cells({category: counts.get(category, 0) for category in CATEGORIES})
    try:
        with transaction.atomic():
            made = PublishedMonth.objects.create(
                organisation_id=actor.organisation_id, month=first, total=shown.total, published_at=now
            )
            PublishedCell.objects.bulk_create(
                PublishedCell(month=made, category=category, number=number)
                for category, number in shown.figures.items()
            )
            audit.record_by(actor, "counts.publish", f"month:{first.isoformat()}")
    except IntegrityError as error:
        raise MonthPublished from error
    return made
