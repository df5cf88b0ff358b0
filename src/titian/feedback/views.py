"""The independent body's pages. What a complaint says is never here: the reader's own browser opens it."""

from __future__ import annotations

import uuid
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.pages import Trying, list_page
from titian.feedback.actions.move_complaint import close_complaint
from titian.feedback.actions.publish_counts import publish_counts
from titian.feedback.categories import ACTS, CATEGORIES
from titian.feedback.doors import Door
from titian.feedback.forms import PublishForm
from titian.feedback.models import Complaint
from titian.feedback.published import list_published
from titian.feedback.tables import COMPLAINTS, RECORDS
from titian.people.desk import for_permission
from titian.people.lists import MEMBERS
from titian.people.members import list_members
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables.hiding import SMALLEST_SHOWN


@require_safe
@for_permission(Permission.READ_COMPLAINTS)
def list_complaints(request: HttpRequest, reader: User) -> HttpResponseBase:
    table = COMPLAINTS.draw(
        request, reader, Complaint.objects.visible_to(reader).complaints().for_list(), may_export=False
    )
    organisation = reader.organisation
    members = list_members(organisation) if organisation is not None else []
    return table.export() or render(
        request,
        "feedback/complaints.html",
        {
            "table": table,
            "members": MEMBERS.draw(request, reader, members, may_export=False),
            "is_listed": organisation is not None and organisation.recipient_listed_at is not None,
        },
    )


# What phones told of officers' acts. The reader's browser opens them all; here stands only which came when.
RECORDS_PAGE: Final = list_page(
    "feedback/records.html",
    RECORDS,
    Permission.READ_COMPLAINTS,
    lambda reader: Complaint.objects.visible_to(reader).oversight().for_list(),
    lambda reader: {"names": [*ACTS.items(), *((f"door.{door.value}", door.label) for door in Door)]},
    may_export=False,
)


@require_safe
@for_permission(Permission.READ_COMPLAINTS)
def show_complaint(request: HttpRequest, reader: User, complaint_id: uuid.UUID) -> HttpResponse:
    complaint = _get(reader, complaint_id)
    audit.record_by(reader, "complaint.show", f"complaint:{complaint.pk}")
    return _show(request, complaint, Trying())


@require_POST
@for_permission(Permission.READ_COMPLAINTS)
def close(request: HttpRequest, reader: User, complaint_id: uuid.UUID) -> HttpResponse:
    with Trying() as trying:
        close_complaint(actor=reader, complaint_id=complaint_id, now=timezone.now())
        return redirect("complaint", complaint_id=complaint_id)
    return _show(request, _get(reader, complaint_id), trying)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.READ_COMPLAINTS)
def publish(request: HttpRequest, reader: User) -> HttpResponse:
    form = PublishForm(request.POST if request.method == "POST" else None)
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            publish_counts(actor=reader, month=form.cleaned_data["month"], counts=form.counts, now=timezone.now())
            return redirect("complaint_counts")
    context = {"months": list_published(reader), "smallest": SMALLEST_SHOWN}
    return trying.draw(request, "feedback/publish.html", context)


def _get(reader: User, complaint_id: uuid.UUID) -> Complaint:
    return get_object_or_404(Complaint.objects.visible_to(reader).for_list(), pk=complaint_id)


def _show(request: HttpRequest, complaint: Complaint, trying: Trying) -> HttpResponse:
    context = {"complaint": complaint, "categories": CATEGORIES.items()}
    return trying.draw(request, "feedback/complaint.html", context)
