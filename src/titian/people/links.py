"""One-time links: 128 random bits, of which the hub keeps only a keyed hash."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "titian.people.links"


def make_token() -> str:
    return secrets.token_urlsafe(16)


def hash_token(token: str) -> str:
    return salted_hmac(SALT, token, algorithm="sha256").hexdigest()


def write_link(token: str) -> str:
    """The address to hand over; it opens on the desk."""
    return f"{settings.TITIAN.desk_origin}/invitation/{token}/"
