"""The doors of desk pages: who is not signed in is sent to sign in, whose role may not is told so."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from titian.people.models import User
from titian.people.policies import Permission, may

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, User, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def for_permission(permission: Permission) -> Callable[[Page[P]], View[P]]:
    """Gives the page its signed-in reader, if the reader's role has this permission."""

    def wrap(page: Page[P]) -> View[P]:
        def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            reader = request.user
            if not isinstance(reader, User):
                return redirect_to_login(request.get_full_path())
            if not may(reader, permission):
                raise PermissionDenied
            return page(request, reader, *args, **kwargs)

        return update_wrapper(view, page)

    return wrap


def for_everyone(page: Page[P]) -> View[P]:
    """Gives the page its signed-in reader, whatever the role: pages of the own account."""

    def view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reader = request.user
        if not isinstance(reader, User):
            return redirect_to_login(request.get_full_path())
        return page(request, reader, *args, **kwargs)

    return update_wrapper(view, page)


def after_proof(page: Page[P]) -> Page[P]:
    """Asks for the password or the second factor again, unless it was given in the last ten minutes.

    It stands below `for_permission`: whose role may not is told so, and asked for nothing.
    """

    def proved(request: HttpRequest, reader: User, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        raise_if_reauthentication_required(request, app="")
        return page(request, reader, *args, **kwargs)

    return update_wrapper(proved, page)
