"""Measures the budgets of the design and writes docs/benchmarks.md. Everything runs on this machine, over loopback, for a bounded time."""

from __future__ import annotations

import datetime
import gzip
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from desk import Desk  # noqa: E402
from phone import SMALL_PHONE, Phone, launch  # noqa: E402
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright  # noqa: E402
from running_hub import RunningHub  # noqa: E402

RUNS = 5
SECRET = "lantern river mango seventeen"
SLOW_3G: dict[str, object] = {
    "offline": False,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
    "latency": 2000,
}
NO_TO_EVERYTHING = {"P01": "yes", "P02": "yes", "W01": "information", "W03": "yes"}
ANSWERS = {**NO_TO_EVERYTHING, "P11": "yes"}


@dataclass(frozen=True)
class Figure:
    """One line of the page: what, how it came out over the runs, the budget."""

    what: str
    values: list[float]
    unit: str
    budget: str
    limit: float | None = None

    def row(self) -> str:
        middle = statistics.median(self.values)
        shown = f"{middle:.{0 if middle >= 100 else 2}f} {self.unit}"
        spread = f"{min(self.values):.{0 if middle >= 100 else 2}f}–{max(self.values):.{0 if middle >= 100 else 2}f}"
        verdict = "" if self.limit is None else ("within" if middle <= self.limit else "**over**")
        return f"| {self.what} | {shown} | {spread} | {len(self.values)} | {self.budget} | {verdict} |"


def throttle(page: Page, network: dict[str, object] | None, slow_down: int) -> CDPSession:
    """A slower processor and, where asked, a slower network."""
    session = page.context.new_cdp_session(page)
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", network)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slow_down})
    return session


def seconds_until(page: Page, address: str, selector: str) -> float:
    """From asking for the page to the screen being there to see."""
    started = time.monotonic()
    page.goto(address, wait_until="commit", timeout=120_000)
    page.locator(selector).first.wait_for(timeout=120_000)
    return time.monotonic() - started


def measure_first_load(browser: Browser, hub: RunningHub) -> Figure:
    values = []
    for _ in range(RUNS):
        context = browser.new_context(viewport=SMALL_PHONE)
        page = context.new_page()
        throttle(page, SLOW_3G, 4)
        values.append(seconds_until(page, hub.field_app, '[data-screen="first-visit"]'))
        context.close()
    return Figure("Field app to first usable screen, first visit, slow 3G, 4× CPU slow-down", values, "s", "≤ 5 s", 5)


def make_phone(browser: Browser, hub: RunningHub) -> Phone:
    """A phone that is enrolled and ready, in Indonesian."""
    officer = Desk(browser, hub, "officer")
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    phone.page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    phone.page.wait_for_timeout(1500)
    officer.context.close()
    return phone


def measure_offline_start(phone: Phone, hub: RunningHub) -> Figure:
    phone.context.set_offline(True)
    values = []
    for _ in range(RUNS):
        page = phone.context.new_page()
        throttle(page, None, 4)
        values.append(seconds_until(page, hub.field_app, '[data-screen="unlock"]'))
        page.close()
    return Figure("… offline, installed, 4× CPU slow-down, to the unlock screen", values, "s", "≤ 1 s", 1)


def measure_answers(phone: Phone, hub: RunningHub) -> list[Figure]:
    """One whole talk offline; every tap on an answer, and how long until the next question and its voice."""
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until=("outcome", "hand-back"))
    marks = phone.page.evaluate(
        "performance.getEntriesByType('mark').filter((mark) => mark.name.startsWith('titian:')).map((mark) => [mark.name, mark.startTime])"
    )
    drawn: list[float] = []
    voiced: list[float] = []
    answered: float | None = None
    for name, at in marks:
        if name == "titian:answer":
            answered = at
            is_drawn = is_voiced = False
        elif answered is not None and name == "titian:question-drawn" and not is_drawn:
            drawn.append(at - answered)
            is_drawn = True
        elif answered is not None and name == "titian:voice-started" and not is_voiced:
            voiced.append(at - answered)
            is_voiced = True
    return [
        Figure("Tap an answer → next question drawn, offline", drawn, "ms", "≤ 100 ms", 100),
        Figure("… its voice started", voiced, "ms", "≤ 100 ms", 100),
    ]


def hub_memory(hub: RunningHub) -> float:
    """MiB that the web processes hold: proportional set size, so that shared pages count once; the worker is apart."""
    assert hub.process
    parent = psutil.Process(hub.process.pid)
    family = [parent, *(child for child in parent.children(recursive=True) if "worker" not in child.cmdline())]
    return float(sum(each.memory_full_info().pss for each in family)) / 2**20


