"""The whole journey, in a real browser against a real hub: from an empty phone to someone who has taken responsibility."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from desk import Desk
from phone import SMALL_PHONE, Phone, read_texts
from planted import assert_nowhere, read_files, stands_alone
from playwright.sync_api import Browser, expect
from running_hub import SELDOM_ON_POSTGRESQL, RunningHub
from waiting import wait_until

from titian.exchange.htcds import Imported, read_record, read_records
from titian.papers.pack import open_pack
from titian.papers.sealed import make_sealed
from titian.papers.squares import read_sealed

pytestmark = [pytest.mark.on_both, SELDOM_ON_POSTGRESQL]

PACK = Path(__file__).parents[1] / "content/packs/first-contact"
SECRET = "lantern river mango seventeen"
PLANTED = "behind the blue ice house with the two green doors"
ANSWERS = {
    "P03": "no",
    "P01": "yes",
    "P02": "yes",
    "P07": "yes",
    "P10": "yes",
    "P11": "dont_know",
    "MORE_open": "yes",
    "FC05": "yes",
    "W01": "now",
    "W02": "police companions",
    "W03": "no",
}
BLOCK = ["P03", "P04", "P06", "P16", "P10", "P11", "P12", "P05", "P07", "GB06", "P15", "W04"]
GOING_ON = ["P09", "FC12", "FC11", "P13", "P17", "P08", "P14"]
# No invented person of the lessons answers so: what these say lies on every phone, and at the hub, for anybody to read.
RARE_ANSWERS = ('"P11":"dont_know"', '"P11": "dont_know"', "P11=dont_know", '"W01":"now"', '"W01": "now"', "W01=now")
SHELTER, LEGAL_AID = "Lantern House (fictional)", "Open Door Legal Aid (fictional)"
COUNT_CLIPS = """
window.__clips = [];
window.__begun = 0;
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () { window.__begun += 1; this.addEventListener('playing', () => window.__clips.push(this.duration), { once: true }); return play.call(this); };
"""
# All but what leaves nothing in the files to find (vault/rewrite.ts): databases of random bytes, and that they are due.
DUMP_STORAGE = """async () => {
  const seen = [];
  const show = (value) => {
    if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
    if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value.buffer);
    if (value instanceof CryptoKey) return '[key]';
    if (Array.isArray(value)) return value.map(show).join(' ');
    if (value && typeof value === 'object') return Object.entries(value).map(([name, inner]) => name + '=' + show(inner)).join(' ');
    return String(value);
  };
  for (const { name, version } of await indexedDB.databases()) {
    if (name.startsWith('titian-rewrite-')) continue;
    const base = await new Promise((yes, no) => { const open = indexedDB.open(name, version); open.onsuccess = () => yes(open.result); open.onerror = () => no(open.error); });
    for (const store of base.objectStoreNames) {
      if (name === 'titian-shared' && /part|blob/.test(store)) continue;
      const rows = await new Promise((yes, no) => { const all = base.transaction(store).objectStore(store).getAll(); all.onsuccess = () => yes(all.result); all.onerror = () => no(all.error); });
      const keys = await new Promise((yes, no) => { const all = base.transaction(store).objectStore(store).getAllKeys(); all.onsuccess = () => yes(all.result); all.onerror = () => no(all.error); });
      rows.forEach((row, at) => { if (keys[at] !== 'rewrite_due') seen.push(`${name}/${store}/${show(keys[at])}: ${show(row)}`); });
    }
    base.close();
  }
  return seen.concat(Object.entries({ ...localStorage }).map(String), Object.entries({ ...sessionStorage }).map(String)).join('\\n');
}"""

DUMP_CACHES = """async () => {
  const seen = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) seen.push(request.url);
  }
  return seen.join('\\n');
}"""


def print_sealed(given: str) -> bytes:
    """The paper that `titian paper sealed` prints from what the phone saved."""
    (made,) = make_sealed(open_pack(PACK), read_sealed(given), "th", officer="en")
    return made


def photograph(paper: bytes, folder: Path) -> Path:
    """A picture of the paper, as fine as a phone's camera sees it."""
    (folder / "paper.pdf").write_bytes(paper)
    subprocess.run(["pdftoppm", "-png", "-r", "150", "-singlefile", folder / "paper.pdf", folder / "paper"], check=True)
    return folder / "paper.png"


