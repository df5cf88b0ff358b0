"""A table as a CSV file: every row the filters leave, streamed, written down in the audit log before the first byte."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone

from titian import audit

if TYPE_CHECKING:
    from titian.tables.drawn import Drawn

AT_ONCE: Final = 500  # rows read from the database, and sent, at a time
# What a spreadsheet takes for the start of a formula: also in the full width of East Asian keyboards (OWASP, CSV
# Injection). A tab or a return before it makes no difference to the spreadsheet.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BYTE_ORDER_MARK: Final = "\ufeff"  # else Excel reads Thai and Lao as Latin letters


def stream(drawn: Drawn) -> StreamingHttpResponse:
    table = drawn.table
    chosen = {each.name: drawn.asked.given.get(each.name, "") for each in table.filters if each.kind != "words"}
    typed = any(each.kind == "words" and drawn.asked.given.get(each.name) for each in table.filters)
    rows = drawn.rows.count() if isinstance(drawn.rows, QuerySet) else len(drawn.rows)
    detail: dict[str, str | int | bool] = {name: code[:80] for name, code in chosen.items() if code}
    audit.record_by(drawn.reader, "table.export", f"table:{table.name}", {**detail, "rows": rows, "words": typed})
    response = StreamingHttpResponse(_write(drawn), content_type="text/csv; charset=utf-8")
    name = f"titian-{table.name}-{timezone.now():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class CsvLine:
    """Stands where the csv module wants a file, and hands each line straight back."""

    def write(self, line: str) -> str:
        return line


def _write(drawn: Drawn) -> Iterator[str]:
    writer = csv.writer(CsvLine())
    columns = [column for column in drawn.table.columns if column.exported]
    yield BYTE_ORDER_MARK + str(writer.writerow([neutralise(str(column.label)) for column in columns]))
    waiting: list[str] = []
    for row in _iterate(drawn.rows):
        waiting.append(str(writer.writerow([say(column.value(row)) for column in columns])))
        if len(waiting) == AT_ONCE:
            yield "".join(waiting)
            waiting = []
    yield "".join(waiting)


def _iterate(rows: QuerySet[Any] | Iterable[Any]) -> Iterable[Any]:
    return rows.iterator(chunk_size=AT_ONCE) if isinstance(rows, QuerySet) else rows


def say(value: object) -> str | int:
    """A value as a file holds it: numbers as numbers, instants in UTC as ISO 8601, blanks as nothing, no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(timezone.get_default_timezone()).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return neutralise(str(value))


def neutralise(text: str) -> str:
    """The same text, with a mark before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
