"""A seized phone: every byte of its browser's profile is searched, and a copy of it attacked."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
import shutil
import struct
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import machine
import psutil
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from desk import make_enrolment_link
from phone import CHROMIUM_FLAGS, SMALL_PHONE, Phone
from playwright.sync_api import Browser, expect
from profile_bytes import find_words, read_pieces
from running_hub import RunningHub
from test_journey import RARE_ANSWERS
from test_revocation import PLANTED, seal_one, walk_to_meeting
from test_vault import open_question
from waiting import wait_until, wait_until_still
from wire_phone import run_in_hub

pytestmark = pytest.mark.timeout(300)
SECRET = "4821397506"
LABEL = "Planted Label Heron"
"""Lies there in the clear: that it is found shows that the search sees."""
ATTACK_SECONDS = 5.0
READ_SLOT = """() => new Promise((done, failed) => {
  const plain = (value) => value instanceof Uint8Array ? btoa(String.fromCharCode(...value)) : value;
  indexedDB.databases().then((all) => {
    const open = indexedDB.open(all.find((each) => each.name.startsWith('titian-vault-')).name);
    open.onerror = () => failed(open.error);
    open.onsuccess = () => {
      const read = open.result.transaction(['slots', 'records']);
      const slot = read.objectStore('slots').get('secret');
      const officer = read.objectStore('records').get(['officer', 'signing']);
      read.oncomplete = () => {
        const { kdf, salt, wrapped } = slot.result;
        open.result.close();
        done({ id: open.result.name.slice('titian-vault-'.length), kdf, salt: plain(salt), iv: plain(wrapped.iv),
          sealed: plain(wrapped.sealed), officer: { iv: plain(officer.result.iv), sealed: plain(officer.result.sealed) } });
      };
    };
  });
})"""


@dataclass(frozen=True)
class Slot:
    """The vault's secret slot, as a thief has it who copied the phone."""

    vault_id: str
    kdf: dict[str, Any]
    salt: bytes
    iv: bytes
    sealed: bytes

    @property
    def context(self) -> bytes:
        return f"slot|secret|{self.vault_id}".encode()

    def derive(self, secret: str) -> bytes:
        cost = {"iterations": self.kdf["passes"], "lanes": self.kdf["lanes"], "memory_cost": self.kdf["memory"]}
        return Argon2id(salt=self.salt, length=32, **cost).derive(secret.encode())

    def open(self, key: bytes) -> bytes | None:
        """The vault key, or nothing."""
        try:
            return AESGCM(key).decrypt(self.iv, self.sealed, self.context)
        except InvalidTag:
            return None

    def attack(self, secrets: Iterable[str]) -> str | None:
        """The first of these secrets that opens it."""
        return next((secret for secret in secrets if self.open(self.derive(secret)) is not None), None)

    def weakened(self, secret: str, vault_key: bytes) -> Slot:
        """The same slot as it would lie there at a cost that is none, behind this secret."""
        weak = replace(self, kdf={**self.kdf, "memory": 8, "passes": 1})
        return replace(weak, sealed=AESGCM(weak.derive(secret)).encrypt(self.iv, vault_key, self.context))


def open_phone(browser: Browser, folder: Path) -> Phone:
    """The same phone again: its browser was closed, and starts from what lies on the disk."""
    context = browser.browser_type.launch_persistent_context(
        str(folder),
        executable_path=machine.find_chromium(),
        headless=True,
        args=CHROMIUM_FLAGS,
        viewport=SMALL_PHONE,
        has_touch=True,
        is_mobile=True,
    )
    return Phone(context)


@dataclass(frozen=True)
class Seized:
    """A phone's profile folder, and what must not be found in it."""

    folder: Path
    slot: Slot
    vault_key: bytes
    wanted: Mapping[str, str | bytes]

    def copy(self, folder: Path) -> Seized:
        shutil.copytree(self.folder, folder, symlinks=True, ignore_dangling_symlinks=True)
        return replace(self, folder=folder)

    def find(self, **clear: str) -> dict[str, str]:
        """What of it is found and where, beside words that lie there in the clear: those show that the search sees."""
        return find_words(self.folder, {**self.wanted, **clear})


