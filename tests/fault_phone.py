"""One phone for hundreds of faults: its storage is put back as it was before each, so that a case costs a moment.

phones.restore("two waiting")       # two sealed items, home, locked
phones.open()                       # the app itself, unlocked, on its home screen
phones.hub.fault = Fault(abort="connectionreset")
phones.check_now()
phones.expect_sentence("error-hub-unreachable")
phones.expect_nothing_lost()        # healed, sent, each once, nothing readable
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

import psutil
from desk import make_enrolment_link
from fault_hub import Fault, FaultHub
from phone import SMALL_PHONE, Phone
from planted import forms_of, stands_alone
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from waiting import wait_until

HERE = Path(__file__).resolve().parent.parent
SECRET = "4821397506"
#: Typed at the meeting, said as an answer, or known to the officer alone: nowhere on the phone in clear.
PLANTED = "by the third lamp with one hand"
ANSWERS = {"P01": "yes", "P02": "yes", "P15": "yes", "W01": "now", "W03": "no"}
SHELTER, OTHER = "Lantern House (fictional)", "Open Door Legal Aid (fictional)"
#: Screens of the interview that cases begin at: who is near, the first layer, the questions, the choice.
KEPT_STEPS = (1, 7, 16, 30)
#: What stands first when a talk is taken up.
TAKING_UP = ("before", "privacy", "in-hand", "taken-up")
NO_NETWORK = Fault(path="", abort="internetdisconnected")
#: Of the app's origin, and no page of the app: the service worker answers any other address with the app itself, which
#: would send, sweep and wipe while a state is put back.
EMPTY_PAGE = "/healthz"

# In every page before the app: writes that fail at the nth, and a process that dies at the nth.
FAILING_STORAGE = """(() => {
  const fault = { mode: null, at: 0, lasts: false, stores: null, count: 0, hit: [], dead: false };
  globalThis.__fault = fault;
  const real = { ...Object.fromEntries(['put', 'add', 'delete', 'clear'].map((name) => [name, IDBObjectStore.prototype[name]])) };
  for (const name of Object.keys(real)) {
    IDBObjectStore.prototype[name] = function (...of) {
      const isOurs = fault.mode !== null && this.transaction.db.name.startsWith('titian-') && (fault.stores === null || fault.stores.includes(this.name));
      if (!isOurs) return real[name].apply(this, of);
      if (fault.dead) {
        this.transaction.abort();
        throw new DOMException('killed', 'AbortError');
      }
      fault.count += 1;
      if (fault.lasts ? fault.count >= fault.at : fault.count === fault.at) {
        if (fault.mode === 'full' && (name === 'put' || name === 'add')) {
          fault.hit.push(this.name);
          throw new DOMException('The quota is exceeded.', 'QuotaExceededError');
        }
        if (fault.mode === 'closed') {
          fault.hit.push(this.name);
          this.transaction.db.close();
        }
        if (fault.mode === 'killed') {
          fault.hit.push(this.name);
          fault.dead = true;
          this.transaction.abort();
          throw new DOMException('killed', 'AbortError');
        }
      }
      return real[name].apply(this, of);
    };
  }
  const realFetch = globalThis.fetch;
  globalThis.fetch = (...of) => (fault.dead ? new Promise(() => {}) : realFetch(...of));
})()"""

# Copies of all that lies in the phone's databases, keys that cannot be read included: a structured clone keeps them.
TOOLS = """(() => {
  if (globalThis.__tools) return;
  const done = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
  const ended = (transaction) => new Promise((yes, no) => { transaction.oncomplete = () => yes(); transaction.onabort = () => no(transaction.error); });
  const names = async () => (await indexedDB.databases()).map((each) => each.name).filter((name) => name.startsWith('titian-'));
  const snapshots = async () => {
    const request = indexedDB.open('snapshots', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('all');
    return done(request);
  };
  async function read(name, wants) {
    const base = await done(indexedDB.open(name));
    const stores = [];
    for (const store of base.objectStoreNames) {
      const open = base.transaction(store).objectStore(store);
      const indexes = [...open.indexNames].map((each) => { const { name, keyPath } = open.index(each); return { name, keyPath }; });
      const has = wants(store);
      const [keys, rows] = has ? await Promise.all([done(open.getAllKeys()), done(open.getAll())]) : [[], []];
      stores.push({ name: store, keyPath: open.keyPath, indexes, has, keys, rows });
    }
    const { version } = base;
    base.close();
    return { name, version, stores };
  }
  async function write({ name, version, stores }, wants) {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const { name, keyPath, indexes } of stores) {
        const made = request.result.createObjectStore(name, { keyPath });
        for (const index of indexes) made.createIndex(index.name, index.keyPath);
      }
    };
    const base = await done(request);
    const wanted = stores.filter((store) => store.has && wants(store.name));
    if (wanted.length > 0) {
      const transaction = base.transaction(wanted.map((store) => store.name), 'readwrite');
      const whole = ended(transaction);
      for (const { name, keyPath, keys, rows } of wanted) {
        const store = transaction.objectStore(name);
        store.clear();
        rows.forEach((row, at) => (keyPath === null ? store.put(row, keys[at]) : store.put(row)));
      }
      await whole;
    }
    base.close();
  }
  const show = (value) => {
    if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
    if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value.slice().buffer);
    if (value instanceof CryptoKey) return '[key]';
    if (Array.isArray(value)) return value.map(show).join(' ');
    if (value && typeof value === 'object') return Object.entries(value).map(([name, inner]) => name + '=' + show(inner)).join(' ');
    return String(value);
  };
  globalThis.__tools = {
    async save(name, withContent) {
      const all = await Promise.all((await names()).map((each) => read(each, (store) => withContent || store !== 'blobs')));
      const base = await snapshots();
      await done(base.transaction('all', 'readwrite').objectStore('all').put(all, name));
      base.close();
    },
    async restore(name, only, enrolment) {
      const base = await snapshots();
      const all = await done(base.transaction('all').objectStore('all').get(name));
      base.close();
      // Whoever still sends would write what the hub answered into what is put back: its lock is waited for (sync/exclusive.ts).
      await navigator.locks.request('titian-outbox-' + enrolment, async () => {
        if (!only) for (const each of await names()) if (!all.some((kept) => kept.name === each)) await done(indexedDB.deleteDatabase(each));
        for (const each of all) if (!only || each.name === 'titian-shared') await write(each, (store) => !only || only.includes(store));
      });
    },
    async rows(store) {
      return (await read('titian-shared', (each) => each === store)).stores.find((each) => each.name === store).rows;
    },
    async change(database, store, change) {
      const name = (await names()).find((each) => each.startsWith(database));
      const kept = await read(name, (each) => each === store);
      const of = kept.stores.find((each) => each.name === store);
      const changed = of.rows.map((row, at) => [of.keys[at], change(row, of.keys[at])]).filter(([, row]) => row !== undefined);
      if (changed.length === 0) throw new Error('nothing was changed in ' + store);
      const opened = await done(indexedDB.open(name));
      const transaction = opened.transaction(store, 'readwrite');
      const whole = ended(transaction);
      for (const [key, row] of changed) {
        if (row === null) transaction.objectStore(store).delete(key);
        else if (of.keyPath === null) transaction.objectStore(store).put(row, key);
        else transaction.objectStore(store).put(row);
      }
      await whole;
      opened.close();
    },
    vaults: async () => (await names()).filter((name) => name.startsWith('titian-vault-')),
    async stray(name) {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('slots').put({ kind: 'secret' }, 'secret');
        request.result.createObjectStore('records', { keyPath: ['store', 'id'] });
      };
      (await done(request)).close();
    },
    async dump() {
      const seen = [];
      for (const name of await names()) {
        const { stores } = await read(name, (store) => store !== 'blobs' && store !== 'partials');
        for (const { name: store, keys, rows } of stores) rows.forEach((row, at) => seen.push(`${name}/${store}/${show(keys[at])}: ${show(row)}`));
      }
      return seen.concat(Object.entries({ ...localStorage }).map(String), Object.entries({ ...sessionStorage }).map(String), location.href).join('\\n');
    },
  };
})()"""


def read_sentences() -> dict[str, str]:
    """Key → English message, with its branches, of the officer's side."""
    found: dict[str, str] = {}
    for path in sorted((HERE / "content/interface").rglob("en.ftl")):
        name = ""
        for line in path.read_text().splitlines():
            if begins := re.match(r"^([a-z][\w-]*) = ?(.*)$", line):
                name, found[begins[1]] = begins[1], begins[2]
            elif name and line.startswith(" "):
                found[name] += "\n" + line.strip()
    return found


