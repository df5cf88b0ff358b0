"""How long a slow phone does the work before a complaint that anybody may leave, on the page `/answer/`.

    python scripts/bench_work.py

Chromium's own slow-down reaches the page alone, neither its workers nor WebCrypto, in which this work is done. So the
processes of the pages are stopped and let go on in turns, all their threads together. What is stopped catches some of it
up, the more the busier the machine, so they run a tenth of the time; how much slower they were than pages that nobody
stops is measured beside it. How many tries a challenge takes is drawn by lot: of each run stands, too, what the most there
may be would have taken at its pace.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil
from playwright.sync_api import Browser, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_field import list_renderers  # noqa: E402
from phone import SMALL_PHONE, launch  # noqa: E402
from running_hub import RunningHub  # noqa: E402

from titian.feedback.work import MOST_TRIES  # noqa: E402

SLOWER: Final = 10
RUNS: Final = 20
TURN: Final = 0.02  # seconds
# Before the app: when its worker was given the challenge, and when it had the answer. Not what the page then does with it.
MARK_WORK: Final = """(() => {
  const Plain = Worker;
  globalThis.Worker = class extends Plain {
    postMessage(...given) {
      const begun = performance.now();
      this.addEventListener('message', ({ data }) => {
        globalThis.__work = { seconds: (performance.now() - begun) / 1000, counter: data.counter };
      });
      super.postMessage(...given);
    }
  };
})()"""


@contextmanager
def running_in_turns(processes: set[int], slower: int) -> Iterator[None]:
    """These processes run one part of the time while this lasts, and whole again afterwards."""
    slowed = [psutil.Process(each) for each in processes]
    over = threading.Event()

    def take_turns() -> None:
        while not over.is_set():
            begun = time.monotonic()
            over.wait(TURN)
            for each in slowed:
                each.suspend()
            # On a busy machine a turn is long: they wait as many times over for what they had, not for what they should have.
            over.wait((time.monotonic() - begun) * (slower - 1))
            for each in slowed:
                each.resume()

    turns = threading.Thread(target=take_turns)
    turns.start()
    try:
        yield
    finally:
        over.set()
        turns.join()


def do_work(browser: Browser, hub: RunningHub, slower: int) -> tuple[float, int]:
    """Seconds from the challenge to its answer on a phone so many times slower, and after how many tries."""
    context = browser.new_context(viewport=SMALL_PHONE)
    try:
        page = context.new_page()
        page.add_init_script(MARK_WORK)
        page.goto(f"{hub.field_app}/answer/")
        page.locator('[data-language="id"]').click()
        page.locator('[data-screen="answer-home"]').wait_for()
        with running_in_turns(list_renderers(browser), slower):  # which of them is the page's, nobody says
            page.locator('[data-hook="tell"]').click()
            page.wait_for_function("() => globalThis.__work !== undefined", timeout=120_000)
        done = page.evaluate("globalThis.__work")
        return float(done["seconds"]), int(done["counter"]) + 1
    finally:
        context.close()


def measure_work(browser: Browser, hub: RunningHub) -> dict[str, list[float]]:
    """Seconds of each run; what the most tries there may be take at its pace; times slower than the run before it."""
    do_work(browser, hub, 1)  # the hub's first answer
    found: dict[str, list[float]] = {"work_s": [], "most_s": [], "slower": []}
    for _ in range(RUNS):
        plain, tries = do_work(browser, hub, 1)
        seconds, slow_tries = do_work(browser, hub, SLOWER)
        found["work_s"].append(seconds)
        found["most_s"].append(seconds / slow_tries * MOST_TRIES)
        found["slower"].append(found["most_s"][-1] / (plain / tries * MOST_TRIES))
    return found


def main() -> None:
    """Prints the median, the least, the most and the 95th percentile of each."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hub = RunningHub(Path(folder))
        hub.prepare()
        hub.start()
        try:
            browser = launch(playwright)
            found = measure_work(browser, hub)
            browser.close()
        finally:
            hub.stop()
    for name, values in found.items():
        late = statistics.quantiles(values, n=20)[-1]
        print(
            f"{name}: {statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f}, {len(values)}), 95 % {late:.2f}"
        )


if __name__ == "__main__":
    main()
