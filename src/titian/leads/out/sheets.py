"""A package as a table (CSV, UTF-8 with its mark): a row for each identifier and wording, each with the statement."""

from __future__ import annotations

import csv
import io
from typing import Final

from titian.leads.out.packages import STATEMENT, Package
from titian.leads.out.stix import write_instant
from titian.tables.export import BYTE_ORDER_MARK, neutralise

COLUMNS: Final = (
    "package", "kind", "value", "language", "first_seen", "last_seen", "expires", "tlp", "pap", "purposes", "lures",
    "statement",
)  # fmt: skip


def write_sheet(package: Package) -> bytes:
    """The table. No cell runs as a formula: one that would has an apostrophe before it."""
    marks = package.marks
    common = {
        "package": str(package.id),
        "first_seen": write_instant(package.first_seen),
        "last_seen": write_instant(package.last_seen),
        "expires": write_instant(package.expires_at),
        "tlp": marks.tlp.value,
        "pap": marks.pap.value,
        "purposes": " ".join(sorted(purpose.value for purpose in marks.purposes)),
        "lures": " ".join(package.lures),
        "statement": STATEMENT,
    }
    rows = [{**common, "kind": each.kind, "value": each.value, "language": ""} for each in package.offerers]
    rows += [{**common, "kind": "wording", "value": each.text, "language": each.language} for each in package.wordings]
    made = io.StringIO()
    writer = csv.DictWriter(made, COLUMNS)
    writer.writeheader()
    writer.writerows({name: neutralise(value) for name, value in row.items()} for row in rows)
    return f"{BYTE_ORDER_MARK}{made.getvalue()}".encode()
