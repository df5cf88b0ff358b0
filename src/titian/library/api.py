"""What phones fetch: the signed lists, the signed manifests and their parts. All of it is signed and public."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from ninja import NinjaAPI, Router, Schema
from ninja import Path as PathParameter

from titian.library.errors import BlobUnknown, LibraryError
from titian.library.manifest import Sha256
from titian.library.models import Blob
from titian.library.ranges import RangeUnsatisfiable, parse_range
from titian.library.releases import Offer, get_offer

router = Router(tags=["library"])
IMMUTABLE: Final = "public, max-age=31536000, immutable"
CHUNK_BYTES: Final = 64 * 1024


class Releases(Schema):
    """Compact JWS, each: the root's list of keys, the newest manifest of each scope, the country's recipients."""

    keys: str
    manifests: list[str]
    recipients: str | None


class Refusal(Schema):
    code: str
    message: str


def add_handlers(api: NinjaAPI) -> None:
    """Every LibraryError becomes its status with `{code, message}`."""

    def refuse(request: HttpRequest, problem: LibraryError) -> HttpResponse:
        return api.create_response(request, {"code": problem.code, "message": problem.message}, status=problem.status)

    api.exception_handler(LibraryError)(refuse)


@router.get("/releases", response={200: Releases, 503: Refusal}, url_name="releases")
def releases(request: HttpRequest) -> Offer:
    """Everything a phone needs before its first screening, each thing signed by whom it must be."""
    return get_offer()


@router.get("/blobs/{sha256}", response={200: bytes, 206: bytes, 404: Refusal, 416: Refusal}, url_name="blob")
def blob(request: HttpRequest, sha256: PathParameter[Sha256]) -> HttpResponseBase:
    """One part by the SHA-256 of its bytes, whole or one range of it. It never changes, so it is kept for good."""
    path: Path = settings.TITIAN.blobs / sha256
    row = Blob.objects.filter(pk=sha256).first()
    if row is None or not path.is_file():
        raise BlobUnknown
    etag = f'"{sha256}"'
    response = _answer(request, path, row.bytes, etag)
    response.headers["ETag"] = etag
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = IMMUTABLE
    return response


def _answer(request: HttpRequest, path: Path, size: int, etag: str) -> HttpResponseBase:
    if etag in {tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")}:
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
        return FileResponse(path.open("rb"), content_type="application/octet-stream")
    first, last = part
    response = StreamingHttpResponse(
        _read(path, first, last + 1 - first), status=206, content_type="application/octet-stream"
    )
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last + 1 - first)
    return response


def _read(path: Path, first: int, count: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first, os.SEEK_SET)
        while count > 0 and (chunk := file.read(min(CHUNK_BYTES, count))):
            count -= len(chunk)
            yield chunk
