"""Ten listeners a part: what they understood, and the sheet on which it is noted where there is no screen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.pages import Trying, read_number
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.studio.actions.note_listener import note_listener
from titian.studio.comprehension import (
    ANSWER_NAMES,
    HEARING_NAMES,
    LEAST_UNDERSTOOD,
    Hearing,
    Result,
    choose_texts,
    find_result,
    find_results,
)
from titian.studio.comprehension_models import LISTENERS
from titian.studio.models import Clip, PackLanguage, Translation
from titian.studio.policies import may_work_on
from titian.studio.views.finding import get_language, get_pack
from titian.studio.views.recording import may_play


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_comprehension(request: HttpRequest, reader: User, slug: str, tag: str) -> HttpResponse:
    """Every part that says something aloud, and how far its listeners are."""
    language = get_language(get_pack(reader, slug), tag)
    results = find_results([language])
    spoken = set(
        Translation.objects.there()
        .filter(language=language, text__is_spoken=True)
        .values_list("text__module", flat=True)
        .distinct()
        .order_by()
    )
    voiced = set(
        Clip.objects.heard()
        .current()
        .filter(language=language)
        .values_list("text__module", flat=True)
        .distinct()
        .order_by()
    )
    parts = []
    for module, title in language.pack.modules:
        if module in spoken:
            result = results.get((language.pk, module))
            hearing = result.hearing if result else Hearing.WAITING if module in voiced else Hearing.SILENT
            last = result.sheet.listeners.order_by("number").last() if result else None
            parts.append((module, title, hearing, HEARING_NAMES[hearing], result, last))
    return render(request, "studio/comprehension.html", {**_name(language), "parts": parts})


@require_http_methods(["GET", "HEAD", "POST"])
@may_play("'self'")
@for_permission(Permission.SEE_STUDIO)
def studio_listeners(request: HttpRequest, reader: User, slug: str, tag: str, part: str) -> HttpResponse:
    """One part: what its listeners understood, and for a reviewer the form for the next."""
    language = get_language(get_pack(reader, slug), tag)
    title = _get_title(language, part)
    trying = Trying()
    if request.method == "POST":
        with trying:
            noted = note_listener(
                actor=reader,
                language=language,
                module=part,
                sheet=read_number(request, "sheet"),
                number=read_number(request),
                answers=[request.POST.get(f"answer-{place}", "") for place in range(read_number(request, "texts"))],
                now=timezone.now(),
            )
            following = redirect("studio_listeners", slug, tag, part)
            following["Location"] += "#next" if noted.number < LISTENERS else ""
            return following
    result = find_result(language, part)
    is_open = result is not None and result.is_open
    begins = not is_open and (result is None or "new" in request.GET or trying.error is not None)
    rows = _list_rows(language, result) if is_open and result else choose_texts(language, part)
    context = {
        **_name(language),
        "part": part,
        "title": title,
        "result": result,
        "hearing": result.hearing if result else Hearing.WAITING if rows else Hearing.SILENT,
        "rows": [(place, row, request.POST.get(f"answer-{place}", "")) for place, row in enumerate(rows)],
        "answers": [(answer.value, name) for answer, name in ANSWER_NAMES.items()],
        "noted": list(result.sheet.listeners.order_by("number")) if result else [],
        "english": _find_english(language, result),
        "sheet": result.sheet.pk if result and is_open else 0,
        "number": result.listeners + 1 if result and is_open else 1,
        "asks": bool(rows) and (is_open or begins) and may_work_on(reader, Permission.APPROVE_CLIPS, tag),
        "may_begin": bool(rows) and may_work_on(reader, Permission.APPROVE_CLIPS, tag),
    }
    return trying.draw(request, "studio/listeners.html", context)


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_comprehension_sheet(request: HttpRequest, reader: User, slug: str, tag: str, part: str) -> HttpResponse:
    """The same on paper: a row a text, a column a listener, to be filled by hand."""
    language = get_language(get_pack(reader, slug), tag)
    title = _get_title(language, part)
    result = find_result(language, part)
    rows = _list_rows(language, result) if result is not None and result.is_open else choose_texts(language, part)
    numbers = range(1, LISTENERS + 1)
    context = {**_name(language), "part": part, "title": title, "rows": rows, "numbers": numbers}
    return render(request, "studio/comprehension_sheet.html", context)


def _name(language: PackLanguage) -> dict[str, object]:
    return {
        "language": language,
        "pack": language.pack,
        "row": language.row,
        "wanted": LISTENERS,
        "least": LEAST_UNDERSTOOD,
    }


def _get_title(language: PackLanguage, part: str) -> str:
    for name, title in language.pack.modules:
        if name == part:
            return str(title)
    raise Http404


def _list_rows(language: PackLanguage, result: Result) -> list[Translation]:
    """The texts of a round, in its order."""
    named = [text_id for text_id, _ in result.sheet.texts]
    rows = Translation.objects.there().filter(language=language, text__text_id__in=named).select_related("text")
    found = {row.text.text_id: row for row in rows}
    return [found[name] for name in named if name in found]


def _find_english(language: PackLanguage, result: Result | None) -> list[tuple[object, str]]:
    """Each text of the round with its English, or with nothing where the pack has it no more."""
    if result is None:
        return []
    named = [text.text_id for text in result.texts]
    said = dict(language.pack.texts.filter(text_id__in=named).values_list("text_id", "source"))
    return [(text, said.get(text.text_id, "")) for text in result.texts]
