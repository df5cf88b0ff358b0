"""What stands before every page of somebody signed in: a session's limits, and the second factor."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from titian import audit
from titian.people.accounts import proved_second_factor
from titian.people.models import User
from titian.people.policies import needs_second_factor
from titian.people.second_factor import has_second_factor

GetResponse = Callable[[HttpRequest], HttpResponseBase]

BEGAN: Final = "titian_began_at"
SEEN: Final = "titian_seen_at"
NOTE_EVERY: Final = 300  # seconds between two notes that a session is in use

# Routes that stay open to somebody who still has to set up or give a second factor: these, and nothing else.
ALWAYS_OPEN: Final = frozenset(
    {
        "about",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "healthz",
        "readyz",
    }
)
TO_GIVE: Final = frozenset({"mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
TO_SET_UP: Final = frozenset({"mfa_index", "mfa_activate_totp", "mfa_add_webauthn"})


def limit_session(get_response: GetResponse) -> GetResponse:
    """Ends a session nobody used for a while, and every session after its longest time."""

    def limit(request: HttpRequest) -> HttpResponseBase:
        reader = request.user
        if isinstance(reader, User):
            now = time.time()
            began = request.session.get(BEGAN)
            seen = request.session.get(SEEN)
            if began is None or seen is None:
                request.session[BEGAN] = request.session[SEEN] = now
            elif now - began > settings.SESSION_LONGEST_SECONDS or now - seen > settings.SESSION_IDLE_SECONDS:
                audit.record("hub", "session-limit", "session.end", f"user:{reader.pk}")
                UserSession.objects.filter(session_key=request.session.session_key).delete()
                logout(request)
            elif now - seen > NOTE_EVERY and not _is_poll(request):
                request.session[SEEN] = now
                UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())
        return get_response(request)

    return limit


def _is_poll(request: HttpRequest) -> bool:
    """A page that renews itself is not somebody at the desk."""
    return request.method == "GET" and "HX-Request" in request.headers and "HX-Boosted" not in request.headers


class SecondFactorFirst:
    """Whoever needs a second factor reaches nothing before it is set up, and given in this very session.

    It stands at the view, not at the address: what Django would run decides, however it was written.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Any: as Django declares it. None lets the request pass."""
        reader = request.user
        if not isinstance(reader, User) or not needs_second_factor(reader):
            return None
        match = request.resolver_match
        route = match.view_name if match is not None else ""
        if route in ALWAYS_OPEN or route in TO_GIVE:
            return None
        if not has_second_factor(reader):
            return None if route in TO_SET_UP else self._send(request, "mfa_index")
        if proved_second_factor(request, reader):
            return None
        return self._send(request, "mfa_reauthenticate")

    def _send(self, request: HttpRequest, route: str) -> HttpResponseBase:
        if request.path.startswith("/api/"):
            sentence = "Your role signs in with two factors. Set up the second on the desk, and sign in with it."
            return JsonResponse({"code": "second_factor.required", "message": sentence}, status=403)
        address = reverse(route)
        if route == "mfa_reauthenticate" and request.method == "GET":
            address += "?" + urlencode({"next": request.get_full_path()})
        return redirect(address)
