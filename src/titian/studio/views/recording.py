"""The room where texts are spoken, and the one where what was spoken is heard."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import Concatenate, Final, ParamSpec

from csp.decorators import csp_update
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.errors import Refused
from titian.desk.pages import Trying
from titian.library.ranges import RangeUnsatisfiable, parse_range
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.studio.actions.hear_clip import approve_clip, send_clip_back
from titian.studio.actions.record_clip import record_clip, try_recording
from titian.studio.clip_states import ClipMove, may_move_clip
from titian.studio.clip_steps import has_spoken
from titian.studio.comprehension import list_understood
from titian.studio.comprehension_models import LISTENERS
from titian.studio.errors import RecordingTooLarge, StudioError
from titian.studio.models import Clip, PackLanguage, Translation
from titian.studio.policies import may_work_on
from titian.studio.querysets import ClipQuerySet
from titian.studio.recording import LARGEST
from titian.studio.speaking import estimate_seconds
from titian.studio.states import State
from titian.studio.views.finding import get_language, get_pack, get_translation

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
HEARD: Final = "studio_heard"
HEARD_KEPT: Final = 60
FORM_AROUND: Final = 64 * 1024  # bytes of a form around its file


def may_play(*sources: str) -> Callable[[Page[P]], Page[P]]:
    """Lets the page play sound from these sources; no other page of the desk plays any."""

    def wrap(page: Page[P]) -> Page[P]:
        return csp_update({"media-src": list(sources)})(page)  # type: ignore[return-value]  # it passes any further arguments on

    return wrap


@require_safe
@may_play("'self'", "blob:")  # blob: what was just recorded, before it is kept
@for_permission(Permission.RECORD_CLIPS)
def studio_record_next(request: HttpRequest, reader: User, slug: str, tag: str) -> HttpResponseBase:
    """The first text of the sitting; where there is none, the page that says so."""
    language = get_language(get_pack(reader, slug), tag)
    waiting = list_sitting(language)
    if waiting:
        return redirect("studio_record", slug, tag, waiting[0].text.text_id)
    context = {"pack": language.pack, "language": language, "row": language.row, "left": 0}
    return render(request, "studio/recording.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_play("'self'", "blob:")  # blob: what was just recorded, before it is kept
@for_permission(Permission.RECORD_CLIPS)
def studio_record(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponseBase:
    """One text to say. A recording is posted as its bytes, or as a file of a form where no script runs."""
    translation = get_translation(reader, slug, tag, text_id)
    trying = Trying()
    is_form = (request.content_type or "").startswith("multipart/")
    if request.method == "POST":
        with trying:
            record_clip(
                actor=reader,
                translation=translation,
                words_sha256=_read_words(request, is_form=is_form),
                content=_read_bytes(request, is_form=is_form),
                now=timezone.now(),
            )
            following = find_following(translation)
            return redirect(following) if is_form else JsonResponse({"next": following}, status=201)
    if trying.error is not None and not is_form:
        return _refuse(trying.error)
    return trying.draw(request, "studio/recording.html", _describe(reader, translation))


@require_POST
@for_permission(Permission.RECORD_CLIPS)
def studio_try(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponse:
    """What the recording would be, and its levels. Nothing is kept."""
    translation = get_translation(reader, slug, tag, text_id)
    try:
        made = try_recording(
            actor=reader,
            translation=translation,
            words_sha256=_read_words(request, is_form=False),
            content=_read_bytes(request, is_form=False),
        )
    except StudioError as problem:
        return _refuse(problem)
    levels = made.levels
    return JsonResponse(
        {
            "seconds": made.seconds,
            "taken_before": levels.taken_before,
            "taken_after": levels.taken_after,
            "speech_db": levels.speech_db,
            "noise_db": levels.noise_db,
            "opus": base64.b64encode(made.opus).decode(),
        }
    )


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_clip(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponse:
    """A clip, whole or a range of it. What somebody was given whole their session remembers; a part is not the clip."""
    clip = _get_clip(get_translation(reader, slug, tag, text_id))
    try:
        content = (settings.TITIAN.blobs / clip.sha256).read_bytes()
        part = parse_range(request.headers.get("Range"), len(content))
    except OSError as problem:
        raise Http404 from problem
    except RangeUnsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    if request.method == "GET" and part in (None, (0, len(content) - 1)):
        heard = [one for one in request.session.get(HEARD, []) if one != clip.sha256]
        request.session[HEARD] = [*heard, clip.sha256][-HEARD_KEPT:]
    response = HttpResponse(content, content_type="audio/ogg", headers={"Accept-Ranges": "bytes"})
    if part is not None:
        response.status_code = 206
        response.content = content[part[0] : part[1] + 1]
        response.headers["Content-Range"] = f"bytes {part[0]}-{part[1]}/{len(content)}"
    return response


@require_safe
@for_permission(Permission.APPROVE_CLIPS)
def studio_listen_next(request: HttpRequest, reader: User, slug: str, tag: str) -> HttpResponse:
    """The first clip that waits for another's ears; the language where there is none."""
    language = get_language(get_pack(reader, slug), tag)
    first = _list_to_hear(language, reader).first()
    return redirect("studio_listen", slug, tag, first.text.text_id) if first else redirect("studio_language", slug, tag)


