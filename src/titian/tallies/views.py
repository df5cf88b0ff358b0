from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from titian.people.desk import for_permission
from titian.people.figures import from_copy
from titian.people.models import Station, User
from titian.people.policies import Permission
from titian.tables.hiding import SMALLEST_SHOWN
from titian.tallies.models import CountedCell
from titian.tallies.tables import FIGURES, WEEKS


@require_safe
@for_permission(Permission.SEE_TALLIES)
@from_copy
def list_figures(request: HttpRequest, reader: User) -> HttpResponse | StreamingHttpResponse:
    weeks = CountedCell.objects.visible_to(reader).list_station_weeks(
        Station.objects.visible_to(reader).name_by_id(), limit=read_weeks(request)
    )
    table = FIGURES.draw(request, reader, weeks, options={"station": list_stations(reader)})
    return table.export() or render(request, "tallies/figures.html", {"table": table, "smallest": SMALLEST_SHOWN})


def read_weeks(request: HttpRequest) -> int:
    """How many of the newest weeks the form asks for."""
    asked = request.GET.get("weeks", "")
    return int(asked) if asked in WEEKS else int(next(iter(WEEKS)))


def list_stations(reader: User) -> dict[str, str]:
    return {str(pk): name for pk, name in Station.objects.visible_to(reader).order_by("name").values_list("pk", "name")}