def find_phrase(hub: RunningHub, name: str) -> str:
    return next(str(each["phrase"]) for each in hub.demo["providers"] if each["name"] == name)


def find_username(hub: RunningHub, name: str) -> str:
    return next(str(each["username"]) for each in hub.demo["providers"] if each["name"] == name)


@pytest.fixture(scope="module")
def screened(hub: RunningHub, browser: Browser) -> Iterator[Phone]:
    """One screening, from an empty phone to the officer's outcome: enrolled, then with neither network nor hub, and
    started again from nothing but the phone. The person's side is in Indonesian. All that follows goes on from there."""
    officer = Desk(browser, hub, "officer")
    context = browser.new_context(viewport=SMALL_PHONE, has_touch=True, is_mobile=True)
    context.add_init_script(COUNT_CLIPS)
    phone = Phone(context, has_all_voices=True)
    phone.is_walked_by_hand = True
    phone.enrol(officer.make_enrolment_link(), SECRET)
    officer.context.close()
    phone.fetch_until_ready()
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    hub.kill()
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="consent", look=("S06",))
    expect(phone.page.locator('[data-hook="machine-voice"]')).to_have_text(re.compile("a machine speaks"))
    phone.walk(ANSWERS, until="outcome")
    yield phone
    assert phone.problems == []
    context.close()


def test_a_screening_without_network_and_hub_speaks_and_asks_what_it_must(screened: Phone) -> None:
    assert screened.page.evaluate("window.__clips.length") > 5
    assert screened.page.evaluate("window.__clips.every((seconds) => seconds > 0.4 && seconds < 15)")
    asked = [line for line in screened.seen if line.startswith("ask ")]
    # Wet and cold was seen: health is asked too. Papers kept: control stands, and work is asked about no more. Fear was
    # said: protection is not asked again. Care, a lawyer and wishes are offered to everyone.
    health = ["MU04", "MU03", "MU05"]
    assert [line.split(".")[1] for line in asked] == [*BLOCK, *health, *GOING_ON, "FC05", "GB01"]
    # The phone went back between what everybody is asked and whether to go on.
    assert screened.seen.index("ask item.W04.label") < screened.seen.index("hand-back talk.hand_back")
    offered = [line.split(".")[1] for line in screened.seen if line.startswith("offer ")]
    assert offered == ["MORE", "MU", "FC", "GB"]


def test_the_officer_reads_an_action_and_the_pathway_and_never_an_answer(screened: Phone) -> None:
    shown = screened.page.locator('[data-screen="outcome"]').inner_text()
    assert screened.page.locator("[data-level]").get_attribute("data-level") == "TODAY"
    assert "1300" in shown
    assert screened.page.locator('[data-hook="steps"] li').count() <= 3
    screened.page.locator('[data-hook="stands"] > summary').click()
    shown = screened.page.locator('[data-screen="outcome"]').inner_text()
    assert read_texts("en")["class.specialist.title"] in shown
    assert "This is not a finding" in shown
    for hidden in ("passport", "FC05", "P07", "R10T", screened.texts["item.FC05.label"]):
        assert hidden not in shown


@dataclass(frozen=True)
class Sealed:
    #: What lay on the phone when the app was killed before the sealing.
    killed: str
    squares: str
    #: The file that the phone saved to be printed.
    to_print: str


@pytest.fixture(scope="module")
def sealed(screened: Phone, hub: RunningHub) -> Sealed:
    """The app is killed while the person chooses and goes on there; sealed to two, and for the first in squares too."""
    phone = screened
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipient-question")
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.watch(phone.page)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    killed = phone.page.evaluate(DUMP_STORAGE)
    phone.press(re.compile("^Go on with"))
    phone.wait_for("before")
    phone.walk({}, until="recipient-question")
    phone.choose_recipients([SHELTER, LEGAL_AID], share_answers=True, how_to_meet=PLANTED)
    # For the first of them without a network: squares, drawn here. The answers have no room on them.
    phone.press("For a receiver with no network")
    squares = phone.page.locator('[data-screen="slip"] [data-picture]').get_attribute("data-picture") or ""
    expect(phone.page.locator('[data-dropped="answers"]')).to_be_visible()
    with phone.page.expect_download() as download:
        phone.press("Save it to be printed")
    to_print = download.value.path().read_text(encoding="utf-8")
    phone.press("Hide it")
    return Sealed(killed, squares, to_print)


