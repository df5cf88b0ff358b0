"""The public page: an offer is passed on without an account and without a trace; and where a person gets help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from titian.leads.actions.take_offer import take_from_page
from titian.leads.actions.take_picture import take_picture_from_page
from titian.leads.codes import Purpose
from titian.leads.errors import OfferRefused, PageClosed, PictureTooLarge
from titian.leads.forms import PublicForm, PublicPictureForm
from titian.leads.heard_views import describe_clips, may_play
from titian.leads.lines import find_lines
from titian.leads.models import HelpLine
from titian.leads.pictures import find_lacks
from titian.leads.words import (
    LANGUAGES,
    RIGHT_TO_LEFT,
    choose_language,
    is_checked,
    name_all,
    read_countries,
    read_words,
)
from titian.people.addresses import find_network
from titian.people.country_names import COUNTRY_NAMES
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
@may_play
def show_page(request: HttpRequest, tag: str) -> HttpResponse:
    words = find_words(tag)
    if request.method != "POST":
        return _draw(request, tag, words)
    is_picture = "language" in request.POST
    form = PublicPictureForm(request.POST, request.FILES) if is_picture else PublicForm(request.POST)
    if not form.is_valid():
        return _draw(request, tag, words, status=422)
    try:
        is_read = _take(request, form.cleaned_data, is_picture=is_picture)
    except OfferRefused as refused:
        return _draw(request, tag, words, refused=refused.reason, given=form.cleaned_data, status=refused.status)
    except PageClosed as refused:
        return _draw(request, tag, words, status=refused.status)
    except RateExceeded as refused:
        page = _draw(request, tag, words, refused="often", given=form.cleaned_data, status=refused.status)
        page.headers["Retry-After"] = str(refused.retry_after)
        return page
    return _draw(request, tag, words, is_taken=is_read, is_waiting=not is_read)


def _take(request: HttpRequest, given: Context, *, is_picture: bool) -> bool:
    """False where it is a picture that waits to be read. Raises what the actions do, and `PictureTooLarge`."""
    if not is_picture:
        take_from_page(network=find_network(request), now=timezone.now(), **given)
        return True
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        raise PictureTooLarge  # it was not taken in
    file = given["picture"]
    return take_picture_from_page(
        content=file.read() if file else b"",
        network=find_network(request),
        now=timezone.now(),
        **{name: given[name] for name in ("language", "tlp", "pap", "purpose")},
    )


@require_safe
@never_cache
@may_play
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
        "is_checked": is_checked(tag),
        **describe_clips(tag),
        "lines": {
            "are_enough": lines.are_enough,
            "for_persons": name_countries(lines.for_persons, tag),
            "for_children": name_countries(lines.for_children, tag),
        },
    }


def name_countries(lines: Iterable[HelpLine], tag: str) -> list[tuple[HelpLine, str]]:
    """Each with its country as the language names it, or as English does."""
    names = {**COUNTRY_NAMES, **read_countries(tag)}
    return [(line, names.get(line.country, line.country)) for line in lines]


def _draw(
    request: HttpRequest,
    tag: str,
    words: dict[str, str],
    *,
    refused: str = "",
    given: Context | None = None,
    is_taken: bool = False,
    is_waiting: bool = False,
    status: int = 200,
) -> HttpResponse:
    chosen = given or {"words": "", "tlp": "amber+strict", "pap": "red", "purpose": "warn"}
    named: dict[str, tuple[tuple[str, str], ...]] = {"tlp": TLP, "pap": PAP, "purpose": PURPOSES}
    page = describe_page(tag, words)
    context = {
        **page,
        "refused": words[f"refused_{refused}"] if refused else "",
        "refused_clip": page["clips"].get(f"refused_{refused}", ""),
        "is_about_person": refused == "person",
        "given": chosen["words"],
        "is_taken": is_taken,
        "is_waiting": is_waiting,
        "are_pictures_read": not find_lacks(tag),
        "check_title": read_words(tag, "check")["title"],
        "choices": [
            (name, words[name], [(code, words[key.replace("-", "_")], code == chosen[name]) for code, key in codes])
            for name, codes in named.items()
        ],
    }
    return render(request, "leads/offer.html", context, status=status)
