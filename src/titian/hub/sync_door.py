"""A phone's request goes straight to the sync, past the machinery that pages need.

Sessions, languages, messages and second factors have nothing to say of a request that its phone signed, and together
they cost as much as the sync itself. So POST /api/v1/sync takes the short way when it comes without cookies, as phones
send it. Everything else goes to Django, which serves the same address: so does whatever Django would turn away before
it looks at the address (a strange host, http where https is due).

What the long way does for such a request is done here by the same code: the limits, the count, the refusals and the
headers. A test sends each kind of request both ways and compares the answers.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import structlog
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.utils import translation
from django.utils.log import log_response

from titian.devices.items import SYNC_PATH
from titian.hub.limits import find_wait_of_unsigned, note_unsigned, refuse
from titian.hub.middleware import find_urlconf, permissions_policy
from titian.hub.operations.requests import note
from titian.people.limits import RateExceeded

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

log = structlog.get_logger()

SITE: Final = "api"
COOKIES: Final = "HTTP_COOKIE"


class SyncDoor:
    """The WSGI application: the short way for a phone's sync, Django's for all else."""

    def __init__(self, django: WSGIHandler) -> None:
        self._django = django
        self._headers: dict[str, list[tuple[str, str]]] = {}  # by site: desk and field close different things

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != SYNC_PATH or environ["REQUEST_METHOD"] != "POST" or COOKIES in environ:
            return self._django(environ, start_response)
        began = time.perf_counter()
        request = WSGIRequest(environ)
        if not _would_be_let_in(request):
            return self._django(environ, start_response)
        response = self._answer(request)
        note(SITE, response.status_code, time.perf_counter() - began)
        site = str(request.urlconf)
        if site not in self._headers:
            self._headers[site] = _find_headers(request)
        content = response.content
        headers = [*response.items(), ("Content-Length", str(len(content))), *self._headers[site]]
        start_response(f"{response.status_code} {response.reason_phrase}", headers)
        return [content]

    def _answer(self, request: HttpRequest) -> HttpResponse:
        try:
            with translation.override(settings.LANGUAGE_CODE):  # programs are answered in one language
                response = self._run(request)
            if response.status_code >= 400:
                log_response("%s: %s", response.reason_phrase, request.path, response=response, request=request)
                note_unsigned(request, response)
            return response
        finally:
            _settle_connections()

    def _run(self, request: HttpRequest) -> HttpResponse:
        # Loaded with the first request it is for, as titian.hub.api_later has it.
        from titian.devices.api import sync
        from titian.hub.api import api

        try:
            wait = find_wait_of_unsigned(request)
            return refuse(request, RateExceeded(wait)) if wait else sync(request)
        except Exception as error:
            return api.on_exception(request, error)


def _settle_connections() -> None:
    """A thread keeps its connection from one sync to the next: to take it out of the pool and put it back each time is
    a tenth of the work. One with which anything went wrong is closed; a page served by this thread puts it back.

    Whatever goes wrong here: what was answered holds, and the next request opens a connection anew.
    """
    try:
        for connection in connections.all(initialized_only=True):
            is_pooled = "pool" in connection.settings_dict.get("OPTIONS", {})
            if not is_pooled or connection.errors_occurred:
                connection.close_if_unusable_or_obsolete()
    except Exception:
        log.warning("connection.return.failed", exc_info=True)


def _would_be_let_in(request: HttpRequest) -> bool:
    try:
        request.urlconf = find_urlconf(request)
    except DisallowedHost:
        return False
    return request.is_secure() or not settings.SECURE_SSL_REDIRECT


def _find_headers(request: HttpRequest) -> list[tuple[str, str]]:
    """What Django's middleware adds to every answer of a site, found by letting it answer once: it never changes."""
    bare = HttpResponse()
    had = set(bare.headers)

    def answer(request: HttpRequest) -> HttpResponse:
        return bare

    XFrameOptionsMiddleware(answer).process_response(request, bare)
    CSPMiddleware(answer).process_response(request, bare)
    permissions_policy(answer)(request)
    SecurityMiddleware(answer).process_response(request, bare)
    return [(name, value) for name, value in bare.items() if name not in had]
