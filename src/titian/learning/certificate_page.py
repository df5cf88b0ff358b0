"""The page that checks a certificate. Script, keys and the list of withdrawn ones stand in it, so that it asks nobody
for anything: it can be kept as a file, and works without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

import titian
from titian.desk.whole_pages import draw_whole_page
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


@require_safe
def show_certificate_page(request: HttpRequest) -> HttpResponse:
    """With `?keep` as a file."""
    hub = get_hub_identity()
    now = timezone.now()
    held = {
        "keys": hub.keys,
        "root": dict(hub.root_jwk),
        "root_thumbprint": hub.root_thumbprint,
        "withdrawn": sign_list(hub, now),
    }
    context = {"held": held, "hub": hub.name, "now": now}
    response = draw_whole_page(request, "learning/checking.html", context, script=SCRIPT, style=STYLE)
    if "keep" in request.GET:
        response.headers["Content-Disposition"] = 'attachment; filename="titian-certificates.html"'
    return response