@pytest.fixture(scope="module")
def seized(hub: RunningHub, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Seized:
    """Taken in the middle of an interview, which was broken off with the browser."""
    link = make_enrolment_link(hub)
    folder = tmp_path_factory.mktemp("seized") / "profile"
    phone = open_phone(browser, folder)
    phone.page.goto(link)
    phone.wait_for("enrol")
    phone.press("Add this phone")
    phone.page.locator("dd").first.wait_for()
    officer_name, station = phone.page.locator("dd").all_inner_texts()
    phone.press("Yes, this is me")
    phone.wait_for("secret")
    phone.page.locator("summary", has_text="Name on the lock screen").click()
    phone.page.locator("#secret-name").fill(LABEL)
    phone.choose_secret(SECRET)
    phone.fetch_until_ready()
    read = phone.page.evaluate(READ_SLOT)
    open_question(phone)
    phone.say("dont_know")
    phone.wait_until_kept()
    phone.context.close()

    plain = base64.b64decode
    slot = Slot(read["id"], read["kdf"], plain(read["salt"]), plain(read["iv"]), plain(read["sealed"]))
    key = slot.open(slot.derive(SECRET))
    assert key is not None
    officer_key = AESGCM(key).decrypt(
        plain(read["officer"]["iv"]), plain(read["officer"]["sealed"]), b"officer|signing|1"
    )
    private = officer_key.split(b'"d":"')[1].split(b'"')[0]
    wanted: dict[str, str | bytes] = {
        "officer": officer_name,
        "station": station,
        "secret": SECRET,
        "where to meet": PLANTED,
        "vault key": key,
        "officer key": private.decode(),
        "private member": base64.urlsafe_b64decode(private + b"=="),
        "draft": '"history":[',
        "language": '"language":"id","answers"',
        "answer": '"P10":"dont_know"',
        **{f"answer {each}": each for each in RARE_ANSWERS},
    }
    return Seized(folder, slot, key, wanted)


@pytest.fixture(scope="module")
def finished(hub: RunningHub, browser: Browser, seized: Seized, tmp_path_factory: pytest.TempPathFactory) -> Seized:
    """Taken after another interview, which was sealed and sent."""
    taken = seized.copy(tmp_path_factory.mktemp("finished") / "profile")
    phone = open_phone(browser, taken.folder)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    discard = phone.page.get_by_role("button", name=re.compile("iscard the screening"))
    discard.first.click()
    discard.first.click()
    phone.page.get_by_role("button", name="Start a screening", exact=True).wait_for()
    seal_one(phone)
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")
    phone.wait_until_kept()
    phone.context.close()
    return taken


def test_a_phone_seized_in_a_broken_off_interview_gives_nothing_away(seized: Seized) -> None:
    found = seized.find(label=LABEL)
    assert set(found) == {"label"}, found


def test_a_phone_seized_after_a_finished_interview_gives_nothing_away(finished: Seized) -> None:
    found = finished.find(label=LABEL)
    assert set(found) == {"label"}, found


def test_a_phone_seized_after_a_wipe_gives_nothing_away(
    hub: RunningHub, browser: Browser, finished: Seized, tmp_path: Path
) -> None:
    wiped = finished.copy(tmp_path / "profile")
    phone = open_phone(browser, wiped.folder)
    phone.page.goto(hub.field_app)
    phone.wait_for("unlock")
    phone.press("Wipe, save or help")
    phone.wait_for("safety")
    phone.page.locator('[data-hook="wipe"]').click()
    phone.page.locator('[data-hook="wipe"]').click()
    phone.wait_for("ended")
    phone.wait_until_kept()
    phone.context.close()
    found = wiped.find(hub="Thailand demo hub")
    assert set(found) == {"hub"}, found
    left = find_words(wiped.folder, {"salt": wiped.slot.salt})
    print(f"after the wipe the slot's salt lies {'in ' + left['salt'] if left else 'nowhere'}")


# A locked phone, and the referrals that were sealed on it.

LAST_SENT = """
from titian.referrals.models import Package
sent = Package.objects.select_related("referral").order_by("pk").last()
print(json.dumps(sent and [str(sent.referral.referral_id), str(sent.item_id), sent.recipient, sent.referral.level]))
"""
ABOUT_THE_LAST = """
from titian.devices.models import ReceivedItem
from titian.referrals.models import Package, PackageEvent, Referral
last = Package.objects.order_by("pk").last()
rows = [("Package", Package.objects.filter(pk=last.pk)), ("Referral", Referral.objects.filter(pk=last.referral_id)),
        ("ReceivedItem", ReceivedItem.objects.filter(item_id=last.item_id)),
        ("PackageEvent", PackageEvent.objects.filter(item_id=last.item_id))]
found = {}
for name, query in rows:
    for row in query.values():
        for column, value in row.items():
            if not isinstance(value, (bytes, memoryview)) and len(str(value)) >= 20:
                found[f"{name}.{column}"] = str(value)
print(json.dumps(found))
"""
PASS_ALL = """
from titian.library.models import HubState
print(json.dumps(HubState.objects.update(backed_up_elsewhere=10**9)))
"""
# Names and values of a row as Chromium writes them: a quotation mark, the length, the letters.
SPOKEN = "id"  # the language of the person
ROWS = ("answer_within", "responsibility", "made_on", "added_at", "issued_at", "referral_id", "jws")
PUT_AS_BEFORE = """([enrolment, referral, item, recipient]) => new Promise((done, failed) => {
  const open = indexedDB.open('titian-shared');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const write = open.result.transaction(['outbox', 'responsibility'], 'readwrite', { durability: 'strict' });
    const envelope = { item_id: item, referral_id: referral, recipient, position: 0, level: 'TODAY', answer_within: 61,
      sha256: 'ab'.repeat(32) };
    write.objectStore('outbox').put({ item_id: item, enrolment_id: enrolment, envelope, ciphertext: new Uint8Array(9000),
      state: 'received', added_at: '2026-11-24T03:52:36Z', lease: null, refusal: null,
      receipt: { jws: 'a.b.c', sequence: 1, epoch: 'of-before', issued_at: '2026-11-24T03:52:59Z' } });
    // No phone ever kept a language there: it shows that the search would see one.
    write.objectStore('responsibility').put({ referral_id: referral, enrolment_id: enrolment, responsibility: 'waiting',
      made_on: '2026-11-24', language: 'id' });
    write.oncomplete = () => { open.result.close(); done(); };
    write.onerror = () => failed(write.error);
  };
})"""


def as_row(text: str) -> bytes:
    return b'"' + bytes([len(text)]) + text.encode()


def find_register(folder: Path, sent: tuple[str, str, str, str]) -> set[str]:
    """What tells of a referral: its id, to whom, how urgent, in which language, until when, how it stands, when it was made."""
    referral, _, recipient, level = sent
    # As rows alone: the signed lists, which every phone holds, name recipients and levels too.
    rows = {
        "recipient": as_row(recipient),
        "level": as_row("level") + as_row(level),
        "language": as_row("language") + as_row(SPOKEN),
        **{f"member {name}": as_row(name) for name in ROWS},
    }
    found = set(find_words(folder, {"referral": referral}))
    for where, piece in read_pieces(folder):
        found |= {f"{name} in {where}" for name, row in rows.items() if row in piece}
    return found


def find_times(folder: Path, began: datetime, ended: datetime) -> set[str]:
    """Moments between these two that lie in the app's storage: as text to the second, or as milliseconds."""
    seconds = (began + timedelta(seconds=at) for at in range(1, int((ended - began).total_seconds()) + 1))
    texts = [f"{each:%Y-%m-%dT%H:%M:%S}".encode() for each in seconds]
    minutes = {text[:-3] for text in texts}
    found = set()
    for where, piece in read_pieces(folder):
        if "IndexedDB" not in where and "CacheStorage" not in where:
            continue
        if any(minute in piece for minute in minutes):
            found |= {f"{text.decode()} in {where}" for text in texts if text in piece}
        for at in re.finditer(rb"N(?=(.{8}))", piece, re.DOTALL):
            (number,) = struct.unpack("<d", at[1])
            if began.timestamp() * 1000 <= number <= ended.timestamp() * 1000:
                found.add(f"{number} in {where}")
    return found


@contextlib.contextmanager
def stood_still(folder: Path) -> Iterator[None]:
    """All processes of the browser on this profile, as when the battery is taken out: nothing is written to its files."""
    profile = f"--user-data-dir={folder}"
    processes = [each for each in psutil.process_iter(["cmdline"]) if profile in (each.info["cmdline"] or [])]
    assert processes
    for each in processes:
        each.suspend()
    try:
        yield
    finally:
        for each in processes:
            each.resume()


TYPED, CONTROL = "beneath the planted copper heron", "planted-control-moorhen"


@dataclass(frozen=True)
class Locked:
    """The same phone, locked, at five moments, and what was sent from it."""

    #: Before it was sealed: the power went with words in a field.
    typing: Path
    before: Path
    after: Path
    next_day: Path
    later: Path
    passed: Path
    sent: tuple[str, str, str, str]
    #: By column, all the hub holds about it that could be recognised elsewhere.
    at_hub: dict[str, str]
    began: datetime
    ended: datetime
    caches: tuple[dict[str, int], dict[str, int]]

    @property
    def moments(self) -> dict[str, Path]:
        later = {"a day on": self.next_day, "400 days on": self.later, "passed": self.passed}
        return {"before sending": self.before, "after": self.after, **later}


def list_scripts(folder: Path) -> dict[str, int]:
    """What the browser keeps of scripts and of what it made of them, with the moment it was written."""
    kept = [path for path in folder.rglob("*") if path.is_file() and {"CacheStorage", "Code Cache"} & set(path.parts)]
    books = ("index", "index.txt", "the-real-index")  # written when the browser shuts, whatever was done
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in kept if path.name not in books}


