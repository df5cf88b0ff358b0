"""Background work of this room. Safe to run twice."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from titian.shelf.actions.read_file import read_file as read


@task()
def read_file(file_id: str) -> None:
    read(UUID(file_id))
