"""How somebody wants to hear that something waits: a page of the own account, and the link that confirms an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.errors import NotAllowed, Refused
from titian.desk.pages import Trying
from titian.notices.actions.confirm_address import confirm_address
from titian.notices.actions.forget_browser import forget_browser
from titian.notices.actions.give_address import give_address
from titian.notices.actions.set_times import set_times
from titian.notices.actions.switch_mail import forget_address, switch_mail_off, switch_mail_on
from titian.notices.forms import AddressForm, TimesForm
from titian.notices.keys import find_public_key
from titian.notices.mail import can_mail
from titian.notices.models import Browser, Preference
from titian.notices.words import say_waiting
from titian.people.desk import for_permission
from titian.people.limits import RateExceeded
from titian.people.models import User
from titian.people.policies import Permission
from titian.people.zones import find_zone

SWITCHES: Final[dict[str, Callable[..., None]]] = {
    "on": switch_mail_on,
    "off": switch_mail_off,
    "forget": forget_address,
}


@require_safe
@for_permission(Permission.RECEIVE_NOTICES)
def show_notices(request: HttpRequest, reader: User) -> HttpResponse:
    return _show(request, reader)


@require_POST
@for_permission(Permission.RECEIVE_NOTICES)
def take_address(request: HttpRequest, reader: User) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _show(request, reader, address_form=form, status=422)
    address = form.cleaned_data["address"]
    return _act(request, reader, lambda: give_address(account=reader, address=address, now=timezone.now()))


@require_POST
@for_permission(Permission.RECEIVE_NOTICES)
def switch_mail(request: HttpRequest, reader: User, what: str) -> HttpResponse:
    switch = SWITCHES.get(what)
    if switch is None:
        raise Http404
    return _act(request, reader, lambda: switch(account=reader, now=timezone.now()))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_permission(Permission.RECEIVE_NOTICES)
def confirm(request: HttpRequest, reader: User, token: str) -> HttpResponse:
    """A page with one button: opening the link alone confirms nothing, since mail servers open links too."""
    if request.method != "POST":
        return render(request, "notices/confirm.html", {"token": token})
    return _act(request, reader, lambda: confirm_address(account=reader, token=token, now=timezone.now()))


@require_POST
@for_permission(Permission.RECEIVE_NOTICES)
def choose_times(request: HttpRequest, reader: User) -> HttpResponse:
    form = TimesForm(request.POST, wish=_find_wish(reader))
    if not form.is_valid():
        return _show(request, reader, times_form=form, status=422)
    with Trying(form) as trying:
        set_times(account=reader, times=form.times(), now=timezone.now())
        return redirect("notices")
    return _show(request, reader, times_form=form, error=trying.error, status=trying.status)


@require_POST
@for_permission(Permission.RECEIVE_NOTICES)
def forget(request: HttpRequest, reader: User, browser_id: UUID) -> HttpResponse:
    browser = get_object_or_404(Browser.objects.visible_to(reader), pk=browser_id)
    return _act(request, reader, lambda: forget_browser(actor=reader, browser=browser))


def _find_wish(reader: User) -> Preference:
    known = Preference.objects.filter(account=reader).first()
    return known or Preference(account=reader, zone=find_zone(reader.country_code))


def _act(request: HttpRequest, reader: User, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except NotAllowed:
        raise
    except (Refused, RateExceeded) as error:
        return _show(request, reader, error=error, status=error.status)
    return redirect("notices")


def _show(
    request: HttpRequest,
    reader: User,
    *,
    address_form: AddressForm | None = None,
    times_form: TimesForm | None = None,
    error: Refused | RateExceeded | None = None,
    status: int = 200,
) -> HttpResponse:
    wish = _find_wish(reader)
    context = {
        "wish": wish,
        "can_mail": can_mail(),
        "is_printed": settings.TITIAN.smtp is None,
        "push_key": find_public_key(),
        "browsers": Browser.objects.visible_to(reader).order_by("added_at"),
        "said": say_waiting(),
        "address_form": address_form or AddressForm(),
        "times_form": times_form or TimesForm(wish=wish),
        "error": error,
    }
    return render(request, "notices/notices.html", context, status=status)
