"""An append-only log of what was read, written and exported, chained so that a change shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model

    from titian.audit.models import Entry, PrivateEntry

Detail = Mapping[str, str | int | bool]


def record(
    actor_kind: str,
    actor_id: str,
    action: str,
    thing: str,
    detail: Detail | None = None,
    *,
    organisation: object = None,
) -> None:
    """Adds one row in the caller's transaction. See `titian.audit.actions.record`."""
    from titian.audit.actions.record import record as add

    add(actor_kind, actor_id, action, thing, detail, organisation=organisation)


def record_by(
    actor: Model, action: str, thing: str, detail: Detail | None = None, *, organisation: object = None
) -> None:
    """The same, of what somebody with an account did."""
    record("user", str(actor.pk), action, thing, detail, organisation=organisation)


def prepare(
    actor_kind: str, actor_id: str, action: str, thing: str, detail: Detail | None = None
) -> Entry | PrivateEntry:
    """The same row, checked but not stored: the caller stores it with what it did."""
    from titian.audit.actions.record import prepare as make

    return make(actor_kind, actor_id, action, thing, detail)


def audit_head() -> str:
    """The hash of the newest chained row, 64 zeros while there is none."""
    from titian.audit.chain import audit_head as find

    return find()