@pytest.fixture(scope="module")
def locked(hub: RunningHub, browser: Browser, seized: Seized, tmp_path_factory: pytest.TempPathFactory) -> Locked:
    taken = seized.copy(tmp_path_factory.mktemp("locked") / "profile")

    def copy(name: str) -> Path:
        return taken.copy(tmp_path_factory.mktemp(name) / "profile").folder

    phone = open_phone(browser, taken.folder)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    discard = phone.page.get_by_role("button", name=re.compile("iscard the screening"))
    discard.first.click()
    discard.first.click()
    phone.page.get_by_role("button", name="Start a screening", exact=True).wait_for()
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")
    # What each unlock loads is there, and the browser has kept what it made of it.
    scripts = wait_until_still(lambda: list_scripts(taken.folder), 3, page=phone.page)
    phone.page.context.set_offline(True)
    began = datetime.now(UTC)
    walk_to_meeting(phone)
    phone.page.locator("#how-to-meet").press_sequentially(TYPED)
    phone.page.evaluate("text => { history.replaceState({ ...history.state, text }, '') }", CONTROL)
    phone.wait_until_kept()
    # The browser writes its session some seconds after a change; what the page put there itself shows when it has.
    sessions = list(taken.folder.glob("Default/Sessions*"))
    wait_until(lambda: any(find_words(each, {"control": CONTROL}) for each in sessions), 60, page=phone.page)
    with stood_still(taken.folder):
        typing = copy("typing")
    phone.page.locator("#how-to-meet").fill(PLANTED)
    phone.press("Seal it")
    phone.wait_for("sealed")
    phone.wait_until_kept()
    phone.context.close()
    sealed = list_scripts(taken.folder)
    before = copy("before")

    known = run_in_hub(hub, LAST_SENT)
    phone = open_phone(browser, taken.folder)
    phone.page.goto(hub.field_app)
    phone.wait_for("unlock")  # and nobody unlocks
    wait_until(lambda: run_in_hub(hub, LAST_SENT) != known, 60, page=phone.page, told=lambda: "nothing came")
    sent = run_in_hub(hub, LAST_SENT)
    expect(phone.page.locator('[data-hook="waiting"]')).to_contain_text("Nothing is waiting")
    phone.wait_until_kept()
    ended = datetime.now(UTC)
    phone.context.close()
    after = copy("after")
    at_hub = run_in_hub(hub, ABOUT_THE_LAST)

    moved, spares = {}, []
    for days in (1, 400):
        phone = open_phone(browser, taken.folder)
        phone.page.clock.install(time=datetime.now(UTC) + timedelta(days=days))
        phone.page.goto(hub.field_app)
        phone.wait_for("unlock")
        phone.wait_until_kept()
        spares = phone.page.evaluate(SPARES)
        phone.context.close()
        moved[days] = copy(f"{days} days on")

    run_in_hub(hub, PASS_ALL)
    phone = open_phone(browser, taken.folder)
    phone.page.goto(hub.field_app)
    phone.wait_for("unlock")
    wait_until_rewritten(phone, spares)
    phone.context.close()
    times = {"began": began, "ended": ended}
    caches = (scripts, sealed)
    return Locked(
        typing,
        before,
        after,
        moved[1],
        moved[400],
        copy("passed"),
        sent=tuple(sent),
        at_hub=at_hub,
        caches=caches,
        **times,
    )


