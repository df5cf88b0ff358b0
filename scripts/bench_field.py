"""The field app's budgets on a full phone: three packs' worth of content, a station's voices, 2,000 sealed items that wait.

    python scripts/bench_field.py

Makes a hub and a phone of its own, so that no other measurement meets the full one. The processor is slowed down four
times and the network is off. The pack there is, with the words of every language and the draft voices of its station, is
real. The rest of the load is made: two more hubs' content of the same size, sealed items of random bytes.

Beside it, in the same browser and at the same slow-down: ODK's `@getodk/web-forms` with the same instrument as a form.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final

import psutil
from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_words import MARK_TOUCHES, SECRET, make_phone, measure_words  # noqa: E402
from looks import QuietHandler  # noqa: E402
from phone import SMALL_PHONE, Phone, launch  # noqa: E402
from running_hub import RunningHub  # noqa: E402

from titian.forms.export import export_form, read_texts  # noqa: E402
from titian.forms.xlsform.tests.converter import convert  # noqa: E402
from titian.instrument import load_pack  # noqa: E402
from titian.instrument.vectors import PACK  # noqa: E402

PACKS, SEALED = 3, 2_000
LANGUAGES: Final = ["en", "id", "fr", "th", "my"]
SLOWER: Final = 4
RUNS: Final = 5
ANSWERED: Final = 15
ANSWERS: Final = {"P01": "yes", "P02": "yes", "W01": "information", "W03": "yes", "P11": "yes"}
MEGABYTE: Final = 1_000_000

# Content of further hubs beside the one that is here, and items that wait for a network.
FILL: Final = """async ({ packs, sealed }) => {
  const done = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
  const base = await done(indexedDB.open('titian-shared'));
  const read = (store) => done(base.transaction(store).objectStore(store).getAll());
  const [library] = await read('libraries');
  const [enrolment] = await read('enrolments');
  const blobs = await read('blobs');
  const asHex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');
  const hex = () => asHex(crypto.getRandomValues(new Uint8Array(32)));
  async function write(store, rows) {
    const transaction = base.transaction(store, 'readwrite');
    for (const row of rows) transaction.objectStore(store).put(row);
    await new Promise((yes, no) => { transaction.oncomplete = yes; transaction.onabort = () => no(transaction.error); });
  }
  const sizeOf = (rows) => rows.reduce((sum, row) => sum + row.bytes.length, 0);
  const whole = sizeOf(blobs);
  let bytes = whole;
  for (let pack = 1; pack < packs; pack += 1) {
    const rows = blobs.map((row) => ({ sha256: hex(), bytes: row.bytes.slice() }));
    await write('blobs', rows);
    const release = { ...library.release, parts: rows.map((row) => row.sha256), former_parts: [] };
    await write('libraries', [{ ...library, hub_id: crypto.randomUUID(), release, former: null }]);
    bytes += sizeOf(rows);
  }
  const added_at = new Date().toISOString();
  for (let start = 0; start < sealed; start += 250) {
    const count = Math.min(250, sealed - start);
    await write('outbox', await Promise.all(Array.from({ length: count }, async () => {
      const item_id = crypto.randomUUID();
      const ciphertext = crypto.getRandomValues(new Uint8Array(4096));
      const sha256 = asHex(new Uint8Array(await crypto.subtle.digest('SHA-256', ciphertext)));
      const envelope = { item_id, referral_id: crypto.randomUUID(), recipient: hex(), position: 1, level: 'TODAY', answer_within: 120, sha256 };
      return { item_id, enrolment_id: enrolment.enrolment_id, envelope, ciphertext, state: 'waiting', added_at, lease: null, receipt: null, refusal: null };
    })));
  }
  base.close();
  return { voices: library.release.voices.length, bytes };
}"""
LOADED: Final = """() => performance.getEntriesByType('resource').map((each) => each.name.split('/').at(-1)).filter((name) => name.endsWith('.js'))"""
# From the touch on "Unlock" until the home screen was painted.
UNLOCKED: Final = """() => new Promise((done) => {
  const look = () => {
    if (!document.querySelector('[data-screen="home"]')) return requestAnimationFrame(look);
    const touch = performance.getEntriesByName('titian:touch').at(-1);
    requestAnimationFrame(() => done(performance.now() - touch.startTime));
  };
  look();
})"""
# From the touch on the first answer of a question until the form was painted, for so many questions one after the other.
ANSWER: Final = """async (count) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
  const asked = new Set();
  const times = [];
  while (times.length < count) {
    const next = [...document.querySelectorAll('input[type=radio]')].find((each) => !asked.has(each.name));
    if (!next) break;
    asked.add(next.name);
    const started = performance.now();
    next.click();
    times.push((await painted()) - started);
  }
  return times;
}"""


def slow_down(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def list_renderers(browser: Browser) -> set[int]:
    """Process ids of the browser's pages."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return {int(each["id"]) for each in told["processInfo"] if each["type"] == "renderer"}


def memory_of(processes: set[int]) -> float:
    """Megabytes, proportional set size: what the pages of these processes would give back."""
    return float(sum(psutil.Process(each).memory_full_info().pss for each in processes)) / MEGABYTE