SENTENCES = read_sentences()


def as_pattern(key: str) -> re.Pattern[str]:
    """Whatever this message may say once its values are filled in."""
    message = SENTENCES[key]
    branches = re.findall(r"^\*?\[\w+\] (.*)$", message, re.MULTILINE) or [message.strip()]
    return re.compile("|".join(re.sub(r"\\\{.*?\\\}", ".+?", re.escape(branch)) for branch in branches))


#: Questions of this talk, answered long before it is sealed.
ASKED = ("P03", "P15")
READABLE = [form for word in (PLANTED, '"P15":"yes"', SECRET) for form in forms_of(word)]


def list_own_browsers() -> list[psutil.Process]:
    """What this process began but other Pythons: half of the tests may run in one that was forked off, with a browser of its own."""
    own = psutil.Process()
    begun = [child for child in own.children() if child.exe() != own.exe()]
    return [process for child in begun for process in (child, *child.children(recursive=True))]


class FaultPhone:
    """A phone whose hub is this process. States are made once and named; each case begins from one of them."""

    def __init__(self, browser: Browser, running: RunningHub) -> None:
        self.running = running
        self.context = browser.new_context(viewport=SMALL_PHONE)
        self.context.add_init_script(FAILING_STORAGE)
        self.context.add_init_script(TOOLS)
        self.phone = Phone(self.context)
        self.phone.enrol(make_enrolment_link(running), SECRET)
        self.phone.fetch_until_ready()
        [enrolment] = self.rows("enrolments")
        [transport] = self.phone.page.evaluate(
            "__tools.rows('transport').then((rows) => rows.map((row) => row.key.publicJwk))"
        )
        self.hub = FaultHub.of(running, enrolment, transport)
        self.enrolment_id = enrolment["enrolment_id"]
        self.context.route("**/api/v1/nonce", self.hub.handle)
        self.context.route("**/api/v1/sync", self.hub.handle)
        self.steps: list[tuple[str, str]] = []
        self.make_states()

    # --- states ---

    @property
    def page(self) -> Page:
        return self.phone.page

    def rows(self, store: str) -> list[dict[str, Any]]:
        """Rows of the shared database, as far as JSON carries them."""
        rows: list[dict[str, Any]] = self.page.evaluate(f"__tools.rows('{store}')")
        return rows

    def save(self, name: str, with_content: bool = False) -> None:
        self.phone.wait_until_kept()
        self.page.evaluate("([name, content]) => __tools.save(name, content)", [name, with_content])

    def make_states(self) -> None:
        """Ready; every step of an interview; before sealing; two sealed items that wait; the same with receipts."""
        self.save("ready", with_content=True)
        self.phone.press("Start a screening")
        self.phone.wait_for("look")
        self.record_steps()
        assert {("ask", f"item.{item}.label") for item in ASKED} <= {*self.steps}  # or nobody looks for them
        self.hub.fault = NO_NETWORK
        self.phone.choose_who([SHELTER, OTHER], share_answers=True)
        self.save("before sealing")
        self.page.locator("#how-to-meet").fill(PLANTED)
        self.phone.press("Seal it")
        self.phone.wait_for("sealed")
        self.save("sealed")
        self.phone.press("Say goodbye to the person")
        self.phone.walk(ANSWERS, until="close")
        self.phone.press("Home")
        self.phone.wait_for("home")
        self.save("two waiting")
        self.hub.heal()
        self.check_now()
        self.expect_waiting(0)
        self.save("two kept")

    def record_steps(self) -> None:
        """Each screen on the way to the recipients, with the phone as it lies there where a case begins."""
        while self.phone.screen != "recipient-question" and len(self.steps) < 90:
            self.steps.append((self.phone.screen, self.phone.text_id))
            if len(self.steps) - 1 in KEPT_STEPS:
                self.save(f"step {len(self.steps) - 1}")
            self.step()

    def step(self, wait: bool = True) -> None:
        """What officer or person does on the screen that stands; then the next one."""
        before = self.phone.here
        if before[0] == "outcome":
            self.phone.press("Tell the person, and let them choose")
        else:
            self.phone.step(before[0], ANSWERS, ())
        if wait:
            self.phone.wait_for_other(before)

    # --- a case ---

    def restore(self, name: str, only: list[str] | None = None) -> None:
        """The phone as it was in a state, the hub as on the first day; the page is closed, unless only some stores are put back."""
        self.hub.reset()
        if only is None:
            self.close_pages()
            self.phone.page = self.context.new_page()
            self.page.goto(self.running.field_app + EMPTY_PAGE)
            assert self.page.locator("#app").count() == 0
        self.page.evaluate("(of) => __tools.restore(...of)", [name, only, self.enrolment_id])

    def close_pages(self) -> None:
        for page in self.context.pages:
            page.close()

    def change(self, database: str, store: str, code: str) -> None:
        """Runs a little script over each row of a store: it gives the row to write, null to delete, undefined to leave."""
        self.page.evaluate(f"__tools.change('{database}', '{store}', (row, key) => {{ {code} }})")

    def new_page(self) -> Page:
        self.phone.page = self.context.new_page()
        self.phone.watch(self.page)
        return self.page

    def open(self, unlock: bool = True) -> None:
        """The app on this phone."""
        self.hub.is_held = False
        if self.page.is_closed():
            self.new_page()
        self.page.goto(self.running.field_app)
        if unlock:
            self.phone.unlock(SECRET)
            self.phone.wait_for("home", "fetch")

    def open_home(self) -> None:
        """The home screen, unlocked, with two sealed items that wait: without loading the app anew where it stands already.

        The hub is out of reach until something is asked of it (`check_now`, `expect_nothing_lost`, `open`).
        """
        if self.page.is_closed() or self.page.locator('[data-screen="home"]').count() == 0:
            self.restore("two waiting")
            self.hub.fault = NO_NETWORK
            self.open()
        self.hub.is_held = True  # what the app began by itself as it opened, or a case before, reaches no hub
        self.page.evaluate("Object.assign(__fault, { mode: null, count: 0, hit: [], dead: false })")
        self.restore("two waiting", ["sealed", "records"])

    def resume(self) -> None:
        """Into the screening that was open, past who is near, who can hear, and whether the person wants to go on."""
        self.phone.press(re.compile("^Go on with"))
        self.page.locator("[data-screen]:not([data-screen=home])").first.wait_for()
        while self.phone.screen in TAKING_UP:
            self.step()

    def arm(self, mode: str, at: int = 1, lasts: bool = False, stores: list[str] | None = None) -> None:
        """From now on the nth write (of these stores) fails (`full`), closes its database (`closed`), or is the last of a
        process (`killed`)."""
        self.page.evaluate(
            "(fault) => Object.assign(__fault, { count: 0, hit: [], dead: false }, fault)",
            {"mode": mode, "at": at, "lasts": lasts, "stores": stores},
        )

    def was_hit(self, store: str = "") -> bool:
        """Whether a write was hit, or one of this store."""
        hit: list[str] = self.page.evaluate("__fault.hit")
        return store in hit if store else bool(hit)

    def wait_until_hit(self, or_screen: str = "none") -> None:
        """Until the fault has struck, or this screen stands because there was no such write."""
        screen = self.page.locator(f'[data-screen="{or_screen}"]')
        wait_until(
            lambda: self.was_hit() or screen.count(),
            page=self.page,
            told=lambda: f"nothing was hit, and {self.phone.screen} stands",
        )

    def wait_until_hit_or_over(self) -> None:
        """Until the fault has struck, or what `check_now` began has ended because there was no such write."""
        over = self.page.get_by_role("button", name="Check now", exact=True)
        wait_until(lambda: self.was_hit() or over.count(), page=self.page)

    def go_online(self) -> None:
        """As the browser says it when the network is back: whoever holds the phone does nothing."""
        self.hub.heal()
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def disarm(self) -> None:
        self.page.evaluate("__fault.mode = null")

    def kill(self) -> None:
        """The tab's process dies at once, with no goodbye, as when the system wants its memory."""
        for process in list_own_browsers():
            with contextlib.suppress(psutil.NoSuchProcess):  # gone by itself meanwhile
                if "--type=renderer" in process.cmdline():
                    process.kill()
        self.close_pages()
        self.new_page()

    def check_now(self) -> None:
        self.hub.is_held = False
        self.phone.press(re.compile("^Check"))

    # --- after a case ---

    def expect_sentence(self, key: str) -> None:
        """The officer reads what happened and what to do."""
        expect(self.page.get_by_text(as_pattern(key)).locator("visible=true").first).to_be_visible()

    def expect_waiting(self, count: int) -> None:
        text = {0: "Nothing is waiting", 1: "One sealed message"}.get(count, f"{count} sealed messages")
        expect(self.page.locator('[data-hook="outbox"]')).to_contain_text(text)

    def states(self) -> list[str]:
        return sorted(str(row["state"]) for row in self.rows("sealed"))

    def expect_states(self, *states: str) -> None:
        """The rows of the outbox, once what is being written is written."""
        wait_until(lambda: self.states() == sorted(states), page=self.page, told=self.states)

    def expect_nothing_readable(self) -> None:
        """Neither what was said and typed, nor the secret, in anything this phone has stored."""
        dump: str = self.page.evaluate("__tools.dump()")
        assert self.enrolment_id in dump  # so it is the right storage that was searched
        for form in READABLE:
            assert form not in dump, f"{form!r} lies on the phone"
        assert not any(stands_alone(item, dump) for item in ASKED), "what was asked lies on the phone"

    def count_items(self) -> int:
        """Sealed items on this phone, in any state."""
        return len(self.rows("sealed"))

    def expect_no_vault(self) -> None:
        """No vault, and nothing of the officer: neither what was said nor what they are called here."""
        wait_until(lambda: self.page.evaluate("__tools.vaults()") == [], page=self.page)
        dump: str = self.page.evaluate("__tools.dump()")
        for form in [*READABLE, "Officer 1"]:
            assert form not in dump, f"{form!r} lies on the phone"
        assert not any(stands_alone(item, dump) for item in ASKED), "what was asked lies on the phone"

    def expect_sent_once(self, items: list[str]) -> None:
        """Each of these was received, under its own id, unchanged, and nothing beside them."""
        wait_until(
            lambda: sorted(self.hub.packages) == sorted(items),
            page=self.page,
            told=lambda: (self.hub.packages, self.hub.asked, self.hub.unsound, self.states()),
        )
        assert self.hub.unsound == []

    def expect_nothing_lost(self, items: list[str], left: int = 0) -> None:
        """Nothing is readable; and once all is well again everything accepted arrives, each once."""
        self.expect_nothing_readable()
        self.hub.heal()
        self.check_now()
        self.expect_sent_once(items)
        # Not only on the hub, nor on a page that still shows the case before.
        self.phone.wait_until_checked()
        self.expect_waiting(left)
        self.expect_nothing_readable()
