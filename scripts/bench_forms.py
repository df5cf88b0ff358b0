"""How long a form's author and whoever fills it wait: check, export, the preview's first page, the next question, a phone's reading.

    python scripts/bench_forms.py

prints the median, the least and the most of each. A command is timed in seconds of the processor, its start included; the
preview by the clock and by the processor, of server and page together, the next question on a page slowed down as the phone of
bench_field.py is. JavaRosa reads what pyxform makes of the exported pack; without a Java its rows are left out.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_field import slow_down  # noqa: E402
from java_rosa import JavaRosa  # noqa: E402
from phone import SMALL_PHONE, launch  # noqa: E402

from titian.forms.export import export_form, read_texts  # noqa: E402
from titian.forms.xlsform import Workbook, write_workbook  # noqa: E402
from titian.forms.xlsform.tests.converter import convert  # noqa: E402
from titian.forms.xlsform.tests.large import large_workbook  # noqa: E402
from titian.hub.preview import PreviewServer  # noqa: E402
from titian.instrument import load_pack  # noqa: E402
from titian.instrument.vectors import PACK  # noqa: E402

CHECKED, ASKED = 500, 600  # rows
STATION: Final = ("en", "th", "my", "km", "ms", "bn")
RUNS: Final = 5
ANSWERS: Final = 40
# Answers what is on the screen, goes on, and waits until the next question was painted; milliseconds of each.
ANSWER: Final = """async (count) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
  const here = () => document.querySelector('form')?.dataset.key;
  const times = [];
  while (times.length < count && here()) {
    const [before, started] = [here(), performance.now()];
    const choice = document.querySelector('main input[type=radio]');
    const field = document.querySelector('main select, main input, main textarea');
    if (choice) choice.click();
    else if (field) {
      field.value = field.tagName === 'SELECT' ? field.options[1].value : '7';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    document.querySelector('form').requestSubmit();
    times.push((await painted()) - started);
    if (here() === before) throw new Error(`cannot leave ${before}: ${document.querySelector('[role=alert]')?.textContent}`);
  }
  return times;
}"""


def measure_forms(browser: Browser) -> dict[str, list[float]]:
    """Seconds, milliseconds and megabytes by name."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure_commands(Path(folder)) | _measure_preview(browser, Path(folder))
        return found | {"next_ms": measure_next(browser, Path(folder))} | measure_xform()


def measure_commands(folder: Path, runs: int = RUNS) -> dict[str, list[float]]:
    """Seconds of the processor of each command, with its start."""
    book = folder / "checked.xlsx"
    book.write_bytes(write_workbook(large_workbook(CHECKED)))
    languages = [word for tag in STATION if tag != "en" for word in ("--language", tag)]
    out = ["--out", str(folder / "pack.xlsx")]
    commands = {
        "check_cpu_s": ["form", "check", str(book)],
        "export_cpu_s": ["pack", "export", str(PACK), *out],
        "export_station_cpu_s": ["pack", "export", str(PACK), *out, *languages],
    }
    return {name: [_cpu_of(command) for _ in range(runs)] for name, command in commands.items()}


def _cpu_of(arguments: list[str]) -> float:
    before = os.times()
    command = [sys.executable, "-m", "titian.hub.cli", *arguments]
    subprocess.run(command, cwd=HERE, capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def walked_workbook() -> Workbook:
    """The large workbook, every question of which is asked once the ones before have any answer."""
    survey, *others = large_workbook(ASKED).sheets
    hidden = re.compile(r"(\$\{q\d+\}) != '' and \(.*\)")
    rows = tuple(
        tuple(hidden.sub(r"\1 != '' and (string-length(\1) > 0 or selected(\1, 'c1'))", cell) for cell in row)
        for row in survey.rows
    )
    return Workbook((replace(survey, rows=rows), *others))


@contextmanager
def _previewed(folder: Path, workbook: Workbook) -> Iterator[str]:
    book = folder / "previewed.xlsx"
    book.write_bytes(write_workbook(workbook))
    with PreviewServer(book, port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def _measure_preview(browser: Browser, folder: Path) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"preview_s": [], "preview_cpu_s": []}
    with _previewed(folder, large_workbook(CHECKED)) as address:
        for _ in range(RUNS):
            context = browser.new_context(viewport=SMALL_PHONE)
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Performance.enable")
            started, used = time.monotonic(), time.process_time()
            page.goto(address)
            page.locator("h1").wait_for()
            found["preview_s"].append(time.monotonic() - started)
            of_page = session.send("Performance.getMetrics")["metrics"]
            (seconds,) = (float(each["value"]) for each in of_page if each["name"] == "ProcessTime")
            found["preview_cpu_s"].append(time.process_time() - used + seconds)
            context.close()
    return found


def measure_next(browser: Browser, folder: Path) -> list[float]:
    """Milliseconds from an answer until the next question was painted, on a slow page."""
    with _previewed(folder, walked_workbook()) as address:
        context = browser.new_context(viewport=SMALL_PHONE)
        page = context.new_page()
        slow_down(page)
        page.goto(address)
        page.locator("h1").wait_for()
        times: list[float] = page.evaluate(ANSWER, ANSWERS)
        context.close()
    return times


def measure_xform() -> dict[str, list[float]]:
    """The exported pack as an XForm, in a station's languages and in all: its size, and JavaRosa's seconds of the processor."""
    pack, texts = load_pack(PACK), read_texts(PACK)
    found: dict[str, list[float]] = {}
    for name, tags in (("station", STATION), ("all", tuple(texts))):
        xform = convert(export_form(pack, {tag: texts[tag] for tag in tags}).workbook).xform
        found[f"xform_{name}_mb"] = [len(xform.encode()) / 1_000_000]
        if JavaRosa.is_here():
            found[f"javarosa_{name}_cpu_s"] = [_read_once(xform) for _ in range(RUNS)]
    return found


def _read_once(xform: str) -> float:
    """In a machine of its own: a phone opens a form with nothing warm."""
    with JavaRosa() as javarosa:
        return javarosa.open(xform)


def main() -> None:
    """Prints the median, the least and the most of each."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, values in measure_forms(browser).items():
            middle = statistics.median(values)
            print(f"{name}: {middle:.2f} ({min(values):.2f}–{max(values):.2f}, {len(values)})", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
