"""What this checkout costs beside another one, in turn on one machine: sync, opening, a talk, unlock, lock and backup.

    python scripts/bench_beside.py ../before [--rounds 5] [--only sync-sqlite,phone]

Both checkouts are set up and built (`make check`, `npm run build`). Each round measures both, the one that begins taking
turns; what is compared is the ratio of each round, so that a machine whose speed drifts says nothing. Beside the median
stands how far the rounds lie apart. Where the machine has much other work, read the rows of processor time alone. Each
runs with its own program, phone and scripts; only the clock is this file's. Prints a table for docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

HERE: Final = Path(__file__).resolve().parent.parent
SYNC_SECONDS: Final = 8.0
BACKED_UP: Final = 5_000
LOCKS: Final = 5
SETTLED: Final = 6_000
SECRET: Final = "lantern river mango seventeen"

# From the touch on a button until this screen was painted.
TOUCHED: Final = """(button, screen) => new Promise((done) => {
  const started = performance.now();
  button.click();
  const look = () => {
    if (!document.querySelector(`[data-screen="${screen}"]`)) return requestAnimationFrame(look);
    requestAnimationFrame(() => done(performance.now() - started));
  };
  look();
})"""
Figures = dict[str, float]


def measure_sync(batch: int) -> Figures:
    """What the hub spends on a sealed item, and how fast it takes them in, by the checkout's own bench."""
    import bench_sync

    told = bench_sync.measure_ours(4, SYNC_SECONDS, batch)
    used = told["hub_cpu_ms_per_request"] + (told["database_cpu_ms_per_request"] or 0)
    return {"CPU an item, ms": used / batch, "items a second": told["items_per_second"], "p95, ms": told["p95_ms"]}


def measure_sync_batch() -> Figures:
    """A hundred a request."""
    return measure_sync(100)


def measure_sync_one() -> Figures:
    """One a request."""
    return measure_sync(1)


