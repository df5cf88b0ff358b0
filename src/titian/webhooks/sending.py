"""One POST to another system: no redirect is followed, of the answer no more is read than was asked for (a webhook: its
status alone), and it ends in time."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from typing import Final

from titian.webhooks.errors import DeliveryFailed, TargetRefused
from titian.webhooks.targets import Target, look_up

STEP_SECONDS: Final = 5.0
"""How long connecting, and each wait for bytes, may take."""
WHOLE_SECONDS: Final = 10.0
"""How long everything may take, however slowly the other side dribbles."""
SIGNED: Final[Mapping[str, str]] = {"Content-Type": "application/jose", "User-Agent": "titian-webhook"}


def post(
    target: Target,
    body: bytes,
    *,
    headers: Mapping[str, str] = SIGNED,
    step: float = STEP_SECONDS,
    whole: float = WHOLE_SECONDS,
) -> int:
    """The 2xx status it was taken with; raises DeliveryFailed, which knows in one word why not."""
    return exchange(target, body, headers=headers, step=step, whole=whole)[0]


def exchange(
    target: Target,
    body: bytes,
    *,
    headers: Mapping[str, str],
    most: int = 0,
    step: float = STEP_SECONDS,
    whole: float = WHOLE_SECONDS,
) -> tuple[int, bytes]:
    """The 2xx status, and what was answered, which is at most so many bytes; raises DeliveryFailed."""
    try:
        address = look_up(target)
    except TargetRefused as error:
        raise DeliveryFailed("target") from error
    except (OSError, UnicodeError) as error:
        raise DeliveryFailed("unreachable") from error
    connection = _Pinned(target, address, step)
    watch = threading.Timer(whole, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.putrequest("POST", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in (
            ("Host", target.host_header),
            *headers.items(),
            ("Content-Length", str(len(body))),
            ("Connection", "close"),
        ):
            connection.putheader(name, value)
        connection.endheaders(body)
        with connection.getresponse() as answer:
            status, content = answer.status, answer.read(most + 1) if most else b""
    except TimeoutError as error:
        raise DeliveryFailed("slow") from error
    except ssl.SSLError as error:
        raise DeliveryFailed("tls") from error
    except (OSError, http.client.HTTPException) as error:
        raise DeliveryFailed("slow" if connection.is_cut else "unreachable") from error
    finally:
        watch.cancel()
        connection.close()
    if connection.is_cut:  # the end of a line that was cut reads like the end of the answer
        raise DeliveryFailed("slow")
    if not 200 <= status < 300:
        raise DeliveryFailed("refused", status)
    if len(content) > most:
        raise DeliveryFailed("large")
    return status, content


class _Pinned(http.client.HTTPConnection):
    """Connects to the address that was looked at; the certificate is checked against the name."""

    def __init__(self, target: Target, address: str, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._target = target
        self._address = address
        self._seconds = seconds
        self.is_cut = False

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self._target.port), self._seconds)
        self.sock = plain
        if self._target.is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self._target.host)

    def cut(self) -> None:
        self.is_cut = True
        held: socket.socket | None = self.sock
        if held is not None:
            try:
                held.shutdown(socket.SHUT_RDWR)
            except OSError:
                held.close()
