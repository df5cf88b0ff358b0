"""A mail server on this machine that takes what comes, refuses, dribbles, hangs or hangs up, as a test tells it."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast


@dataclass
class Mailbox:
    """What came, and how the server behaves: `answers` to RCPT by address; where in the talk it falls silent, or ends."""

    port: int = 0
    answers: dict[str, bytes] = field(default_factory=dict)
    silent_at: str = ""
    ends_after_data: bool = False
    talks: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def texts(self) -> list[str]:
        return [mail.as_string() + mail.get_content() for mail in self.mails]


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box = cast("_Server", self.server).box
        box.talks += 1
        if self._falls_silent("greeting"):
            return
        self.wfile.write(b"220 here\r\n")
        address = ""
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if self._falls_silent(word.decode()):
                return
            if word == b"RCPT":
                address = line.split(b"<")[1].split(b">")[0].decode()
                self.wfile.write(box.answers.get(address, b"250 ok") + b"\r\n")
            elif word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self._take(box, address)
                if box.ends_after_data:
                    return
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")

    def _take(self, box: Mailbox, address: str) -> None:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        if self._falls_silent("END"):
            return
        box.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))
        box.recipients.append(address)
        self.wfile.write(b"250 taken\r\n")

    def _falls_silent(self, place: str) -> bool:
        """Waits until the other side gives up; at `dribble` it sends a byte now and then, so that no wait is long."""
        box = cast("_Server", self.server).box
        if box.silent_at == "dribble" and place == "greeting":
            while not box.over.wait(0.02):
                try:
                    self.connection.sendall(b"2")
                except OSError:
                    break
            return True
        if box.silent_at != place:
            return False
        box.over.wait()
        return True


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, box: Mailbox) -> None:
        self.box = box
        super().__init__(("127.0.0.1", 0), _Talk)

    def handle_error(self, request: object, client_address: object) -> None:
        """The other side hung up: what the test wanted."""


@contextmanager
def serve_mail() -> Iterator[Mailbox]:
    box = Mailbox()
    server = _Server(box)
    box.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield box
    finally:
        box.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def find_closed_port() -> int:
    """A port at which nobody listens, nor will: it stays bound here, so that no other process is given it."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    port = int(held.getsockname()[1])
    held.detach()
    return port
