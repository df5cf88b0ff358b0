"""The page a one-time link opens. The link leaves the address at once: it must not lie in histories and logs."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from titian.people.actions.accept_invitation import come_back, find_invitation, join
from titian.people.errors import InvitationUnknown, PeopleError
from titian.people.forms import ChosenPassword, JoinForm
from titian.people.links import hash_token
from titian.people.models import Invitation, User
from titian.people.policies import needs_second_factor

MARK: Final = "titian_invitation"


@require_safe
@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keeps the link's hash in the session and goes on without the link. Opening it spends nothing."""
    request.session[MARK] = hash_token(token)
    return redirect("invitation")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def accept(request: HttpRequest) -> HttpResponse:
    """The person chooses name and password. What else the role needs is asked at the first sign-in."""
    mark = request.session.get(MARK, "")
    now = timezone.now()
    try:
        if not mark:
            raise InvitationUnknown
        invitation = find_invitation(mark, now)
    except PeopleError as over:
        return render(request, "people/invitation_over.html", {"error": over}, status=over.status)
    data = request.POST if request.method == "POST" else None
    is_new = invitation.kind == Invitation.Kind.JOIN
    form = JoinForm(data) if is_new else ChosenPassword(data, account=_get_account(invitation))
    error: PeopleError | None = None
    if form.is_bound and form.is_valid():
        try:
            if is_new:
                user = join(
                    mark=mark,
                    username=form.cleaned_data["username"],
                    name=form.cleaned_data["name"],
                    password=form.cleaned_data["password"],
                    now=now,
                )
            else:
                user = come_back(mark=mark, password=form.cleaned_data["password"], now=now)
        except PeopleError as problem:
            error = problem
        else:
            request.session.flush()
            return render(
                request,
                "people/invitation_done.html",
                {"account": user, "needs_second_factor": needs_second_factor(user)},
            )
    status = error.status if error is not None else 422 if form.errors else 200
    return render(
        request,
        "people/invitation.html",
        {
            "form": form,
            "invitation": invitation,
            "is_new": is_new,
            "error": error,
            "needs_second_factor": needs_second_factor(User(role=invitation.role, is_manager=invitation.is_manager)),
        },
        status=status,
    )


def _get_account(invitation: Invitation) -> User:
    if invitation.account is None:
        raise InvitationUnknown
    return invitation.account
