"""Several statements to PostgreSQL in one message, each of them planned once a connection.

Django's cursors write the values into the text of a statement, and the server reads and plans that text anew each time;
beginning and committing are questions of their own. For the few statements of a sync this costs more than what they
do. So they go over libpq's pipeline (PostgreSQL's documentation, 34.5), as prepared statements, with BEGIN before the
first and, where the caller asks for it, COMMIT behind the last. Statements are kept by the session: a connection pooler
between hub and server must give each connection a session of its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias
from weakref import WeakKeyDictionary

from psycopg import Connection, DataError, OperationalError, errors, pq, waiting
from psycopg.abc import Transformer as Adapting
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq.abc import PGconn, PGresult

MOST_PREPARED: Final = 500  # statements a connection; further ones are planned each time
_TEXT: Final = int(pq.Format.TEXT)
_BYTES: Final = int(pq.Format.BINARY)
# The schema was changed, or the session has other statements than those noted here.
_STALE: Final = (errors.FeatureNotSupported, errors.InvalidSqlStatementName, errors.DuplicatePreparedStatement)

Statement: TypeAlias = tuple[str, Sequence[Any]]  # Any: what the driver takes

_prepared: WeakKeyDictionary[Connection[Any], dict[str, bytes]] = WeakKeyDictionary()  # Any: kind of row, not used


@dataclass(frozen=True, slots=True)
class Done:
    """What one statement gave: its rows, and how many rows it changed or found."""

    rows: list[tuple[Any, ...]]  # Any: what the driver makes of the server's values
    changed: int


def run_pipeline(connection: Connection[Any], statements: Sequence[Statement], *, commit: bool) -> list[Done]:
    """Run statements (`%s` stands for each value) in order, in the open transaction or in one begun here.

    With `commit` the transaction has ended, durably, when this returns; a connection that commits by itself does so
    after all of them. Raises the driver's errors, as its cursors do; nothing behind the statement at fault was run, and
    the transaction is to be rolled back.
    """
    transformer = Transformer(connection)
    written = [_Written(sql, *_write(values, transformer)) for sql, values in statements]
    known = _prepared.setdefault(connection, {})
    try:
        connection.pgconn.enter_pipeline_mode()
        asked = list(_send(connection, written, dict(known), commit=commit))
        connection.pgconn.pipeline_sync()
        results = waiting.wait(_exchange(connection.pgconn), connection.pgconn.socket, interval=1)
        connection.pgconn.exit_pipeline_mode()
    except BaseException:
        connection.close()  # in the middle of a conversation: nobody can go on with it
        raise
    done: list[Done] = []
    for question, result in zip(asked, results, strict=False):
        if result.status == pq.ExecStatus.FATAL_ERROR:
            _refuse(connection, result)
        if question.prepares:
            known[question.prepares] = question.name
        elif question.is_statement:
            done.append(_read(result, transformer))
        elif question.name == b"COMMIT" and result.command_status != b"COMMIT":
            raise OperationalError("The transaction was not committed.")
    if len(results) != len(asked):
        raise OperationalError("The server did not answer each statement.")
    return done


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement with its values as the server reads them."""

    sql: str
    values: list[Any] | None  # Any: bytes, or the driver's buffer of them
    formats: list[int] | None


@dataclass(frozen=True, slots=True)
class _Question:
    """What the server will answer: a statement, its preparation (of which text, under which name), or a command."""

    name: bytes = b""
    prepares: str = ""
    is_statement: bool = False


_RUN: Final = _Question(is_statement=True)


def _send(
    connection: Connection[Any], statements: Sequence[_Written], names: dict[str, bytes], *, commit: bool
) -> Iterator[_Question]:
    """Hands everything to the driver, which keeps it until it is flushed. `names`: of what is prepared already."""
    libpq = connection.pgconn
    if libpq.transaction_status == pq.TransactionStatus.IDLE and not connection.autocommit:
        libpq.send_query_params(b"BEGIN", None)
        yield _Question(b"BEGIN")
    for one in statements:
        if one.sql not in names and len(names) < MOST_PREPARED:
            names[one.sql] = b"titian_%d" % len(names)
            libpq.send_prepare(names[one.sql], _number(one.sql))
            yield _Question(names[one.sql], prepares=one.sql)
        if one.sql in names:
            libpq.send_query_prepared(names[one.sql], one.values, one.formats, _BYTES)
        else:
            libpq.send_query_params(_number(one.sql), one.values, None, one.formats, _BYTES)
        yield _RUN
    if commit:
        libpq.send_query_params(b"COMMIT", None)
        yield _Question(b"COMMIT")


