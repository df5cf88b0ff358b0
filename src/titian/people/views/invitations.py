"""The page a one-time link opens. The link leaves the address at once: it must not lie in histories and logs."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.pages import Trying
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
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        with trying:
            if is_new:
                made = {name: given[name] for name in ("username", "name", "password")}
                user = join(mark=mark, now=now, **made)
            else:
                user = come_back(mark=mark, password=given["password"], now=now)
            request.session.flush()
            done = {"account": user, "needs_second_factor": needs_second_factor(user)}
            return render(request, "people/invitation_done.html", done)
    context = {
        "invitation": invitation,
        "is_new": is_new,
        "needs_second_factor": needs_second_factor(User(role=invitation.role, is_manager=invitation.is_manager)),
    }
    return trying.draw(request, "people/invitation.html", context)


def _get_account(invitation: Invitation) -> User:
    if invitation.account is None:
        raise InvitationUnknown
    return invitation.account