def test_a_killed_app_goes_on_and_its_draft_lay_there_encrypted(sealed: Sealed) -> None:
    assert "titian-vault-" in sealed.killed
    assert not stands_alone("FC05", sealed.killed)


def test_a_referral_is_sealed_without_a_network_and_in_squares(screened: Phone, sealed: Sealed) -> None:
    expect(screened.page.locator('[data-hook="outbox"]')).to_contain_text("2 sealed messages")
    assert sealed.squares.startswith("TITIAN:")
    assert sealed.to_print.startswith(f"{sealed.squares}\nLEFT OUT: answers")


@pytest.fixture(scope="module")
def sent(screened: Phone, sealed: Sealed, hub: RunningHub) -> str:
    """Back comes the network while the hub is killed and started again; the number of help as the person read it."""
    phone = screened
    hub.start()
    hub.kill()
    phone.context.set_offline(False)
    hub.start()
    phone.press("Say goodbye to the person")
    phone.wait_for("close-told")
    phone.walk(ANSWERS, until="help-number")
    number = phone.page.locator('[data-screen="help-number"]').inner_text()
    phone.walk(ANSWERS, until="close")
    phone.press("Home")
    phone.wait_for("home")
    phone.press("Check now")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")
    return number


def test_what_was_sealed_goes_once_the_network_is_back(screened: Phone, sent: str) -> None:
    assert "Not verified" in sent
    expect(screened.page.locator('[data-hook="referrals"] li')).to_have_attribute("data-state", "sent")
    expect(screened.page.locator('[data-hook="referrals"]')).to_contain_text(re.compile(r"Sent: look again at \d\d:00"))


@pytest.fixture(scope="module")
def first(hub: RunningHub, browser: Browser, sent: str) -> Iterator[Desk]:
    """The desk of whom the referral goes to first."""
    desk = Desk(browser, hub, find_username(hub, SHELTER))
    yield desk
    assert desk.problems == []
    desk.context.close()


@pytest.fixture(scope="module")
def second(hub: RunningHub, browser: Browser, sent: str) -> Iterator[Desk]:
    desk = Desk(browser, hub, find_username(hub, LEGAL_AID))
    yield desk
    assert desk.problems == []
    desk.context.close()


def test_the_second_has_nothing_while_the_first_has_not_answered(hub: RunningHub, second: Desk) -> None:
    second.page.goto(f"{hub.desk}/referrals/")
    assert second.page.locator("main a[href^='/referrals/']").count() == 0


def test_only_the_seven_words_open_a_package(hub: RunningHub, first: Desk) -> None:
    first.open_first_referral()
    first.unseal("wrong " * 7)
    expect(first.page.locator("[data-part=problem]")).to_be_visible()
    first.unseal(find_phrase(hub, SHELTER))
    assert PLANTED in first.expect_content()


def test_by_hand_it_says_the_same_but_for_what_had_no_room(
    hub: RunningHub, first: Desk, sealed: Sealed, tmp_path: Path
) -> None:
    first.page.goto(f"{hub.desk}/slip/")
    first.page.locator("#slip-text").fill(sealed.squares)
    first.page.get_by_role("button", name="Read it").click()
    first.unseal(find_phrase(hub, SHELTER))
    assert PLANTED in first.expect_content()
    first.page.goto(f"{hub.desk}/slip/")
    first.page.locator("#slip-picture").set_input_files(photograph(print_sealed(sealed.to_print), tmp_path))
    first.page.get_by_role("button", name="Read it").click()
    first.unseal(find_phrase(hub, SHELTER))
    by_hand = first.expect_content()
    assert PLANTED in by_hand
    assert "What the person answered" not in by_hand
    assert read_texts("en")["item.FC05.label"] not in (first.page.locator("[data-place=view]").text_content() or "")
    expect(first.page.locator('[data-dropped="answers"]')).to_be_visible()


