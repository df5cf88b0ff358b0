"""The picture of a lead on the desk's pages: blurred, shown when asked for, and gone in one touch."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from titian.leads import pictures
from titian.leads.actions.show_picture import may_fetch, show_picture
from titian.leads.lines import find_lines
from titian.leads.models import Lead
from titian.leads.picture_models import LeadPicture
from titian.leads.public_views import name_countries
from titian.leads.words import LANGUAGES, choose_language, name_all, read_words
from titian.leads.workflow import LEAD
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission

SEE: Final = Permission.SEE_LEADS
KEEP: Final = Permission.KEEP_LEADS
Context = dict[str, Any]  # Any: what templates take


def describe_picture(reader: User, lead: Lead) -> Context:
    """How its words were read, where they were read in a picture; never the picture itself."""
    row = LeadPicture.objects.visible_to(reader).defer("covered", "blurred").filter(lead=lead).first()
    if row is None:
        return {}
    return {
        "picture": row,
        "picture_language": format_html(
            '<bdi lang="{}">{}</bdi>', row.language, LANGUAGES.get(row.language, row.language)
        ),
        "is_weak": row.language in pictures.WEAK,
    }


@require_safe
@for_permission(SEE)
def draw_blurred(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Sixteen points along its longer side: colours, and nothing that can be told."""
    return _serve(get_object_or_404(LeadPicture.objects.visible_to(reader), pk=pk).blurred)


@require_POST
@for_permission(SEE)
def ask_picture(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """The page that shows it, once, to whoever asked; that they did is counted."""
    row = _find(reader, pk)
    show_picture(actor=reader, lead=row.lead, now=timezone.now())
    return render(request, "leads/picture.html", {"lead": row.lead, **describe_picture(reader, row.lead)})


@require_safe
@for_permission(SEE)
def draw_picture(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """The copy in which words alone can be seen, for whoever asked for it within the last minute."""
    row = _find(reader, pk)
    if not may_fetch(reader, row.lead, timezone.now()):
        raise Http404
    return _serve(row.covered)


@require_POST
@for_permission(KEEP)
def erase_abuse(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """One touch: every byte of it and of its lead goes, and the page names where it is reported."""
    row = _find(reader, pk)
    now = timezone.now()
    LEAD.perform(row.lead, "erase", actor=reader, now=now, given={"reason": "child"})
    tag = choose_language([get_language() or ""])
    context = {"words": name_all(read_words(tag)), "rows": name_countries(find_lines(now.date()).for_children, tag)}
    return render(request, "leads/erased.html", context)


def _find(reader: User, pk: UUID) -> LeadPicture:
    return get_object_or_404(LeadPicture.objects.visible_to(reader).select_related("lead"), pk=pk)


def _serve(content: bytes | memoryview[int]) -> HttpResponse:
    response = HttpResponse(bytes(content), content_type="image/jpeg")
    response.headers["Cache-Control"] = "no-store"
    return response
