"""Passes connections to [::1] on to 127.0.0.1: the web server binds one address, and `localhost` may mean either.

In a thread of each web process, so that both addresses answer as long as it does.
"""

from __future__ import annotations

import asyncio
import multiprocessing.util
import socket
import threading
from typing import Final

CHUNK_BYTES: Final = 64 * 1024
END_SECONDS: Final = 1.0


def has_ipv6_loopback() -> bool:
    """Whether this machine can listen on ::1."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def start_relay(port: int) -> Relay:
    """Listens on [::1]:port in a thread of its own until the process ends, beside other web processes of this hub."""
    listener = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    listener.bind(("::1", port))
    listener.listen(256)
    listener.setblocking(False)
    relay = Relay(listener, port)
    threading.Thread(target=lambda: asyncio.run(relay.serve()), name="ipv6-relay", daemon=True).start()
    multiprocessing.util.Finalize(None, relay.end, exitpriority=0)
    return relay


class Relay:
    """What passes on: `end` is called before the process ends."""

    def __init__(self, listener: socket.socket, port: int) -> None:
        self.listener = listener
        self.port = port
        self.open = 0
        self.is_idle = threading.Event()
        self.is_idle.set()

    def end(self) -> None:
        """Waits until what the web server has answered is passed on, a second at most."""
        self.is_idle.wait(END_SECONDS)

    async def serve(self) -> None:
        server = await asyncio.start_server(self._pass_on, sock=self.listener)
        async with server:
            await server.serve_forever()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        self.is_idle.clear()
        try:
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self.port)
            asks = asyncio.create_task(_pump(reader, inner_writer))
            await _pump(inner_reader, writer)
        except OSError:
            writer.close()
            return
        finally:
            self.open -= 1
            if not self.open:
                self.is_idle.set()
        await asks
        for end in (writer, inner_writer):
            end.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Copies until this direction ends, then says so to the other side and lets the answer come."""
    try:
        while chunk := await reader.read(CHUNK_BYTES):
            writer.write(chunk)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
    except OSError:
        writer.close()