def measure_hub(folder: Path) -> tuple[list[Figure], RunningHub]:
    hub = RunningHub(folder)
    hub.prepare()
    starts = []
    for _ in range(RUNS):
        started = time.monotonic()
        hub.start()
        httpx.get(
            f"http://127.0.0.1:{hub.port}/accounts/login/", headers={"Host": f"localhost:{hub.port}"}
        ).raise_for_status()
        starts.append(time.monotonic() - started)
        if len(starts) < RUNS:
            hub.stop()
    time.sleep(3)
    idle = hub_memory(hub)
    ended = time.monotonic() + 10
    asked = 0
    with httpx.Client(headers={"Host": f"localhost:{hub.port}"}) as client:
        while time.monotonic() < ended:
            client.get(f"http://127.0.0.1:{hub.port}/accounts/login/")
            client.get(f"http://127.0.0.1:{hub.port}/api/v1/releases")
            asked += 2
    return [
        Figure("Hub cold start to first page", starts, "s", "≤ 2 s", 2),
        Figure("Hub memory idle, web processes (PSS)", [idle], "MiB", "≤ 140 MiB", 140),
        Figure(f"Hub memory after {asked} requests in 10 s", [hub_memory(hub)], "MiB", "≤ 422 MiB", 422),
    ], hub


def measure_engines() -> list[Figure]:
    figures = []
    for language, command, limit in (
        ("Python", [sys.executable, "-m", "titian.instrument.bench"], 1.0),
        ("TypeScript", ["node", "web/engine/bench.mjs"], 0.3),
    ):
        printed = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True).stdout
        (by_pack,) = json.loads(printed.strip().splitlines()[-1]).values()
        for pack, milliseconds in by_pack.items():
            figures.append(
                Figure(
                    f"Engine, {language}: {pack}, with reasons and would-settle",
                    [milliseconds],
                    "ms",
                    f"≤ {limit:g} ms",
                    limit,
                )
            )
    return figures


def shell_size() -> Figure:
    page = (HERE / "src/titian/hub/built/field/index.html").read_bytes()
    return Figure(
        "Field app to first usable screen, gzip -9", [len(gzip.compress(page, 9)) / 1000], "kB", "≤ 90 kB", 90
    )


def voiced_sizes() -> list[Figure]:
    figures = []
    for tag in ("en", "id"):
        manifest = json.loads((HERE / f"content/packs/first-contact/voices/{tag}/manifest.json").read_text())
        sizes = [
            (HERE / f"content/packs/first-contact/voices/{tag}/{name}.opus").stat().st_size
            for name in manifest["clips"]
        ]
        figures.append(Figure(f"Voice of {tag}, whole ({len(sizes)} clips)", [sum(sizes) / 1e6], "MB", "≤ 8 MB", 8))
    return figures


def write_page(figures: list[Figure], before: tuple[float, ...], after: tuple[float, ...], browser: str) -> None:
    when = datetime.datetime.now(datetime.UTC).date().isoformat()
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; run it on your own machine before you quote a figure. Budgets are those of the design; where a peer was",
        "measured for one, it was on another day, so only ratios taken in one run should be compared with it.",
        "",
        f"{when} · {os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, {platform.system()} · Python {platform.python_version()} · {browser}",
        f"Load of the machine (1, 5, 15 minutes) before: {', '.join(f'{each:.2f}' for each in before)}; after: {', '.join(f'{each:.2f}' for each in after)}.",
        "Client and hub share the cores. TLS is not emulated.",
        "",
        "| what | median | spread | runs | budget | |",
        "|---|---|---|---|---|---|",
        *(figure.row() for figure in figures),
        "",
    ]
    (HERE / "docs/benchmarks.md").write_text("\n".join(lines))
    print("\n".join(lines[9:]))


def main() -> None:
    """Prints each figure and writes the page."""
    before = os.getloadavg()
    figures = [shell_size()]

    def step(name: str, call: Callable[[], list[Figure] | Figure]) -> None:
        print(f"· {name}", flush=True)
        made = call()
        figures.extend(made if isinstance(made, list) else [made])

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        print("· hub: cold start and memory", flush=True)
        of_hub, hub = measure_hub(Path(folder))
        try:
            browser = launch(playwright)
            version = f"Chromium {browser.version}"
            step("phone: first load on slow 3G", lambda: measure_first_load(browser, hub))
            phone = make_phone(browser, hub)
            step("phone: start offline", lambda: measure_offline_start(phone, hub))
            step("phone: answers", lambda: measure_answers(phone, hub))
            browser.close()
        finally:
            hub.stop()
        figures += of_hub
        step("engines", measure_engines)
        step("voices", voiced_sizes)
    write_page(figures, before, os.getloadavg(), version)


if __name__ == "__main__":
    main()
