"""Statements as pages: the list, one statement with its marks, one sentence beside its facts, files to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from titian import audit
from titian.desk.pages import RecordPage, Trying, View, add_page, list_page
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.statements.actions.draft_statement import draft_statement
from titian.statements.codes import KINDS, SAID, Part, State
from titian.statements.documents import DOCX, write_document
from titian.statements.drafting import find_wording
from titian.statements.facts import Fact
from titian.statements.forms import DraftForm, EditForm
from titian.statements.looking import Look, Looking, Seen
from titian.statements.models import Read, Sentence, Statement, WordingRow
from titian.statements.prints import print_text
from titian.statements.texts import SentenceText, Text, read_text
from titian.statements.workflow import SENTENCE, STATEMENT, WORDING
from titian.tables import Column, Table, Words
from titian.workplan.models import Meeting
from titian.workplan.querysets import list_seen_by

if TYPE_CHECKING:
    from titian.people.forms import Data

SEE: Final = Permission.SEE_PLAN
KEEP: Final = Permission.KEEP_STATEMENTS
Context = dict[str, Any]  # Any: what templates take
# What a file holds: the news text is for everybody, and goes out by itself.
FILES: Final = {"statement": (Part.PROGRESS, Part.STATEMENT), "news": (Part.NEWS,)}


def list_statements(reader: User) -> QuerySet[Statement]:
    return Statement.objects.visible_to(reader).select_related("meeting", "since", "wording", "release__by")


STATEMENTS: Final = Table(
    name="statements",
    caption=gettext_lazy("Statements"),
    columns=(
        Column(
            "meeting", gettext_lazy("Meeting"), lambda row: row.title, sort=("title",),
            link=Statement.get_absolute_url,
        ),
        Column("begins", gettext_lazy("From"), lambda row: row.meeting.begins_on, sort=("meeting__begins_on",)),
        Column("readers", gettext_lazy("Who reads it"), lambda row: row.get_visibility_display()),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
        Column("released", gettext_lazy("Released"), lambda row: row.released_at, sort=("released_at",)),
    ),
    order="-begins",
    filters=(Words(gettext_lazy("Meeting"), ("title",)),),
    empty=gettext_lazy("There is none yet."),
)  # fmt: skip
STATEMENTS_PAGE: Final = list_page(
    "statements/statements.html", STATEMENTS, SEE, list_statements, lambda reader: {"may_keep": may(reader, KEEP)}
)
WORDINGS: Final = Table(
    name="statement-wordings",
    caption=gettext_lazy("Wordings"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.name, sort=("name",), link=WordingRow.get_absolute_url),
        Column("language", gettext_lazy("Language"), lambda row: row.language, sort=("language",)),
        Column("version", gettext_lazy("Version"), lambda row: row.version, sort=("version",), is_numeric=True),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="name",
    empty=gettext_lazy("None has been taken in yet: titian statement take."),
)
WORDINGS_PAGE: Final = list_page("desk/list.html", WORDINGS, KEEP, lambda reader: WordingRow.objects.all())


def make_draft_form(reader: User, data: Data | None) -> Form:
    meetings = Meeting.objects.with_words_for(reader).exclude(state="cancelled").order_by("-begins_on", "pk")
    wordings = WordingRow.objects.order_by("name", "-version")
    form = DraftForm(data, meeting=meetings, wording=wordings)
    if data is None:
        form.initial = {"wording": wordings.first()}
    return form


ADD_STATEMENT: Final = add_page(
    "desk/add.html", KEEP, make_draft_form, draft_statement, title=gettext_lazy("Draft a statement")
)


@dataclass(frozen=True)
class FactShown:
    """A fact under a sentence, as one reader is shown it. `says` and `says_now` are empty where they may not see it."""

    kind: str
    says: str
    address: str
    note: str
    says_now: str


@dataclass(frozen=True)
class SentenceShown:
    """A sentence with its facts. `look` is there where its row is."""

    text: SentenceText
    cells: list[tuple[str, str]]
    look: Look | None
    facts: list[FactShown]

    @property
    def is_edited(self) -> bool:
        return self.text.text != self.text.drafted

    @property
    def is_stale(self) -> bool:
        return self.look is not None and self.look.is_stale


def show_fact(seen: Seen, visibilities: frozenset[str]) -> FactShown:
    """What is new of it only where the reader may see the row as it is now."""
    now = seen.now if seen.now is not None and seen.now.visibility in visibilities else None
    return FactShown(
        kind=str(KINDS[seen.kind]),
        says=_join(seen.read.words) if seen.read is not None else "",
        address=now.address if now is not None else "",
        note="" if seen.is_same else str(SAID[seen.how]),
        says_now=_say_now(seen.read, now) if now is not None and not seen.is_same else "",
    )


def _say_now(read: Read | None, now: Fact) -> str:
    """What is other than it was; all of it where nothing was read, or nothing is left of what was."""
    other = {slot: word for slot, word in now.words.items() if read is None or word != read.words.get(slot)}
    return _join(other) or _join(now.words)


def _join(words: Mapping[str, str]) -> str:
    return "; ".join(word for word in words.values() if word)


def show_parts(text: Text, looks: list[Look], reader: User) -> list[Context]:
    by_id = {str(look.sentence.pk): look for look in looks}
    visibilities = list_seen_by(reader)
    parts = []
    for part in text.parts:
        shown = []
        for before, one in part.list_rows():
            look = by_id.get(one.id)
            facts = [show_fact(seen, visibilities) for seen in look.facts] if look is not None else []
            shown.append(SentenceShown(one, list(zip(part.columns, before, strict=False)), look, facts))
        parts.append({"part": part, "sentences": shown})
    return parts


def describe_statement(request: HttpRequest, reader: User, statement: Statement) -> Context:
    looking = Looking(statement)
    looks = looking.look()
    is_draft = statement.state == State.DRAFT
    text = read_text(statement)
    # Whoever reads the statement need not know of the meeting before it, nor of this one since it was narrowed.
    known = set(Meeting.objects.visible_to(reader).filter(pk__in=[statement.meeting_id, statement.since_id]))
    return {
        "statement": statement,
        "meeting": statement.meeting if statement.meeting in known else None,
        "since": statement.since if statement.since in known else None,
        "text": text,
        "parts": show_parts(text, looks, reader),
        "stale": sum(look.is_stale for look in looks),
        "new": len(looking.list_new(looks)) if is_draft else 0,
        "is_draft": is_draft,
        "is_reviewed": statement.wording.state == "reviewed",
        "may_keep": may(reader, KEEP),
        "files": [name for name, parts in FILES.items() if any(text.find_part(part).sentences for part in parts)],
    }


STATEMENT_PAGE: Final = RecordPage("statements/statement.html", STATEMENT, SEE, list_statements, describe_statement)


def list_sentences(reader: User) -> QuerySet[Sentence]:
    rows = Sentence.objects.visible_to(reader).prefetch_related("facts")
    return rows.select_related("statement__meeting", "statement__since", "statement__wording", "edited_by")


def describe_sentence(request: HttpRequest, reader: User, sentence: Sentence) -> Context:
    (look,) = Looking(sentence.statement).look([sentence])
    visibilities = list_seen_by(reader)
    return {
        "sentence": sentence,
        "look": look,
        "facts": [show_fact(seen, visibilities) for seen in look.facts],
        "is_draft": sentence.state == State.DRAFT,
    }


class SentencePage(RecordPage):
    """With the words as they stand in the field; where somebody was quicker, or a text refused, one's own are kept."""

    def draw(self, request: HttpRequest, reader: User, record: Sentence, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        if "edit" not in given:
            own = request.POST.get("text") if request.method == "POST" else None
            given["edit"] = EditForm(initial={"text": record.text if own is None else own})
        return super().draw(request, reader, record, given=given, **more)


SENTENCE_PAGE: Final = SentencePage("statements/sentence.html", SENTENCE, KEEP, list_sentences, describe_sentence)


def describe_wording(request: HttpRequest, reader: User, row: WordingRow) -> Context:
    wording = find_wording(row)
    parts = [
        (name, {"title": holds.title, "sentences": [(KINDS[one.of], one) for one in holds.sentences]})
        for name, holds in wording.list_parts()
    ]
    return {"row": row, "wording": wording, "parts": parts}


WORDING_PAGE: Final = RecordPage(
    "statements/wording.html", WORDING, KEEP, lambda reader: WordingRow.objects.all(), describe_wording,
    shows_history=True,
)  # fmt: skip


def _give(write: Callable[[Text, tuple[str, ...]], bytes], ending: str, kind: str) -> View:
    """A file of a statement; the log says who took it."""

    @require_safe
    @for_permission(SEE)
    def give(request: HttpRequest, reader: User, pk: UUID, name: str) -> HttpResponse:
        statement = get_object_or_404(list_statements(reader), pk=pk)
        if name not in FILES:
            raise Http404
        with Trying() as trying:
            made = write(read_text(statement), FILES[name])
            audit.record_by(reader, "statement.export", f"statement:{statement.pk}", {"form": ending, "text": name})
            stem = f"{name}-{statement.meeting.begins_on.isoformat()}"
            headers = {"Content-Disposition": f'attachment; filename="{stem}.{ending}"'}
            return HttpResponse(made, content_type=kind, headers=headers)
        return STATEMENT_PAGE.draw(request, reader, statement, error=trying.error)

    return give


give_document: Final = _give(write_document, "docx", DOCX)
give_print: Final = _give(
    lambda text, names: print_text(text, names, text.released_on or timezone.now().date()), "pdf", "application/pdf"
)
