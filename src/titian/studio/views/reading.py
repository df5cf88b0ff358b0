"""Readers' sheets: made, printed and taken in by a reviewer; filled in by a link, without an account."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.pages import Trying
from titian.people.desk import for_permission
from titian.people.links import hash_token
from titian.people.models import User
from titian.people.policies import Permission
from titian.studio.actions.open_reading import open_reading
from titian.studio.actions.return_reading import find_reading, return_reading
from titian.studio.actions.take_reading import take_reading
from titian.studio.coverage import count_first_words
from titian.studio.errors import ReadingOver, StudioError
from titian.studio.models import PackLanguage
from titian.studio.policies import may_work_on
from titian.studio.reading import LONGEST_NAME, LONGEST_NOTE, MARK_NAMES, MINUTES, Scope, list_lines
from titian.studio.reading_models import Reading
from titian.studio.views.finding import get_language, get_pack

LINK: Final = "titian_reading"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_permission(Permission.SEE_STUDIO)
def studio_readings(request: HttpRequest, reader: User, slug: str, tag: str) -> HttpResponse:
    """The sheets of a language; for a reviewer of it the button that makes one, and its link this once."""
    language = get_language(get_pack(reader, slug), tag)
    trying = Trying()
    made: Reading | None = None
    link = ""
    if request.method == "POST":
        with trying:
            of = Scope.FIRST_WORDS if request.POST.get("of") == Scope.FIRST_WORDS else Scope.RISK
            made, token = open_reading(actor=reader, language=language, now=timezone.now(), of=of)
            link = f"{settings.TITIAN.desk_origin}/reading/{token}/"
    context = {
        **_name(language),
        "first": count_first_words([language])[language.pk],
        "readings": language.readings.order_by("-opened_at"),
        "may_take": _may_take(reader, language),
        "made": made,
        "link": link,
        "now": timezone.now(),
    }
    return trying.draw(request, "studio/readings.html", context)


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_reading_sheet(request: HttpRequest, reader: User, slug: str, tag: str, reading_id: UUID) -> HttpResponse:
    """On paper: number, words, what they must say, a box for each mark and a line to write on."""
    sheet = _get_reading(reader, slug, tag, reading_id)
    return render(request, "studio/reading_sheet.html", {**_name(sheet.language), **_describe(sheet)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SEE_STUDIO)
def studio_reading(request: HttpRequest, reader: User, slug: str, tag: str, reading_id: UUID) -> HttpResponse:
    """What came back, or the form to type it in from paper; a reviewer of the language takes it in."""
    sheet = _get_reading(reader, slug, tag, reading_id)
    trying = Trying()
    if request.method == "POST":
        with trying:
            take_reading(
                actor=reader,
                reading=sheet,
                marks=_read_marks(request, len(sheet.texts)),
                name=request.POST.get("name", ""),
                now=timezone.now(),
            )
            return redirect("studio_reading", slug, tag, reading_id)
    context = {
        **_name(sheet.language),
        **_describe(sheet),
        "may_take": _may_take(reader, sheet.language) and sheet.taken_at is None,
    }
    return trying.draw(request, "studio/reading.html", context)


@require_safe
@never_cache
def open_reading_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keeps the link's hash in the session and goes on without the link. Opening it spends nothing."""
    request.session[LINK] = hash_token(token)
    return redirect("reading")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reading(request: HttpRequest) -> HttpResponse:
    """The sheet for its reader, who needs no account: words, what they must say, a mark and a note for each."""
    mark, now = request.session.get(LINK, ""), timezone.now()
    try:
        if not mark:
            raise ReadingOver
        sheet = find_reading(mark, now)
        if request.method == "POST":
            marks = _read_marks(request, len(sheet.texts))
            return_reading(mark=mark, marks=marks, name=request.POST.get("name", ""), now=now)
            return render(request, "studio/reading_done.html", {**_name(sheet.language), "code": sheet.code})
    except StudioError as over:
        return render(request, "studio/reading_over.html", {"error": over}, status=over.status)
    return render(request, "studio/reading_open.html", {**_name(sheet.language), **_describe(sheet)})


def _may_take(reader: User, language: PackLanguage) -> bool:
    return may_work_on(reader, Permission.APPROVE_TEXTS, language.tag) and not language.is_source


def _get_reading(reader: User, slug: str, tag: str, reading_id: UUID) -> Reading:
    language = get_language(get_pack(reader, slug), tag)
    return get_object_or_404(language.readings.select_related("language__row", "language__pack"), pk=reading_id)


def _read_marks(request: HttpRequest, texts: int) -> list[tuple[str, str]]:
    numbers = range(1, texts + 1)
    return [(request.POST.get(f"mark-{number}", ""), request.POST.get(f"note-{number}", "")) for number in numbers]


def _name(language: PackLanguage) -> dict[str, object]:
    return {"language": language, "pack": language.pack, "row": language.row, "minutes": MINUTES}


def _describe(sheet: Reading) -> dict[str, object]:
    return {
        "reading": sheet,
        "lines": list_lines(sheet),
        "marks": [(mark.value, name) for mark, name in MARK_NAMES.items()],
        "longest_note": LONGEST_NOTE,
        "longest_name": LONGEST_NAME,
    }
