"""Addresses the hub may be told to call, and which of them it really calls.

A webhook must not become a way to reach what only the hub's machine can reach (server-side request forgery). So the
address is https, the name is looked up by us, every address it stands for must be public, and the connection goes to
exactly the address that was looked at. In the demo, loopback and plain http are taken too.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from titian.webhooks.errors import TargetRefused

LONGEST: Final = 500
Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

# IPv4 in the clothes of IPv6, through which a translator of the network would pass it on.
_TRANSLATED: Final = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_VISIBLE: Final = re.compile(r"[!-~]+")
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]+")


@dataclass(frozen=True)
class Target:
    """An address taken apart. `is_open` is true in the demo: it may be loopback, and http."""

    is_secure: bool
    host: str
    port: int
    path: str
    is_open: bool

    @classmethod
    def parse(cls, text: str, *, is_open: bool, longest: int = LONGEST) -> Target:
        """Raises TargetRefused. Only visible ASCII is read: nothing that breaks a header or is read in two ways."""
        if len(text) > longest or _VISIBLE.fullmatch(text) is None or "\\" in text:
            raise TargetRefused
        try:
            parts = urlsplit(text)
            port, host = parts.port, parts.hostname or ""
        except ValueError as error:
            raise TargetRefused from error
        is_secure = parts.scheme == "https"
        if not (is_secure or (is_open and parts.scheme == "http")):
            raise TargetRefused
        if "@" in parts.netloc or "#" in text or _HOST.fullmatch(host) is None or port == 0:
            raise TargetRefused
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return cls(is_secure=is_secure, host=host, port=port or (443 if is_secure else 80), path=path, is_open=is_open)

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.is_secure else 80) else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and host, and the port where it is not the scheme's own."""
        return f"{'https' if self.is_secure else 'http'}://{self.host_header}"


def look_up(target: Target) -> str:
    """The address to connect to. Raises TargetRefused when any of the host's addresses is not public.

    All of them, not one: else a name with a public and a private address would be a coin to toss. OSError when the
    name stands for nothing. In the demo a name of this machine's own (RFC 6761), which not every system finds, is it.
    """
    if target.is_open and target.host.endswith(".localhost"):
        return "127.0.0.1"
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    addresses = [ipaddress.ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found]
    if not addresses or not all(is_callable(address, is_open=target.is_open) for address in addresses):
        raise TargetRefused
    return str(addresses[0])


def is_callable(address: Address, *, is_open: bool) -> bool:
    """Whether the hub calls it: addresses of the public internet; in the demo this machine too, and only that."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _find_inner(address)
        if inner is not None:
            return is_callable(inner, is_open=is_open)
    if is_open and address.is_loopback:
        return True
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _find_inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that packets to this one may end up at."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
