"""Desk pages of the hub itself: the administrator's overview, search, settings, about."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.overview import ADMINISTRATION_FIGURES, ADMINISTRATION_ROWS, draw_panels
from titian.desk.search import LONGEST, SHORTEST, TextKind, list_kinds, search
from titian.hub.configuration import list_settings
from titian.hub.operations.health import find_last_confirmation
from titian.hub.operations.models import Backup
from titian.library.errors import LibraryError
from titian.library.identity import HubIdentity, get_hub_identity
from titian.library.models import HubState
from titian.people.actions.choose_language import choose_language
from titian.people.desk import for_everyone, for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables.hiding import SMALLEST_SHOWN


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "hub/about.html", {"smallest": SMALLEST_SHOWN})


@require_safe
@for_permission(Permission.ADMINISTER)
def show_administration(request: HttpRequest, reader: User) -> HttpResponse:
    return render(
        request,
        "hub/administration.html",
        {
            "state": HubState.objects.first(),
            "backup": Backup.objects.order_by("-made_at").first(),
            "confirmed": find_last_confirmation(),
            "figures": draw_panels(request, reader, ADMINISTRATION_FIGURES),
            "rows": draw_panels(request, reader, ADMINISTRATION_ROWS),
        },
    )


@require_safe
@for_permission(Permission.ADMINISTER)
def show_settings(request: HttpRequest, reader: User) -> HttpResponse:
    return render(
        request,
        "hub/settings.html",
        {
            "groups": list_settings(),
            "state": HubState.objects.first(),
            "audit_head": audit.audit_head(),
            "identity": _find_identity(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("words")
@for_everyone
def show_search(request: HttpRequest, reader: User) -> HttpResponse:
    """What fits the words, of what the reader may see. They come by POST: a name stands in no address and no log.

    The log says that accounts or phones were looked through, and how many were shown; not what was looked for.
    """
    words = request.POST.get("words", "").replace("\0", "").strip()[:LONGEST]
    kinds = list_kinds(reader)
    context: dict[str, object] = {
        "words": words,
        "kinds": [kind.title for kind in kinds],
        "has_texts": any(isinstance(kind, TextKind) for kind in kinds),
        "has_asked": request.method == "POST",
    }
    if len(words) >= SHORTEST:
        found = search(reader, words)
        personal = sum(len(one.hits) for one in found if one.is_personal)
        if personal:
            audit.record_by(reader, "search.read", "search:desk", {"hits": personal})
        context.update(found=found, count=sum(one.count or len(one.hits) for one in found))
    return render(request, "hub/search.html", {**context, "is_too_short": bool(words) and len(words) < SHORTEST})


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keeps the chosen language in the browser and, of somebody signed in, with the account; back to the same page."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    if language not in dict(settings.LANGUAGES):
        return response
    if isinstance(request.user, User):
        choose_language(account=request.user, language=language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


def _find_identity() -> HubIdentity | None:
    try:
        return get_hub_identity()
    except LibraryError:
        return None
