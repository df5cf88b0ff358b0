"""What phones fetch: the signed lists, the signed manifests and their parts. All of it is signed and public."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from ninja import Path as PathParameter
from ninja import Router, Schema
from ninja.decorators import decorate_view

from titian.library.errors import BlobUnknown
from titian.library.manifest import Sha256
from titian.library.models import Blob
from titian.library.ranges import RangeUnsatisfiable, parse_range
from titian.library.releases import Offer, get_offer

router = Router(tags=["library"])
IMMUTABLE: Final = "public, max-age=31536000, immutable"
CHUNK_BYTES: Final = 64 * 1024
MOST_COMPRESSED: Final = 2 * 1024 * 1024
OBJECT: Final = b"{"


class Releases(Schema):
    """Compact JWS, each: the root's list of keys, the newest manifests, the recipients, who is full."""

    keys: str
    manifests: list[str]
    recipients: str | None
    beds: str | None = None


class Refusal(Schema):
    code: str
    message: str


@router.get("/releases", response={200: Releases, 503: Refusal}, url_name="releases")
@decorate_view(gzip_page)  # public and signed, and nothing a stranger sends stands in it: its length tells nothing
def releases(request: HttpRequest) -> Offer:
    """Everything a phone needs before its first screening, each thing signed by whom it must be."""
    return get_offer(timezone.now())


@router.get("/blobs/{sha256}", response={200: bytes, 206: bytes, 404: Refusal, 416: Refusal}, url_name="blob")
def blob(request: HttpRequest, sha256: PathParameter[Sha256]) -> HttpResponseBase:
    """One part by the SHA-256 of its bytes, whole or one range of it. It never changes, so it is kept for good.

    A whole part of words comes compressed to whoever takes that; ranges are always of the bytes the hash is of, so that
    a fetch that broke off goes on after as many bytes as were unpacked.
    """
    path: Path = settings.TITIAN.blobs / sha256
    row = Blob.objects.filter(pk=sha256).first()
    if row is None or not path.is_file():
        raise BlobUnknown
    etag = f'"{sha256}"'
    response = _answer(request, path, row.bytes, etag)
    response.headers.setdefault("ETag", etag)
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = IMMUTABLE
    return response


def _answer(request: HttpRequest, path: Path, size: int, etag: str) -> HttpResponseBase:
    known = {tag.strip().replace('-gzip"', '"') for tag in request.headers.get("If-None-Match", "").split(",")}
    if etag in known:
        return HttpResponse(status=304)
    if_range = request.headers.get("If-Range")
    asked = request.headers.get("Range") if if_range in (None, etag) else None
    try:
        part = parse_range(asked, size)
    except RangeUnsatisfiable:
        refused = HttpResponse(
            b'{"code":"range.outside","message":"The part is shorter than that."}',
            status=416,
            content_type="application/json",
        )
        refused.headers["Content-Range"] = f"bytes */{size}"
        return refused
    if part is None:
        return _compress(request, path, size, etag) or FileResponse(
            path.open("rb"), content_type="application/octet-stream"
        )
    first, last = part
    response = StreamingHttpResponse(
        _read(path, first, last + 1 - first), status=206, content_type="application/octet-stream"
    )
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last + 1 - first)
    return response


def _compress(request: HttpRequest, path: Path, size: int, etag: str) -> HttpResponse | None:
    """A part of words, which are JSON, in gzip; None for clips, which are small already, and for who takes no gzip."""
    if size > MOST_COMPRESSED or not re.search(r"\bgzip\b", request.headers.get("Accept-Encoding", "")):
        return None
    content = path.read_bytes()
    if not content.startswith(OBJECT):
        return None
    headers = {"Content-Encoding": "gzip", "ETag": f'{etag[:-1]}-gzip"'}
    packed = gzip.compress(content, compresslevel=6, mtime=0)
    return HttpResponse(packed, content_type="application/octet-stream", headers=headers)


def _read(path: Path, first: int, count: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first, os.SEEK_SET)
        while count > 0 and (chunk := file.read(min(CHUNK_BYTES, count))):
            count -= len(chunk)
            yield chunk
