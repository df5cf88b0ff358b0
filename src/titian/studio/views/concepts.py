"""Concepts: one word for one thing, in every language."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.pages import Trying, read_number
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.studio.actions.save_term import agree_term, save_term
from titian.studio.models import Concept, LanguageRow, Term
from titian.studio.policies import list_own_tags
from titian.studio.views.finding import get_language, get_pack


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_concepts(request: HttpRequest, reader: User, slug: str) -> HttpResponse:
    """Every concept with the terms of the languages chosen; of all, when none is."""
    pack = get_pack(reader, slug)
    concepts = list(pack.concepts.order_by("order").prefetch_related("terms__row", "texts"))
    chosen = request.GET.get("language", "")
    rows = [(concept, _list_terms(concept, chosen)) for concept in concepts]
    context = {
        "pack": pack,
        "rows": rows,
        "chosen": chosen,
        "languages": LanguageRow.objects.filter(tag__in=pack.languages.values("row")).order_by("english_name"),
        "own": sorted(list_own_tags(reader)),
    }
    return render(request, "studio/concepts.html", context)


def _list_terms(concept: Concept, chosen: str) -> list[Term]:
    terms = [term for term in concept.terms.all() if chosen in {"", term.row_id}]
    return sorted(terms, key=lambda term: term.row.english_name)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.SEE_STUDIO)
def studio_terms(request: HttpRequest, reader: User, slug: str, tag: str) -> HttpResponse:
    """The terms of one language: each with its field, for who works on it."""
    pack = get_pack(reader, slug)
    language = get_language(pack, tag)
    if language.is_source:
        raise Http404
    trying = Trying()
    typed: dict[str, str] = {}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in ("concept", "term", "back_translation")}
        concept = get_object_or_404(pack.concepts, concept_id=typed["concept"])
        with trying:
            _save(request, reader, concept, language.row, typed)
            return redirect(reverse("studio_terms", args=[slug, tag]) + f"#concept-{concept.concept_id}")
    terms = {term.concept_id: term for term in Term.objects.filter(concept__pack=pack, row=language.row)}
    is_own = tag in list_own_tags(reader)
    context = {
        "pack": pack,
        "language": language,
        "row": language.row,
        "concepts": [
            (concept, terms.get(concept.pk)) for concept in pack.concepts.order_by("order").prefetch_related("texts")
        ],
        "typed": typed,
        "may_write": is_own and may(reader, Permission.TRANSLATE_TEXTS),
        "may_agree": is_own and may(reader, Permission.APPROVE_TEXTS),
    }
    return trying.draw(request, "studio/terms.html", context)


def _save(request: HttpRequest, reader: User, concept: Concept, row: LanguageRow, typed: dict[str, str]) -> None:
    seen = read_number(request)
    if request.POST.get("do") == "agree":
        term = get_object_or_404(Term, concept=concept, row=row)
        agree_term(actor=reader, term=term, seen=seen, now=timezone.now())
        return
    save_term(
        actor=reader,
        concept=concept,
        row=row,
        seen=seen,
        term=typed["term"],
        back_translation=typed["back_translation"],
        now=timezone.now(),
    )
