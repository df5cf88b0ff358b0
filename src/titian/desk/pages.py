"""Pages of records: a list, a new record, one record and its moves, each by the permission that the room declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Protocol, Self, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.errors import NotAllowed, Refused
from titian.desk.forms import dress
from titian.desk.history import list_history
from titian.desk.workflow import Move, Record, Workflow
from titian.people.desk import after_proof, for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables import Table

if TYPE_CHECKING:
    from types import TracebackType

    from django.db.models import QuerySet
    from django.forms import Form

    from titian.people.forms import Data

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class _Offer:
    """A move that the reader may make now, and what it asks for."""

    move: Move[Any]
    form: Form | None


class SupportsGetAbsoluteUrl(Protocol):
    """What has a page of its own."""

    def get_absolute_url(self) -> str: ...


Rows = Callable[[User], "QuerySet[R]"]
Context = Mapping[str, Any]  # Any: what templates take
MakeForm = Callable[[User, "Data | None"], "Form"]
Describe = Callable[[HttpRequest, User, R], Context]
View = Callable[..., HttpResponseBase]
LONGEST_NUMBER: Final = 10
SEEN = "seen"
"""The hidden field of a move: how many moves of the record its page showed."""


def read_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def read_number(request: HttpRequest, name: str = "number") -> int:
    """A count that the page showed; -1, which nothing has, where it says none."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < LONGEST_NUMBER else -1


def read_seen(request: HttpRequest) -> int | None:
    """How many moves of the record its page showed; None where it does not say."""
    seen = request.POST.get(SEEN, "")
    return int(seen) if seen.isdecimal() else None


class Trying:
    """What may be refused, and the page that says why: above its form, or at the field that the refusal names.

        trying = Trying(form)
        if form.is_bound and form.is_valid():
            with trying:
                return redirect(add(**form.cleaned_data))
        return trying.draw(request, template)

    Who may not do it at all (`NotAllowed`), and what is not there for them (404), have the hub's own pages.
    """

    def __init__(self, form: Form | None = None) -> None:
        self.form = form
        self.error: Refused | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        if not isinstance(error, Refused) or isinstance(error, NotAllowed) or error.status == HTTPStatus.NOT_FOUND:
            return False
        if self.form is not None and error.field in self.form.fields:
            self.form.add_error(error.field, str(error))
        else:
            self.error = error
        return True

    @property
    def status(self) -> int:
        if self.error is not None:
            return self.error.status
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.form is not None and self.form.errors else HTTPStatus.OK

    def draw(self, request: HttpRequest, template: str, context: Context | None = None) -> HttpResponse:
        """The page with the form and with what was refused, if anything was, by the status of that."""
        made = {"form": self.form, "error": self.error, **(context or {})}
        return render(request, template, made, status=self.status)


def list_page(
    template: str,
    table: Table,
    permission: Permission,
    rows: Callable[[User], QuerySet[Any]],  # Any: a list may be of what has no moves
    describe: Callable[[User], Context] | None = None,
    *,
    may_export: bool = True,
) -> View:
    """A table over the rows that the reader may see, on the page and, where taking it away is allowed, as a file."""

    @require_safe
    @for_permission(permission)
    def page(request: HttpRequest, reader: User) -> HttpResponseBase:
        drawn = table.draw(request, reader, rows(reader), may_export=may_export)
        more = describe(reader) if describe else {}
        return drawn.export() or render(request, template, {"table": drawn, **more})

    return page


def add_page(
    template: str,
    permission: Permission,
    make_form: MakeForm,
    add: Callable[..., SupportsGetAbsoluteUrl],
    *,
    title: Promise | str = "",
    needs_proof: bool = False,
) -> View:
    """A form, and the record that `add(actor=, now=, **given)` makes of it; then its page.

    `title` is for "desk/add.html". What `add` refuses is said at the field that the refusal names, or above the form.
    """

    def page(request: HttpRequest, reader: User) -> HttpResponseBase:
        form = dress(make_form(reader, request.POST if request.method == "POST" else None))
        trying = Trying(form)
        if form.is_bound and form.is_valid():
            with trying:
                return redirect(add(actor=reader, now=timezone.now(), **form.cleaned_data))
        return trying.draw(request, template, {"title": title})

    limited = require_http_methods(["GET", "HEAD", "POST"])
    return limited(for_permission(permission)(after_proof(page) if needs_proof else page))


