"""The built field app, served from the wheel: one page with its critical code inlined, and hashed files beside it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

BUILT: Final = Path(__file__).resolve().parent / "built" / "field"
NOT_BUILT: Final = (
    "The field app is not built yet. In a checkout, run `make run` or `npm run build`; the released wheel carries it.\n"
)
# Vite puts a content hash of eight or more characters before the ending; such a file never changes.
HASHED: Final = re.compile(r"[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
CONTENT_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".ftl": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


@require_safe
def shell(request: HttpRequest) -> HttpResponseBase:
    """The app's one page."""
    page = BUILT / "index.html"
    if not page.is_file():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    return _serve(request, page, cache="no-cache")


@require_safe
def answer_page(request: HttpRequest) -> HttpResponseBase:
    """The page where a person complains or reads an answer, on any phone."""
    page = BUILT / "answer.html"
    if not page.is_file():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    return _serve(request, page, cache="no-cache")


@require_safe
def built_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the build by its name; nothing outside the build's folder, nothing hidden."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        raise Http404
    path = BUILT.joinpath(*parts)
    if path.suffix not in CONTENT_TYPES or not path.is_file() or not path.resolve().is_relative_to(BUILT.resolve()):
        raise Http404
    is_hashed = HASHED.search(path.name) is not None and path.name != "sw.js"
    return _serve(request, path, cache="public, max-age=31536000, immutable" if is_hashed else "no-cache")


def _serve(request: HttpRequest, path: Path, *, cache: str) -> HttpResponseBase:
    policy = content_security_policy()  # first: when it cannot be made, nothing is served and nothing stays open
    found = path.stat()
    etag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if request.headers.get("If-None-Match") == etag or (
        "If-None-Match" not in request.headers and since is not None and int(found.st_mtime) <= since
    ):
        response: HttpResponseBase = HttpResponse(status=304)
    else:
        response = _open(request, path)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(found.st_mtime)
    response.headers["Cache-Control"] = cache
    response.headers["Content-Security-Policy"] = policy
    if path.name == "sw.js":
        response.headers["Service-Worker-Allowed"] = "/"
    return response


def _open(request: HttpRequest, path: Path) -> HttpResponseBase:
    """The file, or its ready-made compressed twin when the browser takes it."""
    accepted = request.headers.get("Accept-Encoding", "")
    for ending, coding in ((".br", "br"), (".gz", "gzip")):
        twin = path.with_name(path.name + ending)
        if re.search(rf"\b{coding}\b", accepted) and twin.is_file():
            response = FileResponse(twin.open("rb"), content_type=CONTENT_TYPES[path.suffix])
            response.headers["Content-Encoding"] = coding
            response.headers["Vary"] = "Accept-Encoding"
            return response
    return FileResponse(path.open("rb"), content_type=CONTENT_TYPES[path.suffix])


def content_security_policy() -> str:
    """The field's policy: own files, the hashes of what is inlined in the page, WebAssembly for Argon2id."""
    shell_file = BUILT / "shell.json"
    stamp = shell_file.stat().st_mtime_ns if shell_file.is_file() else 0
    return _make_policy(stamp)


@lru_cache(maxsize=1)
def _make_policy(stamp: int) -> str:
    hashes: dict[str, list[str]] = {}
    if stamp:
        hashes = json.loads((BUILT / "shell.json").read_text(encoding="utf-8"))
    scripts = [_quote(value) for value in hashes.get("script_sha256", [])]
    styles = [_quote(value) for value in hashes.get("style_sha256", [])]
    return "; ".join(
        " ".join(directive)
        for directive in (
            ["default-src", "'none'"],
            ["script-src", "'self'", "'wasm-unsafe-eval'", *scripts],
            ["style-src", "'self'", *styles],
            ["img-src", "'self'", "blob:", "data:"],
            ["media-src", "'self'", "blob:"],
            ["font-src", "'self'"],
            ["connect-src", "'self'"],
            ["worker-src", "'self'"],
            ["manifest-src", "'self'"],
            ["form-action", "'none'"],
            ["base-uri", "'none'"],
            ["frame-ancestors", "'none'"],
        )
    )


def _quote(value: str) -> str:
    """`'sha256-…'` from a base64 digest, with or without its prefix."""
    digest = value.strip("'").removeprefix("sha256-")
    if not re.fullmatch(r"[A-Za-z0-9+/]{43}=", digest):
        raise ValueError("shell.json holds something that is not a base64 SHA-256")
    return f"'sha256-{digest}'"
