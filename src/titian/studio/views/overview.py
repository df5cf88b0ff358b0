"""The whole of a pack at a glance, its languages, and who works on them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.pages import Trying
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.studio.actions.add_language import add_language
from titian.studio.actions.give_language import give_language, list_workers, take_language_away
from titian.studio.coverage import STEPS, cover
from titian.studio.models import LanguageRow, Pack
from titian.studio.policies import list_own_tags
from titian.studio.views.finding import get_pack


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio(request: HttpRequest, reader: User) -> HttpResponse:
    """The packs; where there is one, that one."""
    packs = list(Pack.objects.visible_to(reader).order_by("slug"))
    if len(packs) == 1:
        return _show(request, reader, packs[0])
    return render(request, "studio/packs.html", {"packs": packs})


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_pack(request: HttpRequest, reader: User, slug: str) -> HttpResponse:
    return _show(request, reader, get_pack(reader, slug))


def _show(request: HttpRequest, reader: User, pack: Pack) -> HttpResponse:
    modules, lines = cover(pack)
    own = list_own_tags(reader)
    context = {
        "pack": pack,
        "lines": lines,
        "modules": modules,
        "own_lines": [line for line in lines if line.language.tag in own],
        "steps": [(step, step * 24 // STEPS) for step in range(STEPS + 1)],
        "may_keep": may(reader, Permission.KEEP_STUDIO),
        "may_translate": may(reader, Permission.TRANSLATE_TEXTS),
    }
    return render(request, "studio/pack.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.KEEP_STUDIO)
def studio_add_language(request: HttpRequest, reader: User, slug: str) -> HttpResponse:
    pack = get_pack(reader, slug)
    trying = Trying()
    if request.method == "POST":
        with trying:
            language = add_language(actor=reader, pack=pack, tag=request.POST.get("tag", ""), now=timezone.now())
            return redirect("studio_language", pack.slug, language.tag)
    rows = LanguageRow.objects.exclude(tag__in=pack.languages.values("row")).order_by("english_name")
    return trying.draw(request, "studio/add_language.html", {"pack": pack, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.KEEP_STUDIO)
def studio_people(request: HttpRequest, reader: User) -> HttpResponse:
    """Who works on which language; the form of each gives one and takes one away."""
    workers = list_workers(reader)
    trying = Trying()
    if request.method == "POST":
        person = _find_person(request, reader)
        tag = request.POST.get("tag", "")
        with trying:
            if request.POST.get("do") == "take":
                take_language_away(actor=reader, person=person, tag=tag)
            else:
                give_language(actor=reader, person=person, tag=tag, now=timezone.now())
            return redirect("studio_people")
    context = {
        "people": workers.select_related("organisation")
        .prefetch_related("studio_languages__row")
        .order_by("first_name", "username"),
        "rows": LanguageRow.objects.order_by("english_name"),
    }
    return trying.draw(request, "studio/people.html", context)


def _find_person(request: HttpRequest, reader: User) -> User:
    try:
        return get_object_or_404(list_workers(reader), public_id=request.POST.get("person", ""))
    except ValidationError as problem:  # no UUID at all
        raise Http404 from problem
