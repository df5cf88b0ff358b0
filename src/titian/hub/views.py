"""The desk's door, the two health pages, and what a reader sees when something is refused."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from titian.desk.ways import find_home
from titian.hub.middleware import FIELD
from titian.hub.operations.health import DISK_FULL_BELOW, is_worker_late, measure_free_space
from titian.people.models import User


@require_safe
def home(request: HttpRequest) -> HttpResponseRedirect:
    """Sends everyone to the page their work begins on."""
    if not isinstance(request.user, User):
        return redirect("/accounts/login/")
    return redirect(find_home(request.user))


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is looked at."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Whether the hub can do its work: the database answers and is as new as the program, and the disk takes more.

    A worker that is late is told but turns nobody away: phones can still send.
    """
    try:
        is_behind = is_database_behind()
        worker = "late" if not is_behind and is_worker_late() else "unknown" if is_behind else "working"
    except DatabaseError:
        return JsonResponse({"ready": False, "database": "unreachable"}, status=503)
    is_full = measure_free_space(settings.TITIAN.data) < DISK_FULL_BELOW
    is_ready = not is_behind and not is_full
    return JsonResponse(
        {
            "ready": is_ready,
            "database": "behind" if is_behind else "migrated",
            "worker": worker,
            "disk": "full" if is_full else "free",
        },
        status=200 if is_ready else 503,
    )


def is_database_behind() -> bool:
    """Whether the database lacks migrations this program brings."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return say(
        request, 400, "request.refused", gettext_lazy("The hub could not read this request. Go back and try again.")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return say(request, 403, "action.not_allowed", gettext_lazy("Your account does not open this page."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return say(request, 404, "page.unknown", gettext_lazy("There is nothing at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    return say(
        request,
        500,
        "hub.failed",
        gettext_lazy("Something went wrong on the hub. Nothing you sent was lost on your side; try again."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return say(
        request,
        403,
        "form.stale",
        gettext_lazy("This page was open too long or was opened from elsewhere. Load it again, then send once more."),
    )


def say(request: HttpRequest, status: int, code: str, sentence: str | Promise) -> HttpResponse:
    """One sentence, as JSON to programs and as a page to people."""
    if request.path.startswith("/api/"):
        with translation.override(settings.LANGUAGE_CODE):  # programs are answered in one language
            return JsonResponse({"code": code, "message": str(sentence)}, status=status)
    if getattr(request, "urlconf", None) == FIELD:
        return HttpResponse(f"{sentence} ({code})\n", status=status, content_type="text/plain; charset=utf-8")
    try:
        page = render_to_string("hub/refused.html", {"status": status, "code": code, "sentence": sentence}, request)
    except (
        TemplateDoesNotExist,
        DatabaseError,
    ):  # the header names who is signed in; without a database, say it plainly
        return HttpResponse(f"{sentence} ({code})\n", status=status, content_type="text/plain; charset=utf-8")
    return HttpResponse(page, status=status)
