"""Where the words of passages lie, and how a row of them is asked for: FTS5 of SQLite, a tsvector of PostgreSQL.

Neither ever parses a text: both are given the words as `titian.shelf.letters` spells them, so that both find the same.
SQLite has a table `shelf_words` beside the passages, by their numbers; PostgreSQL a column `words` of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import Func

from titian.shelf.letters import ends_in_word, spell, split

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_MAKE: Final = {
    "sqlite": ("CREATE VIRTUAL TABLE shelf_words USING fts5(words, tokenize=\"ascii tokenchars '_'\")",),
    "postgresql": (
        "ALTER TABLE shelf_passage ADD COLUMN words tsvector",
        "CREATE INDEX shelf_passage_words ON shelf_passage USING gin (words)",
    ),
}
_DROP: Final = {
    "sqlite": ("DROP TABLE shelf_words",),
    "postgresql": ("ALTER TABLE shelf_passage DROP COLUMN words",),
}


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """For the migration."""
    for statement in _MAKE[editor.connection.vendor]:
        editor.execute(statement)


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _DROP[editor.connection.vendor]:
        editor.execute(statement)


def put(rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """The words of passages that were just written, by their numbers."""
    spelt = [(number, [spell(word) for word in words]) for number, words in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                "INSERT OR REPLACE INTO shelf_words (rowid, words) VALUES (%s, %s)",
                [(number, " ".join(words)) for number, words in spelt],
            )
        else:
            cursor.executemany(
                "UPDATE shelf_passage SET words = %s::tsvector WHERE id = %s",
                [(" ".join(f"'{word}':{place}" for place, word in enumerate(words, 1)), number)
                 for number, words in spelt],
            )  # fmt: skip


def forget(numbers: Sequence[int]) -> None:
    """Of passages that are about to go: PostgreSQL's go with them."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM shelf_words WHERE rowid = %s", [(number,) for number in numbers])


class Says(Func):
    """Whether a passage says this, its words side by side; of a word that one may still be typing, its beginning."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, asked: str) -> None:
        self.words: Final = [spell(word) for word in split(asked)]
        self.is_begun: Final = ends_in_word(asked)
        super().__init__()

    def as_sqlite(
        self, compiler: Any, connection: Any, **more: Any
    ) -> tuple[str, tuple[str | int, ...]]:  # Any: as Django has it
        phrase = f'"{" ".join(self.words)}"' + (" *" if self.is_begun else "")
        return '"shelf_passage"."id" IN (SELECT rowid FROM shelf_words WHERE shelf_words MATCH %s)', (phrase,)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, list[str]]:
        phrase = " <-> ".join(f"'{word}'" for word in self.words) + (":*" if self.is_begun else "")
        return '"shelf_passage"."words" @@ %s::tsquery', [phrase]
