"""The log for an inspector: each entry with its place in the chain and the hash before it, streamed.

Each row can be checked by itself: SHA-256 over `before` and the canonical JSON of the entry's own members is `hash`.
Rows that follow each other without a gap also follow in the chain; docs/operators/audit.md shows how to check them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from titian.audit.chain import EMPTY_HEAD, describe_entry
from titian.audit.models import Link
from titian.hub.inspection.names import Names
from titian.tables.export import BYTE_ORDER_MARK, CsvLine, neutralise

if TYPE_CHECKING:
    from titian.hub.inspection.entries import Entries

AT_ONCE: Final = 500
MEMBERS: Final = ("id", "happened_at", "actor_kind", "actor_id", "action", "thing", "detail")
NOTE: Final = (
    "Each line: hash = SHA-256 of before and of the JSON of entry with sorted keys, no spaces, UTF-8. Positions "
    "without a gap follow each other: before is the hash of the line before. who is the user name now, not hashed."
)


def write_lines(entries: Entries) -> Iterator[str]:
    """JSON Lines: a first line that says how to check, then one line an entry, the oldest first."""
    yield json.dumps({"kind": "titian.audit", "note": NOTE}, ensure_ascii=False) + "\n"
    for rows in _iterate(entries):
        yield "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def write_csv(entries: Entries) -> Iterator[str]:
    """CSV for a spreadsheet. Text that a spreadsheet would run is marked; check the chain on JSON Lines."""
    line = csv.writer(CsvLine())
    yield BYTE_ORDER_MARK + str(line.writerow(["position", *MEMBERS, "who", "before", "hash"]))
    for rows in _iterate(entries):
        yield "".join(str(line.writerow(_flatten(row))) for row in rows)


WRITERS: Final[dict[str, tuple[Callable[..., Iterator[str]], str, str]]] = {
    "jsonl": (write_lines, "application/jsonl; charset=utf-8", "jsonl"),
    "csv": (write_csv, "text/csv; charset=utf-8", "csv"),
}


def _iterate(entries: Entries) -> Iterator[list[dict[str, Any]]]:  # Any: JSON
    """Chained entries by their place, some at a time, each read by itself: a long export holds nothing open."""
    position = 0
    chained = entries.filter(link__isnull=False).select_related("link").order_by("link__position")
    while True:
        rows = list(chained.filter(link__position__gt=position)[:AT_ONCE])
        if not rows:
            return
        before = _heads_before([entry.link for entry in rows])
        names = Names.of(rows)
        yield [
            {
                "position": entry.link.position,
                "entry": describe_entry(entry),
                "who": names.who(entry),
                "before": before[entry.link.position],
                "hash": entry.link.hash,
            }
            for entry in rows
        ]
        position = rows[-1].link.position


def _heads_before(links: list[Link]) -> dict[int, str]:
    own = {link.position: link.hash for link in links}
    wanted = {link.position - 1 for link in links} - own.keys()
    own |= dict(Link.objects.filter(position__in=wanted).values_list("position", "hash"))
    return {link.position: own.get(link.position - 1, EMPTY_HEAD) for link in links}


def _flatten(row: dict[str, Any]) -> list[str | int]:  # Any: JSON
    entry = {**row["entry"], "detail": json.dumps(row["entry"]["detail"], sort_keys=True, ensure_ascii=False)}
    cells = [row["position"], *(entry[name] for name in MEMBERS), row["who"], row["before"], row["hash"]]
    return [cell if isinstance(cell, int) else neutralise(str(cell)) for cell in cells]
