"""Who comes in for an organisation in /api/v1, and how the bytes they bring are read."""

from __future__ import annotations

import base64
import binascii
from typing import Final

from django.http import HttpRequest
from ninja import Schema

from titian.desk.errors import Refused
from titian.desk.problems import Problem
from titian.desk.sessions import ReaderSession
from titian.keys.errors import NoOrganisation
from titian.people.models import User
from titian.people.policies import Permission

REFUSALS: Final[dict[int, type[Schema]]] = {401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem}


class MemberSession(ReaderSession):
    """The session of an organisation's member."""

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        user = super().authenticate(request, key)
        if user is not None and user.organisation_id is None:
            raise NoOrganisation
        return user


class KeySession(MemberSession):
    """A member whose organisation has a key: a provider's, the independent body's, or a member's of a region."""

    permission = Permission.MAKE_ORGANISATION_KEY


def decode(text: str, problem: type[Refused]) -> bytes:
    """The bytes of a base64 text; raises `problem` for anything else."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise problem from error
