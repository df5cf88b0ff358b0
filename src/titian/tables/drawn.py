"""A table drawn for one reader: the rows of one page, its heads, its filters, its export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import F, Model, OrderBy, QuerySet

from titian.tables.address import EXPORT, ROWS_CHOICES, Asked
from titian.tables.declared import Choice, Column, Filter, Rows, Table, Text
from titian.tables.export import stream

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest, StreamingHttpResponse

# Counting goes no further: beyond it a reader narrows the list instead of leafing. The export holds every row.
MOST_COUNTED: Final = 10_000


if TYPE_CHECKING:
    RowPaginator = Paginator[Any]  # Any: rows of whatever kind
else:
    RowPaginator = Paginator  # Django's own takes no type when it runs


class BoundedPaginator(RowPaginator):
    """Counts a long list up to a bound, so that the last page of a million rows is never looked for."""

    @cached_property
    def counted(self) -> int:
        """How many there are; one more than the bound means "more than"."""
        if isinstance(self.object_list, QuerySet):
            return self.object_list.order_by()[: MOST_COUNTED + 1].count()
        return len(self.object_list)

    @cached_property
    def count(self) -> int:
        return min(self.counted, MOST_COUNTED)

    def page(self, number: int | str) -> Page[Any]:  # Any: rows of whatever kind
        """Where no index has the order, the whole list is sorted: by its keys alone, without the tables read beside it.

        50,000 rows with two tables beside them took three times as long.
        """
        found, rows = super().page(number), self.object_list
        some = found.object_list
        if (
            isinstance(rows, QuerySet)
            and isinstance(some, QuerySet)
            and rows.query.select_related
            and has_blanks_last(rows)
        ):
            found.object_list = rows.filter(pk__in=some.values("pk"))
        return found


@dataclass(frozen=True)
class Head:
    """A head of a column: where its link leads and how the rows stand now (`aria-sort`)."""

    column: Column
    address: str
    sorted: str

    @property
    def is_numeric(self) -> bool:
        return self.column.is_numeric


@dataclass(frozen=True)
class Cell:
    column: Column
    row: Any  # of whatever kind
    label: str
    is_first: bool

    @property
    def value(self) -> object:
        return self.column.value(self.row)

    @property
    def link(self) -> str:
        return self.column.link(self.row) if self.column.link else ""


@dataclass(frozen=True)
class Field:
    """A filter as the form shows it."""

    filter: Filter
    key: str
    given: str

    @property
    def kind(self) -> str:
        return self.filter.kind

    @property
    def options(self) -> list[tuple[str, Text, bool]]:
        """Code, label, whether chosen."""
        if not isinstance(self.filter, Choice):
            return []
        return [(code, label, code == self.given) for code, label in self.filter.options.items()]

    @property
    def has_all(self) -> bool:
        return isinstance(self.filter, Choice) and not self.filter.first


@dataclass(frozen=True)
class Drawn:
    """What `{% show_table %}` draws and `export` sends."""

    table: Table
    asked: Asked
    rows: Any  # a queryset in its order, or a list
    reader: AbstractBaseUser
    may_export: bool

    @cached_property
    def page(self) -> Page[Any]:  # Any: rows of whatever kind
        return BoundedPaginator(self.rows, self.asked.rows).get_page(self.asked.page)

    @cached_property
    def counted(self) -> int:
        paginator = self.page.paginator
        return paginator.counted if isinstance(paginator, BoundedPaginator) else paginator.count

    @property
    def has_more_than_counted(self) -> bool:
        return self.counted > MOST_COUNTED

    @property
    def most_counted(self) -> int:
        return MOST_COUNTED

    @property
    def place(self) -> str:
        return f"table-{self.table.name}"

    @property
    def heads(self) -> list[Head]:
        return [
            Head(
                column,
                self._sort_address(column) if column.sort else "",
                ("descending" if self.asked.is_descending else "ascending") if column.name == self.asked.column else "",
            )
            for column in self.table.columns
        ]

    @property
    def lines(self) -> list[list[Cell]]:
        """The rows of this page, cell by cell."""
        columns = [(column, str(column.label)) for column in self.table.columns]
        return [
            [Cell(column, row, label, is_first=not index) for index, (column, label) in enumerate(columns)]
            for row in self.page.object_list
        ]

    @property
    def fields(self) -> list[Field]:
        """Those to show: a choice of one thing is none."""
        return [
            Field(each, self.table.key(each.name), self.asked.given.get(each.name, ""))
            for each in self.table.filters
            if not isinstance(each, Choice) or len(each.options) > 1
        ]

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter holds that is not the table's own first choice."""
        return any(
            given != each.read("") for each in self.table.filters if (given := self.asked.given.get(each.name, ""))
        )

    @property
    def hidden(self) -> list[tuple[str, str]]:
        return self.asked.list_hidden()

    @property
    def clear_address(self) -> str:
        return self.asked.address(**{each.name: "" for each in self.table.filters})

    @property
    def previous_address(self) -> str:
        return self.asked.address(page=str(self.page.number - 1) if self.page.number > 2 else "")

    @property
    def next_address(self) -> str:
        return self.asked.address(page=str(self.page.number + 1))

    @property
    def export_address(self) -> str:
        return self.asked.address(export=EXPORT)

    @property
    def rows_choices(self) -> list[tuple[int, str, bool]]:
        """How many rows a page may have: number, address, whether it is so now."""
        chosen = self.asked.rows
        return [
            (each, self.asked.address(rows="" if each == self.table.rows else str(each)), each == chosen)
            for each in ROWS_CHOICES
        ]

    def export(self) -> StreamingHttpResponse | None:
        """Every row the filters leave, as a file, when the address asks for it; else None.

        Raises PermissionDenied when this reader may look and not take away. The log says who took which table, how
        many rows and which filters were set; words typed may be a name and are not written down.
        """
        if not self.asked.wants_export:
            return None
        if not self.may_export:
            raise PermissionDenied
        return stream(self)

    def _sort_address(self, column: Column) -> str:
        turned = column.name == self.asked.column and not self.asked.is_descending
        sort = f"-{column.name}" if turned else column.name
        return self.asked.address(sort="" if sort == self.table.order else sort)


