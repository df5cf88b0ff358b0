from __future__ import annotations

from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts are made by an administrator or by `titian demo`; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def spell_username(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """The name as sign-in itself reads it, in one spelling, so that wrong tries are counted together."""
    given = credentials if credentials is not None else request.POST
    return (given.get("username") or given.get("login") or "").strip().lower()
