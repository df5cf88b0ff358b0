from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

KEEP: Final = timedelta(days=2)


def forget_finished_tasks(now: datetime | None = None) -> int:
    """Removes the queue's own rows of tasks that finished two days ago, whichever room gave them; how many."""
    return DBTaskResult.objects.filter(finished_at__lt=(now or timezone.now()) - KEEP).delete()[0]