def draw(
    table: Table,
    request: HttpRequest,
    reader: AbstractBaseUser,
    rows: Rows,
    *,
    options: Mapping[str, Mapping[str, Text]],
    may_export: bool,
) -> Drawn:
    if options:
        filters = tuple(
            replace(each, options=options[each.name]) if isinstance(each, Choice) and each.name in options else each
            for each in table.filters
        )
        table = replace(table, filters=filters)
    asked = Asked.parse(table, request.GET)
    for each in table.filters:
        if each.name in asked.given:
            rows = each.apply(rows, asked.given[each.name])
    column = next(each for each in table.columns if each.name == asked.column)
    if isinstance(rows, QuerySet):
        ordered: Any = order_rows(rows, column.sort, is_descending=asked.is_descending)  # Any: see Drawn.rows
    else:
        ordered = order_values(list(rows), column.sort, is_descending=asked.is_descending)
    return Drawn(table, asked, ordered, reader, may_export)


def order_rows(rows: QuerySet[Any], fields: Sequence[str], *, is_descending: bool) -> QuerySet[Any]:
    """By the fields, blanks last either way, and by the key at last, so that no row stands on two pages."""
    order = []
    for name in fields:
        # "Nulls last" keeps PostgreSQL and SQLite from using a plain index, so it is said only where there are any.
        blanks = True if may_be_blank(rows.model, name) else None
        order.append(F(name).desc(nulls_last=blanks) if is_descending else F(name).asc(nulls_last=blanks))
    if rows.model._meta.pk.attname not in fields:
        order.append(F("pk").desc() if is_descending else F("pk").asc())
    return rows.order_by(*order)


def has_blanks_last(rows: QuerySet[Any]) -> bool:
    """Whether they stand in an order that no plain index has: see `order_rows`."""
    return any(isinstance(each, OrderBy) and each.nulls_last for each in rows.query.order_by)


def order_values(rows: list[Any], fields: Sequence[str], *, is_descending: bool) -> list[Any]:
    for name in reversed(fields):
        read = attrgetter(name.replace("__", "."))
        filled = [row for row in rows if read(row) is not None]
        blank = [row for row in rows if read(row) is None]
        rows = [*sorted(filled, key=read, reverse=is_descending), *blank]
    return rows


def may_be_blank(model: type[Model], path: str) -> bool:
    """Whether sorting by this field can meet a null: along the way to it, or in itself. Annotations count as if."""
    for part in path.split("__"):
        if part == "pk":
            return False
        try:
            found = model._meta.get_field(part)
        except FieldDoesNotExist:
            return True
        if found.null:
            return True
        if found.related_model is not None and not isinstance(found.related_model, str):
            model = found.related_model
    return False