def measure_backup() -> Figures:
    """A sealed backup of a hub that holds some thousand items, each of them held against its digest."""
    import bench_sync

    with tempfile.TemporaryDirectory() as folder, bench_sync.running_hub(1) as (port, codes, _, serving):
        phone = bench_sync.enrol(port, codes[0])
        client = bench_sync.PhoneClient(port, phone, 100)
        line = bench_sync._Line(port)
        for request in client.write_requests(BACKED_UP // 100):
            client.check(line.ask(request))
        environment = dict(
            pair.split("=", 1)
            for pair in Path(f"/proc/{serving}/environ").read_text().split("\0")
            if pair.startswith("TITIAN_")
        )
        titian = [sys.executable, "-m", "titian.hub.cli"]
        made = Path(folder) / "backup.key"
        subprocess.run([*titian, "backup", "key", "--out", str(made)], check=True, capture_output=True)
        secret = next(part for part in made.read_text().split() if part.startswith("AGE-SECRET-KEY-"))
        from titian.sealing import identity_recipient

        command = [*titian, "backup", "--to", folder, "--recipient", identity_recipient(secret)]
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
        wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        size = max(each.stat().st_size for each in Path(folder).iterdir())
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {f"{BACKED_UP:,} items, CPU, s": cpu, "wall, s": wall, "size, MB": size / 1e6}


def measure_phone() -> Figures:
    """Unlock and lock, with what the browser does afterwards, and a talk to its outcome."""
    import bench
    import bench_words

    with bench_words.phone_of_its_own() as (browser, phone, hub):
        phone.context.set_offline(True)
        phone.page.goto(hub.field_app)
        phone.wait_for("unlock")
        clock: dict[str, list[float]] = {"Unlock": [], "Hide and lock": []}
        used: dict[str, list[float]] = {"Unlock": [], "Hide and lock": []}
        for _ in range(LOCKS):
            for name, screen in (("Unlock", "home"), ("Hide and lock", "clock")):
                if name == "Unlock":
                    phone.page.locator("#unlock-secret").fill(SECRET)
                else:
                    phone.press("Lock, hide and wipe")
                    phone.wait_for("safety")
                before = read_cpu(browser)
                button = phone.page.get_by_role("button", name=name, exact=True).first
                clock[name].append(float(button.evaluate(TOUCHED, screen)))
                phone.page.wait_for_timeout(SETTLED)
                used[name].append(read_cpu(browser) - before)
            phone.press("Unlock")
            phone.wait_for("unlock")
        before = read_cpu(browser)
        drawn, voiced = bench.measure_answers(phone, hub)
        talk = read_cpu(browser) - before
    return {
        "unlock, CPU of the browser, ms": statistics.median(used["Unlock"]),
        "unlock, to home, ms": statistics.median(clock["Unlock"]),
        "lock, CPU of the browser in 6 s, ms": statistics.median(used["Hide and lock"]),
        "lock, to the clock, ms": statistics.median(clock["Hide and lock"]),
        "a talk to its outcome, CPU of the browser, ms": talk,
        "an answer, until the next question is drawn, ms": statistics.median(drawn.values),
        "its voice started, ms": statistics.median(voiced.values),
    }


def read_cpu(browser: Browser) -> float:
    """Milliseconds of processor time of all processes of this browser so far."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return sum(float(each["cpuTime"]) for each in told["processInfo"]) * 1000


def measure_opening() -> Figures:
    """A referral in the provider's browser, until it can be read."""
    import bench_opening
    import bench_words

    with bench_words.phone_of_its_own() as (browser, phone, hub):
        before = read_cpu(browser)
        told = bench_opening.measure_opening(browser, phone, hub)
        used = read_cpu(browser) - before
    return {
        "a talk, and opened 15 times, CPU of the browser, ms": used,
        "with the key open, ms": statistics.median(told["open_ms"]),
        "by the seven words, ms": statistics.median(told["words_ms"]),
        "bytes of a package": told["bytes"][0],
    }


def measure_engines() -> Figures:
    """The instrument with its reasons, in both languages."""
    python = json.loads(
        subprocess.run([sys.executable, "scripts/bench_engine.py"], capture_output=True, check=True).stdout
    )
    script = json.loads(subprocess.run(["node", "web/engine/bench.mjs"], capture_output=True, check=True).stdout)
    return {
        "Python, ms": python["python_ms_per_evaluate"]["first-contact"],
        "TypeScript, ms": script["typescript_ms_per_evaluate"]["first-contact"],
    }


MEASURES: Final = {
    "sync-sqlite": ("Sealed items one by one, SQLite", measure_sync_one),
    "sync-sqlite-100": ("… 100 a request, SQLite", measure_sync_batch),
    "sync-postgresql": ("Sealed items one by one, PostgreSQL", measure_sync_one),
    "sync-postgresql-100": ("… 100 a request, PostgreSQL", measure_sync_batch),
    "backup": ("Backup", measure_backup),
    "phone": ("Phone", measure_phone),
    "opening": ("A referral opened", measure_opening),
    "engine": ("The instrument, with reasons", measure_engines),
}


def measure_in(checkout: Path, name: str, url: str, demos: Path) -> Figures:
    """One measurement, by that checkout's own Python, scripts and program."""
    command = [str(checkout / ".venv/bin/python"), str(Path(__file__).resolve()), str(checkout), "--inside", name]
    environment = {**os.environ, "TITIAN_DATABASE_URL": url if "postgresql" in name else ""}
    environment.pop("TITIAN_REFERENCE", None)
    environment["TITIAN_DEMO_HUBS"] = str(demos)  # one demo hub each, copied for each round
    demos.mkdir(exist_ok=True)
    if "postgresql" in name:
        environment["TITIAN_PROCESSES"] = "2"
    ran = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{name} in {checkout.name}: {ran.stderr[-3000:]}")
    told: Figures = json.loads(ran.stdout.rstrip().rpartition("\n")[2])
    return told


def row(what: str, before: list[float], now: list[float]) -> str:
    ratios = sorted(new / old for new, old in zip(now, before, strict=True))
    middle = statistics.median(ratios)
    return (
        f"| {what} | {statistics.median(before):,.4g} | {statistics.median(now):,.4g} "
        f"| **{middle:.2f}** | {ratios[0]:.2f}–{ratios[-1]:.2f} | {len(ratios)} |"
    )


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("checkout", type=Path, help="folder of the other checkout, set up and built")
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument("--only", default=",".join(MEASURES), help="some of: %(default)s")
    reader.add_argument("--inside", choices=MEASURES, help=argparse.SUPPRESS)
    given = reader.parse_args()
    other = given.checkout.resolve()
    if given.inside:
        sys.path[:0] = [str(other / "tests"), str(other / "scripts")]
        print(json.dumps(MEASURES[given.inside][1]()))
        return
    sys.path[:0] = [str(HERE / "scripts")]
    import postgres

    found: dict[str, dict[Path, dict[str, list[float]]]] = {}
    with postgres.running() as url, tempfile.TemporaryDirectory() as folder:
        demos = {other: Path(folder) / "other", HERE: Path(folder) / "here"}
        for name in given.only.split(","):
            found[name] = {other: defaultdict(list), HERE: defaultdict(list)}
            for number in range(given.rounds):
                for checkout in (other, HERE) if number % 2 else (HERE, other):
                    for what, value in measure_in(checkout, name, url, demos[checkout]).items():
                        found[name][checkout][what].append(value)
            title = MEASURES[name][0]
            for what, before in found[name][other].items():
                print(row(f"{title}: {what}", before, found[name][HERE][what]), flush=True)


if __name__ == "__main__":
    main()
