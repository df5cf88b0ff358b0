"""The page that checks a certificate. Script, keys and the list of withdrawn ones stand in it, so that it asks nobody
for anything: it can be kept as a file, and works without a network."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

import titian
from titian.learning.actions.certificates import sign_list
from titian.library.identity import get_hub_identity

SCRIPT: Final = Path(titian.__file__).parent / "hub" / "built" / "certificate" / "certificate.js"
STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:1rem auto;padding:0 1rem;color:#1b2a2f;"
    "background:#f6f0e4}textarea{inline-size:100%;box-sizing:border-box}button{font:inherit;padding:.6rem 1rem;"
    "min-block-size:3rem;border:2px solid;border-radius:.6rem;background:#f2ad32}a{color:#0b4f52}"
    "[hidden]{display:none!important}dt{font-weight:700}dd{margin:0 0 .5rem;"
    "overflow-wrap:anywhere}.verdict{padding:.75rem;border:2px solid currentColor;font-weight:700;background:#fff}"
)
NOT_BUILT: Final = "This page is not built yet. In a checkout, run `npm run build`; the released wheel carries it.\n"


@require_safe
def show_certificate_page(request: HttpRequest) -> HttpResponse:
    """With `?keep` as a file."""
    if not SCRIPT.is_file():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    hub = get_hub_identity()
    now = timezone.now()
    script = _read_script(SCRIPT.stat().st_mtime_ns)
    held = {
        "keys": hub.keys,
        "root": dict(hub.root_jwk),
        "root_thumbprint": hub.root_thumbprint,
        "withdrawn": sign_list(hub, now),
    }
    context = {"held": held, "hub": hub.name, "now": now, "script": mark_safe(script), "style": mark_safe(STYLE)}  # noqa: S308  (both our own files)
    response = HttpResponse(render_to_string("learning/checking.html", context, request))
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(STYLE)}; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    if "keep" in request.GET:
        response.headers["Content-Disposition"] = 'attachment; filename="titian-certificates.html"'
    return response


@lru_cache(maxsize=1)
def _read_script(stamp: int) -> str:
    return SCRIPT.read_text("utf-8").strip()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
