"""What a secret address opens, without an account: the question about an action plan, and an alumna's page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from titian.desk.follow_ups import AnswerForm
from titian.desk.forms import dress
from titian.desk.pages import Trying
from titian.programmes.actions.follow_up import answer_by_address
from titian.programmes.actions.keep_alumna import forget_by_address
from titian.programmes.forms import ForgetForm
from titian.programmes.models import Call, Secondment, Undertaking


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer_link(request: HttpRequest, token: str) -> HttpResponse:
    """One question at a time, the earliest that is asked; where none is, when the next comes."""
    undertaking = Undertaking.objects.find(token)
    if undertaking is None:
        raise Http404
    rows = list(undertaking.follow_ups.order_by("months").select_related("undertaking__party"))
    asked = next((row for row in rows if row.state == "asked"), None)
    form = dress(AnswerForm(request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if asked is not None and form.is_bound and form.is_valid():
        with trying:
            answer_by_address(asked, form.cleaned_data, timezone.now())
            return redirect("follow_up_link", token)
    context = {"undertaking": undertaking, "asked": asked, "rows": rows}
    return trying.draw(request, "programmes/link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show_alumna(request: HttpRequest, token: str) -> HttpResponse:
    """Open calls, what she brought, and the way to be forgotten."""
    secondment = Secondment.objects.find(token)
    if secondment is None:
        raise Http404
    form = dress(ForgetForm(request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            forget_by_address(secondment, timezone.now())
            return render(request, "programmes/forgotten.html")
    calls = Call.objects.for_alumni()
    return trying.draw(request, "programmes/alumna.html", {"secondment": secondment, "calls": calls})
