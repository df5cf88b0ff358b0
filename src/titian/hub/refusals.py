"""A refusal that has no page of its own gets one: "not in this way" (405), told to people in the desk's look."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy

from titian.hub.middleware import DESK
from titian.hub.views import say

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def dress_refusals(get_response: GetResponse) -> GetResponse:
    """Stands after sign-in is known, so that the page has its reader's ways. Programs keep the bare answer."""

    def dress(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_bare = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not getattr(response, "content", b"")
        if not is_bare or getattr(request, "urlconf", None) != DESK or request.path.startswith("/api/"):
            return response
        sentence = gettext_lazy("This address is opened in another way. Go back and use the page's own buttons.")
        page = say(request, response.status_code, "request.method", sentence)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page

    return dress