SPARES = "async () => (await indexedDB.databases()).map((each) => each.name).filter((name) => name.includes('rewrite'))"


BE_REWRITTEN = """async ([before, patience]) => {
  const end = Date.now() + patience;
  for (;;) {
    const names = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.includes('rewrite'));
    const last = Math.max(-1, ...names.map((name) => Number(name.split('-').at(-1))));
    const { held, pending } = await navigator.locks.query();
    if (last > before && ![...held, ...pending].some(({ name }) => name === 'titian-rewrite-')) return;
    if (Date.now() > end) throw new Error(`not written anew: ${before}, ${names}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}"""


def wait_until_rewritten(phone: Phone, before: list[str]) -> None:
    """The app says that what was deleted has left the browser's files: rounds were made, and nobody is at it any more.

    Each round waits for the browser, and a slow one has two minutes (`MOST` of web/field/src/vault/rewrite.ts). The page
    asks itself, and seldom: nothing else goes on in it.
    """
    last = max((int(name.rpartition("-")[2]) for name in before), default=-1)
    phone.page.evaluate(BE_REWRITTEN, [last, 150_000])


def test_a_phone_killed_with_words_in_a_field_gives_nothing_away(seized: Seized, locked: Locked) -> None:
    """Typed and not sealed yet: browsers write what stands in fields into files of their own, to bring it back."""
    found = find_words(locked.typing, {**seized.wanted, "typed": TYPED, "label": LABEL, "control": CONTROL})
    assert set(found) == {"label", "control"}, found


