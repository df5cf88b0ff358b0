"""How long a region's hub takes for the pages of 10,000 events with 40 claims each, and to reconcile one event.

    python scripts/bench_events.py [--events 10000] [--claims 40] [--json]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its
own, dropped afterwards). Pages are asked for inside this process: server time, without the network; the median of five,
by the clock and on a processor. All that stands in it is made up.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench_region import Spent, enter, measure_in_region, measure_page, median_ms, tell

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.preparedness.models import Event, Report

LISTS = (
    "/events/", "/events/?sea=andaman_sea", "/events/?state=disembarked&page=3", "/events/?sort=sea&page=150",
    "/events/?q=blue", "/consultations/", "/exercises/", "/exercises/lessons/", "/national-plans/", "/alerts/",
    "/contacts/", "/events/counts/",
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


def fill_beside(written_up: Event, office: User) -> Report:
    """1,000 consultations, 200 exercises and 200 drafts of alerts; the last of 20 situation reports of an event."""
    from titian.preparedness.actions.draft_report import draft_report
    from titian.preparedness.consultation_models import Consultation
    from titian.preparedness.exercise_models import Exercise
    from titian.preparedness.models import Event
    from titian.preparedness.tests.alert_factories import draft

    now, body = datetime.now(UTC), office.organisation_id
    Consultation.objects.bulk_create(
        Consultation(
            subject="Late boats (fictional)", why="Fictional", event=row, organisation_id=body, by=office, at=now
        )
        for row in Event.objects.order_by("pk")[:1_000]
    )
    Exercise.objects.bulk_create(
        Exercise(title=f"Lantern {number} (fictional)", scenario="Made up.", organisation_id=body)
        for number in range(200)
    )
    for _ in range(200):
        draft(actor=office, now=now)
    return [draft_report(actor=office, event=written_up, language="en", now=now) for _ in range(20)][-1]


def measure(events: int, claims: int) -> dict[str, Spent]:
    """Milliseconds of each page, and of reconciling one event alone and one with another."""
    from titian.people.models import Role
    from titian.people.tests.factories import make_user
    from titian.preparedness.models import Event
    from titian.preparedness.reconciling import reconcile

    fill(events, claims)
    written_up = Event.objects.get(name__endswith=" hull 41 (fictional)")
    report = fill_beside(written_up, make_user(Role.REGIONAL_OFFICE))
    client = enter("regional_office")
    alone = Event.objects.get(name__endswith=" hull 31 (fictional)")
    joined = Event.objects.get(name__endswith=f" hull {events // 20 * 10} (fictional)")
    pages = {page: page for page in LISTS} | {
        "one event": alone.get_absolute_url(), "one event of two reports": joined.get_absolute_url(),
        "one event with 20 reports": written_up.get_absolute_url(),
        "a situation report": f"{written_up.get_absolute_url()}reports/{report.key}/",
        "the form of a position": f"{alone.get_absolute_url()}sealed/",
        "the form of a new event": "/events/add/", "the public series": "/events/series/", "/": "/",
    }  # fmt: skip
    figures = {what: measure_page(client, page) for what, page in pages.items()}
    for what, event in (("reconcile one event", alone), ("reconcile one event of two reports", joined)):
        assert len(reconcile(event).group) == (1 if event == alone else 2)
        figures[what] = median_ms(lambda event=event: reconcile(event))  # type: ignore[misc]
    return figures


def find_budget(what: str) -> float:
    return BUDGET_RECONCILE_MS if what.startswith("reconcile") else BUDGET_MS


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--events", type=int, default=10_000)
    reader.add_argument("--claims", type=int, default=40)
    reader.add_argument("--json", action="store_true")
    given = reader.parse_args()
    figures = measure_in_region(lambda: measure(given.events, given.claims))
    tell(figures, find_budget, as_json=given.json)


if __name__ == "__main__":
    main()
