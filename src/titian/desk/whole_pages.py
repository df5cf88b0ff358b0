"""A page in which script and style stand whole, so that a browser can keep it and use it without a network."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

NOT_BUILT: Final = "This page is not built yet. In a checkout, run `npm run build`; the released wheel carries it.\n"


def draw_whole_page(
    request: HttpRequest, template: str, context: dict[str, object], *, script: Path, style: str, policy: str = ""
) -> HttpResponse:
    """The page, which finds `script` and `style` in its context. Its policy runs these two and loads nothing else, but
    for what `policy` lets it reach besides. 503 where the script was not built."""
    if not script.is_file():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    text = _read_script(script, script.stat().st_mtime_ns)
    held = {**context, "script": mark_safe(text), "style": mark_safe(style)}  # noqa: S308  (both our own files)
    response = HttpResponse(render_to_string(template, held, request))
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src {_hash(text)}; style-src {_hash(style)}; {policy}base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    return response


@lru_cache(maxsize=4)
def _read_script(path: Path, stamp: int) -> str:
    return path.read_text("utf-8").strip()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
