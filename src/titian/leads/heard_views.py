"""Clips on the public page: their addresses, and the clips themselves, the same for everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from titian.leads.heard import MEDIA_TYPE, Heard, list_clips
from titian.leads.words import LANGUAGES, name_all, read_words
from titian.library.ranges import RangeUnsatisfiable, parse_range

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def may_play(page: Page[P]) -> Page[P]:
    """Lets a page play sound from this hub."""
    return csp_update({"media-src": [SELF]})(page)  # type: ignore[return-value]  # it passes any further arguments on


def describe_clips(tag: str) -> dict[str, Any]:  # Any: what templates take
    """Where the clip of each text lies, by names as templates take them, and whether a machine speaks in any.

    A text without one has "": of a name that is missing Django writes what stands on the page into its log.
    """
    clips = _list(tag)
    found = {name: f"{reverse('offer_clip', args=[tag, name])}?{clip.version}" for name, clip in clips.items()}
    return {
        "clips": name_all(dict.fromkeys(read_words(tag), "") | found),
        "is_machine": any(clip.is_machine for clip in clips.values()),
    }


@require_safe
def give_clip(request: HttpRequest, tag: str, name: str) -> HttpResponse:
    """One clip, whole or a range of it. No cookie is read or set, and nobody is told apart."""
    clip = _list(tag).get(name)
    if clip is None:
        raise Http404
    content = clip.file.read_bytes()
    try:
        part = parse_range(request.headers.get("Range"), len(content))
    except RangeUnsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    response = HttpResponse(content, content_type=MEDIA_TYPE, headers={"Accept-Ranges": "bytes"})
    if part is not None:
        response.status_code = 206
        response.content = content[part[0] : part[1] + 1]
        response.headers["Content-Range"] = f"bytes {part[0]}-{part[1]}/{len(content)}"
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def _list(tag: str) -> Mapping[str, Heard]:
    if tag not in LANGUAGES:
        raise Http404
    return list_clips(tag, with_drafts=settings.TITIAN.is_demo)
