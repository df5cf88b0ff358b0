"""One push to one browser, through the service of its maker (RFC 8030), with the hub's own name on it (RFC 8292).

It has no body: the service learns that this browser got word from this hub at this time, and there is nothing else it
could learn, pass on or keep. What the browser then shows it was given on the desk, when its owner turned notices on.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from titian.notices.errors import BrowserGone, BrowserRefused, NotSent
from titian.notices.keys import get_push_key
from titian.notices.models import LONGEST_ENDPOINT
from titian.sealing import make_push_token, push_public_key
from titian.webhooks.errors import DeliveryFailed, TargetRefused
from titian.webhooks.sending import post
from titian.webhooks.targets import Target, is_callable

TOKEN_LIFETIME: Final = timedelta(hours=12)  # RFC 8292: a day at most
KEPT_SECONDS: Final = 12 * 60 * 60  # for a browser that is switched off
GONE: Final = frozenset({404, 410})


def push(endpoint: str, now: datetime) -> None:
    """Returns once the service has taken it. Raises `BrowserGone`, also for an address that is not public any more,
    `PushKeyMissing`, else `NotSent` with one word."""
    key = get_push_key()
    try:
        target = read_endpoint(endpoint)
        token = make_push_token(
            key, audience=target.origin, subject=str(settings.TITIAN.desk_origin), expires_at=now + TOKEN_LIFETIME
        )
        headers = {
            "Authorization": f"vapid t={token}, k={push_public_key(key)}",
            "TTL": str(KEPT_SECONDS),
            "Topic": "waits",  # one that was not delivered yet is replaced: they all say the same
            "Urgency": "normal",  # always: else it would tell how urgent a referral is
        }
        post(target, b"", headers=headers)
    except BrowserRefused:
        raise BrowserGone("target") from None
    except DeliveryFailed as failure:
        if failure.answered in GONE or failure.problem == "target":  # no push service lies in a private network
            raise BrowserGone("gone") from None
        raise NotSent(failure.problem) from None


def read_endpoint(endpoint: str) -> Target:
    """Where a browser says that it is reached. Raises `BrowserRefused` for what the hub does not call.

    A browser, or whoever speaks for one, names the address: https, and no number that is not public. What a name
    stands for is looked at by the worker at each push: a web process asks no name server.
    """
    is_open = settings.TITIAN_PUSH_TO_THIS_MACHINE
    try:
        target = Target.parse(endpoint, is_open=is_open, longest=LONGEST_ENDPOINT)
    except TargetRefused as error:
        raise BrowserRefused from error
    try:
        number = ipaddress.ip_address(target.host)
    except ValueError:
        if "." not in target.host and not is_open:  # a name of this network, or of no host at all
            raise BrowserRefused from None
        return target
    if not is_callable(number, is_open=is_open):
        raise BrowserRefused
    return target
