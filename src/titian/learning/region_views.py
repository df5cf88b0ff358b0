"""The region's pages: counts of courses as countries have signed them, and the way they come in."""

from __future__ import annotations

from typing import Final

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from titian.desk.forms import dress
from titian.desk.pages import Trying, list_page
from titian.learning.actions.take_counts import take_counts
from titian.learning.models import ReceivedCourse
from titian.learning.tables import RECEIVED
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may

TAKE: Final = Permission.TAKE_LEARNING_COUNTS


def list_received(reader: User) -> QuerySet[ReceivedCourse]:
    return ReceivedCourse.objects.visible_to(reader).select_related("source")


RECEIVED_PAGE: Final = list_page(
    "learning/received.html",
    RECEIVED,
    Permission.SEE_LEARNING_COUNTS,
    list_received,
    lambda reader: {"may_take": may(reader, TAKE), "may_train": may(reader, Permission.KEEP_TRAINERS)},
)


class TakeForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The file that the coordinator of the country sent"),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    words = forms.CharField(
        label=gettext_lazy("The six words of its root, as its coordinator reads them to you"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Asked once, with the first file of a country."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(TAKE)
def take_file(request: HttpRequest, reader: User) -> HttpResponseBase:
    form = dress(TakeForm(*((request.POST, request.FILES) if request.method == "POST" else ())))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            source, is_new = take_counts(
                actor=reader,
                data=form.cleaned_data["file"].read(),
                heard=form.cleaned_data["words"],
                now=timezone.now(),
            )
            if is_new:
                return redirect("received_course_counts")
            return trying.draw(request, "learning/take.html", {"is_known": True, "country": source.country})
    return trying.draw(request, "learning/take.html")
