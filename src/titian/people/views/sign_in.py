from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View


class SignIn(LoginView):  # type: ignore[misc]  # allauth carries no types
    """Allauth's page to sign in. In a demo it answers whoever is signed in too: a demo prints a link for each account,
    and one reader goes from one to the next."""

    @method_decorator(never_cache)
    @method_decorator(sensitive_post_parameters("password"))
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # Any: as allauth has it
        if settings.TITIAN.is_demo and request.user.is_authenticated:
            return View.dispatch(self, request, *args, **kwargs)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer
