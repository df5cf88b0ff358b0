"""What offers say now: kept at the desk, read by anybody on a page and as JSON."""

from __future__ import annotations

from typing import Final

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from titian.desk.pages import RecordPage, add_page, list_page
from titian.leads.actions.keep_lures import add_lure
from titian.leads.forms import COUNTRIES
from titian.leads.heard_views import may_play
from titian.leads.lure_models import LONGEST_LURE, Lure
from titian.leads.lure_workflow import LURE
from titian.leads.public_views import describe_page, find_words
from titian.leads.words import LANGUAGES, RIGHT_TO_LEFT
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables import Column, Table

SEE: Final = Permission.SEE_LEADS
KEEP: Final = Permission.KEEP_LEADS
LURES: Final = Table(
    name="lures",
    caption=gettext_lazy("Lures"),
    columns=(
        Column("words", gettext_lazy("What such offers say"), str, link=Lure.get_absolute_url),
        Column("language", gettext_lazy("Language"), lambda row: LANGUAGES[row.language], sort=("language",)),
        Column("country", gettext_lazy("Country"), lambda row: row.country, sort=("country",)),
        Column("until", gettext_lazy("Shown until"), lambda row: row.expires_on, sort=("expires_on",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="-until",
    empty=gettext_lazy("Nobody has written one yet."),
    hides_caption=True,
)


class LureForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language it is written in"), choices=list(LANGUAGES.items()))
    country = forms.ChoiceField(
        label=gettext_lazy("Country in which such offers are shown"), choices=COUNTRIES, required=False
    )
    words = forms.CharField(
        label=gettext_lazy("What such offers say"),
        help_text=gettext_lazy(
            "In your own words, for whoever screens or warns: what is promised, asked and hidden. No names of people "
            "or firms, no numbers, no addresses."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_LURE,
    )
    rests_on = forms.CharField(
        label=gettext_lazy("What it rests on"),
        help_text=gettext_lazy("For the second person alone; nobody outside reads it."),
        max_length=LONGEST_LURE,
    )


def list_lures(reader: User) -> QuerySet[Lure]:
    return Lure.objects.visible_to(reader)


LURES_PAGE: Final = list_page("leads/lures.html", LURES, SEE, list_lures, may_export=False)
ADD_LURE: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: LureForm(data), add_lure, title=gettext_lazy("Add a lure")
)
LURE_PAGE: Final = RecordPage(
    "leads/lure.html",
    LURE,
    SEE,
    list_lures,
    lambda request, reader, lure: {"language": LANGUAGES[lure.language]},
    shows_history=True,
)


@require_safe
@never_cache
@may_play
def show_lures(request: HttpRequest, tag: str) -> HttpResponse:
    """What is released today, first that of the page's language."""
    words = find_words(tag)
    lures = sorted(Lure.objects.current_on(timezone.now().date()), key=lambda lure: lure.language != tag)
    rows = [(lure, "rtl" if lure.language in RIGHT_TO_LEFT else "ltr") for lure in lures]
    return render(request, "leads/lures_now.html", {**describe_page(tag, words), "lures": rows})


@require_safe
def give_lures(request: HttpRequest) -> JsonResponse:
    """The same for programs. Who keeps a copy drops what has expired, or stands here no more."""
    lures = [
        {
            "id": str(lure.pk), "language": lure.language, "country": lure.country, "words": lure.words,
            "released_on": str(lure.released_on), "expires_on": str(lure.expires_on),
        }
        for lure in Lure.objects.current_on(timezone.now().date())
    ]  # fmt: skip
    response = JsonResponse({"tlp": "clear", "lures": lures}, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
