"""The other half of the fault suite: what goes wrong inside the phone, as rows of tables.

Storage that is full, closed or spoilt, a wrong clock, two tabs, a newer version, a wipe that is killed. After each the
same holds as in test_fault_suite.py, whose phone this is.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psutil
import pytest
from fault_hub import SYNC, Fault
from fault_phone import NO_NETWORK, PLANTED, SECRET, FaultPhone, as_pattern, list_own_browsers
from phone import Phone
from playwright.sync_api import Page, expect
from waiting import wait_until

pytestmark = [pytest.mark.timeout(300), pytest.mark.long("faults of storage", one_in=20, together=15)]
QUESTIONS = ("care", "consent-question", "ask", "offer", "choice")


@pytest.fixture(autouse=True)
def leave_nothing_armed(phones: FaultPhone) -> Iterator[None]:
    yield
    phones.close_pages()
    phones.hub.heal()


def test_a_kill_reaches_no_browser_of_the_other_half_of_the_tests() -> None:
    begin = "import subprocess; subprocess.run(['sleep', '60'])"
    with subprocess.Popen([sys.executable, "-c", begin]) as other, subprocess.Popen(["sleep", "60"]) as own:
        try:
            wait_until(lambda: bool(psutil.Process(other.pid).children()))
            [its] = psutil.Process(other.pid).children()
            wait_until(lambda: psutil.Process(own.pid).name() == "sleep")
            listed = {process.pid for process in list_own_browsers()}
            assert own.pid in listed
            assert not listed & {other.pid, its.pid}
            its.kill()
        finally:
            other.kill()
            own.kill()


def asked(phone: Phone) -> tuple[str, str]:
    return phone.screen, phone.text_id


def go_on_to_a_question(phones: FaultPhone) -> tuple[str, str]:
    """From the screening that was taken up to its next question, past who is near and who can hear."""
    for _ in range(12):
        here = asked(phones.phone)
        if here[0] in QUESTIONS:
            return here
        phones.step()
    raise AssertionError(here)


# --- storage in the middle of an interview --------------------------------------------------------------------------

INTERVIEW = [("full", 1, False), ("full", 1, True), ("closed", 1, False), ("closed", 1, True)]


@pytest.mark.parametrize(("mode", "nth", "lasts"), INTERVIEW)
def test_storage_that_fails_in_the_middle_of_an_interview(phones: FaultPhone, mode: str, nth: int, lasts: bool) -> None:
    """The talk goes on; once storage is there again, the next answer is kept with all before it."""
    phones.restore("step 16")
    phones.open()
    phones.resume()
    go_on_to_a_question(phones)
    phones.arm(mode, at=nth, lasts=lasts)
    for _ in range(3):
        phones.step()
    if mode == "full" and lasts:
        phones.expect_sentence("error-storage-full")
    assert phones.was_hit()
    phones.disarm()
    phones.step()
    here = go_on_to_a_question(phones)
    phones.phone.wait_until_kept()
    phones.kill()
    phones.open()
    phones.expect_nothing_readable()
    phones.resume()
    assert go_on_to_a_question(phones) == here


# --- storage at each write of sealing ---------------------------------------------------------------------------------

SEALING = [*(("full", nth) for nth in (3, 4, 5)), ("closed", 1), ("closed", 2), *(("killed", nth) for nth in (1, 3, 4, 5, 6))]  # fmt: skip


def resume_to_seal(phones: FaultPhone) -> str:
    """Takes the screening up again: at the place where it is sealed, or sealed already."""
    phones.phone.press(re.compile("^Go on with"))
    return phones.phone.wait_for("meeting", "sealed")


@pytest.mark.parametrize(("mode", "nth"), SEALING)
def test_storage_that_fails_at_each_write_of_sealing(phones: FaultPhone, mode: str, nth: int) -> None:
    phones.restore("before sealing")
    phones.hub.fault = NO_NETWORK
    phones.open()
    assert resume_to_seal(phones) == "meeting"
    phones.page.locator("#how-to-meet").fill(PLANTED)
    phones.phone.wait_until_kept()
    phones.arm(mode, at=nth)
    phones.phone.press("Seal it")
    if mode == "killed":
        phones.wait_until_hit()
        phones.kill()
        phones.open()
        if phones.page.get_by_role("button", name=re.compile("^Go on with")).count():
            resume_to_seal(phones)
    else:
        phones.phone.wait_for("meeting", "sealed")
        phones.wait_until_hit("sealed")
        phones.disarm()
    phones.phone.wait_for("meeting", "sealed", "home")
    assert phones.count_items() in (0, 2)  # all of a referral or none of it
    if phones.phone.screen == "meeting":
        if mode == "full":
            phones.expect_sentence("error-storage-full")
        phones.page.locator("#how-to-meet").fill(PLANTED)
        phones.phone.press("Seal it")
        phones.phone.wait_for("sealed")
    phones.expect_nothing_readable()
    rows = phones.rows("sealed")
    assert sorted(row["order"] for row in rows) == [1, 2]
    phones.go_online()
    phones.expect_sent_once([str(row["item_id"]) for row in rows])


# --- storage while content is fetched ---------------------------------------------------------------------------------

FETCHING = [("full", 1, True), ("full", 2, False), ("full", 3, True), ("closed", 2, False), ("killed", 1, False), ("killed", 3, False)]  # fmt: skip


@pytest.mark.parametrize(("mode", "nth", "lasts"), FETCHING)
def test_storage_that_fails_while_content_is_fetched(phones: FaultPhone, mode: str, nth: int, lasts: bool) -> None:
    """What has come stays; the next try fetches the rest."""
    phones.restore("ready")
    phones.change("titian-shared", "libraries", "return { ...row, release: null, former: null };")
    phones.change("titian-shared", "blobs", "return key.startsWith('0') ? null : undefined;")
    phones.open(unlock=False)
    phones.phone.wait_for("unlock")
    phones.arm(mode, at=nth, lasts=lasts, stores=["libraries", "blobs", "partials"])
    phones.phone.unlock(SECRET)
    if mode == "killed":
        phones.wait_until_hit()
        phones.kill()
        phones.open()
    else:
        phones.phone.wait_for("fetch")
        if mode == "full":
            phones.expect_sentence("error-storage-full")
        else:
            phones.wait_until_hit()
        phones.disarm()
        ready = phones.page.locator('[data-hook="ready-offline"]')
        again = phones.page.get_by_role("button", name="Try again")
        expect(ready.or_(again).first).to_be_visible()
        if again.count():
            again.click()
    expect(phones.page.locator('[data-hook="ready-offline"]')).to_be_visible()
    phones.expect_nothing_readable()


# --- a clock a year off ------------------------------------------------------------------------------------------------

YEAR = timedelta(days=365)
CLOCKS = {"a year behind": -YEAR, "a year ahead": YEAR}


@pytest.fixture
def wrong_clock(phones: FaultPhone, request: pytest.FixtureRequest) -> Iterator[timedelta]:
    off: timedelta = CLOCKS[request.param]
    phones.restore("two waiting")
    set_clock(phones, off)
    yield off
    set_clock(phones, timedelta())


def set_clock(phones: FaultPhone, off: timedelta) -> None:
    phones.context.clock.install(time=datetime.now(UTC) + off)
    phones.context.clock.resume()


@pytest.mark.parametrize("wrong_clock", CLOCKS, indirect=True)
def test_clock_a_year_off_holds_no_sealed_item_up(phones: FaultPhone, wrong_clock: timedelta) -> None:
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.expect_nothing_lost(items)


@pytest.mark.parametrize("wrong_clock", CLOCKS, indirect=True)
def test_clock_a_year_off_forgets_nothing_that_no_backup_has(phones: FaultPhone, wrong_clock: timedelta) -> None:
    """Kept until another machine has it: no clock says anything. And a hub that was restored is offered it again."""
    phones.restore("two kept")
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.check_now()
    phones.expect_states("received", "received")
    phones.hub.epoch = "00000000-0000-4000-8000-000000000002"
    phones.expect_nothing_lost(items)


# --- no copy elsewhere, a byte that rots there --------------------------------------------------------------------------


def pass_days(phones: FaultPhone, days: int) -> None:
    """As if the hub had signed so many days after what is kept here was received."""
    code = f"if (row.name !== 'hub_time') return undefined; return {{ ...row, value: row.value + {days} * 864e5 }};"
    phones.change("titian-shared", "settings", code)


@pytest.mark.parametrize(("days", "is_said"), [(2, False), (3, True), (45, True)])
def test_a_late_copy_is_said_without_frightening_and_nothing_is_let_go(
    phones: FaultPhone, days: int, is_said: bool
) -> None:
    phones.restore("two kept")
    phones.hub.sequence = 2
    phones.open()
    phones.check_now()
    pass_days(phones, days)
    phones.check_now()
    phones.expect_states("received", "received")
    note = phones.page.locator("[data-hook=unconfirmed]")
    expect(note).to_have_count(int(is_said))
    if is_said:
        expect(note).to_contain_text(as_pattern("storage-unconfirmed"))
        expect(note).to_contain_text(f"{days} days")
    phones.hub.backed_up_through = 2
    phones.check_now()
    expect(note).to_have_count(0)
    wait_until(lambda: phones.rows("sealed") == [], page=phones.page)


def test_what_rotted_on_the_hub_is_offered_again_before_anything_is_let_go(phones: FaultPhone) -> None:
    phones.restore("two kept")
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.hub.again, phones.hub.backed_up_through = items[1:], 2
    phones.check_now()
    wait_until(lambda: phones.hub.offered[items[1]] == 1, page=phones.page)
    assert phones.hub.offered[items[0]] == 0


@pytest.mark.parametrize("wrong_clock", CLOCKS, indirect=True)
def test_clock_that_jumps_a_year_in_the_middle_of_an_interview(phones: FaultPhone, wrong_clock: timedelta) -> None:
    """What is on the screen goes on, is sealed and is sent."""
    set_clock(phones, timedelta())
    phones.restore("before sealing")
    phones.hub.fault = NO_NETWORK
    phones.open()
    assert resume_to_seal(phones) == "meeting"
    set_clock(phones, wrong_clock)
    phones.page.locator("#how-to-meet").fill(PLANTED)
    phones.phone.press("Seal it")
    phones.phone.wait_for("sealed")
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    assert len(items) == 2
    phones.expect_nothing_readable()
    phones.go_online()
    phones.expect_sent_once(items)


@pytest.mark.parametrize("wrong_clock", CLOCKS, indirect=True)
def test_screening_begun_under_a_wrong_clock_survives_a_kill(phones: FaultPhone, wrong_clock: timedelta) -> None:
    phones.restore("ready")
    phones.open()
    phones.phone.press("Start a screening")
    phones.phone.wait_for("look")
    for _ in range(4):
        phones.step()
    here = "care"
    assert phones.phone.screen.startswith(here)
    phones.phone.wait_until_kept()
    phones.kill()
    phones.open()
    phones.resume()
    assert phones.phone.screen.startswith(here)


# --- locked in the middle of something ----------------------------------------------------------------------------------

# Hides, as Escape twice does, at the moment in which the app reads this store.
HIDE_AT_READING = """(store) => {
  const { getAll } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.getAll = function (...of) {
    if (this.name === store) {
      IDBObjectStore.prototype.getAll = getAll;
      for (const _ of [1, 2]) dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    }
    return getAll.apply(this, of);
  };
}"""


def test_locked_while_what_waits_is_read_nothing_is_read_any_more(phones: FaultPhone) -> None:
    phones.restore("two waiting")
    phones.hub.fault = NO_NETWORK
    phones.open()
    phones.phone.problems.clear()
    phones.phone.watch(phones.page)
    phones.page.evaluate(HIDE_AT_READING, "responsibility")
    phones.page.evaluate("dispatchEvent(new Event('online'))")  # what waits is tried, and then read
    phones.phone.wait_for("clock")
    phones.phone.press("Unlock")
    phones.phone.unlock(SECRET)
    phones.phone.wait_for("home")
    phones.expect_waiting(2)
    assert phones.phone.problems == []


# --- two tabs ------------------------------------------------------------------------------------------------------------


def open_beside(phones: FaultPhone) -> Page:
    """A second tab, unlocked; what stood before is answered."""
    first = phones.page
    phones.new_page()
    phones.open()
    return first


def test_two_tabs_send_each_item_once(phones: FaultPhone) -> None:
    """While the request of one is out, the other asks the hub for nothing."""
    phones.restore("two waiting")
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    first = open_beside(phones)
    phones.hub.fault = Fault(path=SYNC, hang=True)
    phones.hub.asked.clear()
    first.get_by_role("button", name=re.compile("^Check")).click()
    wait_until(lambda: phones.hub.hanging, page=phones.page)
    phones.check_now()
    pending = "() => navigator.locks.query().then(({ pending }) => pending.length)"
    wait_until(lambda: phones.page.evaluate(pending), page=phones.page)
    assert phones.hub.asked[SYNC] == 1
    phones.expect_nothing_lost(items)


def test_tab_that_was_sending_is_closed_and_the_other_sends(phones: FaultPhone) -> None:
    phones.restore("two waiting")
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    reached: list[str] = []
    phones.hub.fault = Fault(path=SYNC, before=lambda: reached.append("sync"))
    phones.check_now()
    wait_until(lambda: reached, page=phones.page)
    first = open_beside(phones)  # it waits for the first
    phones.hub.heal()  # the other's request would be left without an answer too, if it were quick
    first.close()
    phones.expect_nothing_lost(items)


def test_screening_open_in_two_tabs_is_sealed_once(phones: FaultPhone) -> None:
    """The tab in which it was opened last has it; the other locks, and what it would still write is not written."""
    phones.restore("before sealing")
    phones.hub.fault = NO_NETWORK
    phones.open()
    resume_to_seal(phones)
    first = open_beside(phones)
    assert resume_to_seal(phones) == "meeting"
    first.locator('[data-screen="unlock"]').wait_for()
    phones.page.locator("#how-to-meet").fill(PLANTED)
    phones.phone.press("Seal it")
    phones.phone.wait_for("sealed")
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    assert len(items) == 2
    second, phones.phone.page = phones.page, first
    phones.phone.unlock(SECRET)
    phones.phone.wait_for("home")
    expect(first.get_by_role("button", name=re.compile("^Go on with"))).to_have_count(0)
    second.close()
    phones.expect_nothing_lost(items)


def test_wipe_in_one_tab_locks_the_other_in_the_middle_of_an_interview(phones: FaultPhone) -> None:
    phones.restore("step 30")
    phones.open()
    phones.resume()
    first = open_beside(phones)
    wipe(phones)
    first.locator('[data-screen="unlock"], [data-screen="first-visit"]').first.wait_for()
    phones.expect_no_vault()


# --- records of the vault that storage has spoilt ------------------------------------------------------------------------

BIT = "const sealed = row.sealed.slice(); sealed[40] ^= 1; return { ...row, sealed };"
#: A record of each store that no key opens, where the app will look for it.
POISONED = {
    "an unfinished screening": ("drafts", "00000000-0000-4000-8000-00000000000a"),
    "the counts": ("tallies", "totals"),
    "a call": ("calls", "00000000-0000-4000-8000-00000000000b"),
    "an interpreter": ("interpreters", "00000000-0000-4000-8000-00000000000c"),
    "favourite phrases": ("preferences", "talk"),
    "an arrival": ("arrivals", "00000000-0000-4000-8000-00000000000d"),
    "slips": ("slips", "00000000-0000-4000-8000-00000000000d AA"),
    "seats apart": ("apart", "seats"),
}


@pytest.mark.parametrize(("store", "record"), POISONED.values(), ids=POISONED.keys())
def test_spoilt_record_holds_up_nothing(phones: FaultPhone, store: str, record: str) -> None:
    """Everything else opens, is sent, and a screening begins."""
    phones.restore("two waiting")
    young = "gone_after: Math.floor((Date.now() + 72e6) / 36e5) * 36e5" if store == "drafts" else ""
    phones.change(
        "titian-vault", "records",
        f"return row.store === 'identity' ? {{ ...row, store: '{store}', id: '{record}', {young} }} : undefined;",
    )  # fmt: skip
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    if store == "drafts":
        phones.expect_sentence("error-vault-damaged")
    phones.expect_nothing_lost(items)
    if store == "preferences":
        phones.phone.press("Say something without questions")
        phones.phone.wait_for("talk-language")
        phones.page.locator('[data-language="id"]').first.click()
        phones.phone.wait_for("talk")
        return
    expect(phones.page.get_by_role("button", name="Arrival of many people")).to_be_visible()
    phones.phone.press(re.compile("^Start"))
    phones.phone.wait_for("look")


@pytest.mark.parametrize(
    ("store", "sentence"), [("identity", "error-vault-missing"), ("officer", "error-vault-damaged")]
)
def test_spoilt_key_or_name_is_told_and_what_is_sealed_is_sent(phones: FaultPhone, store: str, sentence: str) -> None:
    phones.restore("before sealing" if store == "officer" else "two waiting")
    phones.change("titian-vault", "records", f"if (row.store !== '{store}') return undefined; {BIT}")
    phones.hub.fault = NO_NETWORK
    phones.open(unlock=False)
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.phone.unlock(SECRET)
    if store == "officer":
        phones.phone.wait_for("home")
        resume_to_seal(phones)
        phones.page.locator("#how-to-meet").fill(PLANTED)
        phones.phone.press("Seal it")
    phones.expect_sentence(sentence)
    phones.expect_nothing_readable()
    phones.go_online()
    phones.expect_sent_once(items)


SPOILT_SLOTS = {
    "a bit of the wrapped key": ("const sealed = row.wrapped.sealed.slice(); sealed[3] ^= 1; return { ...row, wrapped: { ...row.wrapped, sealed } };", "error-secret-wrong"),
    "the salt cut": ("return { ...row, salt: row.salt.slice(0, 4) };", "error-vault-damaged"),
    "costs that are none": ("return { ...row, kdf: { ...row.kdf, memory: 'much' } };", "error-vault-damaged"),
    "no slot": ("return null;", "error-vault-missing"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "sentence"), SPOILT_SLOTS.values(), ids=SPOILT_SLOTS.keys())
def test_spoilt_slot_is_told_and_what_is_sealed_is_sent(phones: FaultPhone, code: str, sentence: str) -> None:
    phones.restore("two waiting")
    phones.change("titian-vault", "slots", code)
    phones.hub.fault = NO_NETWORK
    phones.open(unlock=False)
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.phone.unlock(SECRET)
    phones.expect_sentence(sentence)
    phones.go_online()
    phones.expect_sent_once(items)


# --- a wipe, with items waiting ---------------------------------------------------------------------------------------------


def wipe(phones: FaultPhone) -> None:
    """At the lock screen, two presses."""
    if phones.phone.screen != "unlock":
        phones.page.goto(phones.running.field_app)
    phones.phone.wait_for("unlock")
    phones.phone.press("Wipe, save or help")
    phones.phone.wait_for("safety")
    for _ in range(2):
        phones.page.locator('[data-hook="wipe"]').click()


@pytest.mark.parametrize("nth", range(1, 7))
def test_wipe_killed_at_each_write_is_finished_by_the_next_start(phones: FaultPhone, nth: int) -> None:
    """Killed at its first write nothing has begun, and the officer presses again; after that nothing stays."""
    phones.restore("two waiting")
    phones.hub.fault = NO_NETWORK
    phones.open(unlock=False)
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.phone.wait_for("unlock")
    phones.phone.press("Wipe, save or help")
    phones.phone.wait_for("safety")
    phones.page.locator('[data-hook="wipe"]').click()
    phones.arm("killed", at=nth)
    phones.page.locator('[data-hook="wipe"]').click()
    phones.wait_until_hit("ended")
    phones.kill()
    phones.open(unlock=False)
    if nth == 1:
        wipe(phones)
    phones.phone.wait_for("ended", "first-visit")
    phones.expect_no_vault()
    phones.go_online()
    phones.expect_sent_once(items)


@pytest.mark.parametrize(("mode", "nth", "lasts"), [("full", 1, True), ("closed", 1, False), ("closed", 3, False)])
def test_wipe_on_a_phone_whose_storage_fails(phones: FaultPhone, mode: str, nth: int, lasts: bool) -> None:
    """On a full phone a wipe still destroys: deleting needs no room."""
    phones.restore("two waiting")
    phones.hub.fault = NO_NETWORK
    phones.open(unlock=False)
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.phone.wait_for("unlock")
    phones.phone.press("Wipe, save or help")
    phones.phone.wait_for("safety")
    phones.page.locator('[data-hook="wipe"]').click()
    phones.arm(mode, at=nth, lasts=lasts)
    phones.page.locator('[data-hook="wipe"]').click()
    phones.wait_until_hit()
    if mode == "full":  # no room even for the word that it is ended: told, and pressed again
        phones.expect_sentence("error-storage-full")
        assert phones.page.evaluate("__tools.vaults()") == []
        phones.disarm()
        wipe(phones)
    phones.expect_no_vault()
    phones.disarm()
    phones.go_online()
    phones.expect_sent_once(items)


def test_vault_of_no_enrolment_goes_at_the_next_start(phones: FaultPhone) -> None:
    """As where an app dies while an officer is added; the vault of who is enrolled stays."""
    phones.restore("two waiting")
    phones.page.evaluate("__tools.stray('titian-vault-00000000-0000-4000-8000-00000000000e')")
    phones.hub.fault = NO_NETWORK
    phones.open()
    assert phones.page.evaluate("__tools.vaults()") == [f"titian-vault-{phones.enrolment_id}"]


def test_wipe_in_the_middle_of_an_interview_leaves_nothing_of_it(phones: FaultPhone) -> None:
    phones.restore("step 30")
    phones.open()
    phones.resume()
    wipe(phones)
    phones.phone.wait_for("ended")
    phones.expect_no_vault()
    phones.page.reload()
    phones.phone.wait_for("first-visit")


@pytest.mark.parametrize("nth", range(1, 10))
def test_true_word_of_the_end_killed_at_each_write(phones: FaultPhone, nth: int) -> None:
    """The hub has ended the enrolment: the next contact does what was cut off, and each item arrives once."""
    phones.restore("two waiting")
    phones.hub.fault = NO_NETWORK
    phones.open()
    items = [str(row["item_id"]) for row in phones.rows("sealed")]
    phones.hub.ended = "true"
    # Armed before the hub can be heard: a try that was left over from the opening may be the one that hears it.
    phones.arm("killed", at=nth)
    phones.go_online()
    phones.wait_until_hit("ended")
    phones.kill()
    phones.open(unlock=False)
    phones.phone.wait_for("ended", "first-visit")
    phones.expect_sent_once(items)
    phones.expect_no_vault()
