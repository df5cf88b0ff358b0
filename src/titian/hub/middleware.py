"""Which of the two sites a request is for, and the headers every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.http.request import split_domain_port
from whitenoise.middleware import WhiteNoiseMiddleware

from titian.rooms import MicrophonePage, list_parts

GetResponse = Callable[[HttpRequest], HttpResponseBase]

DESK: Final = "titian.hub.urls_desk"
FIELD: Final = "titian.hub.urls_field"
API: Final = "titian.hub.urls_api"
# On the field host camera and microphone stay open to the app itself: it reads enrolment codes and records complaints.
CLOSED_TO_PAGES: Final = (
    "accelerometer",
    "browsing-topics",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "midi",
    "payment",
    "serial",
    "usb",
)
PERMISSIONS_POLICY: Final = ", ".join(f"{name}=()" for name in CLOSED_TO_PAGES)
DESK_POLICY: Final = f"{PERMISSIONS_POLICY}, camera=(), microphone=()"
MICROPHONE_POLICY: Final = f"{PERMISSIONS_POLICY}, camera=(), microphone=(self)"


def split_hosts(get_response: GetResponse) -> GetResponse:
    """Sends the field host to the field's addresses and every other allowed host to the desk's; both have the API.

    Desk and field are two origins, so that a script on one never reads what the other stored. Hosts that are not in
    ALLOWED_HOSTS are refused here, before anything else looks at the request.
    """

    def choose(request: HttpRequest) -> HttpResponseBase:
        host, _ = split_domain_port(request.get_host())
        pages = FIELD if host == settings.TITIAN.field_origin.host else DESK
        request.urlconf = API if request.path_info.startswith("/api/v1/") else pages
        return get_response(request)

    return choose


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """Closes the browser features nothing here uses, and keeps pages with data out of shared caches."""

    def add(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", _choose_policy(request))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return add


def _choose_policy(request: HttpRequest) -> str:
    if getattr(request, "urlconf", None) == FIELD:
        return PERMISSIONS_POLICY
    match = request.resolver_match
    speaks = match is not None and match.url_name in {page.name for page in list_parts(MicrophonePage)}
    return MICROPHONE_POLICY if speaks else DESK_POLICY


def name_refusals(get_response: GetResponse) -> GetResponse:
    """Gives what the framework refuses by itself under /api/ a code and a sentence, as every other refusal has."""

    def name(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not request.path.startswith("/api/"):
            return response
        named = JsonResponse(
            {"code": "request.method", "message": "This address does not take this method."},
            status=response.status_code,
        )
        named.headers["Allow"] = response.headers.get("Allow", "")
        return named

    return name


class DeskStatic(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise carries no types
    """Static files of the desk; the field host serves its own built files and nothing of these."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.urlconf == FIELD:
            response: HttpResponseBase = self.get_response(request)
            return response
        response = super().__call__(request)
        return response
