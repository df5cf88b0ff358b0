"""How long a region's hub takes for the triage list of 200,000 leads, and for a partner's file of 10,000 rows.

    python scripts/bench_triage.py [--leads 200000] [--file-rows 10000] [--json]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its own,
dropped afterwards). Pages are asked for inside this process: server time, without the network; the median of five.
All that stands in it is made up.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import tempfile
import time
import uuid
from datetime import date, timedelta

from bench_desk import own_database

RUNS = 5
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


def measure(leads: int, file_rows: int) -> dict[str, float]:
    """Milliseconds of each page, and seconds of the file."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from titian.leads.actions.keep_partner import add_partner
    from titian.leads.actions.take_file import go_through_files, take_file
    from titian.leads.models import LeadFile
    from titian.people.models import Role
    from titian.people.tests.factories import make_user

    fill(leads)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(HTTP_HOST="localhost")
    client.force_login(make_user(Role.ANALYST), backend="allauth.account.auth_backends.AuthenticationBackend")
    figures: dict[str, float] = {}
    for page in PAGES:
        assert client.get(page, follow=True).status_code == 200, page
        spent = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            client.get(page, follow=True)
            spent.append((time.perf_counter() - begun) * 1000)
        figures[page] = statistics.median(spent)
    now = timezone.now()
    partner = add_partner(actor=make_user(Role.REGIONAL_OFFICE), now=now, name="Platform (fictional)")
    lines = [json.dumps({"words": f"Cooks wanted, offer {number // 2} (fictional)"}) for number in range(file_rows)]
    terms = {"tlp": "red", "pap": "red", "purpose": "warn"}
    take_file(
        partner=partner, file_id=uuid.uuid4(), content="\n".join(lines).encode(), form="jsonl", terms=terms, now=now
    )
    begun = time.perf_counter()
    go_through_files(now)
    figures[f"file of {file_rows} rows, s"] = time.perf_counter() - begun
    assert LeadFile.objects.get().taken == file_rows
    return figures


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--leads", type=int, default=200_000)
    reader.add_argument("--file-rows", type=int, default=10_000)
    reader.add_argument("--json", action="store_true")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            TITIAN_DATA=folder,
            TITIAN_DEMO="1",
            TITIAN_KIND="region",
            TITIAN_COUNTRY="TH",
            TITIAN_SECRET_KEY="only-to-measure-" + "0123456789abcdef" * 4,
            DJANGO_SETTINGS_MODULE="titian.hub.settings",
        )
        with own_database():
            figures = measure(given.leads, given.file_rows)
    if given.json:
        print(json.dumps(figures))
        return
    for what, figure in figures.items():
        over = figure > (BUDGET_SECONDS if what.startswith("file") else BUDGET_MS)
        print(f"{what:40} {figure:8.1f}{' OVER' if over else ''}")


if __name__ == "__main__":
    main()
