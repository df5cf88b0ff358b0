from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from titian.desk.jobs import Job
from titian.hub.operations.actions.forget_finished_tasks import forget_finished_tasks
from titian.rooms import list_parts
from titian.webhooks.tasks import deliver

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def test_finished_tasks_go_after_two_days_and_waiting_ones_stay() -> None:
    now = timezone.now()
    finished, _ = (DBTaskResult.objects.get(pk=deliver.enqueue(0).id) for _ in range(2))
    DBTaskResult.objects.filter(pk=finished.pk).update(finished_at=now)
    assert forget_finished_tasks(now + timedelta(days=2)) == 0
    assert forget_finished_tasks(now + timedelta(days=2, seconds=1)) == 1
    assert not DBTaskResult.objects.filter(pk=finished.pk).exists()
    assert DBTaskResult.objects.count() == 1


def test_worker_forgets_them_by_the_clock() -> None:
    task = deliver.enqueue(0)
    DBTaskResult.objects.filter(pk=task.id).update(finished_at=timezone.now() - timedelta(days=3))
    next(job for job in list_parts(Job) if job.name == "tasks.forget").run()
    assert not DBTaskResult.objects.exists()
