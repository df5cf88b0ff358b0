"""How often each address may knock at each door. What is counted, and where: `titian.people.limits`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from titian.people import limits
from titian.people.addresses import find_network
from titian.people.limits import RateExceeded

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# What a phone signs. Counted by its phone, once the signature is verified.
SIGNED: Final = frozenset({"api:sync", "api:board"})
# Route → kind of limit, and for which methods it counts.
DOORS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "account_login": ("sign_in", frozenset({"POST"})),
    "account_reauthenticate": ("sign_in", frozenset({"POST"})),
    "mfa_authenticate": ("sign_in", frozenset({"POST"})),
    "mfa_reauthenticate": ("sign_in", frozenset({"POST"})),
    "mfa_reauthenticate_webauthn": ("sign_in", frozenset({"POST"})),
    "invitation": ("lookup", frozenset({"POST"})),
    "invitation_link": ("lookup", frozenset({"GET", "HEAD", "POST"})),
    "reading": ("lookup", frozenset({"POST"})),
    "reading_link": ("lookup", frozenset({"GET", "HEAD", "POST"})),
    "api:claim": ("claim", frozenset({"POST"})),
    "api:take_work": ("work", frozenset({"POST"})),
    "api:find": ("lookup", frozenset({"POST"})),
    "api:take_nonce": ("nonce", frozenset({"POST"})),
    "api:releases": ("public", frozenset({"GET", "HEAD"})),
    "api:blob": ("public", frozenset({"GET", "HEAD"})),
    "api:directory_services": ("public", frozenset({"GET", "HEAD"})),
}
# A phone with an old nonce is no attack: it takes a new one and comes again.
HONEST_MISTAKES: Final = frozenset({"nonce.unknown", "nonce.spent"})
UNSIGNED: Final = frozenset({400, 401, 413})


class RateLimits:
    """Turns away, before anything is read, an address that has asked too often.

    It looks at the view that Django would run, so that no spelling of an address goes round it. Of what phones sign
    it counts what came unsigned or wrongly signed; a signed request is counted by its phone, once the signature is
    verified.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if _find_route(request) in SIGNED and response.status_code in UNSIGNED and not _is_honest(response):
            limits.spend("bad_request", find_network(request), timezone.now())
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Any: as Django declares it. None lets the request pass."""
        route = _find_route(request)
        wait = 0
        if route in SIGNED:
            wait = limits.find_wait("bad_request", find_network(request), timezone.now())  # asked, not counted
        elif route in DOORS:
            kind, methods = DOORS[route]
            if request.method in methods:
                wait = limits.spend(kind, find_network(request), timezone.now())
        return refuse(request, RateExceeded(wait)) if wait else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """A page that counts by itself is answered as one that is counted here."""
        return refuse(request, exception) if isinstance(exception, RateExceeded) else None


def refuse(request: HttpRequest, problem: RateExceeded) -> HttpResponse:
    """429 with Retry-After: `{code, message}` to programs, a page to people."""
    from titian.hub.views import say

    response = say(request, problem.status, problem.code, problem.message)
    response.headers["Retry-After"] = str(problem.retry_after)
    return response


def _find_route(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match is not None else ""


def _is_honest(response: HttpResponseBase) -> bool:
    try:
        return json.loads(getattr(response, "content", b"")).get("code") in HONEST_MISTAKES
    except ValueError:
        return False
