"""A form shown on this machine: the built preview page, the form as JSON, and nothing else.

Listens on 127.0.0.1 only and answers only to names of this machine, so no web page elsewhere can read the form. The
workbook is read again for every `form.json`: a change is seen when the page is loaded again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from titian.forms.xlsform import (
    Findings,
    FormError,
    fold,
    form_to_json,
    import_form,
    read_attached,
    read_workbook,
)

BUILT: Final = Path(__file__).resolve().parent / "built" / "field"
PAGE: Final = "preview.html"
ADDRESS: Final = "127.0.0.1"
CONTENT_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
        "font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class PreviewProblem(Exception):
    """The preview cannot be shown; the message says what to do."""

    code = "preview.impossible"


class PreviewServer(ThreadingHTTPServer):
    """Serves one workbook."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, workbook: Path, *, port: int, built: Path = BUILT, strict: bool = False) -> None:
        self.workbook = workbook
        self.strict = strict
        self.built = built
        self.media = workbook.with_name(f"{workbook.stem}-media")
        super().__init__((ADDRESS, port), _Answer)

    @property
    def names(self) -> frozenset[str]:
        """What a browser on this machine may call it."""
        port = self.server_address[1]
        return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))


class _Answer(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "Titian"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal is the author's."""

    def _answer(self, *, with_body: bool) -> None:
        if self.headers.get("Host", "") not in self.server.names:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", b"Not this machine.\n", with_body)
            return
        path = unquote(urlsplit(self.path).path)
        if path == "/form.json":
            status, content = self._form()
            self._send(status, "application/json", content, with_body)
            return
        file = self._file(path)
        if file is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"Nothing here.\n", with_body)
            return
        self._send(HTTPStatus.OK, CONTENT_TYPES[file.suffix.casefold()], file.read_bytes(), with_body)

    def _form(self) -> tuple[HTTPStatus, bytes]:
        try:
            form = import_form(*read_workbook(self.server.workbook), strict=self.server.strict)
            found: dict[str, object] = form_to_json(form, read_attached(self.server.media, Findings()))
            status = HTTPStatus.OK
        except FormError as error:
            found = {"kind": "problems", "problems": list(fold(error.problems))}
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        return status, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()

    def _file(self, path: str) -> Path | None:
        """A file of the build, or of the form's media; None for everything else."""
        parts = path.split("/")[1:]
        if path == "/":
            parts = [PAGE]
        folder = self.server.built
        if parts[0] == "media":
            folder, parts = self.server.media, parts[1:]
        elif parts[0] not in {PAGE, "assets", "icons"}:
            return None
        if not parts or any(
            part in {"", ".", ".."} or part.startswith(".") or set(part) & set("\\\0:") for part in parts
        ):
            return None
        file = folder.joinpath(*parts)
        if file.suffix.casefold() not in CONTENT_TYPES or not file.is_file():
            return None
        return file if file.resolve().is_relative_to(folder.resolve()) else None

    def _send(self, status: HTTPStatus, kind: str, content: bytes, with_body: bool) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(content)


def serve_preview(
    workbook: Path, *, port: int, say: Callable[[str], None], built: Path = BUILT, strict: bool = False
) -> None:
    """Serves until Ctrl-C. Raises PreviewProblem when the page is not built or the port is taken."""
    if not (built / PAGE).is_file():
        raise PreviewProblem(
            "The preview page is not built yet. In a checkout, run `npm run build`; the released wheel carries it."
        )
    try:
        server = PreviewServer(workbook, port=port, built=built, strict=strict)
    except OSError as error:
        raise PreviewProblem(
            f"Port {port} is taken by another program on this machine. Stop it, or choose another: --port {port + 1}"
        ) from error
    with server:
        try:
            say(f"{workbook.name} is shown at http://{ADDRESS}:{server.server_address[1]}/ (Ctrl-C to stop)")
            server.serve_forever()
        except KeyboardInterrupt:
            say("Stopped.")