@dataclass(frozen=True)
class Opened:
    #: The second's page before its seven words, and what stands there with them.
    before: str
    content: str


@pytest.fixture(scope="module")
def opened(hub: RunningHub, first: Desk, second: Desk) -> Opened:
    """The first has declined, and the second has opened its package."""
    first.open_first_referral()
    first.decline()
    second.open_first_referral()
    before = second.page.content()
    second.unseal(find_phrase(hub, LEGAL_AID))
    return Opened(before, second.expect_content())


def test_the_next_reads_it_and_whom_not_to_tell(second: Desk, opened: Opened) -> None:
    assert PLANTED not in opened.before
    assert PLANTED in opened.content
    words = read_texts("en")
    assert second.read_not_told() == [words["choice.not_tell.police"], words["choice.not_tell.companions"]]
    assert "Sealed by a phone enrolled at" in second.page.content()


def test_an_opened_package_is_saved_as_htcds(second: Desk, opened: Opened) -> None:
    package = save_as_htcds(second)
    assert package.payload["how_to_meet"] == PLANTED
    assert package.envelope.station
    assert package.others == {}


def test_the_next_asks_back_in_a_code_and_the_phone_is_not_told_who_asks(
    screened: Phone, second: Desk, opened: Opened
) -> None:
    second.page.reload()
    second.page.locator("summary", has_text="Ask the station").click()
    second.page.get_by_label("When can we meet the person?").check()
    second.page.get_by_role("button", name="Ask", exact=True).click()
    second.page.get_by_text("not answered yet").wait_for()
    screened.press("Check now")
    question = screened.page.locator('[data-question="when"]')
    expect(question).to_contain_text("When can we meet the person?")
    assert LEGAL_AID not in screened.page.locator('[data-screen="home"]').inner_text()
    question.locator('[data-answer="today"]').click()
    expect(question).to_have_count(0)

    def is_answered() -> bool:
        second.page.reload()
        return second.page.get_by_text("Later today").count() > 0

    wait_until(is_answered, page=second.page)


@pytest.fixture(scope="module")
def taken(screened: Phone, second: Desk, opened: Opened) -> Phone:
    """The second has taken responsibility, and the phone has asked."""
    second.accept()
    screened.press("Check now")
    screened.wait_until_checked()
    return screened


def test_the_phone_says_that_nothing_more_is_to_be_done(taken: Phone, second: Desk) -> None:
    expect(taken.page.locator('[data-hook="referrals"] li')).to_have_attribute("data-state", "closed")
    expect(taken.page.locator('[data-screen="home"]')).to_contain_text("Closed: nothing more to do")
    second.confirm_arrival()


def test_what_was_said_is_nowhere_but_on_the_providers_screens(
    taken: Phone, first: Desk, second: Desk, hub: RunningHub
) -> None:
    """The planted words, and the rare combination of answers."""
    places = {
        "phone": taken.page.evaluate(DUMP_STORAGE).encode(),
        "phone's caches": taken.page.evaluate(DUMP_CACHES).encode(),
        "first provider's browser": first.page.evaluate(DUMP_STORAGE).encode(),
        "second provider's browser": second.page.evaluate(DUMP_STORAGE).encode(),
        "database": hub.dump_database(),
        "log": hub.log.read_bytes(),
        **read_files(hub.folder / "data"),
    }
    assert b"titian-shared/" in places["phone"]
    assert b"referrals_package" in places["database"]
    assert_nowhere((PLANTED, *RARE_ANSWERS), places)


def save_as_htcds(desk: Desk) -> Imported:
    """The opened package, saved in the browser as a record of HTCDS and read back; the hub is asked for nothing."""
    # The hub has noted that it was opened, and its answers have been asked for.
    expect(desk.page.locator("#answer-title")).to_have_text("Can you take this referral?")
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.page.locator("summary", has_text="HTCDS").click()
    with desk.page.expect_download() as saving:
        desk.page.get_by_role("button", name="Save the file on this computer").click()
    (record,) = read_records(saving.value.path().read_bytes(), ".csv")
    assert [address for address in asked if not address.startswith("blob:")] == []
    return read_record(record)