class RecordPage:
    """One record: `describe` gives what its template shows besides the record and the moves that are the reader's.

    The template finds each move that the reader may make now in `moves` (drawn by "desk/move.html"), its form in
    `forms`, and why a move was refused in `error`; moves and forms together in `offers`, and in `others` what only a
    second person may do. With `shows_history` it has the record's steps in `history`.
    """

    def __init__(
        self,
        template: str,
        workflow: Workflow[Any],  # Any: of whatever room
        permission: Permission,
        rows: Rows[Any],
        describe: Describe[Any] = lambda request, reader, record: {},
        *,
        shows_history: bool = False,
    ) -> None:
        self.template, self.workflow, self.rows, self.describe = template, workflow, rows, describe
        self.shows_history = shows_history
        self.view: View = require_safe(for_permission(permission)(self._show))

    def find(self, reader: User, pk: object) -> Any:  # Any: a record of whatever room
        return get_object_or_404(self.rows(reader), pk=pk)

    def draw(
        self,
        request: HttpRequest,
        reader: User,
        record: Any,
        *,
        error: Refused | None = None,
        given: Mapping[str, Form] | None = None,
    ) -> HttpResponse:
        """The page, with what was refused where something was, or with the form as it was `given`, by its move."""
        moves = self.workflow.list_moves(reader, record)
        given = given or {}
        faulty = [form for form in given.values() if form.errors]
        made = {move.name: form for move in moves if move.name not in given and (form := move.make_form())}
        asked = {**made, **given}
        for name, form in asked.items():
            form.auto_id = f"{name}-%s"  # a page has several forms, and a label names one field
        forms = {name: dress(form) for name, form in asked.items()}
        context = {
            "record": record,
            "moves": {move.name: move for move in moves},
            "forms": forms,
            "offers": [_Offer(move, forms.get(move.name)) for move in moves],
            "others": self.workflow.list_for_others(reader, record),
            "history": list_history(self.workflow, record) if self.shows_history else None,
            "error": error,
            **self.describe(request, reader, record),
        }
        status = error.status if error is not None else 422 if faulty else 200
        return render(request, self.template, context, status=status)

    def _show(self, request: HttpRequest, reader: User, pk: object) -> HttpResponse:
        return self.draw(request, reader, self.find(reader, pk))


def move_page(page: RecordPage, name: str, *, rows: Rows[Any] | None = None, then: str = "", asks: str = "") -> View:
    """Makes a move of the record of a page, then shows where it led: the page named `then`, or the record's own.

    `asks` is the template of a page that asks once more; without it only POST is taken. What is not among the `rows`
    (the page's own, where none are named) is not there; a record that has changed since it was seen is refused.
    """
    workflow, move = page.workflow, page.workflow.moves[name]
    if move.permission is None:
        raise ValueError(f"{workflow.name}.{name} is made by the hub, not by a page.")

    def make(request: HttpRequest, reader: User, pk: object) -> HttpResponseBase:
        record = get_object_or_404((rows or page.rows)(reader), pk=pk)
        if request.method != "POST":
            return render(request, asks, {"record": record, "move": move})
        form = move.make_form(request.POST)
        if form is not None and not form.is_valid():
            return page.draw(request, reader, record, given={name: form})
        with Trying(form) as trying:
            workflow.perform(
                record,
                name,
                actor=reader,
                now=timezone.now(),
                seen=read_seen(request),
                given=form.cleaned_data if form is not None else {},
            )
            return redirect(then) if then else redirect(record)
        record.refresh_from_db()
        # Whatever was refused, and wherever that is said, what was typed stays.
        return page.draw(request, reader, record, error=trying.error, given={name: form} if form is not None else None)

    limited = require_http_methods(["GET", "HEAD", "POST"]) if asks else require_POST
    return limited(for_permission(move.permission)(after_proof(make) if move.needs_proof else make))


def record_paths(
    prefix: str, name: str, page: RecordPage, *moves: str, rows: Rows[Any] | None = None
) -> list[URLPattern]:
    """The addresses of a record's page, `<prefix><id>/` named `name`, and of its moves, `…/<move>/` named
    `<move>_<name>`: those named, or all that people make."""
    wanted = moves or [move.name for move in page.workflow.moves.values() if move.permission is not None]
    return [
        path(f"{prefix}<uuid:pk>/", page.view, name=name),
        *(
            path(f"{prefix}<uuid:pk>/{move}/", move_page(page, move, rows=rows), name=f"{move}_{name}")
            for move in wanted
        ),
    ]
