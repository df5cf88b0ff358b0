"""How long a search over 20,000 passages takes, and what memory a file of 50 MB takes on its way to the shelf.

    python scripts/bench_shelf.py search [--rows 0.1] [--json]
    python scripts/bench_shelf.py file [--json]

The search asks inside this process, over our own texts in four languages, each query of the tests as one who sees all
and as one who sees a part; on PostgreSQL when TITIAN_DATABASE_URL names a server (a database of its own, dropped
afterwards). The file goes to a region's demo hub by its form, over loopback, and comes back: what its web process and
its worker held at most, over what they held before.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_desk import own_database  # noqa: E402

if TYPE_CHECKING:
    from running_hub import RunningHub

RUNS, PASSAGES = 5, 20_000
FILE_BYTES = 50 * 1024 * 1024


def fill(rows: float) -> int:
    """Works with our own texts, each in passages; every third is the members'. Says how many passages there are."""
    from titian.shelf.index import catch_up
    from titian.shelf.models import Due, IndexState, Passage, Work
    from titian.shelf.tests.factories import NOW
    from titian.shelf.tests.test_search import KEPT, QUERIES

    texts = json.loads(KEPT.read_text(encoding="utf-8"))
    place = 0
    while (count := Passage.objects.count()) < PASSAGES * rows:
        works = []
        for text in texts:
            for tag in QUERIES:
                place += 1
                works.append(
                    Work(id=uuid4(), title=f"Work {place}", about=text[tag], kind="brief", added_at=NOW,
                         visibility=("members", "group", "public")[place % 3])
                )  # fmt: skip
        works = works[: max(1, int((PASSAGES * rows - count) / 2) + 1)]
        Work.objects.bulk_create(works, batch_size=500)
        if count:
            Due.objects.bulk_create((Due(source="shelf_work", part=work.pk) for work in works), batch_size=500)
        catch_up()
        assert IndexState.objects.exists()
    return count


def measure_search(rows: float) -> dict[str, Any]:
    """Milliseconds of each query, at its median of five, for each reader."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from titian.people.models import Role
    from titian.people.tests.factories import make_user
    from titian.shelf.index import find
    from titian.shelf.search import WORKS
    from titian.shelf.tests.test_search import QUERIES
    from titian.workplan.tests.factories import make_keeper

    passages = fill(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    took: list[float] = []
    slowest = ""
    for reader in (make_keeper(), make_user(Role.OBSERVER)):
        for asked in [*(asked for queries in QUERIES.values() for asked in queries), "work"]:
            spent = []
            for _ in range(RUNS):
                begun = time.perf_counter()
                found = find(reader, WORKS, asked, 10)
                spent.append((time.perf_counter() - begun) * 1000)
            if not took or statistics.median(spent) > max(took):
                slowest = f"{found.count} found"
            took.append(statistics.median(spent))
    return {"passages": passages, "ms": [round(one, 1) for one in took], "slowest": slowest}


def write_file(path: Path) -> None:
    """Words on lines, as long as a file may be."""
    line = b"Signs for crews at the old pier, as they stood there on a day in May. \n"
    with path.open("wb") as file:
        for _ in range(FILE_BYTES // len(line)):
            file.write(line)


def read_peaks(hub: RunningHub) -> dict[int, float]:
    """MiB that each process of the hub held at most since it began."""
    import psutil

    assert hub.process is not None
    found = {}
    for one in [psutil.Process(hub.process.pid), *psutil.Process(hub.process.pid).children(recursive=True)]:
        status = Path(f"/proc/{one.pid}/status").read_text()
        found[one.pid] = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024
    return found


def measure_file() -> dict[str, Any]:
    """Seconds in and out, and by how many MiB the process that grew most grew."""
    import httpx
    from desk import find_password
    from running_hub import NO_AUTHORITIES, RunningHub

    with tempfile.TemporaryDirectory() as folder:
        hub = RunningHub(Path(folder) / "hub", kind="region", launch=subprocess.Popen)
        path = Path(folder) / "large.md"
        write_file(path)
        hub.prepare()
        hub.start()
        try:
            with httpx.Client(
                base_url=f"http://127.0.0.1:{hub.port}",
                headers={"Host": f"{hub.name}:{hub.port}", "Origin": hub.desk},
                verify=NO_AUTHORITIES,
                trust_env=False,
                timeout=120,
            ) as line:

                def post(address: str, **given: str) -> httpx.Response:
                    return line.post(address, data={**given, "csrfmiddlewaretoken": line.cookies["csrftoken"]})

                line.get("/accounts/login/").raise_for_status()
                post("/accounts/login/", login="regional-office", password=find_password(hub, "regional-office"))
                made = post("/shelf/add/", title="Measured (fictional)", kind="guide", visibility="members")
                where = made.headers["Location"]
                line.get(f"{where}add-file/").raise_for_status()
                before = read_peaks(hub)
                for pid in before:  # from here on the peak is that of the file, not of the start
                    Path(f"/proc/{pid}/clear_refs").write_text("5")
                before = read_peaks(hub)
                begun = time.perf_counter()
                with path.open("rb") as file:
                    given = {"edition": "1", "language": "en", "csrfmiddlewaretoken": line.cookies["csrftoken"]}
                    answer = line.post(f"{where}add-file/", data=given, files={"file": ("large.md", file)})
                taken = time.perf_counter() - begun
                assert answer.status_code == 302, answer.text[-2000:]
                begun = time.perf_counter()
                [address] = set(re.findall(r"/shelf/files/[0-9a-f-]+/", line.get(where).text))
                with line.stream("GET", address) as back:
                    size = sum(len(block) for block in back.iter_bytes())
                given_back = time.perf_counter() - begun
                assert size == path.stat().st_size
                after = read_peaks(hub)
        finally:
            hub.stop()
    grew = max(after[pid] - mib for pid, mib in before.items() if pid in after)
    return {"in_s": round(taken, 2), "out_s": round(given_back, 2), "grew_mib": round(grew, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["search", "file"])
    parser.add_argument("--rows", type=float, default=1, help="part of the passages, for a quick look")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.what == "file":
        print(json.dumps(measure_file()))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            TITIAN_DATA=folder,
            TITIAN_DEMO="1",
            TITIAN_KIND="region",
            TITIAN_SECRET_KEY="only-to-measure-" + "0123456789abcdef" * 4,
            DJANGO_SETTINGS_MODULE="titian.hub.settings",
        )
        with own_database():
            figures = measure_search(given.rows)
    if given.json:
        print(json.dumps(figures))
        return
    took = figures["ms"]
    print(f"{figures['passages']:,} passages, {len(took)} queries: {statistics.median(took)} ms, at most {max(took)} ms "
          f"({figures['slowest']})")  # fmt: skip


if __name__ == "__main__":
    main()
