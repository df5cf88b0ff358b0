"""Who saw this? Every look at the log is itself an entry of the log."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from titian import audit
from titian.hub.inspection.entries import find_accounts, find_thing, list_entries
from titian.hub.inspection.export import WRITERS
from titian.hub.inspection.names import Names
from titian.hub.inspection.openings import count_weeks, draw_private, list_own
from titian.hub.inspection.tables import ACCOUNT, LOG, THING
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.tables.drawn import Drawn
from titian.tables.hiding import SMALLEST_SHOWN

NOT_FOUND: Final = "nothing-of-this-name"


@require_safe
@for_permission(Permission.SEE_AUDIT)
def show_log(request: HttpRequest, reader: User) -> HttpResponse:
    table = LOG.draw(request, reader, list_entries(reader), may_export=False)
    audit.record_by(reader, "audit.read", "audit:log", _describe(table))
    rows = list(table.page.object_list)
    names = Names.of(rows)
    for row in rows:
        row.who, row.what = names.who(row), names.what(row)
    table.page.object_list = rows
    context = {
        "table": table,
        "exports": may(reader, Permission.EXPORT_AUDIT),
        "query": request.GET.urlencode(),
        "weeks": count_weeks(timezone.now().date()),
        "smallest": SMALLEST_SHOWN,
        "opens": may(reader, Permission.SEE_LOG_OPENINGS),
    }
    return render(request, "inspection/log.html", context)


@require_safe
@for_permission(Permission.SEE_OWN_LOG)
def show_own_log(request: HttpRequest, reader: User) -> HttpResponse:
    """What the log keeps apart of the reader's own organisation. A look is written down."""
    table = draw_private(request, reader, list_own(reader))
    audit.record_by(reader, "audit.read_own", f"organisation:{reader.organisation_id}")
    return render(request, "inspection/own_log.html", {"table": table})


@require_safe
@for_permission(Permission.EXPORT_AUDIT)
def export_log(request: HttpRequest, reader: User, form: str) -> HttpResponseBase:
    """Everything the filters leave, as the inspector's file. The entry of it is written before the first byte."""
    if form not in WRITERS:
        raise Http404
    write, content_type, ending = WRITERS[form]
    table = LOG.draw(request, reader, list_entries(reader, Permission.EXPORT_AUDIT), may_export=False)
    audit.record_by(reader, "audit.export", "audit:log", {**_describe(table), "form": form})
    response = StreamingHttpResponse(write(table.rows), content_type=content_type)
    name = f"titian-audit-{timezone.now():%Y-%m-%d}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _describe(table: Drawn) -> dict[str, str | int | bool]:
    """What was looked for, as ids: what somebody typed may be a name and is not written down."""
    given = dict(table.asked.given)
    said: dict[str, str | int | bool] = {}
    if thing := given.pop(THING.name, ""):
        said["thing"] = next(iter(find_thing(thing)), NOT_FOUND)
    if account := given.pop(ACCOUNT.name, ""):
        said["account"] = ", ".join(f"user:{key}" for key in find_accounts(account)) or NOT_FOUND
    return {**said, **given}
