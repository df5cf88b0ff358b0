"""A log as the upgrade of 30 November 2026 left it on hubs of before, which the chain has to hold on.

Words about single referrals left the open log: each went to a row that is kept apart, its place and its hash stayed.
What had no place yet left the log whole. One row says, as a digest, from which places words were taken: no others may
be without.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, time
from typing import Any

from django.db.migrations.state import StateApps
from django.db.models import Q
from django.utils import timezone

from titian.audit.private import MOVE, MOVED, NOUNS, digest_places, digest_words

AT_ONCE = 1000
# Called packages.stop_unopened now; the words stay what was hashed.
FORMER = ("enrolment.stop_unopened",)


def move(apps: StateApps) -> None:
    """`apps`: the tables without the rules of today's models."""
    entries = apps.get_model("audit", "Entry").objects
    links = apps.get_model("audit", "Link").objects
    apart = apps.get_model("audit", "PrivateEntry")
    wanted = Q(action__in=FORMER)
    for noun in sorted(NOUNS):
        wanted |= Q(action__startswith=f"{noun}.")
    positions: list[int] = []
    last = 0
    while rows := list(entries.filter(wanted, pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = rows[-1].pk
        places = dict(links.filter(entry__in=[row.pk for row in rows]).values_list("entry", "position"))
        made = []
        for row in rows:
            words = apart(
                day=row.happened_at.astimezone(UTC).date(),
                entry_id=row.pk if row.pk in places else None,
                happened_at=row.happened_at,
                actor_kind=row.actor_kind,
                actor_id=row.actor_id,
                action=row.action,
                thing=row.thing,
                detail=row.detail,
                organisation=_find_organisation(apps, row),
                salt=secrets.token_hex(16),
            )
            words.digest = digest_words(words)
            made.append(words)
            if row.pk in places:
                row.happened_at = datetime.combine(row.happened_at.astimezone(UTC).date(), time(), UTC)
                row.actor_kind = row.actor_id = row.thing = ""
                row.action, row.detail = MOVED, {}
        apart.objects.bulk_create(made)
        kept = [row for row in rows if row.pk in places]
        entries.bulk_update(kept, ["happened_at", "actor_kind", "actor_id", "action", "thing", "detail"])
        entries.filter(pk__in=[row.pk for row in rows if row.pk not in places]).delete()
        positions += places.values()
    if positions:
        entries.create(
            happened_at=timezone.now(),
            actor_kind="command",
            actor_id="",
            action=MOVE,
            thing="audit:log",
            detail={"places": digest_places(positions)},
        )


def _find_organisation(apps: StateApps, row: Any) -> str:  # Any: a model of such apps
    """Whose members did it: the organisation of the account, where what was done was done to a package."""
    if row.actor_kind != "user" or not row.actor_id.isdecimal() or not row.thing.startswith("package:"):
        return ""
    account = (
        apps.get_model("people", "User").objects.filter(pk=row.actor_id).values_list("organisation", "role").first()
    )
    return str(account[0]) if account and account[0] and account[1] == "provider" else ""
