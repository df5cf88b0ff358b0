from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from titian import audit
from titian.exchange.figures import TABLES
from titian.exchange.hsds.export import stream_directory
from titian.exchange.hxl.figures import Figures
from titian.exchange.published_form import PUBLISHED
from titian.people.desk import for_permission
from titian.people.figures import from_copy
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables.hxl import write_table


@require_safe
@for_permission(Permission.SEE_COUNTRY_FIGURES)
def take_figures(request: HttpRequest, reader: User, name: str) -> HttpResponseBase:
    """One table of the country's figures as a file; the log says who took it."""
    if name not in TABLES:
        raise Http404
    audit.record_by(reader, "table.export", f"table:{name}", {"form": "hxl"})
    return _give(request, reader, name)


@from_copy
def _give(request: HttpRequest, reader: User, name: str) -> HttpResponse:
    table = TABLES[name](Figures.seen_by(reader))
    response = HttpResponse(write_table(table), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="titian-{name}-{timezone.now():%Y-%m-%d}.csv"'
    return response


@require_safe
def take_htcds_form(request: HttpRequest) -> FileResponse:
    """The survey form of HTCDS, corrected. Anybody may have it: nothing of this hub is in it."""
    return FileResponse(PUBLISHED.open("rb"), as_attachment=True, filename=PUBLISHED.name)


@require_safe
@for_permission(Permission.APPROVE_DIRECTORY)
def take_directory(request: HttpRequest, reader: User) -> StreamingHttpResponse:
    """The live, public directory of the reader's country as a file of HSDS; the log says who took it."""
    audit.record_by(reader, "directory.export", "form:hsds")
    response = StreamingHttpResponse(stream_directory(reader.country_code or ""), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="titian-hsds-{timezone.now():%Y-%m-%d}.json"'
    return response
