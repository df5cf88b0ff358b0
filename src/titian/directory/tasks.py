"""Background work of this room. Safe to run twice."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django_tasks import task

from titian.directory.actions.check_confirmations import check_confirmations


@task()
def check_day(day: str) -> None:
    check_confirmations(date.fromisoformat(day), timezone.now())
