"""Taking and handing over the duty of a station. What is shown of it stands on the station's page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from titian.desk.pages import Trying, read_uuid
from titian.people.actions.take_duty import hand_over_duty, take_duty
from titian.people.desk import for_permission
from titian.people.forms import HandOverForm
from titian.people.models import Duty, User
from titian.people.policies import Permission


@require_POST
@for_permission(Permission.KEEP_DUTY)
def take(request: HttpRequest, reader: User) -> HttpResponse:
    with Trying() as trying:
        take_duty(actor=reader, seen=read_uuid(request.POST.get("seen", "")), now=timezone.now())
        return redirect("station")
    return trying.draw(request, "people/duty_refused.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.KEEP_DUTY)
def hand_over(request: HttpRequest, reader: User) -> HttpResponse:
    current = Duty.objects.visible_to(reader).current().filter(holder=reader).first()
    form = HandOverForm(reader, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        seen = read_uuid(request.POST.get("seen", "")) or UUID(int=0)
        with Trying() as trying:
            hand_over_duty(actor=reader, seen=seen, to=form.cleaned_data["to"].public_id, now=timezone.now())
            return redirect("station")
        return trying.draw(request, "people/duty_refused.html")
    return render(request, "people/hand_over.html", {"form": form, "duty": current}, status=422 if form.errors else 200)