@pytest.mark.parametrize("moment", ["before sending", "after", "a day on", "400 days on", "passed"])
def test_a_locked_phone_keeps_no_register(seized: Seized, locked: Locked, moment: str) -> None:
    folder = locked.moments[moment]
    found = find_words(folder, {**seized.wanted, "typed": TYPED, "label": LABEL})
    assert set(found) == {"label"}, found
    assert find_register(folder, locked.sent) == set()
    assert find_times(folder, locked.began, locked.ended) == set()


def test_what_is_sent_and_backed_up_leaves_the_files_too(locked: Locked) -> None:
    item: dict[str, str | bytes] = {"item": locked.sent[1]}
    assert set(find_words(locked.after, item)) == {"item"}, "the search sees it while it is there"
    assert find_words(locked.passed, item) == {}


def test_whoever_holds_phone_and_hub_finds_the_referral_until_another_machine_holds_it_and_not_after(
    seized: Seized, locked: Locked
) -> None:
    """Of what the hub holds about a referral the locked phone holds the item's id and the digest of its bytes, with them."""
    words: dict[str, str | bytes] = dict(locked.at_hub)
    known = set(find_words(seized.folder, words))  # public, or the phone's own, from before
    in_both = {moment: set(find_words(folder, words)) - known for moment, folder in locked.moments.items()}
    assert "Package.item_id" in in_both["after"], "the search sees it while it is there"
    for moment in ("after", "a day on", "400 days on"):
        assert {locked.at_hub[name] for name in in_both[moment]} <= {locked.sent[1], locked.at_hub["Package.sha256"]}
    assert in_both["passed"] == set()


def test_no_script_is_kept_or_made_because_something_was_sealed(locked: Locked) -> None:
    before, after = locked.caches
    assert [name for name, written in after.items() if before.get(name) != written] == []


