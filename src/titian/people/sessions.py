"""Signed-in browsers of an account: where, since when, and how they end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

if TYPE_CHECKING:
    from titian.people.models import User

# The first that a browser names in its own description of itself; the order tells those apart that name several.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class OpenSession:
    """One signed-in browser as its owner sees it. `number` only tells rows of one list apart."""

    number: int
    browser: str
    address: str
    since: datetime
    seen: datetime
    is_here: bool


def end_sessions(account: User) -> None:
    """Ends every session of the account at once, known or not: their hash no longer fits."""
    _count_generation(account)
    _forget(UserSession.objects.filter(user_id=account.pk))


def end_other_sessions(account: User, here: str) -> None:
    """Ends all but the session whose key is `here`; the caller gives that one its new hash."""
    _count_generation(account)
    _forget(UserSession.objects.filter(user_id=account.pk).exclude(session_key=here))


def renew_here(request: HttpRequest, account: User) -> None:
    """Gives the session that asks the account's new hash, and a new key, under which its owner still sees it."""
    before = request.session.session_key
    update_session_auth_hash(request, account)
    request.session.save()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def list_sessions(account: User, here: str | None, now: datetime) -> list[OpenSession]:
    """Sessions that still open something, the newest first."""
    rows = UserSession.objects.filter(user_id=account.pk).order_by("-created_at")
    alive = set(
        Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=now).values_list(
            "session_key", flat=True
        )
    )
    return [
        OpenSession(row.pk, describe_browser(row.user_agent), row.ip, row.created_at, row.last_seen_at,
                    row.session_key == here)
        for row in rows
        if row.session_key in alive
    ]  # fmt: skip


def describe_browser(text: str) -> str:
    """Browser and system in two words, as "Firefox on Windows"; what neither says stays unsaid."""
    browser = _find(BROWSERS, text)
    system = _find(SYSTEMS, text)
    return " on ".join(part for part in (browser, system) if part)


def _count_generation(account: User) -> None:
    # A request's user is a wrapper whose type is not User: the model is asked for by name.
    get_user_model().objects.filter(pk=account.pk).update(session_generation=F("session_generation") + 1)
    account.refresh_from_db(fields=["session_generation"])


def _find(names: Iterable[tuple[str, str]], text: str) -> str:
    return next((name for mark, name in names if mark in text), "")


def _forget(rows: Iterable[UserSession]) -> None:
    keys = [row.session_key for row in rows]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()


def forget_old_sessions() -> None:
    """Removes sessions that have ended, from where they were opened, and failed sign-ins older than a day."""
    SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - timedelta(days=1)).delete()
