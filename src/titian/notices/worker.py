"""The script of the desk that shows a notice while no page of the desk is open."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SCRIPT: Final = settings.BUILT / "desk" / "notices-worker.js"


@require_safe
def serve_worker(request: HttpRequest) -> HttpResponse:
    """Served beside the page that registers it: it reaches no other page from here, and answers no request.

    It is the same for everybody and says nothing by itself, so a browser may ask for it whoever is signed in.
    """
    if not SCRIPT.is_file():  # a hub that was not built
        raise Http404
    answer = HttpResponse(SCRIPT.read_bytes(), content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer
