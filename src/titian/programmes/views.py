"""Programmes as pages: the list, one programme with its counts and action plans, figures, follow-ups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from titian import audit
from titian.desk.follow_ups import ANSWERS, Barrier, show_followed
from titian.desk.pages import RecordPage, add_page, list_page
from titian.people.country_names import COUNTRY_NAMES
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may, reaches
from titian.programmes.actions.follow_up import has_nobody_to_ask, open_address
from titian.programmes.actions.keep_programme import PLAIN, add_programme, list_lines, write_counts
from titian.programmes.codes import LineKind
from titian.programmes.figures import AGENCIES, NAMES, TITLES, make_hxl, show_figures
from titian.programmes.forms import ProgrammeForm
from titian.programmes.models import Call, FollowUp, Programme, Undertaking
from titian.programmes.querysets import FollowUpQuerySet
from titian.programmes.tables import FIGURES, PROGRAMMES
from titian.programmes.workflow import FOLLOW_UP, PROGRAMME
from titian.tables.hxl import write_table
from titian.tables.shown import say_cells, say_figure
from titian.workplan.models import ActionItem

SEE: Final = Permission.SEE_PLAN
KEEP: Final = Permission.KEEP_PROGRAMMES
Context = dict[str, Any]  # Any: what templates take


def list_programmes(reader: User) -> QuerySet[Programme]:
    return Programme.objects.visible_to(reader).select_related("organiser")


def list_closed(reader: User) -> QuerySet[Programme]:
    return Programme.objects.visible_to(reader).closed().prefetch_related("counts", "lines")


PROGRAMMES_PAGE: Final = list_page(
    "programmes/programmes.html", PROGRAMMES, SEE, list_programmes, lambda reader: {"may_keep": may(reader, KEEP)}
)
ADD_PROGRAMME: Final = add_page(
    "desk/add.html",
    KEEP,
    lambda reader, data: ProgrammeForm(data),
    add_programme,
    title=gettext_lazy("Add a programme"),
)
FIGURES_PAGE: Final = list_page("programmes/figures.html", FIGURES, SEE, list_closed)


@require_safe
@for_permission(SEE)
def take_hxl(request: HttpRequest, reader: User) -> HttpResponse:
    """The figures that the reader sees, as CSV with HXL hashtags; the log says who took it."""
    audit.record("user", str(reader.pk), "table.export", "table:programme-figures", {"form": "hxl"})
    table = make_hxl(list_closed(reader).order_by("begins_on", "pk"))
    response = HttpResponse(write_table(table), content_type="text/csv; charset=utf-8")
    name = f"titian-programmes-{timezone.now():%Y-%m-%d}.hxl.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def list_items(record: Programme | Call, reader: User) -> QuerySet[ActionItem]:
    """What of the plan it fulfils, as far as the reader sees it."""
    return record.items.visible_to(reader).order_by("number")


def describe_programme(request: HttpRequest, reader: User, programme: Programme) -> Context:
    lines = list_lines(programme)
    figures = show_figures(programme)
    follow_ups = FollowUp.objects.filter(undertaking__programme=programme).prefetch_related("barriers")
    undertakings = Undertaking.objects.visible_to(reader).filter(programme=programme)
    return {
        "programme": programme,
        "modules": lines[LineKind.MODULE],
        "facilitators": lines[LineKind.FACILITATOR],
        "countries": [COUNTRY_NAMES.get(code, code) for code in lines[LineKind.COUNTRY]],
        "agencies": [AGENCIES[code] for code in lines[LineKind.AGENCY]],
        "items": list_items(programme, reader),
        "figures": figures,
        "total": say_figure(figures.total),
        "parts": [(TITLES[part], say_cells(shown, NAMES[part])) for part, shown in figures.parts.items()],
        "followed": [
            (row.months, None if row.answers is None else say_cells(row.answers, ANSWERS), list_barriers(row.barriers))
            for row in show_followed(follow_ups)
        ],
        "undertakings": [
            (row, sorted(row.follow_ups.all(), key=lambda one: one.months), has_nobody_to_ask(row))
            for row in undertakings.select_related("party__organisation").prefetch_related("follow_ups").order_by("pk")
        ],
        "may_keep": reaches(reader, KEEP, **programme.place_of()),
        "may_name": reaches(reader, Permission.KEEP_NAMES, **programme.place_of()),
    }


def list_barriers(barriers: Mapping[str, int | None]) -> list[tuple[str | Promise, int]]:
    return [(Barrier(code).label, number) for code, number in barriers.items() if number is not None]


class ProgrammePage(RecordPage):
    """With what stands already in the forms that change it."""

    def draw(self, request: HttpRequest, reader: User, record: Programme, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        lines = list_lines(record)
        initial: dict[str, Context] = {
            "amend": {
                **{name: getattr(record, name) for name in PLAIN},
                "modules": "\n".join(lines[LineKind.MODULE]),
                "facilitators": "\n".join(lines[LineKind.FACILITATOR]),
                "countries": " ".join(lines[LineKind.COUNTRY]),
                "agencies": lines[LineKind.AGENCY],
            },
            "count": {
                "total": record.total,
                "lines": write_counts(record.counts.order_by("country", "agency", "gender")),
            },
            "tell_results": {"outputs": record.outputs, "lessons": record.lessons},
        }
        for move in self.workflow.list_moves(reader, record):
            form = given.get(move.name) or move.make_form()
            if form is None:
                continue
            if not form.is_bound:
                form.initial = initial.get(move.name, {})
            given[move.name] = form
        return super().draw(request, reader, record, given=given, **more)


PROGRAMME_PAGE: Final = ProgrammePage("programmes/programme.html", PROGRAMME, SEE, list_programmes, describe_programme)


def list_follow_ups(reader: User) -> FollowUpQuerySet:
    rows = FollowUp.objects.visible_to(reader)
    return rows.select_related("undertaking__programme", "undertaking__party").prefetch_related("barriers")


FOLLOW_UP_PAGE: Final = RecordPage("programmes/follow_up.html", FOLLOW_UP, SEE, list_follow_ups)


@require_safe
@for_permission(Permission.ANSWER_FOLLOW_UPS)
def show_asked(request: HttpRequest, reader: User) -> HttpResponse:
    """What is asked of the reader's own, or of anybody for whoever keeps programmes."""
    return render(request, "programmes/asked.html", {"rows": list_follow_ups(reader).asked().order_by("due_on", "pk")})


@require_POST
@for_permission(KEEP)
def give_address(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """The new address stands on this page and on no other: the hub keeps nothing it could be read from."""
    row = get_object_or_404(Undertaking.objects.visible_to(reader).select_related("programme"), pk=pk)
    token = open_address(actor=reader, undertaking=row, now=timezone.now())
    address = f"{settings.TITIAN.desk_origin}{reverse('follow_up_link', args=[token])}"
    context = {"address": address, "back": row.programme, "about": row}
    return render(request, "programmes/address.html", context)
