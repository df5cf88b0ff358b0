"""From which network address a request came. Everything that counts by address asks here.

Behind the operator's own proxy (TITIAN_BEHIND_PROXY=1) it is the last entry of X-Forwarded-For: the one that proxy
wrote itself. Whatever stands before it was sent by the client and is not believed; without a proxy none of it is.
"""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.http import HttpRequest

UNKNOWN: Final = "0.0.0.0"  # noqa: S104  (a word for "no address", nothing listens on it)
ONE_CUSTOMER: Final = 64  # bits: a network of IPv6 that one customer is given as a rule


def find_address(request: HttpRequest) -> str:
    """The address as text, in its shortest form; UNKNOWN when there is none that can be read."""
    peer = str(request.META.get("REMOTE_ADDR") or "")
    if settings.TITIAN.behind_proxy:
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR") or "").rpartition(",")[2].strip()
        if found := _parse(forwarded):
            return str(found)
    return str(_parse(peer) or UNKNOWN)


def find_network(request: HttpRequest) -> str:
    """What rates are counted by: the address, of IPv6 the network of one customer, who has 2^64 addresses to try."""
    address = ipaddress.ip_address(find_address(request))
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, ONE_CUSTOMER), strict=False))


def find_network_start(request: HttpRequest) -> str:
    """The first address of that network, for what keeps addresses and no networks: pauses of signing in."""
    return find_network(request).partition("/")[0]


def say_network(start: str) -> str:
    """A network kept by its first address, as people read it."""
    return f"{start}/{ONE_CUSTOMER}" if ":" in start else start


@lru_cache(maxsize=1024)
def _parse(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Some proxies add the port, or write IPv6 in brackets; an IPv4 address inside IPv6 is the IPv4 address."""
    bare = text[1:].partition("]")[0] if text.startswith("[") else text
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        return ipaddress.IPv6Address(int(address))  # without the scope of an interface
    return address
