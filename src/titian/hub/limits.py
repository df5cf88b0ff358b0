"""How often each address may come to each route. What is counted, and where: `titian.people.limits`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from titian.people import limits
from titian.people.addresses import find_network
from titian.people.limits import RateExceeded
from titian.rooms import Limited, Signed, list_parts

GetResponse = Callable[[HttpRequest], HttpResponseBase]

UNSIGNED: Final = frozenset({400, 401, 413})


@cache
def list_limited() -> Mapping[str, Limited]:
    """By route. Asked for once Django is set up."""
    return {one.route: one for one in list_parts(Limited)}


@cache
def list_signed() -> Mapping[str, Signed]:
    return {one.route: one for one in list_parts(Signed)}


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
        signed = list_signed().get(_find_route(request))
        if signed is not None and response.status_code in UNSIGNED and not _is_honest(response, signed):
            limits.spend("bad_request", find_network(request), timezone.now())
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Any: as Django declares it. None lets the request pass."""
        route = _find_route(request)
        wait = 0
        limited = list_limited().get(route)
        if route in list_signed():
            wait = limits.find_wait("bad_request", find_network(request), timezone.now())  # asked, not counted
        elif limited is not None and request.method in limited.methods:
            wait = limits.spend(limited.kind, find_network(request), timezone.now())
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


def _is_honest(response: HttpResponseBase, signed: Signed) -> bool:
    try:
        return json.loads(getattr(response, "content", b"")).get("code") in signed.honest
    except ValueError:
        return False
