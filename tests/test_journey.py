"""The whole journey, in a real browser against a real hub: from an empty phone to someone who has taken responsibility."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk
from phone import SMALL_PHONE, Phone, read_texts
from planted import assert_nowhere, read_files
from playwright.sync_api import Browser, expect
from running_hub import RunningHub

from titian.exchange.htcds import Imported, read_record, read_records
from titian.papers.pack import open_pack
from titian.papers.sealed import make_sealed
from titian.papers.squares import read_sealed

pytestmark = pytest.mark.on_both

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
    "TL08": "yes",
    "W01": "now",
    "W02": "police companions",
    "W03": "no",
}
FIRST_QUESTIONS = ["P04", "P05", "P06", "P07", "P08", "P16", "P09", "P10", "P11", "P12", "P15", "P13", "P17", "P14"]
RARE_ANSWERS = ('"P11":"dont_know"', '"P11": "dont_know"', "P11=dont_know", '"TL08":"yes"', '"TL08": "yes"', "TL08=yes")
SHELTER, LEGAL_AID = "Lantern House (fictional)", "Open Door Legal Aid (fictional)"
COUNT_CLIPS = """
window.__clips = [];
window.__begun = 0;
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () { window.__begun += 1; this.addEventListener('playing', () => window.__clips.push(this.duration), { once: true }); return play.call(this); };
"""
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
    const base = await new Promise((yes, no) => { const open = indexedDB.open(name, version); open.onsuccess = () => yes(open.result); open.onerror = () => no(open.error); });
    for (const store of base.objectStoreNames) {
      if (name === 'titian-shared' && /part|blob/.test(store)) continue;
      const rows = await new Promise((yes, no) => { const all = base.transaction(store).objectStore(store).getAll(); all.onsuccess = () => yes(all.result); all.onerror = () => no(all.error); });
      const keys = await new Promise((yes, no) => { const all = base.transaction(store).objectStore(store).getAllKeys(); all.onsuccess = () => yes(all.result); all.onerror = () => no(all.error); });
      rows.forEach((row, at) => seen.push(`${name}/${store}/${show(keys[at])}: ${show(row)}`));
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


@pytest.mark.timeout(300)
def test_one_screening_from_an_empty_phone_to_someone_who_has_taken_responsibility(
    hub: RunningHub, browser: Browser, tmp_path: Path
) -> None:
    # The officer adds a phone; it fetches, checks and says Ready offline.
    officer = Desk(browser, hub, "officer")
    context = browser.new_context(viewport=SMALL_PHONE, has_touch=True, is_mobile=True)
    context.add_init_script(COUNT_CLIPS)
    phone = Phone(context)
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    phone.page.wait_for_function(
        "navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true)"
    )

    # The network goes, for the whole screening; even the hub is gone. The app starts again from nothing but the phone.
    context.set_offline(True)
    hub.kill()
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press("Start a screening")
    phone.wait_for("look")

    # The person, in Indonesian, with clips playing.
    phone.walk(ANSWERS, until="outcome", look=("S06",))
    assert phone.page.evaluate("window.__clips.length") > 5
    assert phone.page.evaluate("window.__clips.every((seconds) => seconds > 0.4 && seconds < 15)")
    expect(phone.page.locator('[data-hook="machine-voice"]')).to_have_text(re.compile("a machine speaks"))
    asked = [line for line in phone.seen if line.startswith("ask ")]
    # Wet and cold was seen: health is asked too. Papers kept: control stands, and work is asked about no more. Fear was
    # said: protection is not asked again. Private care is offered to everyone.
    assert [line.split(".")[1] for line in asked] == [*FIRST_QUESTIONS, "MU04", "MU03", "MU05", "TL08", "GB06", "GB01"]
    offered = [line.split(".")[1] for line in phone.seen if line.startswith("offer ")]
    assert offered == ["MU", "TL", "GB"]

    # The officer reads an action and the station's pathway, never an answer.
    shown = phone.page.locator('[data-screen="outcome"]').inner_text()
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "TODAY"
    assert "1300" in shown
    assert "Confidential reason" in shown
    assert "This is not a finding" in shown
    for hidden in ("passport", "TL08", "P07", "R10T", phone.texts["item.TL08.label"]):
        assert hidden not in shown
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipients")

    # A killed app: the draft is still there, encrypted.
    phone.page.close()
    phone.page = context.new_page()
    phone.watch(phone.page)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    assert "TL08" not in phone.page.evaluate(DUMP_STORAGE)
    phone.press(re.compile("^Go on with"))
    phone.wait_for("recipients")
    phone.choose_recipients([SHELTER, LEGAL_AID], share_answers=True, how_to_meet=PLANTED)
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("2 sealed messages")
    # For the first of them without a network: squares, drawn here. The answers have no room on them.
    phone.press("For a receiver with no network")
    squares = phone.page.locator('[data-screen="slip"] [data-picture]').get_attribute("data-picture") or ""
    assert squares.startswith("TITIAN:")
    expect(phone.page.locator('[data-dropped="answers"]')).to_be_visible()
    with phone.page.expect_download() as download:
        phone.press("Save it to be printed")
    to_print = download.value.path().read_text(encoding="utf-8")
    phone.press("Hide it")

    # Back comes the network while the hub is killed and started again.
    hub.start()
    hub.kill()
    context.set_offline(False)
    hub.start()
    phone.press("Say goodbye to the person")
    phone.wait_for("close-told")
    phone.walk(ANSWERS, until="help-number")
    assert "Not verified" in phone.page.locator('[data-screen="help-number"]').inner_text()
    phone.walk(ANSWERS, until="close")
    phone.press("Home")
    phone.wait_for("home")
    phone.press("Check now")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting", timeout=30_000)
    expect(phone.page.locator("[data-responsibility]")).to_have_attribute("data-responsibility", "waiting")

    words = read_texts("en")
    # The first declines, unread by anybody else; the second opens, accepts, confirms.
    second = Desk(browser, hub, find_username(hub, LEGAL_AID))
    second.page.goto(f"{hub.desk}/referrals/")
    assert second.page.locator("main a[href^='/referrals/']").count() == 0
    first = Desk(browser, hub, find_username(hub, SHELTER))
    first.open_first_referral()
    first.unseal("wrong " * 7)
    expect(first.page.locator("[data-part=problem]")).to_be_visible()
    first.unseal(find_phrase(hub, SHELTER))
    assert PLANTED in first.expect_content()
    # By hand it says the same but for what had no room, and the hub learns nothing of it.
    assert to_print.startswith(f"{squares}\nLEFT OUT: answers")
    first.page.goto(f"{hub.desk}/slip/")
    first.page.locator("#slip-text").fill(squares)
    first.page.get_by_role("button", name="Read it").click()
    first.unseal(find_phrase(hub, SHELTER))
    assert PLANTED in first.expect_content()
    first.page.goto(f"{hub.desk}/slip/")
    first.page.locator("#slip-picture").set_input_files(photograph(print_sealed(to_print), tmp_path))
    first.page.get_by_role("button", name="Read it").click()
    first.unseal(find_phrase(hub, SHELTER))
    by_hand = first.expect_content()
    assert PLANTED in by_hand
    assert words["item.TL08.label"] not in by_hand
    expect(first.page.locator('[data-dropped="answers"]')).to_be_visible()
    first.open_first_referral()
    first.decline()
    second.open_first_referral()
    assert PLANTED not in second.page.content()
    second.unseal(find_phrase(hub, LEGAL_AID))
    read = second.expect_content()
    assert second.read_not_told() == [words["choice.not_tell.police"], words["choice.not_tell.companions"]]
    assert "Sealed by a phone enrolled at" in second.page.content()
    assert PLANTED in read
    package = save_as_htcds(second)
    assert package.payload["how_to_meet"] == PLANTED
    assert package.envelope.station
    assert package.others == {}
    second.page.reload()
    # It asks back in a code. The phone that sent it is asked and answers, and is not told who asks.
    second.page.locator("summary", has_text="Ask the station").click()
    second.page.get_by_label("When can we meet the person?").check()
    second.page.get_by_role("button", name="Ask", exact=True).click()
    second.page.get_by_text("not answered yet").wait_for()
    phone.press("Check now")
    question = phone.page.locator('[data-question="when"]')
    expect(question).to_contain_text("When can we meet the person?", timeout=20_000)
    assert LEGAL_AID not in phone.page.locator('[data-screen="home"]').inner_text()
    question.locator('[data-answer="today"]').click()
    expect(question).to_have_count(0)
    for _ in range(30):
        second.page.reload()
        if second.page.get_by_text("Later today").count():
            break
    expect(second.page.get_by_text("Later today")).to_be_visible()
    second.accept()
    phone.press("Check now")
    expect(phone.page.locator("[data-responsibility]")).to_have_attribute(
        "data-responsibility", "taken", timeout=20_000
    )
    expect(phone.page.locator('[data-screen="home"]')).to_contain_text("Someone has taken responsibility")
    second.confirm_arrival()

    # The planted words, and the rare combination of answers, are nowhere but on the providers' screens.
    places = {
        "phone": phone.page.evaluate(DUMP_STORAGE).encode(),
        "phone's caches": phone.page.evaluate(DUMP_CACHES).encode(),
        "first provider's browser": first.page.evaluate(DUMP_STORAGE).encode(),
        "second provider's browser": second.page.evaluate(DUMP_STORAGE).encode(),
        "database": hub.dump_database(),
        "log": hub.log.read_bytes(),
        **read_files(hub.folder / "data"),
    }
    assert b"titian-shared/" in places["phone"]
    assert b"referrals_package" in places["database"]
    assert_nowhere((PLANTED, *RARE_ANSWERS), places)
    assert phone.problems == []
    assert first.problems == []
    assert second.problems == []
    for each in (officer, first, second):
        each.context.close()
    context.close()


@pytest.fixture(name="phone", scope="module")
def make_phone(hub: RunningHub, browser: Browser) -> Iterator[Phone]:
    """A phone that is enrolled and ready, for the walks that need no fault."""
    officer = Desk(browser, hub, "officer")
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    yield phone
    assert phone.problems == []
    officer.context.close()
    phone.context.close()


def begin(phone: Phone) -> None:
    """A new screening, from home or from wherever the one before ended."""
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Start a"))
    phone.wait_for("look")


def test_a_child_alone_is_asked_little_and_help_is_called_at_once(phone: Phone) -> None:
    begin(phone)
    answers = {"P01": "yes", "A02": "yes", "CH01": "nobody"}
    phone.seen.clear()
    phone.walk(answers, until="outcome", look=("S03",))
    asked = [line.split(".")[1] for line in phone.seen if line.startswith("ask ")]
    assert asked == ["P06", "P14", "CH03", "CH01"]
    shown = phone.page.locator('[data-screen="outcome"]').inner_text()
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "NOW"
    assert "Call child protection now. Stay with the child." in shown
    assert phone.texts["item.CH01.label"] not in shown
    phone.press("Go on asking")
    phone.see("CH06", "CH07")
    phone.walk(answers, until="outcome")
    assert any(line.startswith("ask item.CH02.") for line in phone.seen)
    whole = phone.page.locator('[data-screen="outcome"]').text_content() or ""
    assert "Call child protection and the national referral contact today." in whole


def test_before_work_has_begun_nothing_is_a_ground_for_refusal(phone: Phone) -> None:
    begin(phone)
    answers = {"P01": "yes", "P02": "yes", "P16": "not_yet", "P09": "yes", "PR05": "yes", "PR11": "yes"}
    phone.walk(answers, until="outcome")
    plain = phone.page.locator('[data-effect="effect.never_ground_for_refusal.officer"]')
    assert "never a reason to refuse, offload or delay the person" in plain.inner_text()
    box = plain.bounding_box()
    assert box is not None
    assert box["y"] < SMALL_PHONE["height"]
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "TODAY"


@pytest.mark.timeout(300)
def test_a_typical_talk_puts_no_more_before_the_person_than_it_did(phone: Phone) -> None:
    """Each screen with words of theirs, until the questions are over: nothing raised, no subject wanted. docs/decisions/0009."""
    begin(phone)
    phone.seen.clear()
    phone.walk({"P01": "yes", "P02": "yes", **dict.fromkeys(("AP_open", "GB_open"), "no")}, until="outcome")
    said = [line for line in phone.seen if " " in line and not line.startswith("hand-back ")]
    script = [line for line in said if line.startswith("consent ")]
    assert len(script) <= 9
    assert len(said) <= 35


def test_a_subject_that_is_not_wanted_is_left_out_and_counts_against_nobody(phone: Phone) -> None:
    begin(phone)
    answers = {"P01": "yes", "P02": "yes", "P10": "yes", "TL_open": "no"}
    phone.seen.clear()
    phone.walk(answers, until="AP04")

    # Enough of the next one, by its own tile; the talk goes on.
    phone.press(phone.texts["talk.enough"])
    phone.wait_for("enough")
    phone.say("yes")
    phone.wait_for("offer")
    assert phone.asked() == "GB_open"
    phone.walk(answers, until="outcome")
    assert not any(".TL" in line and line.startswith("ask ") for line in phone.seen)
    shown = phone.page.locator('[data-screen="outcome"]').inner_text()
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "REFER"
    assert "A specialist may ask more later." in shown
    assert not phone.page.get_by_role("button", name="Go on asking").count()
    assert not phone.page.get_by_role("button", name="Back", exact=True).count()

    # Accused, as the officer sees now: with what was said, a lawyer comes first, today.
    phone.see("V02")
    expect(phone.page.locator("[data-level]")).to_have_attribute("data-level", "TODAY")
    first = phone.page.locator('[data-effect="effect.legal_aid_before_statement.officer"]')
    expect(first).to_contain_text("Take no statement before legal aid has spoken with the person.")
    expect(phone.page.locator("[data-rule]").first).to_have_attribute("data-rule", "R11")


def test_who_must_not_be_told_reaches_the_provider_though_the_answers_do_not(
    phone: Phone, hub: RunningHub, browser: Browser
) -> None:
    begin(phone)
    answers = {"P01": "yes", "P02": "yes", "P10": "yes", "TL08": "yes", "W01": "now", "W02": "police family"}
    phone.walk(answers, until="outcome")
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(answers, until="recipients")
    assert phone.texts["choice.not_tell.police"] not in phone.page.locator('[data-screen="recipients"]').inner_text()
    phone.choose_recipients([LEGAL_AID], share_answers=False, how_to_meet="by the blue door")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting", timeout=20_000)
    lawyer = Desk(browser, hub, find_username(hub, LEGAL_AID))
    lawyer.open_first_referral()
    lawyer.unseal(find_phrase(hub, LEGAL_AID))
    content = lawyer.expect_content()
    assert "The person did not let their answers through." in content
    words = read_texts("en")
    assert lawyer.read_not_told() == [words["choice.not_tell.police"], words["choice.not_tell.family"]]
    assert lawyer.problems == []
    lawyer.context.close()


def save_as_htcds(desk: Desk) -> Imported:
    """The opened package, saved in the browser as a record of HTCDS and read back; the hub is asked for nothing."""
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.page.locator("summary", has_text="Save as HTCDS").click()
    with desk.page.expect_download() as saving:
        desk.page.get_by_role("button", name="Save the file on this computer").click()
    (record,) = read_records(saving.value.path().read_bytes(), ".csv")
    assert [address for address in asked if not address.startswith("blob:")] == []
    return read_record(record)
