"""The public page: an offer is passed on without an account and without a trace; and where a person gets help."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from titian.leads.actions.take_offer import take_from_page
from titian.leads.codes import Purpose
from titian.leads.errors import OfferRefused, PageClosed
from titian.leads.forms import PublicForm
from titian.leads.lines import find_lines
from titian.leads.words import LANGUAGES, RIGHT_TO_LEFT, choose_language, name_all, read_words
from titian.people.addresses import find_network
from titian.people.limits import RateExceeded

Context = dict[str, Any]  # Any: what templates take
TLP: Final = (("red", "tlp-red"), ("amber+strict", "tlp-amber"), ("green", "tlp-green"))
PAP: Final = (("red", "pap-red"), ("green", "pap-green"))
PURPOSES: Final = tuple((code, f"purpose-{code}") for code in Purpose.values)


@require_safe
@never_cache
def find_page(request: HttpRequest) -> HttpResponseBase:
    """The page in a language that the browser asks for."""
    asked = [part.partition(";")[0].strip() for part in request.headers.get("Accept-Language", "").split(",")]
    return redirect("offer_page", choose_language(asked))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def show_page(request: HttpRequest, tag: str) -> HttpResponse:
    words = find_words(tag)
    if request.method != "POST":
        return _draw(request, tag, words)
    form = PublicForm(request.POST)
    if not form.is_valid():
        return _draw(request, tag, words, status=422)
    try:
        take_from_page(network=find_network(request), now=timezone.now(), **form.cleaned_data)
    except OfferRefused as refused:
        return _draw(request, tag, words, refused=refused.reason, given=form.cleaned_data, status=refused.status)
    except PageClosed as refused:
        return _draw(request, tag, words, status=refused.status)
    except RateExceeded as refused:
        page = _draw(request, tag, words, refused="often", given=form.cleaned_data, status=refused.status)
        page.headers["Retry-After"] = str(refused.retry_after)
        return page
    return _draw(request, tag, words, is_taken=True)


@require_safe
@never_cache
def show_person(request: HttpRequest, tag: str) -> HttpResponse:
    """Lines for help, and a field to write in that is sent nowhere."""
    words = find_words(tag)
    return render(request, "leads/person.html", describe_page(tag, words))


def find_words(tag: str) -> dict[str, str]:
    """What the page says, by names as templates take them. Raises Http404 for a language it has not."""
    if tag not in LANGUAGES:
        raise Http404
    return name_all(read_words(tag))


def describe_page(tag: str, words: dict[str, str]) -> Context:
    """What every page here is drawn with: its language, its words, and the lines that are verified today."""
    lines = find_lines(timezone.now().date())
    return {
        "tag": tag,
        "direction": "rtl" if tag in RIGHT_TO_LEFT else "ltr",
        "words": words,
        "languages": LANGUAGES.items(),
        "lines": lines,
    }


def _draw(
    request: HttpRequest,
    tag: str,
    words: dict[str, str],
    *,
    refused: str = "",
    given: Context | None = None,
    is_taken: bool = False,
    status: int = 200,
) -> HttpResponse:
    chosen = given or {"words": "", "tlp": "amber+strict", "pap": "red", "purpose": "warn"}
    named: dict[str, tuple[tuple[str, str], ...]] = {"tlp": TLP, "pap": PAP, "purpose": PURPOSES}
    context = {
        **describe_page(tag, words),
        "refused": words[f"refused_{refused}"] if refused else "",
        "is_about_person": refused == "person",
        "given": chosen["words"],
        "is_taken": is_taken,
        "check_title": read_words(tag, "check")["title"],
        "choices": [
            (name, words[name], [(code, words[key.replace("-", "_")], code == chosen[name]) for code, key in codes])
            for name, codes in named.items()
        ],
    }
    return render(request, "leads/offer.html", context, status=status)