def fill(phone: Phone) -> dict[str, list[float]]:
    """The other packs and the sealed items: how many voices the station has, and the megabytes of content that then lie
    on the phone. No run is of the first unlock after that, which brings over what an earlier app left."""
    phone.context.set_offline(True)
    told = phone.page.evaluate(FILL, {"packs": PACKS, "sealed": SEALED})
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home", timeout=120_000)
    phone.page.locator('[data-hook="referrals"]').wait_for(timeout=120_000)  # all are in the vault, and sealed anew
    # None was found damaged on the way, which would leave less to do.
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text(f"{SEALED:,}")
    return {"voices": [told["voices"]], "content_mb": [told["bytes"] / MEGABYTE]}


def measure_full_phone(browser: Browser, phone: Phone, hub: RunningHub) -> dict[str, list[float]]:
    """Seconds, milliseconds and megabytes by name; the phone is offline, full, and at home when this ends."""
    found: dict[str, list[float]] = {**fill(phone), "start_s": [], "unlock_s": [], "idle_mb": []}
    phone.page.close()
    for _ in range(RUNS):
        before = list_renderers(browser)
        page = phone.context.new_page()
        slow_down(page)
        started = time.monotonic()
        page.goto(hub.field_app, wait_until="commit")
        page.locator('[data-screen="unlock"]').wait_for()
        found["start_s"].append(time.monotonic() - started)
        page.evaluate(MARK_TOUCHES)
        page.locator("#unlock-secret").fill(SECRET)
        page.get_by_role("button", name="Unlock", exact=True).click()
        found["unlock_s"].append(float(page.evaluate(UNLOCKED)) / 1000)
        page.wait_for_timeout(2_000)
        found["idle_mb"].append(memory_of(list_renderers(browser) - before))
        if len(found["idle_mb"]) < RUNS:
            page.close()
    phone.page = page
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome")
    found |= read_answers(page)
    found["talk_mb"] = [memory_of(list_renderers(browser) - before)]
    phone.page.goto(hub.field_app)
    slow_down(phone.page)
    phone.unlock(SECRET)
    phone.wait_for("home")
    return found | measure_words(phone)


def read_answers(page: Page) -> dict[str, list[float]]:
    """Milliseconds from a tap on an answer to the next question painted, and to its voice."""
    marks = page.evaluate(
        "performance.getEntriesByType('mark').filter((mark) => mark.name.startsWith('titian:')).map((mark) => [mark.name, mark.startTime])"
    )
    drawn: list[float] = []
    voiced: list[float] = []
    waiting: dict[str, tuple[float, list[float]]] = {}
    for name, at in marks:
        if name == "titian:answer":
            waiting = {"titian:question-drawn": (at, drawn), "titian:voice-started": (at, voiced)}
        elif name in waiting:
            answered, into = waiting.pop(name)
            into.append(at - answered)
    return {"drawn_ms": drawn, "voiced_ms": voiced}


def measure_peer(browser: Browser, folder: Path) -> dict[str, list[float]]:
    """The same instrument as a form in ODK's app, in the languages of the phone: opened anew each time, then answered."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["node", str(HERE / "web/peers/build.mjs"), str(folder)], cwd=HERE, check=True)
    texts = {tag: words for tag, words in read_texts(PACK).items() if tag in LANGUAGES}
    xform = convert(export_form(load_pack(PACK), texts).workbook).xform
    found: dict[str, list[float]] = {"peer_kb": [], "peer_open_s": [], "peer_drawn_ms": [], "peer_mb": []}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for _ in range(RUNS):
            before = list_renderers(browser)
            context = browser.new_context(viewport=SMALL_PHONE)
            page = context.new_page()
            slow_down(page)
            started = time.monotonic()
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            page.wait_for_function("() => globalThis.openForm !== undefined", timeout=120_000)
            page.evaluate("(xform) => openForm(xform)", xform)
            page.locator("input[type=radio]").first.wait_for(timeout=120_000)
            found["peer_open_s"].append(time.monotonic() - started)
            scripts = page.evaluate(LOADED)
            found["peer_kb"].append(sum(len(gzip.compress((folder / name).read_bytes(), 9)) for name in scripts) / 1000)
            found["peer_drawn_ms"] += page.evaluate(ANSWER, ANSWERED)
            page.wait_for_timeout(2_000)
            found["peer_mb"].append(memory_of(list_renderers(browser) - before))
            context.close()
    finally:
        server.shutdown()
        server.server_close()
    return found


def measure_field(browser: Browser, hub: RunningHub, folder: Path) -> dict[str, list[float]]:
    """All of it, in one browser."""
    phone = make_phone(browser, hub)
    found = measure_full_phone(browser, phone, hub)
    phone.context.close()
    return found | measure_peer(browser, folder)


def main() -> None:
    """Prints the median, the least and the most of each."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hub = RunningHub(Path(folder))
        hub.prepare()
        hub.start()
        try:
            browser = launch(playwright)
            for name, values in measure_field(browser, hub, Path(folder) / "peer").items():
                middle = statistics.median(values)
                print(f"{name}: {middle:.2f} ({min(values):.2f}–{max(values):.2f}, {len(values)})", flush=True)
            browser.close()
        finally:
            hub.stop()


if __name__ == "__main__":
    main()
