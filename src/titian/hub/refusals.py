"""What is refused and has no page of its own gets one: "not in this way" (405), and what a room's page lets through."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused
from titian.hub.middleware import DESK
from titian.hub.views import say

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class Refusals:
    """Stands after sign-in is known, so that the page has its reader's ways. Programs keep the bare answer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_bare = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not getattr(response, "content", b"")
        if not is_bare or getattr(request, "urlconf", None) != DESK or request.path.startswith("/api/"):
            return response
        sentence = gettext_lazy("This address is opened in another way. Go back and use the page's own buttons.")
        page = say(request, response.status_code, "request.method", sentence)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Who may not do it, and what is not there for them: no page of a room says that."""
        if not isinstance(exception, Refused):
            return None
        return say(request, exception.status, exception.code, exception.message)
