"""A table as data: its columns, its filters, the order it stands in when nobody asked for another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest

    from titian.tables.drawn import Drawn

Text = str | Promise
Value = str | int | bool | date | datetime | Promise | None
Rows = QuerySet[Any] | Iterable[Any]  # Any: of whatever model, or of values a room has made
LONGEST_WORDS: Final = 80
MOST_WORDS: Final = 6


@dataclass(frozen=True)
class Column:
    """One column. `value(row)` is what it says: drawn by its type, and exported.

    `sort` names the fields it is ordered by (attributes where rows are no queryset); without it nobody sorts by it.
    `link(row)` makes it lead somewhere. `template` draws a cell by itself, with `row` and `value`; it stands inside the
    page's context. `exported=False` leaves it out of the file: a column of buttons.
    """

    name: str
    label: Text
    value: Callable[[Any], Value]  # Any: the row, of whatever kind
    sort: tuple[str, ...] = ()
    link: Callable[[Any], str] | None = None
    template: str = ""
    exported: bool = True

    is_numeric: bool = False


@dataclass(frozen=True)
class Words:
    """A field to type in. Each word typed must stand in one of the fields."""

    label: Text
    fields: tuple[str, ...]
    name: str = "q"
    kind: ClassVar[str] = "words"

    def read(self, text: str) -> str:
        return text[:LONGEST_WORDS]

    def apply(self, rows: Any, given: str) -> Any:  # Any: a queryset of whatever model
        for word in given.split()[:MOST_WORDS]:
            found = Q()
            for name in self.fields:
                found |= Q(**{f"{name}__icontains": word})
            rows = rows.filter(found)
        return rows


@dataclass(frozen=True)
class Choice:
    """A list to choose from. `options` are code → label; `narrow(rows, code)` keeps the rows of one.

    `first` is what holds when nothing is chosen; empty means all, and "all" is then the first choice. Options that
    depend on the reader (their stations) are given when the table is drawn: `draw(..., options={"station": {...}})`.
    """

    name: str
    label: Text
    options: Mapping[str, Text]
    narrow: Callable[[Any, str], Any]  # Any: a queryset of whatever model
    first: str = ""
    kind: ClassVar[str] = "choice"

    def read(self, text: str) -> str:
        return text if text in self.options else self.first

    def apply(self, rows: Any, given: str) -> Any:  # Any: a queryset of whatever model
        return self.narrow(rows, given)


@dataclass(frozen=True)
class Day:
    """A day, chosen with the browser's own field. `narrow(rows, day)` keeps the rows it means."""

    name: str
    label: Text
    narrow: Callable[[Any, date], Any]  # Any: a queryset of whatever model
    kind: ClassVar[str] = "day"

    def read(self, text: str) -> str:
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            return ""

    def apply(self, rows: Any, given: str) -> Any:  # Any: a queryset of whatever model
        return self.narrow(rows, date.fromisoformat(given))


Filter = Words | Choice | Day


@dataclass(frozen=True)
class Table:
    """`name` stands in the audit log, in the name of the file and as the place on the page.

    `order` is a column's name, with "-" for the other way round. A second table on one page needs a `prefix` for what
    it writes into the address. `empty` is said when there is nothing at all; when only the filters leave nothing, the
    table says so itself.
    """

    name: str
    caption: Text
    columns: tuple[Column, ...]
    order: str
    filters: tuple[Filter, ...] = ()
    empty: Text = ""
    prefix: str = ""
    rows: int = 50
    hides_caption: bool = False

    def key(self, name: str) -> str:
        """The name in the address."""
        return f"{self.prefix}-{name}" if self.prefix else name

    def draw(
        self,
        request: HttpRequest,
        reader: AbstractBaseUser,
        rows: Rows,
        *,
        options: Mapping[str, Mapping[str, Text]] | None = None,
        may_export: bool = True,
    ) -> Drawn:
        """The table as the address asks for it, over rows that hold nothing the reader may not see."""
        from titian.tables.drawn import draw

        return draw(self, request, reader, rows, options=options or {}, may_export=may_export)
