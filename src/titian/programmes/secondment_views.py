"""Secondments as pages: calls, one call with who was nominated, one secondment."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet, Sum
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from titian.desk.pages import RecordPage, Trying, add_page, list_page
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.programmes.actions.keep_alumna import open_alumna_address
from titian.programmes.actions.keep_programme import add_call
from titian.programmes.codes import WAS_HERE, CallState
from titian.programmes.forms import CallForm
from titian.programmes.models import Call, Deliverable, Secondment
from titian.programmes.secondment_workflow import CALL, CALL_FIELDS, SECONDMENT
from titian.programmes.tables import CALLS
from titian.programmes.views import SEE, Context, list_items
from titian.tables.hiding import hide_small
from titian.tables.shown import say_figure

KEEP: Final = Permission.KEEP_SECONDMENTS
OWN: Final = Permission.KEEP_NOMINATIONS


def list_calls(reader: User) -> QuerySet[Call]:
    return Call.objects.visible_to(reader)


def count_alumni() -> int | None:
    """How many were seconded, those who are forgotten too; None where they are few."""
    were = Secondment.objects.filter(state__in=sorted(WAS_HERE)).aggregate(number=Count("pk"))["number"]
    gone = Call.objects.aggregate(number=Sum("forgotten"))["number"] or 0
    return hide_small(were + gone)


def describe_calls(reader: User) -> Context:
    open_ = Call.objects.visible_to(reader).filter(state=CallState.OPEN).count()
    return {"may_keep": may(reader, KEEP), "alumni": say_figure(count_alumni()), "open": open_}


CALLS_PAGE: Final = list_page("programmes/calls.html", CALLS, SEE, list_calls, describe_calls)
ADD_CALL: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: CallForm(data), add_call, title=gettext_lazy("Prepare a call")
)


def describe_call(request: HttpRequest, reader: User, call: Call) -> Context:
    """What was brought is seen by whoever sees the call; of a person reads who nominated and who keeps it."""
    brought = Deliverable.objects.filter(secondment__call=call, secondment__state__in=sorted(WAS_HERE))
    return {
        "call": call,
        "items": list_items(call, reader),
        "secondments": Secondment.objects.visible_to(reader).filter(call=call).select_related("party").order_by("pk"),
        "brought": brought.exclude(done_on=None).order_by("done_on", "pk"),
        "may_keep": may(reader, KEEP),
    }


class CallPage(RecordPage):
    """With what stands already in the forms that change it; a focal point nominates for their own alone."""

    def draw(self, request: HttpRequest, reader: User, record: Call, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        initial: dict[str, Context] = {
            "amend": {name: getattr(record, name) for name in CALL_FIELDS},
        }
        for move in self.workflow.list_moves(reader, record):
            form = given.get(move.name) or move.make_form()
            if form is None:
                continue
            if move.name == "nominate" and not may(reader, KEEP):
                del form.fields["party"]
            if not form.is_bound:
                form.initial = initial.get(move.name, {})
            given[move.name] = form
        return super().draw(request, reader, record, given=given, **more)


CALL_PAGE: Final = CallPage("programmes/call.html", CALL, SEE, list_calls, describe_call)


def list_secondments(reader: User) -> QuerySet[Secondment]:
    return Secondment.objects.visible_to(reader).select_related("call", "party")


def describe_secondment(request: HttpRequest, reader: User, secondment: Secondment) -> Context:
    return {"deliverables": secondment.deliverables.order_by("pk")}


SECONDMENT_PAGE: Final = RecordPage(
    "programmes/secondment.html", SECONDMENT, OWN, list_secondments, describe_secondment
)


@require_POST
@for_permission(OWN)
def give_alumna_address(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """The new address stands on this page and on no other."""
    row = get_object_or_404(list_secondments(reader), pk=pk)
    with Trying() as trying:
        token = open_alumna_address(actor=reader, secondment=row, now=timezone.now())
        address = f"{settings.TITIAN.desk_origin}{reverse('alumna', args=[token])}"
        return render(request, "programmes/address.html", {"address": address, "back": row, "about": row.call})
    return SECONDMENT_PAGE.draw(request, reader, row, error=trying.error)
