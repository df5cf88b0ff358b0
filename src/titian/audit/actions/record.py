from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Final

from django.utils import timezone

from titian.audit.errors import DetailRefused
from titian.audit.models import Entry, PrivateEntry
from titian.audit.private import digest_words, is_private

MAX_DETAIL: Final = 80  # characters of one value: a code, an id or a hash, never a sentence
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
    """Adds one row to the log, in the transaction of the caller: when that rolls back, so does the row.

    `actor_kind` is user, device, hub or command; `actor_id` its public id; `action` reads `noun.verb`; `thing` reads
    `kind:id`. What is about one referral (`titian.audit.private`) is kept apart; the managers of `organisation` read
    it. Raises DetailRefused for values that are not codes, numbers or yes and no.
    """
    prepare(actor_kind, actor_id, action, thing, detail, organisation=organisation).save()


def prepare(
    actor_kind: str,
    actor_id: str,
    action: str,
    thing: str,
    detail: Detail | None = None,
    *,
    organisation: object = None,
) -> Entry | PrivateEntry:
    """The checked row, not stored yet, for a room that stores it together with what it did."""
    checked = dict(detail or {})
    for value in checked.values():
        if not isinstance(value, str | int) or (isinstance(value, str) and len(value) > MAX_DETAIL):
            raise DetailRefused
    now = timezone.now()
    if not is_private(action):
        return Entry(
            happened_at=now, actor_kind=actor_kind, actor_id=actor_id, action=action, thing=thing, detail=checked
        )
    entry = PrivateEntry(
        day=now.date(),
        happened_at=now,
        actor_kind=actor_kind,
        actor_id=actor_id,
        action=action,
        thing=thing,
        detail=checked,
        organisation=str(organisation or ""),
        salt=secrets.token_hex(16),
    )
    entry.digest = digest_words(entry)
    return entry