@require_http_methods(["GET", "HEAD", "POST"])
@may_play("'self'")
@for_permission(Permission.APPROVE_CLIPS)
def studio_listen(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponse:
    """A clip with its words: approve it, or send it back with a reason. Both after hearing it."""
    translation = get_translation(reader, slug, tag, text_id)
    clip = _get_clip(translation)
    trying = Trying()
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        sha256, heard, now = request.POST.get("clip", ""), request.session.get(HEARD, []), timezone.now()
        with trying:
            if request.POST.get("do") == "send_back":
                send_clip_back(actor=reader, clip=clip, sha256=sha256, heard=heard, reason=reason, now=now)
            else:
                approve_clip(actor=reader, clip=clip, sha256=sha256, heard=heard, now=now)
            waiting = _list_to_hear(translation.language, reader).exclude(pk=clip.pk)
            following = waiting.filter(text__order__gt=translation.text.order).first() or waiting.first()
            if following is None:
                return redirect("studio_language", slug, tag)
            return redirect("studio_listen", slug, tag, following.text.text_id)
    is_own = has_spoken(reader, clip)
    may_work = may_work_on(reader, Permission.APPROVE_CLIPS, tag)
    context = {
        **_name(translation),
        "clip": clip,
        "steps": clip.steps.order_by("-number"),
        "is_own_voice": is_own,
        "is_stale_clip": clip.text_sha256 != translation.words_sha256,
        "is_approved": translation.state == State.APPROVED,
        "is_understood": translation.text.module in list_understood(translation.language),
        "wanted": LISTENERS,
        "may_approve": may_work and may_move_clip(clip.state, ClipMove.APPROVE) and not is_own,
        "may_send_back": may_work and may_move_clip(clip.state, ClipMove.SEND_BACK),
        "left": _list_to_hear(translation.language, reader).count(),
        "reason": reason,
    }
    return trying.draw(request, "studio/listen.html", context)


def list_sitting(language: PackLanguage) -> list[Translation]:
    """What is to be spoken, in the order of one sitting: part by part as they are said, short ones first in each."""
    rows = (
        Translation.objects.there()
        .filter(language=language)
        .to_record(Clip.objects.all())
        .select_related("text")
        .only("pk", "words", "state", "language_id", "text__text_id", "text__module", "text__order")
    )
    places = {name: place for place, (name, _) in enumerate(language.pack.modules)}
    return sorted(rows, key=lambda row: (places.get(row.text.module, len(places)), len(row.words), row.text.order))


def find_following(translation: Translation) -> str:
    """The next text of the sitting after this one, else its first, else the page that says that nothing waits."""
    language = translation.language
    base = [language.pack.slug, language.tag]
    sitting = list_sitting(language)
    others = [row for row in sitting if row.pk != translation.pk]
    if not others:
        return reverse("studio_record_next", args=base)
    return reverse("studio_record", args=[*base, _after(translation, others).text.text_id])


def _after(translation: Translation, others: Sequence[Translation]) -> Translation:
    places = {name: place for place, (name, _) in enumerate(translation.language.pack.modules)}

    def place(row: Translation) -> tuple[int, int, int]:
        return places.get(row.text.module, len(places)), len(row.words), row.text.order

    return next((row for row in others if place(row) > place(translation)), others[0])


def _describe(reader: User, translation: Translation) -> dict[str, object]:
    language = translation.language
    sitting = list_sitting(language)
    seconds = sum(estimate_seconds(row.words, language.row.script) for row in sitting)
    clip = Clip.objects.filter(text=translation.text, language=language).first()
    return {
        **_name(translation),
        "clip": clip,
        "is_current_clip": clip is not None and clip.text_sha256 == translation.words_sha256,
        "left": len(sitting),
        "minutes": max(1, round((3 * seconds + 8 * len(sitting)) / 60)),
        "about": estimate_seconds(translation.words, language.row.script),
        "may_record": may_work_on(reader, Permission.RECORD_CLIPS, language.tag)
        and translation.text.is_spoken
        and bool(translation.words)
        and translation.state != State.DRAFT,
        "is_own": may_work_on(reader, Permission.RECORD_CLIPS, language.tag),
        "following": find_following(translation),
    }


def _name(translation: Translation) -> dict[str, object]:
    text, language = translation.text, translation.language
    return {
        "translation": translation,
        "text": text,
        "language": language,
        "pack": language.pack,
        "row": language.row,
        "module": next((title for name, title in language.pack.modules if name == text.module), "") or text.module,
    }


def _get_clip(translation: Translation) -> Clip:
    rows = Clip.objects.select_related("text", "language", "by", "approver")
    return get_object_or_404(rows, text=translation.text, language=translation.language)


def _list_to_hear(language: PackLanguage, reader: User) -> ClipQuerySet:
    rows = Clip.objects.filter(language=language).to_hear().exclude(by=reader)
    return rows.select_related("text").order_by("text__order")


def _read_words(request: HttpRequest, *, is_form: bool) -> str:
    return request.POST.get("words", "") if is_form else request.headers.get("X-Titian-Words", "")


def _read_bytes(request: HttpRequest, *, is_form: bool) -> bytes:
    """The bytes of the recording. Refused by its length before it is read, and by what came after."""
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal() or int(length) > LARGEST + (FORM_AROUND if is_form else 0):
        raise RecordingTooLarge
    if not is_form:
        return request.body
    file = request.FILES.get("recording")
    return file.read(LARGEST + 1) if isinstance(file, UploadedFile) else b""


def _refuse(problem: Refused) -> JsonResponse:
    return JsonResponse({"code": problem.code, "message": str(problem)}, status=problem.status)
