"""The page of other hubs: whose signed files are taken here, and this hub's own key for them."""

from __future__ import annotations

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.forms import dress
from titian.desk.pages import Trying
from titian.library.actions.keep_known_hub import add_known_hub, end_known_hub
from titian.library.between_hubs import write_key_file
from titian.library.errors import IdentityMissing
from titian.library.identity import find_root_jwk
from titian.library.models import KnownHub
from titian.people.desk import after_proof, for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.sealing import fingerprint_words, thumbprint

KEEP: Final = Permission.KEEP_KNOWN_HUBS


class HubForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("What you call it"), max_length=80)
    file = forms.FileField(label=gettext_lazy("Its key, in a file"))
    words = forms.CharField(
        label=gettext_lazy("The six words of its root, as its administrator reads them to you"),
        max_length=200,
        help_text=gettext_lazy("Call a number that you know already, not one from the message with the file."),
    )
    address = forms.CharField(
        label=gettext_lazy("Where it is, where it may be asked over the network"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Such as https://hub.example. Leave it open where files go from hand to hand."),
    )


@require_safe
@for_permission(KEEP)
def show_hubs(request: HttpRequest, reader: User) -> HttpResponse:
    root = find_root_jwk()
    context = {
        "hubs": KnownHub.objects.select_related("by").order_by("name", "pk"),
        "own_words": " ".join(fingerprint_words(thumbprint(root))) if root else "",
    }
    return render(request, "library/hubs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
@after_proof
def enter_hub(request: HttpRequest, reader: User) -> HttpResponseBase:
    form = dress(HubForm(*((request.POST, request.FILES) if request.method == "POST" else ())))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            given = form.cleaned_data
            add_known_hub(
                actor=reader, now=timezone.now(), data=given["file"].read(), words=given["words"], name=given["name"],
                address=given["address"],
            )  # fmt: skip
            return redirect("known_hubs")
    return trying.draw(request, "library/enter_hub.html")


@require_POST
@for_permission(KEEP)
def end_hub(request: HttpRequest, reader: User, pk: int) -> HttpResponseBase:
    end_known_hub(actor=reader, hub=get_object_or_404(KnownHub, pk=pk), now=timezone.now())
    return redirect("known_hubs")


@require_safe
@for_permission(KEEP)
def give_key(request: HttpRequest, reader: User) -> HttpResponse:
    """Nothing secret is in it."""
    try:
        text = write_key_file()
    except IdentityMissing as error:
        return HttpResponse(str(error.message), status=error.status, content_type="text/plain; charset=utf-8")
    headers = {"Content-Disposition": 'attachment; filename="titian-hub-key.json"'}
    return HttpResponse(text, content_type="application/json", headers=headers)
