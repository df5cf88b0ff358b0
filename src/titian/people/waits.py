"""What needs a person now: paused sign-ins, and the key of the own organisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.locks import list_locks
from titian.people.models import OrganisationKey, Role, User


def watch_locks(reader: User, now: datetime) -> Iterator[Notice]:
    paused = len(list_locks(now))
    if paused:
        yield Notice(
            ngettext(
                "Signing in is paused for %(count)d name after wrong tries.",
                "Signing in is paused for %(count)d names after wrong tries.",
                paused,
            )
            % {"count": paused},
            gettext("See who, and ask them"),
            "/people/locks/",
            "/people/",
            paused,
        )


def watch_own_key(reader: User, now: datetime) -> Iterator[Notice]:
    keys = list(OrganisationKey.objects.visible_to(reader).in_use())
    if not keys and reader.role == Role.FOCAL_POINT:
        return  # most members' bodies are sent nothing that is sealed
    if not keys:
        text, do = (
            gettext("Your organisation has no key yet, so nobody can send you anything."),
            gettext("Make the key"),
        )
        yield Notice(text, do, "/organisation/key/", "/organisation/key/", is_urgent=True)
    elif not any(key.state == "listed" for key in keys):
        yield Notice(
            gettext("Your key waits to be listed by the country. Until then nobody can send you anything."),
            gettext("See what is missing"),
            "/organisation/key/",
            "/organisation/key/",
            0,
        )
    elif any(key.renew_since for key in keys if key.state == "listed") and len(keys) == 1:
        yield Notice(
            gettext("Somebody who had your key has left: make a new one."),
            gettext("Make the new key"),
            "/organisation/key/",
            "/organisation/key/",
        )
