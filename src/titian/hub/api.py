"""/api/v1, the same on both hosts: one description, assembled from the routers of the apps."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI

APPS: Final = ("library", "devices", "referrals", "tallies")

api = NinjaAPI(title="Titian hub", version="1", urls_namespace="api", docs_url=None, openapi_url=None)


@api.exception_handler(Http404)
def refuse_unknown(request: HttpRequest, problem: Http404) -> HttpResponse:
    return api.create_response(
        request, {"code": "page.unknown", "message": "There is nothing at this address."}, status=404
    )


def _assemble() -> None:
    """Each app brings its router and its handlers; `titian.devices` brings those for the faults of the whole API."""
    for app in APPS:
        if find_spec(f"titian.{app}.api") is None:
            continue
        module = import_module(f"titian.{app}.api")
        api.add_router("", module.router)
        add_handlers = getattr(module, "add_handlers", None)
        if add_handlers is not None:
            add_handlers(api)


_assemble()