def _exchange(libpq: PGconn) -> Generator[waiting.Wait, waiting.Ready | int, list[PGresult]]:
    """Sends what is waiting, and reads all answers up to the sync."""
    while libpq.flush():
        if (yield waiting.Wait.RW) & waiting.Ready.R:
            libpq.consume_input()
    results: list[PGresult] = []
    while True:
        while libpq.is_busy():
            yield waiting.Wait.R
            libpq.consume_input()
        result = libpq.get_result()
        if result is None:  # the end of one statement's answers, or of the connection, which then has no other end
            if libpq.status == pq.ConnStatus.BAD:
                raise OperationalError("The connection to the server was lost.")
            continue
        if result.status == pq.ExecStatus.PIPELINE_SYNC:
            return results
        results.append(result)


def _refuse(connection: Connection[Any], result: PGresult) -> None:
    error = errors.error_from_result(result, encoding=connection.info.encoding)
    if isinstance(error, _STALE):
        connection.close()  # the next one prepares its statements anew
    raise error


def _read(result: PGresult, transformer: Adapting) -> Done:
    if result.status != pq.ExecStatus.TUPLES_OK:
        return Done([], result.command_tuples or 0)
    transformer.set_pgresult(result)
    return Done(transformer.load_rows(0, result.ntuples, tuple), result.ntuples)


@lru_cache(maxsize=4 * MOST_PREPARED)
def _number(sql: str) -> bytes:
    """The statement as the server takes it, its values numbered."""
    parts = sql.split("%s")
    return "".join(f"${place}{part}" if place else part for place, part in enumerate(parts)).encode()


def _write(values: Sequence[Any], transformer: Adapting) -> tuple[list[Any] | None, list[int] | None]:
    """Values as the server reads them; of which type each is, it knows from where it stands."""
    if not values:
        return None, None
    pairs = [_WRITERS[type(value)](value, transformer) for value in values]
    return [data for data, _ in pairs], [form for _, form in pairs]


# Data as the server reads it, and in which form. Any: bytes, or the driver's buffer of them.
_Writer: TypeAlias = Callable[[Any, Adapting], tuple[Any, int]]


def _write_text(value: str, _: Adapting) -> tuple[Any, int]:
    if "\0" in value:  # libpq would end the text there
        raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
    return value.encode(), _TEXT


def _write_list(value: list[Any], _: Adapting) -> tuple[Any, int]:
    return ("{" + ",".join(map(_write_member, value)) + "}").encode(), _TEXT


def _write_other(value: Any, transformer: Adapting) -> tuple[Any, int]:  # Any: what the driver takes
    """What the driver alone can write."""
    (data,) = transformer.dump_sequence([value], [PyFormat.TEXT])
    return data, _TEXT


class _Writers(dict[type, _Writer]):
    """How each class is written, found in one look: a sync has some eighty values.

    A class made from one of those below, as the codes of a state are from text, is written as that one.
    """

    def __missing__(self, kind: type) -> _Writer:
        writer = next((write for known, write in [*self.items()] if issubclass(kind, known)), _write_other)
        self[kind] = writer
        return writer


_WRITERS: Final = _Writers(
    {
        type(None): lambda _value, _: (None, _TEXT),
        str: _write_text,
        bool: lambda value, _: (b"t" if value else b"f", _TEXT),
        int: lambda value, _: (b"%d" % value, _TEXT),
        uuid.UUID: lambda value, _: (value.bytes, _BYTES),
        datetime: lambda value, _: (value.isoformat().encode(), _TEXT),
        bytes: lambda value, _: (value, _BYTES),
        list: _write_list,
    }
)


def _write_member(value: str | int | uuid.UUID) -> str:
    """One of a list, in PostgreSQL's way of writing arrays (its documentation, 8.15.2)."""
    if isinstance(value, str):
        if "\0" in value:
            raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
