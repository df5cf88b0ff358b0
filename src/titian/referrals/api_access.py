"""Who comes in at the provider's side of /api/v1, and how the bytes they bring are read."""

from __future__ import annotations

import base64
import binascii
from typing import ClassVar, Final

from django.http import HttpRequest
from ninja import Schema
from ninja.security import SessionAuth

from titian.desk.errors import NotAllowed
from titian.desk.problems import Problem
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.referrals.errors import NoOrganisation, ReferralError

REFUSALS: Final[dict[int, type[Schema]]] = {401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem}


class MemberSession(SessionAuth):
    """The session of an organisation's member who has `permission`, with CSRF. Others are turned away before their
    request is read."""

    permission: ClassVar[Permission]

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if not may(user, self.permission):
            raise NotAllowed
        if user.organisation_id is None:
            raise NoOrganisation
        return user


class ProviderSession(MemberSession):
    """A provider's member."""

    permission = Permission.ANSWER_REFERRALS


class KeySession(MemberSession):
    """A member whose organisation has a key: a provider's, or the independent body's."""

    permission = Permission.MAKE_ORGANISATION_KEY


def member_of(request: HttpRequest) -> User:
    """The member that `ProviderSession` or `KeySession` let in."""
    if not isinstance(request.user, User):
        raise NotAllowed
    return request.user


def decode(text: str, problem: type[ReferralError]) -> bytes:
    """The bytes of a base64 text; raises `problem` for anything else."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise problem from error
