"""The independent body's pages. What a complaint says is never here: the reader's own browser opens it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.feedback.actions.move_complaint import close_complaint
from titian.feedback.actions.publish_counts import publish_counts
from titian.feedback.categories import ACTS, CATEGORIES
from titian.feedback.doors import Door
from titian.feedback.errors import AnswerUnknown, FeedbackError
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


@require_safe
@for_permission(Permission.READ_COMPLAINTS)
def list_records(request: HttpRequest, reader: User) -> HttpResponseBase:
    """What phones told of officers' acts. The reader's browser opens them all; here stands only which came when."""
    records = Complaint.objects.visible_to(reader).oversight().for_list()
    table = RECORDS.draw(request, reader, records, may_export=False)
    names = [*ACTS.items(), *((f"door.{door.value}", door.label) for door in Door)]
    return table.export() or render(request, "feedback/records.html", {"table": table, "names": names})


@require_safe
@for_permission(Permission.READ_COMPLAINTS)
def show_complaint(request: HttpRequest, reader: User, complaint_id: uuid.UUID) -> HttpResponse:
    complaint = _get(reader, complaint_id)
    audit.record("user", str(reader.pk), "complaint.show", f"complaint:{complaint.pk}")
    return _show(request, complaint)


@require_POST
@for_permission(Permission.READ_COMPLAINTS)
def close(request: HttpRequest, reader: User, complaint_id: uuid.UUID) -> HttpResponse:
    try:
        close_complaint(actor=reader, complaint_id=complaint_id, now=timezone.now())
    except AnswerUnknown as error:
        raise Http404 from error
    except FeedbackError as error:
        return _show(request, _get(reader, complaint_id), error=error, status=error.status)
    return redirect("complaint", complaint_id=complaint_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.READ_COMPLAINTS)
def publish(request: HttpRequest, reader: User) -> HttpResponse:
    form = PublishForm(request.POST or None)
    error: FeedbackError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            publish_counts(actor=reader, month=form.cleaned_data["month"], counts=form.counts, now=timezone.now())
        except FeedbackError as problem:
            error = problem
        else:
            return redirect("complaint_counts")
    is_refused = error is not None or (request.method == "POST" and not form.is_valid())
    return render(
        request,
        "feedback/publish.html",
        {"form": form, "error": error, "months": list_published(reader), "smallest": SMALLEST_SHOWN},
        status=422 if is_refused else 200,
    )


def _get(reader: User, complaint_id: uuid.UUID) -> Complaint:
    complaint = Complaint.objects.visible_to(reader).for_list().filter(pk=complaint_id).first()
    if complaint is None:
        raise Http404
    return complaint


def _show(
    request: HttpRequest, complaint: Complaint, *, error: FeedbackError | None = None, status: int = 200
) -> HttpResponse:
    context = {"complaint": complaint, "error": error, "categories": CATEGORIES.items()}
    return render(request, "feedback/complaint.html", context, status=status)
