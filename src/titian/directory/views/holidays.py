"""The public holidays of a country: what closes on holidays is not open then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from titian.desk.errors import NotAllowed
from titian.directory.actions.keep_holiday import add_holiday, remove_holiday
from titian.directory.country_forms import HolidayForm
from titian.directory.models import Holiday
from titian.directory.policies import may_keep_country
from titian.people.desk import for_permission
from titian.people.models import Country, User
from titian.people.policies import Permission

SHOWN_BACK: Final = timedelta(days=31)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.EDIT_DIRECTORY)
def keep_holidays(request: HttpRequest, reader: User) -> HttpResponse:
    """Whoever writes entries reads them; a coordinator adds a day, or takes one away."""
    country = get_object_or_404(Country, pk=reader.country_code)
    if request.method != "POST":
        return _show(request, reader, country, HolidayForm())
    form = HolidayForm(request.POST)
    removed = _read_day(request.POST.get("remove", ""))
    if removed is not None:
        remove_holiday(actor=reader, country=country, on=removed)
    elif not may_keep_country(reader, country):
        raise NotAllowed
    elif not form.is_valid():
        return _show(request, reader, country, form, status=422)
    else:
        add_holiday(actor=reader, country=country, on=form.cleaned_data["on"], name=form.cleaned_data["name"])
    return redirect("directory_holidays")


def _read_day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def _show(request: HttpRequest, reader: User, country: Country, form: HolidayForm, status: int = 200) -> HttpResponse:
    today = timezone.now().date()
    context = {
        "form": form,
        "holidays": Holiday.objects.filter(country=country, on__gte=today - SHOWN_BACK).order_by("on"),
        "today": today,
        "may_keep": may_keep_country(reader, country),
        "country": country,
    }
    return render(request, "directory/holidays.html", context, status=status)
