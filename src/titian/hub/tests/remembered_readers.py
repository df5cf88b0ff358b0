"""Who asks, for tests that ask many pages in a row and undo what each changes."""

from __future__ import annotations

import copy
from typing import Any, Final

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.backends.db import SessionStore

READ_SESSION: Final = SessionStore.load
READ_ACCOUNT: Final = ModelBackend.get_user


def remember_readers(patch: pytest.MonkeyPatch) -> None:
    """Reads each session and each account once; every request gets a copy of its own, as they were then."""
    sessions: dict[str, dict[str, Any]] = {}  # Any: as Django's own has it
    accounts: dict[int, AbstractBaseUser] = {}

    def load(store: SessionStore) -> dict[str, Any]:
        key = store.session_key
        if key is None or key not in sessions:
            found = READ_SESSION(store)
            if key is None or store.session_key is None:  # there is none
                return found
            sessions[key] = found
        return copy.deepcopy(sessions[key])

    def get_user(backend: ModelBackend, user_id: int) -> AbstractBaseUser | None:
        if user_id not in accounts:
            found = READ_ACCOUNT(backend, user_id)
            if found is None:
                return None
            accounts[user_id] = found
        return copy.copy(accounts[user_id])

    patch.setattr(SessionStore, "load", load)
    patch.setattr(ModelBackend, "get_user", get_user)
