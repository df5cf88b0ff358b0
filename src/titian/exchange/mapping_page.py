"""Writes the tables of docs/developers/exchange.md from the data they describe.

    python -m titian.exchange.mapping_page            # prints the page
    python -m titian.exchange.mapping_page --write    # writes it

Each table stands between `<!-- name -->` and `<!-- end -->`; a test holds the page to the data.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from titian.exchange.htcds.table import get_table

PAGE: Final = Path("docs/developers/exchange.md")


def list_htcds_fields() -> str:
    rows = [(f"`{row.member}` ({row.of})", f"`{row.field}`", row.kind) for row in get_table().fields]
    rows.append(("whatever else the package says", f"`{get_table().more_field}`", "object"))
    return _table(("of the referral", "field", "kind"), rows)


def list_htcds_derived() -> str:
    table = get_table()
    status, rules = table.status, ", ".join(table.status.rules)
    rows = [
        (
            f"`{table.consent.field}`",
            "TRUE, FALSE",
            "the person said yes to this referral, and it was not sent without",
        ),
        *((f"`{field}`", code, "always") for field, code in table.always.items()),
        (f"`{status.field}`", status.code, f"need {', '.join(status.needs)}; or one of the findings {rules}"),
        (f"`{status.decided_by_field}`", status.decided_by, "whenever a status is said: a screening decides nothing"),
        (f"`{table.control.field}`", "see below", "an indicator among the reasons"),
    ]
    for entry in table.exploitation.entries:
        named = [f"findings {', '.join(entry.rules)}"] if entry.rules else []
        named += [f"yes to {', '.join(entry.items)}"] if entry.items else []
        said = " or ".join(named) + (f", unless yes to {', '.join(entry.unless_items)}" if entry.unless_items else "")
        code = entry.code + (f", and `{entry.extension}` TRUE" if entry.extension else "")
        rows.append((f"`{table.exploitation.field}`", code, said))
    return _table(("field", "code", "when"), rows)


def list_htcds_control() -> str:
    by_code: dict[str, list[str]] = {}
    for indicator, code in get_table().control.indicators.items():
        by_code.setdefault(code, []).append(indicator)
    return _table(
        ("method of control", "indicators"), [(code, ", ".join(ids)) for code, ids in sorted(by_code.items())]
    )


def list_figure_columns() -> str:
    from titian.exchange.hxl.figures import make_referrals, make_screenings, make_states
    from titian.exchange.ic_tip import make_ic_tip

    tables = (make_screenings("", ()), make_states("", None), make_referrals("", ()), make_ic_tip("", ()))
    rows = [
        (f"`{table.name}.csv`", ", ".join(f"{each.name} `{each.tag}`" for each in table.columns)) for table in tables
    ]
    return _table(("file", "columns and their tags"), rows)


def list_hsds_attributes() -> str:
    from titian.exchange.hsds.own import OF_CONTACT, OF_LOCATION, OF_ORGANIZATION, OF_SERVICE, SEVERAL

    of = {"service": OF_SERVICE, "organization": OF_ORGANIZATION, "location": OF_LOCATION, "phone, contact": OF_CONTACT}
    rows = [
        (kind, f"`{field}`", meaning + ("; one attribute each" if field in SEVERAL else ""))
        for kind, fields in of.items()
        for field, meaning in fields.items()
    ]
    return _table(("of", "term", "value"), rows)


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "htcds fields": list_htcds_fields,
    "htcds derived": list_htcds_derived,
    "htcds control": list_htcds_control,
    "figures": list_figure_columns,
    "hsds attributes": list_hsds_attributes,
}


def make_page(text: str) -> str:
    """The page with every table made anew. Raises KeyError for a table that nobody makes."""
    return re.sub(
        r"<!-- ([a-z ]+) -->\n.*?<!-- end -->",
        lambda found: f"<!-- {found[1]} -->\n{TABLES[found[1]]()}\n<!-- end -->",
        text,
        flags=re.DOTALL,
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "titian.hub.tests.settings")
    import django

    django.setup()
    page = make_page(PAGE.read_text(encoding="utf-8"))
    if "--write" in sys.argv:
        PAGE.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)


if __name__ == "__main__":
    main()
