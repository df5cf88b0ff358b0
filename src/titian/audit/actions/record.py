from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils import timezone

from titian.audit.errors import DetailRefused
from titian.audit.models import Entry

MAX_DETAIL: Final = 80  # characters of one value: a code, an id or a hash, never a sentence


def record(
    actor_kind: str, actor_id: str, action: str, thing: str, detail: Mapping[str, str | int | bool] | None = None
) -> None:
    """Adds one row to the log, in the transaction of the caller: when that rolls back, so does the row.

    `actor_kind` is user, device, hub or command; `actor_id` its public id; `action` reads `noun.verb`; `thing` reads
    `kind:id`. Raises DetailRefused for values that are not codes, numbers or yes and no.
    """
    prepare(actor_kind, actor_id, action, thing, detail).save()


def prepare(
    actor_kind: str, actor_id: str, action: str, thing: str, detail: Mapping[str, str | int | bool] | None = None
) -> Entry:
    """The checked row, not stored yet, for a room that stores it together with what it did."""
    checked = dict(detail or {})
    for value in checked.values():
        if not isinstance(value, str | int) or (isinstance(value, str) and len(value) > MAX_DETAIL):
            raise DetailRefused
    return Entry(
        happened_at=timezone.now(),
        actor_kind=actor_kind,
        actor_id=actor_id,
        action=action,
        thing=thing,
        detail=checked,
    )
