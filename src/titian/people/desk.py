"""The door of desk pages: who is not signed in is sent to sign in, whose role may not is told so."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from titian.people.models import User
from titian.people.policies import Permission, may

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, User, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_permission(permission: Permission) -> Callable[[Page[P]], View[P]]:
    """Gives the page its signed-in reader, if the reader's role has this permission."""

    def wrap(page: Page[P]) -> View[P]:
        def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            reader = request.user
            if not isinstance(reader, User):
                return redirect_to_login(request.get_full_path())
            if not may(reader, permission):
                raise PermissionDenied
            return page(request, reader, *args, **kwargs)

        return update_wrapper(view, page)

    return wrap
