"""How long a region's hub takes for the pages of 10,000 events with 40 claims each, and to reconcile one event.

    python scripts/bench_events.py [--events 10000] [--claims 40] [--json]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its
own, dropped afterwards). Pages are asked for inside this process: server time, without the network; the median of five.
All that stands in it is made up.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bench_desk import own_database

RUNS = 5
LISTS = (
    "/events/", "/events/?sea=andaman_sea", "/events/?state=disembarked&page=3", "/events/?sort=sea&page=150",
    "/events/?q=blue",
)  # fmt: skip
BUDGET_MS, BUDGET_RECONCILE_MS = 300.0, 20.0


def fill(events: int, claims: int) -> None:
    """Every tenth event is one with the one before it; of each measure the newest of several claims is chosen."""
    from titian.people.models import Role
    from titian.people.tests.factories import make_user
    from titian.preparedness.codes import CHOSEN_BETWEEN, ORDER, Kind
    from titian.preparedness.figures.published import read_seas
    from titian.preparedness.models import Choice, Claim, Event, Sameness, Step

    office, now = make_user(Role.REGIONAL_OFFICE), datetime.now(UTC)
    seas, kinds, measures = list(read_seas())[:6], list(Kind.values), list(CHOSEN_BETWEEN)
    rows = [
        Event(
            kind=kinds[number % len(kinds)], sea=seas[number % len(seas)], state=ORDER[number % len(ORDER)],
            first_on=now.date() - timedelta(days=number % 3000), organisation_id=office.organisation_id,
            name=f"{'blue' if number % 3 else 'red'} hull {number} (fictional)",
        )
        for number in range(events)
    ]  # fmt: skip
    Event.objects.bulk_create(rows, batch_size=2_000)
    Step.objects.bulk_create(
        [
            Step(event=row, status="reported", at=now, authority="Centre (fictional)", by=office, noted_at=now)
            for row in rows
        ],
        batch_size=5_000,
    )
    for begin in range(0, events, 500):
        Claim.objects.bulk_create(
            [
                Claim(
                    event=row, measure=measures[number % len(measures)], low=number, high=number + 5, as_of=now.date(),
                    source=f"Source {number} (fictional)", by=office, at=now, organisation_id=office.organisation_id,
                )
                for row in rows[begin : begin + 500]
                for number in range(claims)
            ],
            batch_size=5_000,
        )  # fmt: skip
    first = {(event, measure): pk for pk, event, measure in Claim.objects.values_list("pk", "event", "measure")}
    Choice.objects.bulk_create(
        [
            Choice(event_id=event, measure=measure, claim_id=pk, why="Fictional", by=office, at=now)
            for (event, measure), pk in first.items()
        ],
        batch_size=5_000,
    )
    pairs = [sorted((rows[number], rows[number - 1]), key=lambda row: row.pk) for number in range(10, events, 10)]
    Sameness.objects.bulk_create(
        [Sameness(one=one, other=other, verdict="same", why="Fictional", by=office, at=now) for one, other in pairs],
        batch_size=5_000,
    )


def median_ms(call: Callable[[], object]) -> float:
    call()
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        call()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def measure(events: int, claims: int) -> dict[str, float]:
    """Milliseconds of each page, and of reconciling one event alone and one with another."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("migrate", verbosity=0)
    from titian.people.models import Role
    from titian.people.tests.factories import make_user
    from titian.preparedness.models import Event
    from titian.preparedness.reconciling import reconcile

    fill(events, claims)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(HTTP_HOST="localhost")
    client.force_login(make_user(Role.REGIONAL_OFFICE), backend="allauth.account.auth_backends.AuthenticationBackend")
    alone = Event.objects.get(name__endswith=" hull 31 (fictional)")
    joined = Event.objects.get(name__endswith=f" hull {events // 20 * 10} (fictional)")
    figures: dict[str, float] = {}
    pages = {page: page for page in LISTS} | {
        "one event": alone.get_absolute_url(), "one event of two reports": joined.get_absolute_url(),
        "the form of a new event": "/events/add/", "the public series": "/events/series/", "/": "/",
    }  # fmt: skip
    for what, page in pages.items():
        assert client.get(page, follow=True).status_code == 200, page
        figures[what] = median_ms(lambda page=page: client.get(page, follow=True))  # type: ignore[misc]
    for what, event in (("reconcile one event", alone), ("reconcile one event of two reports", joined)):
        assert len(reconcile(event).group) == (1 if event == alone else 2)
        figures[what] = median_ms(lambda event=event: reconcile(event))  # type: ignore[misc]
    return figures


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--events", type=int, default=10_000)
    reader.add_argument("--claims", type=int, default=40)
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
            figures = measure(given.events, given.claims)
    if given.json:
        print(json.dumps(figures))
        return
    for what, figure in figures.items():
        budget = BUDGET_RECONCILE_MS if what.startswith("reconcile") else BUDGET_MS
        print(f"{what:40} {figure:8.1f}{' OVER' if figure > budget else ''}")


if __name__ == "__main__":
    main()
