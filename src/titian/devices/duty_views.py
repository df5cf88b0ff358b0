"""The page of the region's duty desks, and its file where there is no network."""

from __future__ import annotations

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.forms import dress
from titian.desk.pages import Trying
from titian.devices.actions.take_sheet import bring_sheet
from titian.devices.duty_desks import list_standing
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may

SEE: Final = Permission.SEE_DUTY_DESKS
TAKE: Final = Permission.KEEP_KNOWN_HUBS


class SheetForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("The contact sheet, in a file"))


@require_safe
@for_permission(SEE)
def show_desks(request: HttpRequest, reader: User) -> HttpResponse:
    context = {"standing": list_standing(timezone.now()), "may_take": may(reader, TAKE)}
    response = render(request, "devices/duty_desks.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(TAKE)
def take(request: HttpRequest, reader: User) -> HttpResponseBase:
    form = dress(SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ())))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            bring_sheet(actor=reader, data=form.cleaned_data["file"].read(), now=timezone.now())
            return redirect("devices:duty_desks")
    return trying.draw(request, "devices/take_sheet.html")
