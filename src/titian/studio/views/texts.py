"""A language's texts: the list, one text side by side with its English, putting back, reviewing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.pages import Trying, read_number
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.studio.actions.review_text import approve_text, put_back, send_back
from titian.studio.actions.save_words import clean_words, save_words
from titian.studio.coverage import count_first_words
from titian.studio.lists import FIRST_WORDS, TEXTS
from titian.studio.models import PackLanguage, Picture, Revision, Translation
from titian.studio.policies import has_put_back, has_written, list_own_tags, may_work_on
from titian.studio.querysets import TranslationQuerySet
from titian.studio.remarks import list_remarks
from titian.studio.speaking import count_letters, estimate_seconds
from titian.studio.states import Move, State, may_move
from titian.studio.views.finding import get_language, get_pack, get_translation

HISTORY_SHOWN: Final = 30
ListWaiting = Callable[[PackLanguage, User], TranslationQuerySet]


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_language(request: HttpRequest, reader: User, slug: str, tag: str) -> HttpResponseBase:
    pack = get_pack(reader, slug)
    language = get_language(pack, tag)
    rows = Translation.objects.there().filter(language=language).select_related("text", "language__pack")
    titles = {name: f"{name} · {title}" if title else _say_module(name) for name, title in pack.modules}
    first = count_first_words([language])[language.pk]
    if first.of:
        titles = {FIRST_WORDS: gettext("First words")} | titles
    table = TEXTS.draw(request, reader, rows, options={"module": titles})
    if (file := table.export()) is not None:
        return file
    is_own = tag in list_own_tags(reader)
    counts = _count(language)
    context = {
        "pack": pack,
        "language": language,
        "row": language.row,
        "table": table,
        "counts": counts,
        "first": first,
        "is_own": is_own,
        "may_translate": is_own and may(reader, Permission.TRANSLATE_TEXTS),
        "may_put_back": is_own and may(reader, Permission.PUT_TEXTS_BACK) and not language.is_source,
        "may_approve": is_own and may(reader, Permission.APPROVE_TEXTS),
        "may_record": is_own and may(reader, Permission.RECORD_CLIPS),
        "may_hear": is_own and may(reader, Permission.APPROVE_CLIPS),
    }
    return render(request, "studio/language.html", context)


def _say_module(name: str) -> str:
    return {"core": gettext("Said in every talk"), "talk": gettext("Talk")}.get(name, name)


def _count(language: PackLanguage) -> dict[str, int]:
    rows = Translation.objects.there().filter(language=language)
    return {
        "all": rows.count(),
        "missing": rows.missing().count(),
        "draft": rows.filter(state=State.DRAFT).exclude(words="").count(),
        "translated": rows.to_put_back().count(),
        "back_translated": rows.to_approve().count(),
        "approved": rows.filter(state=State.APPROVED).count(),
        "stale": rows.stale().count(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SEE_STUDIO)
def studio_text(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponse:
    """Everything about one text; for its translators with the field to write in."""
    translation = get_translation(reader, slug, tag, text_id)
    typed: dict[str, str] = {}
    trying = Trying()
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in ("words", "reason")}
        with trying:
            saved = save_words(
                actor=reader,
                translation=translation,
                seen=read_number(request),
                words=typed["words"],
                reason=typed["reason"],
                is_draft=request.POST.get("do") == "keep",
                english=request.POST.get("english"),
                now=timezone.now(),
            )
            return redirect(_find_next(saved, reader, _list_to_write))
    words = typed.get("words", translation.words)
    context = _describe(reader, translation, words)
    context |= {"typed_reason": typed.get("reason", translation.kept_because), "was_typed": bool(typed)}
    return trying.draw(request, "studio/text.html", context)


@require_POST
@for_permission(Permission.TRANSLATE_TEXTS)
def studio_check(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponse:
    """The remarks about words that are not saved yet: what the page asks for while somebody writes."""
    translation = get_translation(reader, slug, tag, text_id)
    words = request.POST.get("words", "")
    context = _measure(translation, words)
    context |= {"language": translation.language, "may_write": True, "typed_reason": request.POST.get("reason", "")}
    return render(request, "studio/parts/remarks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.PUT_TEXTS_BACK)
def studio_put_back(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponse:
    """The words alone. Their English is not on the page, nor what anybody said of them."""
    translation = get_translation(reader, slug, tag, text_id)
    trying = Trying()
    typed = ""
    if request.method == "POST":
        typed = request.POST.get("english", "")
        with trying:
            saved = put_back(
                actor=reader,
                translation=translation,
                seen=read_number(request),
                english=typed,
                now=timezone.now(),
            )
            return redirect(_find_next(saved, reader, _list_to_put_back, "studio_put_back"))
    context = {
        "translation": translation,
        "language": translation.language,
        "pack": translation.language.pack,
        "row": translation.language.row,
        "typed": typed,
        "may_write": _may(reader, translation, Move.BACK_TRANSLATE, Permission.PUT_TEXTS_BACK),
        "is_own_text": has_written(reader, translation),
        "left": _list_to_put_back(translation.language, reader).count(),
    }
    return trying.draw(request, "studio/put_back.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.APPROVE_TEXTS)
def studio_review(request: HttpRequest, reader: User, slug: str, tag: str, text_id: str) -> HttpResponse:
    """English, words and what they say when put back: approve, or send back with a reason."""
    translation = get_translation(reader, slug, tag, text_id)
    trying = Trying()
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        seen, now = read_number(request), timezone.now()
        with trying:
            if request.POST.get("do") == "send_back":
                saved = send_back(actor=reader, translation=translation, seen=seen, reason=reason, now=now)
            else:
                saved = approve_text(actor=reader, translation=translation, seen=seen, now=now)
            return redirect(_find_next(saved, reader, _list_to_approve, "studio_review"))
    context = _describe(reader, translation, translation.words)
    context |= {
        "reason": reason,
        "may_approve": _may(reader, translation, Move.APPROVE, Permission.APPROVE_TEXTS),
        "may_send_back": _may(reader, translation, Move.SEND_BACK, Permission.APPROVE_TEXTS),
        "had_a_hand": has_written(reader, translation) or has_put_back(reader, translation),
        "left": _list_to_approve(translation.language, reader).count(),
    }
    return trying.draw(request, "studio/review.html", context)


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_next(request: HttpRequest, reader: User, slug: str, tag: str, work: str) -> HttpResponse:
    """The first text that waits for this work of the reader's, of the first words before all others; else the list."""
    language = get_language(get_pack(reader, slug), tag)
    kinds: dict[str, tuple[ListWaiting, str]] = {
        "write": (_list_to_write, "studio_text"),
        "put-back": (_list_to_put_back, "studio_put_back"),
        "review": (_list_to_approve, "studio_review"),
    }
    if work not in kinds:
        raise Http404
    waiting, route = kinds[work]
    ordered = waiting(language, reader).order_by("-text__is_first", "text__order")
    first = ordered.values_list("text__text_id", flat=True).first()
    if first is None:
        return redirect("studio_language", slug, tag)
    return redirect(route, slug, tag, first)


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_picture(request: HttpRequest, reader: User, slug: str, name: str) -> HttpResponse:
    """A picture of the pack. It runs nothing and loads nothing, whatever it holds."""
    picture = get_object_or_404(Picture, pack=get_pack(reader, slug), name=name)
    try:
        content = (settings.TITIAN.blobs / picture.sha256).read_bytes()
    except OSError as problem:
        raise Http404 from problem
    response = HttpResponse(content, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _describe(reader: User, translation: Translation, words: str) -> dict[str, object]:
    """What the page of a text and that of its review both show."""
    language, text = translation.language, translation.text
    terms = [
        (concept, next((term for term in concept.terms.all() if term.row_id == language.tag), None))
        for concept in text.concepts.order_by("order").prefetch_related("terms")
    ]
    folded = words.casefold()
    sibling = (
        Translation.objects.filter(language=language, text__pack=text.pack_id, text__text_id=text.sibling)
        .select_related("text")
        .first()
        if text.sibling
        else None
    )
    steps = list(Revision.objects.filter(translation=translation).order_by("-number")[:HISTORY_SHOWN])
    previous = next((step for step in steps if step.words and step.words != translation.words), None)
    return {
        "translation": translation,
        "text": text,
        "language": language,
        "pack": language.pack,
        "row": language.row,
        "words": words,
        "terms": [(concept, term, term is not None and term.stands_in(folded)) for concept, term in terms],
        "sibling": sibling,
        "steps": steps,
        "previous": previous,
        "module": next((title for name, title in language.pack.modules if name == text.module), "")
        or _say_module(text.module),
        "may_write": may_work_on(reader, Permission.TRANSLATE_TEXTS, language.tag),
        **_measure(translation, words),
    }


def _measure(translation: Translation, words: str) -> dict[str, object]:
    row, source = translation.language.row, translation.text.source
    cleaned = clean_words(words)
    seconds = estimate_seconds(cleaned, row.script)
    in_english = estimate_seconds(source, "Latn")
    remarks = list_remarks(translation.text, cleaned, row) if cleaned else []
    return {
        "remarks": remarks,
        "wants_reason": any(not remark.is_error for remark in remarks),
        "length": count_letters(cleaned),
        "source_length": count_letters(source),
        "seconds": seconds,
        "source_seconds": in_english,
        "is_long": bool(in_english) and seconds > max(2 * in_english, in_english + 2),
    }


def _may(reader: User, translation: Translation, move: Move, permission: Permission) -> bool:
    """Whether to offer it: the action asks again."""
    return (
        may_move(translation.state, move, is_source=translation.language.is_source)
        and bool(translation.words)
        and may_work_on(reader, permission, translation.language.tag)
        and not (move != Move.SEND_BACK and has_written(reader, translation))
        and not (move == Move.APPROVE and has_put_back(reader, translation))
    )


def _list_to_write(language: PackLanguage, reader: User) -> TranslationQuerySet:
    return Translation.objects.there().filter(language=language, state=State.DRAFT)


def _list_to_put_back(language: PackLanguage, reader: User) -> TranslationQuerySet:
    rows = Translation.objects.there().filter(language=language).to_put_back()
    return rows.exclude(translator=reader)


def _list_to_approve(language: PackLanguage, reader: User) -> TranslationQuerySet:
    rows = Translation.objects.there().filter(language=language)
    rows = rows.filter(state=State.TRANSLATED) if language.is_source else rows.to_approve()
    return rows.exclude(translator=reader).exclude(back_translator=reader)


def _find_next(saved: Translation, reader: User, waiting: ListWaiting, route: str = "studio_text") -> str:
    """The next text that waits for the same work, first words before others; after this one, else from the start, else
    the list."""
    language = saved.language
    rows = waiting(language, reader).exclude(pk=saved.pk).order_by("-text__is_first", "text__order")
    after = rows.filter(text__order__gt=saved.text.order)
    found = (after.values_list("text__text_id", flat=True).first()) or (
        rows.values_list("text__text_id", flat=True).first()
    )
    if found is None:
        return reverse("studio_language", args=[language.pack.slug, language.tag])
    return reverse(route, args=[language.pack.slug, language.tag, found])
