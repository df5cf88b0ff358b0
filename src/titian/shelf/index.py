"""The index of words: kept behind what is written, and asked with who asks inside the question.

A saved row of a room marks its texts as due, in the same transaction. What is due is read by the worker, and before a
search as far as that takes no time. So the index may be late and is never trusted: whom a text is for stands inside the
query, as its room says it.

Rows are noticed by Django's signals: an index is no rule of any room's work, and no action can forget it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Case, Count, Max, Min, Model, Q, Value, When

from titian.desk.search import Matches, Source, Text, TextKind
from titian.people.models import User
from titian.rooms import list_parts
from titian.shelf import words
from titian.shelf.letters import PASSAGE, RULE, cut_passages, split
from titian.shelf.models import Due, IndexState, Passage

AT_ONCE: Final = 200
WHILE_WAITING: Final = 30
"""So many short texts are read before a search."""
TITLE: Final = 0
Change = tuple[str, Callable[[Any], UUID | None]]  # Any: a row of whatever model


@cache
def list_sources() -> dict[str, Source]:
    return {source.name: source for kind in list_parts(TextKind) for source in kind.sources}


@cache
def list_changes() -> dict[str, list[Change]]:
    """By the label of a model, the sources with the part that a row of it changes."""
    found: dict[str, list[Change]] = defaultdict(list)
    for source in list_sources().values():
        for label, find_part in source.changed_by.items():
            found[label].append((source.name, find_part))
    return found


def note_change(sender: type[Model], instance: Model, **more: object) -> None:
    """Hears of every row that is saved or goes. A migration's rows are of the past: the rule marks all texts then."""
    label = sender._meta.label
    if label not in list_changes() or apps.get_model(label) is not sender:
        return
    for name, find_part in list_changes()[label]:
        if (part := find_part(instance)) is not None:
            Due.objects.create(source=name, part=part)


def keep_rule() -> None:
    """Where the index is of another rule than ours, of another kind of database, or of none, every text is due."""
    rule = f"{RULE}/{connection.vendor}"
    with transaction.atomic():
        state, _ = IndexState.objects.select_for_update().get_or_create(id=1)
        if state.rule == rule:
            return
        for source in list_sources().values():
            parts = source.list_parts().values_list("pk", flat=True)
            Due.objects.bulk_create((Due(source=source.name, part=part) for part in parts.iterator()), batch_size=1000)
        state.rule = rule
        state.save()


def catch_up() -> int:
    """All that is due, for the worker; says how many texts were read. Safe to run twice and side by side."""
    keep_rule()
    count = 0
    while done := sum(_bring_up(source, 1 if source.is_long else AT_ONCE) for source in list_sources().values()):
        count += done
    return count


def catch_up_soon() -> None:
    """What is due of short texts, as much as one who waits does not notice."""
    if Due.objects.exists():
        for source in list_sources().values():
            if not source.is_long:
                _bring_up(source, WHILE_WAITING)


def _bring_up(source: Source, most: int) -> int:
    """Texts are read and cut before anything is locked. What somebody else brought up meanwhile is left to them."""
    marks: dict[UUID, list[int]] = defaultdict(list)
    for pk, part in Due.objects.filter(source=source.name).order_by("pk").values_list("pk", "part")[:most]:
        marks[part].append(pk)
    if not marks:
        return 0
    cut = {text.part: list(_cut(source, text)) for text in source.read(list(marks))}
    with transaction.atomic():
        IndexState.objects.get_or_create(id=1)
        IndexState.objects.select_for_update().get(id=1)
        pks = [pk for each in marks.values() for pk in each]
        there = set(Due.objects.filter(pk__in=pks).values_list("pk", flat=True))
        parts = [part for part, each in marks.items() if there.intersection(each)]
        old = Passage.objects.filter(source=source.name, part__in=parts)
        words.forget(list(old.values_list("pk", flat=True)))
        old.delete()
        new = [each for part in parts for each in cut.get(part, [])]
        rows = Passage.objects.bulk_create(passage for passage, _ in new)
        words.put((row.pk, said) for row, (_, said) in zip(rows, new, strict=True))
        Due.objects.filter(pk__in=pks).delete()
    return len(marks)


def _cut(source: Source, text: Text) -> Iterator[tuple[Passage, Sequence[str]]]:
    """The title as passage 0, where there is one; then the words, piece by piece."""
    pieces: list[tuple[int, Sequence[str]]] = [(TITLE, split(text.title)[:PASSAGE])]
    said = (passage for words in text.words for passage in cut_passages(split(words)))
    pieces += list(enumerate(said, TITLE + 1))
    for number, passage in pieces:
        if passage:
            yield Passage(source=source.name, part=text.part, thing=text.thing, number=number, at=text.at), passage


def find(reader: User, kind: TextKind, asked: str, most: int) -> Matches:
    """What says this of what the reader sees: first where a title does, then by how often, then the latest.

    Nothing is weighed as only one of the databases would.
    """
    says = words.Says(asked)
    if not says.words:
        return Matches([], 0)
    catch_up_soon()
    seen = Q()
    for source in kind.sources:
        seen |= Q(source=source.name, thing__in=source.seen(reader).order_by().values("pk"))
    rows = (
        Passage.objects.filter(seen)
        .filter(says)
        .values("thing")
        .annotate(
            below=Min(Case(When(number=TITLE, then=Value(0)), default=Value(1))), often=Count("pk"), last=Max("at")
        )
        .order_by()
    )
    statement, given = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT thing, count(*) OVER () FROM ({statement}) AS found"  # noqa: S608  (Django's own statement)
            " ORDER BY below, often DESC, last DESC, thing LIMIT %s",
            [*given, most],
        )
        found = cursor.fetchall()
    return Matches(
        [thing if isinstance(thing, UUID) else UUID(thing) for thing, _ in found], found[0][1] if found else 0
    )
