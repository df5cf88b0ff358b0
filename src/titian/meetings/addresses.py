"""Addresses of documents: who opens one leaves the hub, so it says where to, and nothing else is in it."""

from __future__ import annotations

import unicodedata
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from titian.meetings.errors import AddressRefused

CHECK: Final = URLValidator(schemes=["https"])
# Control characters, those that turn the direction of a text or do not show, and separators.
UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zs", "Zl", "Zp"})


def read_address(text: str) -> str:
    """The address as it may stand on a page. Raises `AddressRefused`: of another scheme than https, with the name of an
    account in it, or with letters that do not show."""
    try:
        CHECK(text)
    except ValidationError as error:
        raise AddressRefused from error
    if "@" in urlsplit(text).netloc or "\\" in text or any(unicodedata.category(letter) in UNSEEN for letter in text):
        raise AddressRefused
    return text


def find_host(address: str) -> str:
    """Where it leads, in the letters that machines are named by: two names that look alike differ there."""
    host = urlsplit(address).hostname or ""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
