"""What sign-in does here, on top of allauth: nobody signs up, nothing is mailed, every session is in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.contrib import messages
from django.http import HttpRequest

from titian import audit
from titian.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts come from an invitation or from `titian demo`."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Any: as allauth declares it. A closed account is answered as a wrong password is, whatever was typed."""
        found = super().authenticate(request, **credentials)
        if isinstance(found, User) and found.is_active:
            return found
        self._note_refused(spell_username(request, credentials))
        return None

    def _note_refused(self, username: str) -> None:
        """The log names the account, never what was typed: that may be a password in the wrong field."""
        account = User.objects.filter(username=username).first()
        audit.record("hub", "sign-in", "session.refuse", f"user:{account.pk if account is not None else 'unknown'}")

    def login(self, request: HttpRequest, user: User) -> None:
        """Begins a session, once every factor was given: the next minutes need no second proof of the same."""
        has_second_factor = proved_second_factor(request, user)
        super().login(request, user)
        record_authentication(request, user, method="sign_in", reauthenticated=True)
        audit.record_by(user, "session.begin", f"user:{user.pk}", {"second_factor": has_second_factor})

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            audit.record_by(request.user, "session.end", f"user:{request.user.pk}")
        super().logout(request)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Any: as allauth declares it. What went well shows on the page itself; only problems are said."""
        if level >= messages.ERROR:
            super().add_message(request, level, *args, **kwargs)


def proved_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether somebody gave this account's second factor in this session."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def spell_username(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """The name as sign-in itself reads it, in one spelling, so that wrong tries are counted together."""
    given = credentials if credentials is not None else request.POST
    return (given.get("username") or given.get("login") or "").strip().lower()
