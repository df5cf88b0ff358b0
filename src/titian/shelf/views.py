"""The shelf as pages: the list, one work with its files, a file that comes in and one that goes out."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, add_page, list_page, read_uuid
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.shelf.actions.add_file import add_file
from titian.shelf.actions.put_on_shelf import put_on_shelf
from titian.shelf.codes import SAYS, TYPES, Format, Reading, WorkKind, WorkState
from titian.shelf.errors import FileMissing, FileTooLarge
from titian.shelf.forms import FileForm, WorkForm
from titian.shelf.incoming import FIELD, LARGEST, IncomingFile, IncomingHandler
from titian.shelf.languages import LANGUAGES, RIGHT_TO_LEFT
from titian.shelf.models import File, Use, Work
from titian.shelf.workflow import PLAIN, WORK
from titian.tables import Choice, Column, Table, Words
from titian.workplan.codes import Visibility
from titian.workplan.models import ActionItem, Party

SEE: Final = Permission.SEE_PLAN
KEEP: Final = Permission.KEEP_SHELF
A_PAGE: Final = 20
Context = dict[str, Any]  # Any: what templates take
MOST_READ_TO_REFUSE: Final = 8 * LARGEST
"""So much of a file that is too large is read and let go, so that a browser hears why; of a larger one nothing."""


def say_languages(work: Work) -> str:
    tags = {file.language for edition in work.editions.all() for file in edition.files.all()}
    return ", ".join(name for tag, name in LANGUAGES.items() if tag in tags)


SHELF: Final = Table(
    name="shelf",
    caption=gettext_lazy("Shelf"),
    columns=(
        Column("title", gettext_lazy("Title"), lambda row: row.title, sort=("title",), link=Work.get_absolute_url),
        Column("kind", gettext_lazy("What it is"), lambda row: row.get_kind_display(), sort=("kind",)),
        Column("languages", gettext_lazy("Languages"), say_languages),
        Column("item", gettext_lazy("Produced by"), lambda row: row.item_title),
        Column("visibility", gettext_lazy("Who sees it"), lambda row: row.get_visibility_display()),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="title",
    filters=(
        Words(gettext_lazy("Title"), ("title",)),
        Choice(
            "kind",
            gettext_lazy("What it is"),
            dict(WorkKind.choices),
            lambda rows, code: rows.filter(kind=code),
        ),
        Choice(
            "language",
            gettext_lazy("Language"),
            LANGUAGES,
            lambda rows, tag: rows.filter(editions__files__language=tag).distinct(),
        ),
    ),
    empty=gettext_lazy("Nothing stands on the shelf yet."),
)


def list_works(reader: User) -> QuerySet[Work]:
    """With the title of the item that produced it, where the reader sees that, too."""
    item = ActionItem.objects.visible_to(reader).filter(pk=OuterRef("item")).values("title")
    return (
        Work.objects.visible_to(reader)
        .annotate(item_title=Coalesce(Subquery(item), Value(""), output_field=CharField()))
        .prefetch_related("editions__files")
    )


SHELF_PAGE: Final = list_page(
    "shelf/shelf.html", SHELF, SEE, list_works, lambda reader: {"may_keep": may(reader, KEEP)}
)
ADD_WORK: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: WorkForm(data), put_on_shelf, title=gettext_lazy("Add a work")
)


def describe_files(work: Work) -> list[tuple[Any, list[Context]]]:  # Any: an edition
    """Editions, the newest first and those without a day last, each with its files by language."""
    editions = sorted(work.editions.all(), key=lambda one: (one.published_on or date.min, one.name), reverse=True)
    return [
        (edition, [_describe(file) for file in sorted(edition.files.all(), key=lambda one: (one.language, one.name))])
        for edition in editions
    ]


def _describe(file: File) -> Context:
    return {
        "file": file,
        "language": LANGUAGES.get(file.language, file.language),
        "direction": "rtl" if file.language in RIGHT_TO_LEFT else "ltr",
        "reading": SAYS[Reading(file.reading)],
        "is_found": file.reading == Reading.READ,
        "waits": file.reading == Reading.WAITING,
    }


def describe_work(request: HttpRequest, reader: User, work: Work) -> Context:
    return {
        "work": work,
        "item": ActionItem.objects.visible_to(reader).filter(works=work).select_related("cycle").first(),
        "editions": describe_files(work),
        "chosen": read_uuid(request.GET.get("file", "")),
        "uses": Use.objects.visible_to(reader).filter(work=work).select_related("party").order_by("-used_on", "-at"),
        "may_add": may(reader, KEEP) and work.state == WorkState.ON_SHELF,
        "is_away": work.state == WorkState.PUT_AWAY,
        "is_public": work.visibility == Visibility.PUBLIC,
    }


class WorkPage(RecordPage):
    """With what stands already in the form that changes it, and members to choose from whom one may speak for."""

    def draw(self, request: HttpRequest, reader: User, record: Work, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        for move in self.workflow.list_moves(reader, record):
            form = given.get(move.name) or move.make_form()
            if form is None:
                continue
            if move.name == "amend":
                form.initial = {name: getattr(record, name) for name in PLAIN}
                if record.item is not None:
                    form.initial |= {"number": record.item.number, "cycle": record.item.cycle}
            if move.name == "use" and not may(reader, KEEP):
                own = Party.objects.present().filter(organisation=reader.organisation_id)
                form.fields["party"].queryset = own  # type: ignore[attr-defined]  # a choice of rows
                form.initial = {"party": own.first()}
            given[move.name] = form
        return super().draw(request, reader, record, given=given, **more)


WORK_PAGE: Final = WorkPage("shelf/work.html", WORK, SEE, list_works, describe_work)


@csrf_exempt  # what comes is read only once it is known that its sender may send it; then the form is proved as any
@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def bring_file(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """The form of a file. What is sent goes to the disk as it comes, and is gone again if it is not kept."""
    work = get_object_or_404(Work.objects.visible_to(reader), pk=pk)
    if request.method != "POST":
        return _draw_form(request, work, Trying(dress(FileForm())))
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > MOST_READ_TO_REFUSE:
        with Trying() as trying:
            raise FileTooLarge
        return _draw_form(request, work, trying)
    handler = IncomingHandler(settings.TITIAN.blobs)
    request.upload_handlers = [handler]
    try:
        return _take(request, reader, work, handler)
    finally:
        handler.clear()


@csrf_protect
def _take(request: HttpRequest, reader: User, work: Work, handler: IncomingHandler) -> HttpResponse:
    form = dress(FileForm(request.POST))
    with Trying(form) as trying:
        is_valid = form.is_valid()
        if handler.is_too_large:
            raise FileTooLarge
        sent = request.FILES.get(FIELD)
        if not isinstance(sent, IncomingFile):
            raise FileMissing
        if is_valid:
            given = {name: form.cleaned_data[name] for name in ("edition", "language", "published_on")}
            add_file(actor=reader, work=work, file=sent, now=timezone.now(), **given)
            return redirect(work)
    return _draw_form(request, work, trying, FileTooLarge.status if handler.is_too_large else 0)


def _draw_form(request: HttpRequest, work: Work, trying: Trying, status: int = 0) -> HttpResponse:
    trying.form = trying.form or dress(FileForm())
    response = trying.draw(request, "shelf/file.html", {"work": work})
    response.status_code = status or response.status_code
    return response


@require_safe
def give_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """A file as it came, to keep and not to open here: piece by piece, to whoever sees its work, signed in or not."""
    file = get_object_or_404(File.objects.visible_to(request.user), pk=pk)
    try:
        opened = (settings.TITIAN.blobs / file.sha256).open("rb")
    except OSError as problem:
        raise Http404 from problem
    response = FileResponse(opened, as_attachment=True, filename=file.name, content_type=TYPES[Format(file.format)])
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_safe
def show_public(request: HttpRequest) -> HttpResponse:
    """What everybody may read, for whoever has no account; many in several pages."""
    works = Work.objects.filter(visibility=Visibility.PUBLIC, state=WorkState.ON_SHELF).annotate(
        files=Count("editions__files")
    )
    filled = works.filter(files__gt=0).prefetch_related("editions__files").order_by("title", "pk")
    page = Paginator(filled, A_PAGE).get_page(request.GET.get("page"))
    rows = [(work, describe_files(work)) for work in page.object_list]
    return render(request, "shelf/public.html", {"rows": rows, "page": page})
