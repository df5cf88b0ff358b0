"""Background work of this room. Safe to run twice."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from titian.notices.actions.carry_link import carry_link as send_link
from titian.notices.actions.carry_mail import carry_mail as send_mail
from titian.notices.actions.carry_push import carry_push as send_push


@task()
def carry_link(account_pk: int) -> None:
    send_link(account_pk)


@task()
def carry_mail(account_pk: int) -> None:
    send_mail(account_pk)


@task()
def carry_push(browser_id: str) -> None:
    send_push(UUID(browser_id))
