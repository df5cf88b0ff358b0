"""How long a region's hub takes for the triage list of 200,000 leads, and for a partner's file of 10,000 rows.

    python scripts/bench_triage.py [--leads 200000] [--file-rows 10000] [--json]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its own,
dropped afterwards). Pages are asked for inside this process: server time, without the network; the median of five,
by the clock and on a processor. All that stands in it is made up.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import uuid
from datetime import date, timedelta

from bench_region import Spent, enter, measure_in_region, measure_page, spend, tell

PAGES = ("/leads/", "/leads/?state=open", "/leads/?state=all", "/leads/?state=all&page=150", "/leads/?sort=last", "/")
BUDGET_MS, BUDGET_SECONDS = 300.0, 60.0


def fill(leads: int) -> None:
    """One in four is new, and each was given on one of the last 300 days; made in bulk, as the actions leave them."""
    from titian.leads.codes import KEPT_FOR, LeadState
    from titian.leads.models import Lead

    states, today = list(LeadState.values), date.today()
    rows = []
    for number in range(leads):
        words = f"Typists wanted at the quiet pier, offer {number}, room and flight paid. (fictional) " * 3
        day = today - timedelta(days=number % 300)
        rows.append(
            Lead(
                words=words, digest=hashlib.sha256(words.encode()).hexdigest(), tlp="amber+strict", pap="red",
                purpose="warn", first_on=day, last_on=day, expires_on=day + KEPT_FOR, times=number % 7 + 1,
                state=LeadState.NEW if number % 4 == 0 else states[number % len(states)],
            )
        )  # fmt: skip
    Lead.objects.bulk_create(rows, batch_size=2_000)


def measure(leads: int, file_rows: int) -> dict[str, Spent]:
    """Milliseconds of each page, and seconds of the file."""
    from django.utils import timezone

    from titian.leads.actions.keep_partner import add_partner
    from titian.leads.actions.take_file import go_through_files, take_file
    from titian.leads.models import LeadFile
    from titian.people.models import Role
    from titian.people.tests.factories import make_user

    fill(leads)
    client = enter("analyst")
    figures = {page: measure_page(client, page) for page in PAGES}
    now = timezone.now()
    partner = add_partner(actor=make_user(Role.REGIONAL_OFFICE), now=now, name="Platform (fictional)")
    lines = [json.dumps({"words": f"Cooks wanted, offer {number // 2} (fictional)"}) for number in range(file_rows)]
    terms = {"tlp": "red", "pap": "red", "purpose": "warn"}
    take_file(
        partner=partner, file_id=uuid.uuid4(), content="\n".join(lines).encode(), form="jsonl", terms=terms, now=now
    )
    figures[f"file of {file_rows} rows, s"] = spend(lambda: go_through_files(now))
    assert LeadFile.objects.get().taken == file_rows
    return figures


def find_budget(what: str) -> float:
    return BUDGET_SECONDS if what.startswith("file") else BUDGET_MS


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--leads", type=int, default=200_000)
    reader.add_argument("--file-rows", type=int, default=10_000)
    reader.add_argument("--json", action="store_true")
    given = reader.parse_args()
    figures = measure_in_region(lambda: measure(given.leads, given.file_rows))
    tell(figures, find_budget, as_json=given.json)


if __name__ == "__main__":
    main()
