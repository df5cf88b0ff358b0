"""Modules, personas, tests and cases that are written at the desk: their list, one with all its problems, its picture,
playing it.

Playing one draws the field app's own screens in a page that can send nothing: no screening, tally or line in a log
comes of it, here or there.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from titian.courseware.draft import KINDS, ONLY, Draft, Found, Kind, find_kind, is_name, lay_out, list_files
from titian.courseware.draft_yaml import MOST_BYTES
from titian.courseware.practice.build import CourseError
from titian.courseware.practice.picture import draw_one
from titian.courseware.practice.reading import find_pack
from titian.desk.pages import Trying, read_number
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.studio.actions.review_draft import agree_to_draft, send_draft_back
from titian.studio.actions.save_draft import ask_for_second, save_draft
from titian.studio.draft_models import CONTENT_NAMES, KIND_NAMES, CourseDraft, DraftState
from titian.studio.drafting import (
    begin,
    count_untranslated,
    find_base,
    find_english,
    get_learning,
    has_drafted,
    list_found,
    list_needed,
    read_draft,
)
from titian.studio.errors import NameRefused, NothingToWriteBeside, WrongState
from titian.studio.models import SOURCE, LanguageRow, Pack
from titian.studio.playing import NotBuilt, draw_player
from titian.studio.policies import may_work_on

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final = ("content", "words", "sources")
STEPS_SHOWN: Final = 30
DRAWING: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SEE_STUDIO)
def studio_drafts(request: HttpRequest, reader: User) -> HttpResponse:
    """What there is, and what is being written; the form goes to a new one."""
    trying = Trying()
    pack = _find_learning()
    if request.method == "POST":
        kind, name = request.POST.get("kind", ""), request.POST.get("name", "").strip()
        with trying:
            if not is_name(kind, name):
                raise NameRefused
            return redirect("studio_draft", kind, name)
    rows = {(row.kind, row.name): row for row in CourseDraft.objects.select_related("writer")}
    files = list_files(find_base(pack)) if pack else []
    context = {
        "pack": pack,
        "kinds": [
            (
                kind,
                KIND_NAMES[kind],
                [(name, rows.get((kind, name))) for name in sorted(_list_names(kind, files, rows))],
            )
            for kind in KINDS
        ],
        "new_kinds": [kind for kind in KINDS if kind not in ONLY],
        "may_write": may_work_on(reader, Permission.TRANSLATE_TEXTS, SOURCE),
        "typed": {name: request.POST.get(name, "") for name in ("kind", "name")},
    }
    return trying.draw(request, "studio/drafts.html", context)


def _list_names(kind: str, files: list[tuple[Kind, str]], rows: Mapping[tuple[str, str], CourseDraft]) -> set[str]:
    always = {name for one, name in ONLY.items() if one == kind}
    return always | {name for one, name in (*files, *rows) if one == kind}


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SEE_STUDIO)
def studio_draft(request: HttpRequest, reader: User, kind: str, name: str) -> HttpResponse:
    """One, with everything that is wrong with it; what may be done next depends on the reader and on how far it is."""
    pack, row, draft = _get(kind, name)
    trying = Trying()
    typed = _read_typed(request, draft) if request.method == "POST" else draft
    does_save = request.POST.get("do") == "save"
    if request.method == "POST":
        with trying:
            _do(request, reader, row, typed)
            return redirect("studio_draft", kind, name)
        row = CourseDraft.objects.filter(kind=kind, name=name).first()
    is_other = row is not None and any(getattr(typed, field) != getattr(row, field) for field in FIELDS)
    context = _describe(pack, row, typed if does_save else draft)
    context |= {
        "number": row.number if row else 0,
        "theirs": row if is_other and does_save else None,
        "may_write": may_work_on(reader, Permission.TRANSLATE_TEXTS, SOURCE),
        "may_review": may_work_on(reader, Permission.APPROVE_TEXTS, SOURCE),
        "is_own": row is not None and has_drafted(reader, row),
        "reason": request.POST.get("reason", ""),
        "most": MOST_BYTES // 1000,
        "content_name": CONTENT_NAMES[kind],
    }
    return trying.draw(request, "studio/draft.html", context)


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_draft_picture(request: HttpRequest, reader: User, kind: str, name: str) -> HttpResponse:
    """A persona's picture for review, as `titian learning picture` draws it. It runs nothing and loads nothing."""
    pack, _, draft = _get(kind, name)
    if draft.kind != "persona":
        raise Http404
    try:
        with lay_out(draft, find_base(pack)) as folder:
            drawn = draw_one(folder, find_pack(find_base(pack)), draft.name)
    except CourseError as problem:
        raise Http404 from problem
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = DRAWING
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_draft_play(request: HttpRequest, reader: User, kind: str, name: str) -> HttpResponse:
    """The draft on the field app's own screens, in English. Nothing is kept of it, and the page can send nothing."""
    pack, _, draft = _get(kind, name)
    if list_found(pack, draft):
        return redirect("studio_draft", kind, name)
    try:
        return draw_player(draft, find_base(pack), pictures=reverse("studio_draft_shown", args=["_"]))
    except NotBuilt as problem:
        return HttpResponse(problem.message, status=problem.status, content_type="text/plain; charset=utf-8")


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_draft_shown(request: HttpRequest, reader: User, picture: str) -> HttpResponse:
    """A picture of the pack, for a draft that is played."""
    pack = _find_learning()
    drawn = (find_pack(find_base(pack)) / "pictures").glob("*.svg") if pack else ()
    found = {path.stem: path for path in drawn}.get(picture)
    if found is None:
        raise Http404
    response = HttpResponse(found.read_bytes(), content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = DRAWING
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _find_learning() -> Pack | None:
    """None where nothing can be written beside it."""
    try:
        pack = get_learning()
        find_base(pack)
    except NothingToWriteBeside:
        return None
    return pack


def _get(kind: str, name: str) -> tuple[Pack, CourseDraft | None, Draft]:
    """The pack, the draft's row where it was saved, and what stands on its page; 404 for a name that none can have."""
    pack = _find_learning()
    if pack is None or not is_name(kind, name):
        raise Http404
    row = CourseDraft.objects.select_related("writer", "reviewer").filter(kind=kind, name=name).first()
    known = find_kind(kind)
    return pack, row, read_draft(pack, row, known, name) or begin(known, name)


def _read_typed(request: HttpRequest, draft: Draft) -> Draft:
    """What was typed; a file that was sent stands for its field. What is too long stays too long, and is refused."""
    fields = {}
    for field in FIELDS:
        file = request.FILES.get(f"{field}_file")
        if isinstance(file, UploadedFile):
            typed = file.read(MOST_BYTES + 1).decode("utf-8", errors="replace")
        else:
            typed = request.POST.get(field, getattr(draft, field))
        fields[field] = typed.replace("\r\n", "\n").replace("\x00", "")
    return dataclasses.replace(draft, **fields)


def _do(request: HttpRequest, reader: User, row: CourseDraft | None, typed: Draft) -> None:
    seen, now, do = read_number(request), timezone.now(), request.POST.get("do", "")
    if do == "save":
        save_draft(actor=reader, draft=typed, seen=seen, now=now)
        return
    if row is None:
        raise WrongState
    if do == "ask":
        ask_for_second(actor=reader, row=row, seen=seen, now=now)
    elif do == "agree":
        agree_to_draft(actor=reader, row=row, seen=seen, now=now)
    elif do == "send_back":
        send_draft_back(actor=reader, row=row, seen=seen, reason=request.POST.get("reason", ""), now=now)
    else:
        raise WrongState


def _describe(pack: Pack, row: CourseDraft | None, draft: Draft) -> dict[str, object]:
    found = list_found(pack, draft)
    words = draft.read_words()
    needed = [] if found else list_needed(pack, draft)
    english = find_english(pack, draft.kind, draft.name)
    counted = count_untranslated(pack, needed, words)
    names = dict(LanguageRow.objects.filter(tag__in=counted).values_list("tag", "english_name"))
    return {
        "pack": pack,
        "draft": draft,
        "row": row,
        "found": found,
        "elsewhere": [one for one in found if one.field == "elsewhere"],
        "fields": [
            _Box(field, getattr(draft, field), [one for one in found if one.field == field]) for field in FIELDS
        ],
        "untranslated": [(names.get(tag, tag), count) for tag, count in counted.items()],
        # What the studio says since, and this draft does not.
        "differing": [
            (text_id, text)
            for text_id, text in english.items()
            if row and row.state != DraftState.AGREED and text and words.get(text_id, text) != text
        ],
        "steps": list(row.steps.order_by("-number")[:STEPS_SHOWN]) if row else [],
    }


@dataclasses.dataclass(frozen=True)
class _Box:
    """A field of a draft, with what is wrong in it."""

    name: str
    value: str
    found: list[Found]

    @property
    def rows(self) -> int:
        return max(4, min(28, self.value.count("\n") + 2))
