"""Words out as files and in from files: upload, look at the differences, apply what is ticked."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from titian import audit
from titian.desk.pages import Trying
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.studio.actions.apply_import import apply_import
from titian.studio.actions.read_import import LARGEST, read_import
from titian.studio.errors import FileRefused
from titian.studio.exchange.apart import write_book_apart
from titian.studio.exchange.compare import Change
from titian.studio.exchange.csv_file import write_csv
from titian.studio.exchange.po import write_po
from titian.studio.exchange.rows import make_rows
from titian.studio.models import Import, LanguageRow, Pack, Translation
from titian.studio.policies import list_own_tags
from titian.studio.views.finding import get_language, get_pack

KINDS: Final = {
    "added": gettext_lazy("New: nothing was written here yet"),
    "changed": gettext_lazy("Changed"),
    "confirmed": gettext_lazy("The same words, no draft any more"),
    "approved": gettext_lazy("Approved here: its approval would be lost"),
    "conflict": gettext_lazy("Changed here since the file was made"),
    "refused": gettext_lazy("Refused"),
}
TYPES: Final = {
    "po": "text/x-gettext-translation; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_export(request: HttpRequest, reader: User, slug: str, tag: str, form: str) -> HttpResponse:
    pack = get_pack(reader, slug)
    language = get_language(pack, tag)
    if form not in {"po", "csv"}:
        raise Http404
    found = Translation.objects.there().filter(language=language).select_related("text", "language")
    rows = make_rows(found.order_by("text__order"))
    content = write_po(pack.slug, pack.version, language.tag, rows) if form == "po" else write_csv(rows)
    return _send(reader, pack, content, form, f"{pack.slug}.{language.tag}")


@require_safe
@for_permission(Permission.SEE_STUDIO)
def studio_workbook(request: HttpRequest, reader: User, slug: str) -> HttpResponse:
    pack = get_pack(reader, slug)
    found = (
        Translation.objects.there()
        .filter(pack.needs("text__"), language__pack=pack)
        .select_related("text", "language")
        .order_by("text__order", "language__row__order")
    )
    rows = make_rows(found.iterator())  # all languages at once are tens of thousands of records
    return _send(reader, pack, write_book_apart(pack.slug, pack.version, rows), "xlsx", pack.slug)


def _send(reader: User, pack: Pack, content: bytes, form: str, name: str) -> HttpResponse:
    audit.record_by(reader, "words.export", f"pack:{pack.slug}", {"format": form})
    response = HttpResponse(content, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.TRANSLATE_TEXTS)
def studio_import(request: HttpRequest, reader: User, slug: str) -> HttpResponse:
    """Step one: a file is sent and read."""
    pack = get_pack(reader, slug)
    trying = Trying()
    chosen = request.POST.get("tag", request.GET.get("language", ""))
    if request.method == "POST":
        with trying:
            sent = request.FILES.get("file")
            if sent is None:
                raise FileRefused
            content = sent.read(LARGEST + 1)  # one byte more tells that there is more
            made = read_import(
                actor=reader, pack=pack, name=sent.name or "", content=content, tag=chosen, now=timezone.now()
            )
            return redirect("studio_diff", pack.slug, made.pk)
    own = LanguageRow.objects.filter(tag__in=list_own_tags(reader) - {"en"}).order_by("english_name")
    return trying.draw(request, "studio/import.html", {"pack": pack, "own": own, "chosen": chosen})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.TRANSLATE_TEXTS)
def studio_diff(request: HttpRequest, reader: User, slug: str, import_id: UUID) -> HttpResponse:
    """Step two: what it would change, each with a tick; what is ticked is applied, all or nothing."""
    pack = get_pack(reader, slug)
    made = get_object_or_404(Import.objects.sent_by(reader), pk=import_id, pack=pack)
    trying = Trying()
    if request.method == "POST":
        keys = {int(key) for key in request.POST.getlist("key") if key.isdecimal() and len(key) < 6}
        with trying:
            apply_import(actor=reader, made=made, keys=keys, now=timezone.now())
            return redirect("studio_diff", pack.slug, made.pk)
    changes = [Change(**change) for change in made.rows.get("changes", [])]
    tongues = {row.tag: row for row in LanguageRow.objects.filter(tag__in={change.tag for change in changes})}
    groups = [
        (kind, words, [(change, tongues.get(change.tag)) for change in changes if change.kind == kind])
        for kind, words in KINDS.items()
    ]
    context = {
        "pack": pack,
        "made": made,
        "groups": [group for group in groups if group[2]],
        "same": made.rows.get("same", 0),
        "left": made.rows.get("left", 0),
        "brought": made.rows.get("brought"),
        "can_apply": made.applied_at is None and any(change.kind != "refused" for change in changes),
    }
    return trying.draw(request, "studio/diff.html", context)
