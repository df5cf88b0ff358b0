"""Passes connections to [::1] on to 127.0.0.1: the web server binds one address, and `localhost` may mean either."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Final

CHUNK_BYTES: Final = 64 * 1024


def has_ipv6_loopback() -> bool:
    """Whether this machine can listen on ::1."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def start_relay(port: int) -> None:
    """Listens on [::1]:port in a thread of its own until the process ends; the port must be free."""
    listener = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    listener.bind(("::1", port))
    listener.listen(256)
    listener.setblocking(False)
    threading.Thread(target=lambda: asyncio.run(_serve(listener, port)), name="ipv6-relay", daemon=True).start()


async def _serve(listener: socket.socket, port: int) -> None:
    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(_pump(reader, inner_writer), _pump(inner_reader, writer))
        for end in (writer, inner_writer):
            end.close()

    server = await asyncio.start_server(pass_on, sock=listener)
    async with server:
        await server.serve_forever()


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
