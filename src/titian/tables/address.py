"""What a reader asked of a table, as it stands in the address: one spelling, so that a link can be kept.

Whatever the address holds that the table does not know is read as the table's own choice: an old link still opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from django.http import QueryDict

if TYPE_CHECKING:
    from titian.tables.declared import Table

ROWS_CHOICES: Final = (25, 50, 100)
MOST_PAGE_DIGITS: Final = 6
EXPORT: Final = "csv"


@dataclass(frozen=True)
class Asked:
    """`given` holds the filters that are set, by name, as the reader typed or chose them."""

    table: Table
    given: Mapping[str, str]
    column: str
    is_descending: bool
    page: int
    rows: int
    wants_export: bool
    beside: QueryDict = field(compare=False)  # what other tables of the page were asked

    @classmethod
    def parse(cls, table: Table, address: QueryDict) -> Self:
        def read(name: str) -> str:
            return address.get(table.key(name), "").replace("\0", "").strip()

        sort = read("sort") or table.order
        column = sort.removeprefix("-")
        known = any(each.name == column and each.sort for each in table.columns)
        if not known:
            sort, column = table.order, table.order.removeprefix("-")
        page, rows = read("page"), read("rows")
        given = {each.name: typed for each in table.filters if (typed := each.read(read(each.name)))}
        beside = address.copy()
        for name in ("sort", "page", "rows", "export", *(each.name for each in table.filters)):
            beside.pop(table.key(name), None)
        return cls(
            table=table,
            given=given,
            column=column,
            is_descending=sort.startswith("-"),
            page=int(page) if page.isascii() and page.isdecimal() and len(page) <= MOST_PAGE_DIGITS else 1,
            rows=int(rows) if rows in {str(each) for each in ROWS_CHOICES} else table.rows,
            wants_export=read("export") == EXPORT,
            beside=beside,
        )

    @property
    def sort(self) -> str:
        return f"-{self.column}" if self.is_descending else self.column

    def address(self, **changes: str) -> str:
        """The same question with changes, as the query of a link. What is the table's own choice is left out."""
        firsts = {each.name: each.read("") for each in self.table.filters}
        values = {
            **{name: "" if typed == firsts[name] else typed for name, typed in self.given.items()},
            "sort": "" if self.sort == self.table.order else self.sort,
            "rows": "" if self.rows == self.table.rows else str(self.rows),
            **changes,
        }
        query = self.beside.copy()
        for name, value in values.items():
            if value:
                query[self.table.key(name)] = value
        return f"?{query.urlencode()}"

    def list_hidden(self) -> list[tuple[str, str]]:
        """What the form of filters sends along unseen: the order, and what other tables of the page were asked."""
        own = [("sort", self.sort), ("rows", str(self.rows))]
        kept = [(self.table.key(name), value) for name, value in own]
        return [*kept, *((name, value) for name in self.beside for value in self.beside.getlist(name))]
