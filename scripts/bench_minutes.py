"""How long words of one browser take to stand in another's, where two write the minutes of one item.

    python scripts/bench_minutes.py

Makes a region's demo hub of its own and two signed-in windows of headless Chromium. Each run goes from the last key of
one until the words stand in the other's field, in turn both ways.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from desk import Desk  # noqa: E402
from minutes import FIELD, KEPT, STATE, plan_meeting, write  # noqa: E402
from phone import launch  # noqa: E402
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402
from running_hub import RunningHub  # noqa: E402

RUNS = 10


def measure_minutes(browser: Browser, folder: Path) -> list[float]:
    """Seconds of each run."""
    hub = RunningHub(folder, kind="region")
    hub.prepare()
    hub.start()
    try:
        desks = [Desk(browser, hub, username) for username in ("regional-office", "focal-vn")]
        here, there = (desk.page for desk in desks)
        there.goto(plan_meeting(hub, here, "Measured (fictional)", "Next steps"))
        for page in (here, there):
            expect(page.locator(STATE)).to_have_text(KEPT)
        took = []
        for run in range(RUNS):
            one, other = (here, there) if run % 2 else (there, here)
            write(one, f"word{run} ")
            began = time.monotonic()
            expect(other.locator(FIELD)).to_have_value(re.compile(f"word{run} "))
            took.append(time.monotonic() - began)
        for desk in desks:
            desk.context.close()
    finally:
        hub.stop()
    return took


def main() -> None:
    """Prints the median, the least and the most."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        took = measure_minutes(browser, Path(folder))
        browser.close()
    print(f"{statistics.median(took):.2f} s ({min(took):.2f}–{max(took):.2f}, {len(took)})")


if __name__ == "__main__":
    main()
