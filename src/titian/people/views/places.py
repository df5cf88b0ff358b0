"""Stations and organisations: the administrator's pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.pages import Trying
from titian.people.actions.add_organisation import add_organisation
from titian.people.actions.add_station import add_station
from titian.people.actions.change_place import change_organisation
from titian.people.actions.change_place import change_station as change
from titian.people.actions.close_place import close_organisation, close_station
from titian.people.desk import for_permission
from titian.people.forms import OrganisationForm, StationForm
from titian.people.lists import ACTIVE_MEMBERS, ACTIVE_STAFF, ORGANISATIONS, STATIONS
from titian.people.models import Country, Organisation, Station, User
from titian.people.needs import NEEDS
from titian.people.policies import Permission


@require_safe
@for_permission(Permission.MANAGE_PLACES)
def list_places(request: HttpRequest, reader: User) -> HttpResponseBase:
    stations = STATIONS.draw(request, reader, Station.objects.managed_by(reader).annotate(people=ACTIVE_STAFF))
    organisations = ORGANISATIONS.draw(
        request, reader, Organisation.objects.managed_by(reader).annotate(people=ACTIVE_MEMBERS)
    )
    return (
        stations.export()
        or organisations.export()
        or render(request, "people/places.html", {"stations": stations, "organisations": organisations})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.MANAGE_PLACES)
def add_new_station(request: HttpRequest, reader: User) -> HttpResponse:
    form = StationForm(request.POST if request.method == "POST" else None)
    return _fill(
        request,
        form,
        {"what": "station"},
        lambda given: add_station(**given, country=_get_country(reader), actor=reader),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.MANAGE_PLACES)
def change_station(request: HttpRequest, reader: User, place_id: UUID) -> HttpResponse:
    station = _get_station(reader, place_id)
    form = StationForm(request.POST if request.method == "POST" else None, station=station)
    return _fill(
        request,
        form,
        {"what": "station", "place": station, "people": station.staff.filter(is_active=True).count()},
        lambda given: change(actor=reader, station_id=place_id, **given),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.MANAGE_PLACES)
def add_new_organisation(request: HttpRequest, reader: User) -> HttpResponse:
    form = OrganisationForm(request.POST if request.method == "POST" else None, needs=_list_needs())
    return _fill(
        request,
        form,
        {"what": "organisation"},
        lambda given: add_organisation(**given, country=_get_country(reader), actor=reader),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.MANAGE_PLACES)
def change_one_organisation(request: HttpRequest, reader: User, place_id: UUID) -> HttpResponse:
    organisation = _get_organisation(reader, place_id)
    data = request.POST if request.method == "POST" else None
    form = OrganisationForm(data, needs=_list_needs(), organisation=organisation)
    return _fill(
        request,
        form,
        {
            "what": "organisation",
            "place": organisation,
            "people": organisation.members.filter(is_active=True).count(),
        },
        lambda given: change_organisation(actor=reader, organisation_id=place_id, **given),
    )


@require_POST
@for_permission(Permission.MANAGE_PLACES)
def end_station(request: HttpRequest, reader: User, place_id: UUID) -> HttpResponse:
    station = _get_station(reader, place_id)
    with Trying() as trying:
        close_station(actor=reader, station_id=place_id, now=timezone.now())
        return redirect("places")
    context = {"what": "station", "place": station, "form": StationForm(station=station)}
    return trying.draw(request, "people/place_form.html", context)


@require_POST
@for_permission(Permission.MANAGE_PLACES)
def end_organisation(request: HttpRequest, reader: User, place_id: UUID) -> HttpResponse:
    organisation = _get_organisation(reader, place_id)
    with Trying() as trying:
        close_organisation(actor=reader, organisation_id=place_id, now=timezone.now())
        return redirect("places")
    form = OrganisationForm(needs=_list_needs(), organisation=organisation)
    return trying.draw(request, "people/place_form.html", {"what": "organisation", "place": organisation, "form": form})


def _fill(
    request: HttpRequest,
    form: StationForm | OrganisationForm,
    context: dict[str, object],
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """The form, empty or with what is wrong; once it is right, the action, and back to the list.

    Any: what the form has cleaned, under the names of the action's arguments.
    """
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            act(form.cleaned_data)
            return redirect("places")
    return trying.draw(request, "people/place_form.html", context)


def _get_station(reader: User, place_id: UUID) -> Station:
    return get_object_or_404(Station.objects.managed_by(reader), pk=place_id)


def _get_organisation(reader: User, place_id: UUID) -> Organisation:
    return get_object_or_404(Organisation.objects.managed_by(reader), pk=place_id)


def _get_country(reader: User) -> Country:
    return Country.objects.get(code=reader.country_code)


def _list_needs() -> dict[str, str]:
    return {code: str(label) for code, label in NEEDS.items()}
