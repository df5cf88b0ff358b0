"""Calendars: a file for one meeting, and a secret address that a calendar asks for all a reader may see."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from titian.meetings.actions.open_calendar import close_calendar, open_calendar
from titian.meetings.calendars import write_feed, write_invitation
from titian.meetings.models import CalendarLink
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.workplan.models import Meeting

SEE: Final = Permission.SEE_PLAN
CALENDAR: Final = "text/calendar; charset=utf-8"
KEPT: Final = timedelta(days=400)


@require_safe
@for_permission(SEE)
def show_calendar(request: HttpRequest, reader: User) -> HttpResponse:
    link = CalendarLink.objects.filter(account=reader).first()
    return render(request, "meetings/calendar.html", {"link": link})


@require_POST
@for_permission(SEE)
def open_link(request: HttpRequest, reader: User) -> HttpResponse:
    """The new address stands on this page and on no other: the hub keeps nothing it could be read from."""
    token = open_calendar(actor=reader, now=timezone.now())
    address = f"{settings.TITIAN.desk_origin}{reverse('calendar_feed', args=[token])}"
    link = CalendarLink.objects.get(account=reader)
    return render(request, "meetings/calendar.html", {"link": link, "address": address})


@require_POST
@for_permission(SEE)
def close_link(request: HttpRequest, reader: User) -> HttpResponse:
    close_calendar(actor=reader)
    return redirect("meeting_calendar")


@require_safe
def give_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the address, sees what its account sees of announced meetings: names, places, hours."""
    link = CalendarLink.objects.find(token)
    if link is None:
        raise Http404
    now = timezone.now()
    seen = Meeting.objects.visible_to(link.account).filter(announced_at__isnull=False, ends_on__gt=(now - KEPT).date())
    rows = seen.prefetch_related("sessions").order_by("begins_on", "pk")
    return HttpResponse(write_feed(rows, name=settings.TITIAN.hub_name, now=now), content_type=CALENDAR)


@require_safe
@for_permission(SEE)
def give_invitation(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    announced = Meeting.objects.visible_to(reader).filter(announced_at__isnull=False)
    meeting = get_object_or_404(announced.prefetch_related("sessions", "called__group"), pk=pk)
    name = f"meeting-{meeting.begins_on.isoformat()}.ics"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write_invitation(meeting, now=timezone.now()), content_type=CALENDAR, headers=headers)
