"""An append-only log of what was read, written and exported, chained so that a change shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from titian.audit.models import Entry, PrivateEntry


def record(
    actor_kind: str,
    actor_id: str,
    action: str,
    thing: str,
    detail: Mapping[str, str | int | bool] | None = None,
    *,
    organisation: object = None,
) -> None:
    """Adds one row in the caller's transaction. See `titian.audit.actions.record`."""
    from titian.audit.actions.record import record as add

    add(actor_kind, actor_id, action, thing, detail, organisation=organisation)


def prepare(
    actor_kind: str, actor_id: str, action: str, thing: str, detail: Mapping[str, str | int | bool] | None = None
) -> Entry | PrivateEntry:
    """The same row, checked but not stored: the caller stores it with what it did."""
    from titian.audit.actions.record import prepare as make

    return make(actor_kind, actor_id, action, thing, detail)


def audit_head() -> str:
    """The hash of the newest chained row, 64 zeros while there is none."""
    from titian.audit.chain import audit_head as find

    return find()
