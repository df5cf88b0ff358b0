"""Between phone and hub: hands everything on, and in place of the app a newer version of it, once it is told to.

A browser fetches a service worker's script past every route that a test can lay, so this stands on a port of its own.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import ClassVar, Self

import httpx
from running_hub import NO_AUTHORITIES, RunningHub

#: What belongs to one connection and is not handed on.
HOP: frozenset[str] = frozenset({"connection", "content-length", "keep-alive", "transfer-encoding", "content-encoding"})


@dataclass
class NextVersion:
    """The field's address of a hub while the context stands. `page` in place of the app's, once `offers`."""

    hub: RunningHub
    offers: bool = False
    page: str = ""
    server: ThreadingHTTPServer = field(init=False)

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"between": self}))

    @property
    def address(self) -> str:
        return f"http://field.localhost:{self.server.server_port}"

    def lead(self, link: str) -> str:
        """The desk's link for adding a phone, by way of this address."""
        start, _, packed = link.partition("#enrol=")
        told = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        here = base64.urlsafe_b64encode(json.dumps({**told, "hub": self.address}).encode()).decode().rstrip("=")
        return f"{start.replace(told['hub'], self.address)}#enrol={here}"

    def offer(self, page: str = "") -> None:
        """From now on there is a newer version: the same app under another title, or this page."""
        self.page, self.offers = page, True

    def withdraw(self) -> None:
        """From now on there is none: the app is the hub's again."""
        self.offers = False

    def change(self, path: str, body: bytes) -> bytes:
        """What the newer version has at this path."""
        if not self.offers:
            return body
        if path == "/sw.js":
            changed, count = re.subn(rb"[0-9a-f]{32}", b"f" * 32, body, count=1)  # the page's revision is the first
            assert count == 1
            return changed
        if path in ("/", "/index.html"):
            return self.page.encode() or body.replace(b"<title>", b"<title>Newer ")
        return body

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Handler(BaseHTTPRequestHandler):
    between: ClassVar[NextVersion]

    def hand_on(self) -> None:
        sent = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() != "if-none-match"}
        answer = httpx.request(
            self.command,
            f"http://127.0.0.1:{self.between.hub.port}{self.path}",
            headers={**headers, "Accept-Encoding": "identity"},
            content=sent,
            timeout=60,
            verify=NO_AUTHORITIES,
        )
        body = self.between.change(self.path.partition("?")[0], answer.content)
        self.send_response(answer.status_code)
        for name, value in answer.headers.multi_items():
            if name.lower() not in HOP | {"etag", "last-modified"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = hand_on

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
