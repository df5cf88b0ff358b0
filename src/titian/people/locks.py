"""Where signing in is paused because a password or a code was wrong too often.

Two pauses, each of half an hour. One user name at one network, after five wrong passwords, codes or passkeys there;
axes keeps it. The codes of one account from everywhere, after twenty wrong ones: each of them was given after the right
password, so nobody who does not know it can bring this pause about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count, Max, Sum
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from titian import audit
from titian.people.accounts import spell_username
from titian.people.addresses import say_network
from titian.people.models import User, WrongCode

MOST_WRONG_CODES: Final = 20
"""Of one account in the time of a pause, from wherever: a code of six digits is not for guessing."""
UNKNOWN_MARK: Final = "unknown:"
"""No user name has a colon."""


@dataclass(frozen=True)
class Lock:
    """One user name at one network, or everywhere. `kept_as` is what `lift_lock` takes; `until`: it ends by itself."""

    kept_as: str
    username: str
    address: str
    tries: int
    until: datetime


def find_lock_name(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """Under what tries with this name are counted: the name where there is such an account, else a mark of it.

    What nobody is called may be a password in the wrong field, so it is not kept. Sixteen bits of a keyed hash tell
    such names apart, and no more: each has its own five tries, as every account has, and no mark gives a word away.
    """
    spelled = spell_username(request, credentials)
    if not spelled or User.objects.filter(username=spelled).exists():
        return spelled
    return UNKNOWN_MARK + salted_hmac("titian.people.locks", spelled, algorithm="sha256").hexdigest()[:4]


def get_pause() -> timedelta:
    return timedelta(hours=settings.AXES_COOLOFF_TIME)


def has_too_many_wrong_codes(account: User, now: datetime) -> bool:
    return WrongCode.objects.filter(account=account.pk, at__gt=now - get_pause()).count() >= MOST_WRONG_CODES


def list_locks(now: datetime) -> list[Lock]:
    """Every pause that stands now, the newest first. It only reads what axes and we have counted."""
    return sorted([*_list_of_networks(now), *_list_of_codes(now)], key=lambda lock: lock.until, reverse=True)


def _list_of_networks(now: datetime) -> Iterator[Lock]:
    rows = list(
        AccessAttempt.objects.filter(attempt_time__gt=now - get_pause())
        .values_list("username", "ip_address")
        .annotate(tries=Sum("failures_since_start"), last=Max("attempt_time"))
        .filter(tries__gte=settings.AXES_FAILURE_LIMIT)
    )
    known = set(User.objects.filter(username__in=[row[0] for row in rows]).values_list("username", flat=True))
    for kept_as, address, tries, last in rows:
        username = kept_as if kept_as in known else gettext("unknown name")
        yield Lock(kept_as or "", username, say_network(address or ""), tries, last + get_pause())


def _list_of_codes(now: datetime) -> Iterator[Lock]:
    rows = (
        WrongCode.objects.filter(at__gt=now - get_pause())
        .values_list("account__username")
        .annotate(tries=Count("pk"), last=Max("at"))
        .filter(tries__gte=MOST_WRONG_CODES)
    )
    for username, tries, last in rows:
        where = gettext("everywhere: wrong codes after the right password")
        yield Lock(username, username, where, tries, last + get_pause())


def on_paused(*, username: str, request: HttpRequest, **_: object) -> None:
    """Wrong tries have just closed a door for a while; tries while it is closed are not told again.

    The log names the account, or nobody when there is none of that name.
    """
    if getattr(request, "axes_failures_since_start", None) != settings.AXES_FAILURE_LIMIT:
        return
    account = User.objects.filter(username=username).first()
    audit.record("hub", "lockout", "lock.begin", f"user:{account.pk if account is not None else 'unknown'}")