@pytest.mark.long("phone roads")
def test_what_a_phone_of_before_kept_is_found_and_leaves_the_files_at_the_next_unlock(
    hub: RunningHub, browser: Browser, seized: Seized, tmp_path: Path
) -> None:
    taken = seized.copy(tmp_path / "profile")
    sent = ("c0ffee00-60c6-4a56-8f3e-0a8d40a53c01", "decade00-60c6-4a56-8f3e-0a8d40a53c01", "fe" * 32, "TODAY")
    phone = open_phone(browser, taken.folder)
    phone.page.goto(hub.field_app)
    phone.wait_for("unlock")
    phone.page.evaluate(PUT_AS_BEFORE, [seized.slot.vault_id, *sent[:3]])
    phone.context.close()
    lying = {each.partition(" in ")[0] for each in find_register(taken.folder, sent)}
    assert lying == {"referral", "recipient", "level", "language", *(f"member {name}" for name in ROWS)}

    phone = open_phone(browser, taken.folder)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.wait_until_kept()
    spares = phone.page.evaluate(SPARES)
    phone.page.keyboard.press("Escape")
    phone.page.keyboard.press("Escape")
    phone.wait_for("clock")
    wait_until_rewritten(phone, spares)
    phone.context.close()
    assert find_register(taken.folder, sent) == set()


def test_the_slot_costs_what_is_promised(seized: Seized) -> None:
    promised = re.search(
        r"Argon2id of the secret .*, salt of (\d+) bytes, (\d+) MiB, (\d+) passes, (\d+) lane",
        (Path(__file__).parents[1] / "docs/security/protocol.md").read_text(encoding="utf-8"),
    )
    assert promised is not None
    salt, mebibytes, passes, lanes = map(int, promised.groups())
    assert len(seized.slot.salt) == salt
    assert seized.slot.kdf == {"name": "argon2id", "memory": mebibytes * 1024, "passes": passes, "lanes": lanes}


def test_a_secret_on_a_list_is_found_so_the_attack_is_one(seized: Seized) -> None:
    assert seized.slot.attack(["4821397406", "00000000", SECRET, "11111111"]) == SECRET
    assert seized.slot.attack(["4821397406", "00000000", "11111111"]) is None
    weak = seized.slot.weakened("0417", seized.vault_key)
    assert weak.attack(f"{tried:04d}" for tried in range(10_000)) == "0417"


def test_the_slot_opens_by_nothing_that_is_cheaper_than_its_cost(seized: Seized) -> None:
    slot, secret = seized.slot, SECRET.encode()
    cheap = {
        "the secret itself": secret.ljust(32, b"\0"),
        "its digest": hashlib.sha256(secret).digest(),
        "its digest with the salt": hashlib.sha256(slot.salt + secret).digest(),
        "PBKDF2, once": hashlib.pbkdf2_hmac("sha256", secret, slot.salt, 1, 32),
        "Argon2id in one pass": replace(slot, kdf={**slot.kdf, "passes": 1}).derive(SECRET),
        "Argon2id in little memory": replace(slot, kdf={**slot.kdf, "memory": 8}).derive(SECRET),
        "Argon2id without the salt": replace(slot, salt=bytes(16)).derive(SECRET),
    }
    assert [name for name, key in cheap.items() if slot.open(key) is not None] == []


@pytest.mark.long("guesses")
def test_what_a_guess_costs_and_the_secret_is_found_behind_many(seized: Seized) -> None:
    """This many guesses a second here, and what that means for a secret of ten digits."""
    tried, started = 0, time.monotonic()

    def guesses() -> Iterator[str]:
        nonlocal tried
        while time.monotonic() - started < ATTACK_SECONDS:
            yield f"{tried:010d}"
            tried += 1
        yield SECRET

    assert seized.slot.attack(guesses()) == SECRET
    rate = tried / (time.monotonic() - started)
    days = 10**10 / rate / 86_400
    print(f"{rate:.1f} guesses a second on one core here: all 10^10 secrets of ten digits in {days:,.0f} days")


def test_the_search_finds_what_is_packed(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("a planted walnut")
    (tmp_path / "wide").write_bytes("a planted walnut".encode("utf-16-le"))
    (tmp_path / "coded").write_bytes(base64.b64encode(b"so a planted walnut it is"))
    for name in ("plain", "wide", "coded"):
        folder = tmp_path / f"only-{name}"
        folder.mkdir()
        shutil.move(tmp_path / name, folder / name)
        assert find_words(folder, {"word": "a planted walnut"}) == {"word": name}
        assert find_words(folder, {"word": "a planted quince"}) == {}
