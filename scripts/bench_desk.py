"""How long the hub takes for each desk page with a country's worth of rows: 200 stations, 5,000 phones, 200,000 packages,
an inbox of 50,000 of them, a studio of 60 languages by 800 texts, a course of 2,000 officers, and a directory of 20,000
services, of which 10,000 go out as HSDS.

    python scripts/bench_desk.py [--rows 0.1] [--services 20000] [--only /studio/] [--json]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its own,
dropped afterwards), fills it, and asks for every page by each role as a browser would, inside this process: server time,
without the network. Prints the median of five and the slowest.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from titian.people.models import User

HERE = Path(__file__).resolve().parent.parent
RUNS = 5
BUDGET = 300.0
EXPORT, EXPORTED = "HSDS", 10_000  # not a page: the public directory as a file
# A directory is searched while somebody waits at a counter: a tighter one, for the API too.
TIGHTER = {"/directory/": 150.0, "/api/v1/directory/": 150.0, EXPORT: 1000.0}
SERVICES = 20_000
LEARNERS = 2000
BOARD = "/learning/courses/00000000-0000-0000-0000-000000000015/board/"
PAGES = {
    "officer": ["/devices/"],
    "supervisor": [
        "/station/",
        "/devices/",
        "/devices/?sort=name&page=2",
        "/devices/releases/",
        "/figures/",
        "/protection/",
        "/directory/",
        "/directory/?q=riverside+night",
        "/directory/?need=accommodation&language=my&q=old+market",
        "/directory/?now=open",
        "/directory/?mark=expired",
        "/directory/?sort=-organisation&page=40",
        "/api/v1/directory/services?q=riverside&need=health",
        "/api/v1/directory/services?open_now=true&page=20",
    ],
    "provider": [
        "/referrals/",
        "/referrals/?sort=answered",
        "/referrals/?page=90",
        "/organisation/key/",
        "/directory/?q=house+hilltop",
    ],
    "coordinator": [
        "/country/",
        "/directory/?state=draft",
        "/directory/?q=zzz",
        "/directory/changes/",
        "/organisations/keys/",
        "/devices/releases/",
        "/figures/",
        "/protection/",
        "/audit/",
        "/learning/courses/",
        BOARD,
        f"{BOARD}?sort=-heard&page=20",
    ],
    "administrator": [
        "/administration/",
        "/people/",
        "/people/?q=officer+0123",
        "/people/?sort=-place&page=50",
        "/places/",
        "/devices/",
        "/devices/?sort=contact&state=all&page=60",
        "/devices/?state=behind",
        "/devices/?q=counter+12",
        "/alarms/",
        "/audit/",
        "/settings/",
        "/account/",
    ],
    "oversight": ["/complaints/", "/complaints/records/"],
    "translator": [
        "/studio/",
        "/studio/first-contact/",
        "/studio/first-contact/in/id/",
        "/studio/first-contact/in/id/?q=halo&state=draft",
        "/studio/first-contact/in/id/?sort=-state&page=9",
        "/studio/first-contact/in/id/texts/talk.greeting/",
        "/studio/first-contact/in/id/comprehension/",
        "/studio/first-contact/concepts/",
    ],
}
LANGUAGES, TEXTS = 60, 800
SEARCHES = {"administrator": "officer 012", "supervisor": "counter 1", "provider": "abcd"}


@contextmanager
def own_database() -> Iterator[None]:
    """A database nobody else uses, named in the environment before Django reads it."""
    server = os.environ.get("TITIAN_DATABASE_URL", "")
    if not server.startswith("postgres"):
        os.environ.pop("TITIAN_DATABASE_URL", None)
        yield
        return
    name = f"desk_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    os.environ["TITIAN_DATABASE_URL"] = f"{server.rsplit('/', 1)[0]}/{name}"
    try:
        yield
    finally:
        from django.db import connections

        for each in connections.all():
            each.close()
            if hasattr(each, "close_pool"):
                each.close_pool()
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"drop database {name} with (force)")


def make_studio(translator: User) -> None:
    """The pack in two languages with all its texts, then 58 more and 800 texts in each of the 60."""
    from django.utils import timezone

    from titian.studio.actions.take_pack import take_pack
    from titian.studio.models import LanguageRight, Pack
    from titian.studio.tests.crowd import fill_studio

    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "content/packs/first-contact"
        kept = HERE / "content/packs/first-contact"
        shutil.copytree(kept, pack, ignore=shutil.ignore_patterns("voices", "cases", "locales", "concepts.yaml"))
        (pack / "locales").mkdir()
        for tag in ("en", "id"):
            shutil.copy(kept / f"locales/{tag}.yaml", pack / "locales")
        shutil.copytree(HERE / "contracts/codes", Path(folder) / "contracts/codes")
        now = timezone.now()
        take_pack(pack, now=now)
    fill_studio(Pack.objects.get(), LANGUAGES - 2, TEXTS)
    LanguageRight.objects.create(person=translator, row_id="id", given_by=translator, given_at=now)


def measure(rows: float, services: int, only: str) -> list[dict[str, object]]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from titian.directory.tests.crowd import fill_directory
    from titian.hub.tests.crowd import WHOLE, Size, make_crowd
    from titian.learning.tests.crowd import fill_course
    from titian.people.models import Country
    from titian.people.tests.factories import make_country

    call_command("migrate", verbosity=0)
    size = WHOLE if rows == 1 else Size(*(max(1, int(number * rows)) for number in vars(WHOLE).values()))
    crowd = make_crowd(size)
    make_studio(crowd.readers["translator"])
    fill_course(crowd.readers["coordinator"], LEARNERS)
    fill_directory(Country.objects.get(), services, timezone.now())
    # Of another country, so that what is searched stays what it was.
    fill_directory(make_country("ID"), max(1, EXPORTED * services // SERVICES), timezone.now())
    figures: list[dict[str, object]] = []
    for who, pages in PAGES.items():
        client = Client(HTTP_HOST="localhost")
        client.force_login(crowd.readers[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        asked: list[tuple[str, str, dict[str, str]]] = [("GET", page, {}) for page in pages if page.startswith(only)]
        if who in SEARCHES and "/search/".startswith(only):
            asked.append(("POST", "/search/", {"words": SEARCHES[who]}))
        for method, page, data in asked:
            answer = client.generic("GET", page) if method == "GET" else client.post(page, data)
            assert answer.status_code == 200, (who, page, answer.status_code)
            spent, worked = [], []
            for _ in range(RUNS):
                begun, cpu = time.perf_counter(), time.process_time()
                client.generic("GET", page) if method == "GET" else client.post(page, data)
                spent.append((time.perf_counter() - begun) * 1000)
                worked.append((time.process_time() - cpu) * 1000)
            with CaptureQueriesContext(connection) as queries:
                client.generic("GET", page) if method == "GET" else client.post(page, data)
            slowest = max(
                queries.captured_queries, key=lambda one: float(one["time"]), default={"time": "0", "sql": ""}
            )
            figures.append(
                {
                    "who": who,
                    "page": page,
                    "median_ms": round(statistics.median(spent), 1),
                    "worst_ms": round(max(spent), 1),
                    "cpu_ms": round(statistics.median(worked), 1),
                    "queries": len(queries),
                    "slowest_query_ms": float(slowest["time"]) * 1000,
                    "slowest_query": slowest["sql"][:4000],
                }
            )
    if EXPORT.startswith(only):
        figures.append(measure_export("ID"))
    return figures


def measure_export(country: str) -> dict[str, object]:
    """The public directory of a country, written as HSDS: time, CPU, when the first byte came, memory it grew by."""
    import psutil

    from titian.exchange.hsds.export import stream_directory

    process, spent, worked, first, grown = psutil.Process(), [], [], [], []
    for _ in range(RUNS):
        before, begun, cpu = process.memory_info().rss, time.perf_counter(), time.process_time()
        most = before
        for number, _piece in enumerate(stream_directory(country)):
            if number == 0:
                first.append((time.perf_counter() - begun) * 1000)
            most = max(most, process.memory_info().rss)
        spent.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - cpu) * 1000)
        grown.append((most - before) / 2**20)
    return {
        "who": "coordinator",
        "page": EXPORT,
        "median_ms": round(statistics.median(spent), 1),
        "worst_ms": round(max(spent), 1),
        "cpu_ms": round(statistics.median(worked), 1),
        "first_ms": round(statistics.median(first), 1),
        "growth_mib": round(max(grown), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, default=1, help="part of the country's rows, for a quick look")
    parser.add_argument("--services", type=int, default=SERVICES, help="how many of the directory")
    parser.add_argument("--only", default="", help="how the address of a page begins, for one room of the desk")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            TITIAN_DATA=folder,
            TITIAN_DEMO="1",
            TITIAN_SECRET_KEY="only-to-measure-" + "0123456789abcdef" * 4,
            DJANGO_SETTINGS_MODULE="titian.hub.settings",
        )
        with own_database():
            figures = measure(given.rows, given.services, given.only)
    if given.json:
        print(json.dumps(figures))
        return
    for figure in sorted(figures, key=lambda one: -float(str(one["median_ms"]))):
        budget = next((most for page, most in TIGHTER.items() if str(figure["page"]).startswith(page)), BUDGET)
        over = " OVER" if float(str(figure["median_ms"])) > budget else ""
        print(
            f"{figure['median_ms']:>8} ms (worst {figure['worst_ms']:>7}, CPU {figure['cpu_ms']:>6}) {figure.get('queries', '?'):>3} queries  "
            f"{figure['who']:<14} {figure['page']}{over}"
        )
        if over and "slowest_query" in figure:
            print(f"         {figure['slowest_query_ms']:.0f} ms:", str(figure["slowest_query"])[:700])


if __name__ == "__main__":
    main()
