"""The reader's own account: password, second factors, where one is signed in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from titian.people.actions.change_password import change_password
from titian.people.actions.end_session import end_session
from titian.people.desk import for_everyone
from titian.people.forms import OwnPasswordForm
from titian.people.models import User
from titian.people.policies import Permission, may, needs_second_factor
from titian.people.second_factor import SecondFactorAdapter, has_second_factor
from titian.people.sessions import list_sessions, renew_here


@require_safe
@for_everyone
def show_account(request: HttpRequest, reader: User) -> HttpResponse:
    return render(
        request,
        "people/account.html",
        {
            "account": reader,
            "has_second_factor": has_second_factor(reader),
            "needs_second_factor": needs_second_factor(reader),
            "sessions": len(list_sessions(reader, request.session.session_key, timezone.now())),
            "may_receive_notices": may(reader, Permission.RECEIVE_NOTICES),
        },
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_everyone
def set_password(request: HttpRequest, reader: User) -> HttpResponse:
    form = OwnPasswordForm(request.POST if request.method == "POST" else None, account=reader)
    if form.is_bound and form.is_valid():
        # Through the backends, so that wrong tries count and lock as they do at sign-in.
        credentials = {"username": reader.username, "password": form.cleaned_data["current"]}
        if AxesProxyHandler.is_allowed(request, credentials) and authenticate(request, **credentials) == reader:
            change_password(account=reader, password=form.cleaned_data["password"])
            renew_here(request, reader)
            record_authentication(request, reader, method="password", reauthenticated=True)
            return render(request, "people/password_changed.html")
        form.add_error("current", gettext("This is not your current password"))
    return render(request, "people/password.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_everyone
def show_sessions(request: HttpRequest, reader: User) -> HttpResponse:
    """Where the account is signed in. POST ends one of the others, or all of them."""
    here = request.session.session_key or ""
    if request.method == "POST":
        end_session(account=reader, here=here, which=request.POST.get("session", ""))
        renew_here(request, reader)
        return redirect("sessions")
    return render(request, "people/sessions.html", {"sessions": list_sessions(reader, here, timezone.now())})


@require_safe
def list_passkeys(request: HttpRequest) -> HttpResponseRedirect:
    """allauth comes back here after a change; the passkeys stand with the other second factors."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return redirect("mfa_index")


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth carries no types
    """The last second factor of whoever needs one is not removed: allauth asks this of the app alone."""

    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: as Django declares it
        may_remove = SecondFactorAdapter().can_delete_authenticator(self.object)
        return {**super().get_context_data(**kwargs), "may_remove": may_remove}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: as Django declares it
        self.object = self.get_object()
        if not SecondFactorAdapter().can_delete_authenticator(self.object):
            return render(request, self.template_name, {"authenticator": self.object, "may_remove": False}, status=409)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer
