"""Works of the shelf, as the search finds them: by what is said of them, and by the words of their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy

from titian.desk.search import Hit, Source, Text, TextKind
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.shelf.models import FileText, Work

ROOM: Final = gettext_lazy("Shelf")


def read_works(parts: Sequence[UUID]) -> Iterator[Text]:
    for work in Work.objects.filter(pk__in=parts):
        yield Text(work.pk, work.pk, work.title, (work.about, work.source), work.added_at)


def read_files(parts: Sequence[UUID]) -> Iterator[Text]:
    for read in FileText.objects.filter(pk__in=parts).select_related("file__edition"):
        yield Text(read.pk, read.file.edition.work_id, "", (read.text,), read.file.added_at)


def show_work(reader: User, work: Work) -> Hit:
    return Hit(work.title, work.get_kind_display(), work.get_absolute_url())


WORKS: Final = TextKind(
    title=gettext_lazy("Briefs, guides and toolkits"),
    room=ROOM,
    may_look=lambda reader: may(reader, Permission.SEE_PLAN),
    sources=(
        Source(
            name="shelf_work",
            changed_by={"shelf.Work": lambda row: row.pk},
            read=read_works,
            list_parts=Work.objects.all,
            seen=Work.objects.visible_to,
        ),
        Source(
            name="shelf_text",
            changed_by={"shelf.FileText": lambda row: row.pk},
            read=read_files,
            list_parts=FileText.objects.all,
            seen=Work.objects.visible_to,
            is_long=True,
        ),
    ),
    rows=Work.objects.visible_to,
    show=show_work,
    rank=1,
)
