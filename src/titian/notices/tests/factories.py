"""Somebody who wants to hear, and the rounds of the worker that tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from titian.notices.actions.carry_mail import carry_mail
from titian.notices.actions.carry_push import carry_push
from titian.notices.actions.find_waiting import end_waiting, find_waiting
from titian.notices.actions.queue_due import queue_due
from titian.notices.models import Browser, Carrier, Notice, Preference
from titian.people.models import User
from titian.sealing.encoding import decode_base64url

VAPID = re.compile(r"vapid t=(?P<header>[\w-]+)\.(?P<claims>[\w-]+)\.[\w-]+, ?k=[\w-]+")


def address_of(account: User) -> str:
    return f"{account.username}@mail.example"


def listen(account: User, **wishes: Any) -> Preference:  # Any: fields of a preference
    """The account has confirmed an address long before anything happens."""
    before = timezone.now() - timedelta(days=1)
    kept = {"address": address_of(account), "confirmed_at": before, "mail_since": before, **wishes}
    return Preference.objects.create(account=account, **kept)


def show_in_browser(account: User, endpoint: str) -> Browser:
    """The account turned notices on in a browser long before anything happens."""
    before = timezone.now() - timedelta(days=1)
    return Browser.objects.create(
        account=account, endpoint=endpoint, host=urlsplit(endpoint).hostname or "", added_at=before
    )


def work(now: datetime | None = None) -> int:
    """A round of the worker: what it finds, drops, queues and carries; how many tasks it queued."""
    now = now or timezone.now()
    find_waiting(now)
    end_waiting(now)
    queued = queue_due(now)
    mailed = Notice.objects.filter(queued_at=now).by_mail().order_by("account")
    for account in list(mailed.values_list("account", flat=True).distinct()):
        carry_mail(account)
    for browser in list(Notice.objects.filter(queued_at=now, browser__isnull=False).values_list("browser", flat=True)):
        carry_push(browser)
    return queued


def open_token(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers with what the hub's token says in place of the token: among random signs any three letters stand.

    Raises `AssertionError` for what is no token of VAPID (RFC 8292): header, claims, signature, then the hub's key.
    """
    token = VAPID.fullmatch(headers["Authorization"])
    assert token
    told = " ".join(decode_base64url(part).decode() for part in token.group("header", "claims"))
    assert '"aud"' in told
    return {**headers, "Authorization": told}


def pass_time() -> None:
    """As if every pause were over."""
    now = timezone.now()
    Carrier.objects.update(next_try_at=now)
    Notice.objects.waiting().update(due_at=now)
