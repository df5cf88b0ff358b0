"""What benches of a region's pages share: a hub of their own in a temporary folder, and what asking it takes."""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from bench_desk import own_database

if TYPE_CHECKING:
    from django.test import Client

RUNS: Final = 5
BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"


class Spent(NamedTuple):
    """By the clock, and of this process on a processor, which other things on the machine do not lengthen as much."""

    clock: float
    processor: float


def measure_in_region(measure: Callable[[], dict[str, Spent]]) -> dict[str, Spent]:
    """What `measure` says of a region's demo hub without rows, which goes when it has. A process has one such hub."""
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
            import django

            django.setup()
            from django.core.management import call_command

            call_command("migrate", verbosity=0)
            return measure()


def enter(role: str) -> Client:
    """A browser of somebody with this role. The database counts its rows first, as it does by itself when it is used."""
    from django.db import connection
    from django.test import Client

    from titian.people.models import Role
    from titian.people.tests.factories import make_user

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(HTTP_HOST="localhost")
    client.force_login(make_user(Role(role)), backend=BACKEND)
    return client


def measure_page(client: Client, page: str) -> Spent:
    """Milliseconds in which a page is there: server time, without the network."""
    assert client.get(page, follow=True).status_code == 200, page
    return median_ms(lambda: client.get(page, follow=True))


def median_ms(call: Callable[[], object]) -> Spent:
    """The medians of five calls after a first one."""
    call()
    spent = [spend(call) for _ in range(RUNS)]
    clock, processor = (statistics.median(times) * 1000 for times in zip(*spent, strict=True))
    return Spent(clock, processor)


def spend(call: Callable[[], object]) -> Spent:
    """The seconds of one call."""
    clock, processor = time.perf_counter(), time.process_time()
    call()
    return Spent(time.perf_counter() - clock, time.process_time() - processor)


def tell(figures: Mapping[str, Spent], find_budget: Callable[[str], float], *, as_json: bool) -> None:
    """A line each: by the clock, on a processor, and whether the clock is over the budget."""
    if as_json:
        print(json.dumps({what: spent._asdict() for what, spent in figures.items()}))
        return
    for what, spent in figures.items():
        over = " OVER" if spent.clock > find_budget(what) else ""
        print(f"{what:40} {spent.clock:8.1f} {spent.processor:8.1f}{over}")
