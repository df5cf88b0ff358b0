"""Who comes in at /api/v1 with the session of the desk."""

from __future__ import annotations

from typing import ClassVar

from django.http import HttpRequest
from ninja.security import SessionAuth

from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may


class ReaderSession(SessionAuth):
    """Of somebody who has `permission`, with CSRF. Others are turned away before their request is read."""

    permission: ClassVar[Permission]

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if not may(user, self.permission):
            raise NotAllowed
        return user


def reader_of(request: HttpRequest) -> User:
    """Whom a `ReaderSession` let in."""
    if not isinstance(request.user, User):
        raise NotAllowed
    return request.user
