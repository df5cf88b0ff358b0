"""Accounts and invitations: the administrator's pages, and a manager's for the members of the own organisation."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.pages import Trying
from titian.people.actions.close_account import close_account
from titian.people.actions.invite import NewLink, invite
from titian.people.actions.lift_lock import lift_lock
from titian.people.actions.mail_link import mail_link
from titian.people.actions.move_account import move_account
from titian.people.actions.recover_account import recover_account
from titian.people.actions.sign_out_account import sign_out_account
from titian.people.actions.withdraw_invitation import withdraw_invitation
from titian.people.desk import after_proof, for_permission
from titian.people.forms import InviteForm, RoleForm
from titian.people.leaving import list_holdings
from titian.people.lists import ACCOUNTS, LINKS, LOCKS
from titian.people.locks import list_locks
from titian.people.models import Invitation, Organisation, Station, User
from titian.people.policies import Permission, needs_second_factor
from titian.people.second_factor import has_second_factor
from titian.people.sessions import list_sessions


@require_safe
@for_permission(Permission.MANAGE_ACCOUNTS)
def list_people(request: HttpRequest, reader: User) -> HttpResponseBase:
    audit.record_by(reader, "account.list", f"country:{reader.country_code}")
    accounts = ACCOUNTS.draw(request, reader, User.objects.managed_by(reader).select_related("station", "organisation"))
    open_links = Invitation.objects.managed_by(reader).open_at(timezone.now())
    links = LINKS.draw(request, reader, open_links.select_related("station", "organisation", "account"))
    return (
        accounts.export()
        or links.export()
        or render(request, "people/people.html", {"accounts": accounts, "links": links, "places": _has_places(reader)})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_permission(Permission.MANAGE_ACCOUNTS)
@after_proof
def make_invitation(request: HttpRequest, reader: User) -> HttpResponse:
    form = InviteForm(reader, request.POST if request.method == "POST" else None)
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        mail_to = given.pop("mail_to")
        with trying:
            return _show_link(request, reader, invite(actor=reader, now=timezone.now(), **given), mail_to)
    return trying.draw(request, "people/invite.html", {"places": _has_places(reader)})


@require_POST
@for_permission(Permission.MANAGE_ACCOUNTS)
def end_invitation(request: HttpRequest, reader: User, invitation_id: UUID) -> HttpResponse:
    withdraw_invitation(actor=reader, invitation_id=invitation_id, now=timezone.now())
    return redirect("people")


@require_safe
@for_permission(Permission.MANAGE_ACCOUNTS)
def show_person(request: HttpRequest, reader: User, account_id: UUID) -> HttpResponse:
    account = _get_account(reader, account_id)
    audit.record_by(reader, "account.read", f"user:{account.pk}")
    return render(
        request,
        "people/person.html",
        {**_describe(reader, account), "sessions": len(list_sessions(account, None, timezone.now()))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.MANAGE_ACCOUNTS)
@after_proof
def move_person(request: HttpRequest, reader: User, account_id: UUID) -> HttpResponse:
    account = _get_account(reader, account_id)
    form = RoleForm(reader, request.POST if request.method == "POST" else None, account=account)
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            move_account(actor=reader, account_id=account_id, now=timezone.now(), **form.cleaned_data)
            return _go_back(reader, account)
    return trying.draw(request, "people/move.html", _describe(reader, account))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_permission(Permission.MANAGE_ACCOUNTS)
@after_proof
def let_person_back(request: HttpRequest, reader: User, account_id: UUID) -> HttpResponse:
    account = _get_account(reader, account_id)
    trying = Trying()
    if request.method == "POST":
        with trying:
            link = recover_account(actor=reader, account_id=account_id, now=timezone.now())
            return render(request, "people/link.html", {"link": link, "invitation": link.invitation})
    return trying.draw(request, "people/recover.html", _describe(reader, account))


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.MANAGE_ACCOUNTS)
@after_proof
def close_person(request: HttpRequest, reader: User, account_id: UUID) -> HttpResponse:
    account = _get_account(reader, account_id)
    trying = Trying()
    if request.method == "POST":
        with trying:
            close_account(actor=reader, account_id=account_id, now=timezone.now())
            return _go_back(reader, account)
    return trying.draw(request, "people/close.html", _describe(reader, account))


@require_POST
@for_permission(Permission.MANAGE_ACCOUNTS)
def sign_person_out(request: HttpRequest, reader: User, account_id: UUID) -> HttpResponse:
    account = _get_account(reader, account_id)
    sign_out_account(actor=reader, account_id=account.public_id)
    return _go_back(reader, account)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.LIFT_LOCKS)
def show_locks(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Where signing in is paused after wrong tries. POST lifts the pause of one user name."""
    if request.method == "POST":
        lift_lock(actor=reader, username=request.POST.get("username", ""))
        return redirect("locks")
    minutes = int(settings.AXES_COOLOFF_TIME * 60)
    table = LOCKS.draw(request, reader, list_locks(timezone.now()))
    return table.export() or render(request, "people/locks.html", {"table": table, "minutes": minutes})


def _show_link(request: HttpRequest, reader: User, link: NewLink, mail_to: str) -> HttpResponse:
    """The link, this once; and whether it also went by mail."""
    trying = Trying()
    if mail_to:
        with trying:
            mail_link(actor=reader, made=link, address=mail_to)
    context = {"link": link, "invitation": link.invitation, "mail_to": mail_to, "error": trying.error}
    return render(request, "people/link.html", context)


def _go_back(reader: User, account: User) -> HttpResponse:
    """To the account; whoever ended or moved their own is signed out."""
    return redirect("person", account.public_id) if account.pk != reader.pk else redirect("account_login")


def _get_account(reader: User, account_id: UUID) -> User:
    """The account, if the reader's permission reaches it; else it is not said whether there is one."""
    return get_object_or_404(
        User.objects.managed_by(reader).select_related("station", "organisation"), public_id=account_id
    )


def _describe(reader: User, account: User) -> dict[str, object]:
    return {
        "account": account,
        "is_own": account.pk == reader.pk,
        "has_second_factor": has_second_factor(account),
        "needs_second_factor": needs_second_factor(account),
        "holdings": list_holdings(account) if account.is_active else [],
        "duty": account.duties.filter(ended_at__isnull=True).first(),
        "links": account.invitations.open_at(timezone.now()),
    }


def _has_places(reader: User) -> bool:
    """Whether there is any place to invite somebody to."""
    if reader.is_manager:
        return True
    return Station.objects.managed_by(reader).open().exists() or Organisation.objects.managed_by(reader).open().exists()
