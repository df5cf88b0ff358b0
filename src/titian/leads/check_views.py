"""The page on which anybody checks an offer: the signs come to the browser, and its words go nowhere.

The page takes no form: it only gives. What it shows is a list of signs with what to ask, which stands there without
JavaScript too; with it, those that were seen in the words, each with the words that raised it.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from titian.leads.check_data import read_data
from titian.leads.public_views import describe_page, find_words
from titian.leads.words import SOURCE, name_all, read_countries, read_words

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "pays": ("candidate_pays",),
    "money": ("passes_money",),
    "carries": ("carries_sealed",),
    "papers": ("no_border_papers",),
    "local": ("local_though_abroad",),
    "border": ("border_town", "border_front_desk"),
    "pay": ("pay_without_experience", "high_pay_abroad"),
    "hidden": ("hidden_letters",),
    "at-once": ("at_once",),
    "work-unnamed": ("work_unnamed",),
    "no-check": ("no_check",),
    "chat": ("chat_only",),
    "many": ("many_places",),
    "all-paid": ("all_paid",),
    "daily": ("daily_pay",),
}
"""Sign as the page says it (`why-…`, `ask-…`) → the rules it stands for, in the order of the page. `hidden_letters` is
no rule: it is what the letters themselves show."""


@require_safe
@never_cache
def show_check(request: HttpRequest, tag: str) -> HttpResponse:
    """The page in one language. Its policy lets no form be sent."""
    words = find_words(tag)
    said = read_words(tag, "check")
    context = {
        **describe_page(tag, words),
        "is_checked": tag == SOURCE,  # the words of this page are drafts, whatever those of the other are
        "check": name_all(said),
        "countries": sorted(read_countries(tag).items(), key=itemgetter(1)),
        "signs": [(" ".join(rules), said[f"why-{sign}"], said[f"ask-{sign}"]) for sign, rules in SIGNS.items()],
    }
    response = render(request, "leads/check.html", context)
    response.headers["Content-Security-Policy"] = POLICY
    return response


@require_safe
def show_signs(request: HttpRequest) -> HttpResponse:
    """The signs and rules as a browser reads them; anybody may keep them for a day."""
    served = read_data()
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    tag = f'"{served.tag}{"-gzip" if is_packed else ""}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(served.packed if is_packed else served.plain, content_type="application/json")
        if is_packed:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = tag
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
