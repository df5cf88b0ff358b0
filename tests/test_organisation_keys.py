"""Keys of an organisation in real browsers: given, replaced, packages and complaints sealed anew, stolen, a new root."""

from __future__ import annotations

import base64
import json
import re
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from altcha import Challenge, Payload, solve_challenge
from desk import Desk
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from wire_phone import WirePhone, post, run_in_hub

from titian.sealing import fingerprint_words, seal_text, thumbprint

NAME = "Lantern House (fictional)"
COMPLAINTS = json.loads(
    (Path(__file__).resolve().parents[1] / "contracts/sealing/complaints.json").read_text(encoding="utf-8")
)
PAYLOAD: dict[str, Any] = {
    "level": "TODAY",
    "needs": ["accommodation"],
    "child": False,
    "language": "id",
    "interpreter": False,
    "how_to_meet": "at the blue gate",
    "not_tell": [],
    "reasons": [],
    "rules": [],
    "consent": {"language": "id", "texts": ["consent.why"], "given_for": ["a"]},
    "made_on": "2026-11-25",
}
ADD_COLLEAGUE = """
from titian.people.actions.add_account import add_account
from titian.people.models import Organisation
organisation = Organisation.objects.get(name={name!r})
add_account(username={username!r}, password="one-two-three-four", role={role!r}, name=("Ploy", "Demo"), organisation=organisation)
print(json.dumps(None))
"""
RECIPIENTS_OF_COMPLAINTS = """
from titian.feedback.models import Complaint
print(json.dumps(sorted(Complaint.objects.values_list("status", "recipient"))))
"""
RECIPIENTS_OF_PACKAGES = """
from titian.referrals.models import Package
print(json.dumps(sorted(Package.objects.values_list("status", "recipient"))))
"""


@dataclass
class Country:
    """The country's side: the demo's offline key, and the commands an operator types."""

    hub: RunningHub
    folder: Path
    lists: int = 0

    def run(self, *words: str | Path) -> str:
        return self.hub.do(*map(str, words))

    @property
    def in_force(self) -> Path:
        return self.hub.folder / "data/trust/recipients.jws"

    def sign_and_adopt(self, exported: Path, *heard: str) -> None:
        self.lists += 1
        out = self.folder / f"recipients-{self.lists}.jws"
        key = self.hub.folder / "data/demo-offline/country.private.json"
        words = [part for one in heard for part in ("--words", one)]
        self.run("key", "sign-recipients", exported, "--key", key, "--country", "TH", "--previous", self.in_force,
                 "--out", out, *words)  # fmt: skip
        self.run("adopt", out)


def read_words(page: Page, place: str) -> list[str]:
    return [re.sub(r"^\d+\W*", "", text).strip() for text in page.locator(place).all_inner_texts()]


def open_key(desk: Desk, words: str) -> None:
    desk.page.goto(f"{desk.hub.desk}/organisation/key/")
    desk.page.locator("#seven-words").fill(words)
    desk.page.get_by_role("button", name="Open the key").click()


def type_two(page: Page, words: list[str]) -> None:
    for slot, entry in (("first", "#first-word"), ("second", "#second-word")):
        page.locator(entry).fill(words[int(page.locator(f"[data-slot={slot}]").inner_text()) - 1])
    page.get_by_role("button", name="Go on").click()


def heard_from(desk: Desk, words: str) -> str:
    """What the manager reads aloud: six words the browser worked out from the opened key."""
    open_key(desk, words)
    shown = desk.page.locator("[data-place=fingerprint-words] li")
    expect(shown).to_have_count(6)
    return " ".join(read_words(desk.page, "[data-place=fingerprint-words] li"))


def send(phone: WirePhone) -> str:
    """One package to the shelter; the hub's status or refusal."""
    item = phone.make_item(PAYLOAD)
    answer = phone.send(phone.sign(item)).json()["items"][0]
    return str(answer.get("code") or answer["status"])


def enrol(hub: RunningHub, name: str = NAME) -> WirePhone:
    phone = WirePhone.enrol(hub)
    phone.recipients = [each for each in phone.recipients if each["name"] == name]
    return phone


def complain(hub: RunningHub, phone: WirePhone, words: str) -> None:
    """A complaint sealed to the body as this phone knows it, left by nobody in particular."""
    [body] = phone.recipients
    said = {
        "kind": "complaint",
        "about": ["money"],
        "words": words,
        "answer_to": COMPLAINTS["complaint"]["payload"]["answer_to"],
    }
    given = {
        "complaint_id": str(uuid.uuid4()),
        "recipient": body["fingerprint"],
        "lookup": uuid.uuid4().hex * 2,
        "key_file": COMPLAINTS["answer_file"],
        "ciphertext": base64.b64encode(seal_text(said, body["recipient"])).decode(),
    }
    work = Challenge.from_dict(post(hub, "/api/v1/complaints/work", json={}).json())
    solved = solve_challenge(work)
    assert solved is not None
    answer = post(hub, "/api/v1/complaints", json={**given, "work": Payload(work, solved).to_base64()})
    assert answer.status_code == 200, answer.text


def read_complaint(desk: Desk, words: str, link: int = 0) -> str:
    """What the complaint says, opened on its page."""
    page = desk.page
    page.goto(f"{desk.hub.desk}/complaints/")
    page.locator("#table-complaints tbody a").nth(link).click()
    asked, content = page.locator("#seven-words"), page.locator("[data-place=complaint-content]")
    asked.or_(content).wait_for()  # In a tab whose key is open the words are not asked.
    if asked.is_visible():
        asked.fill(words)
        page.get_by_role("button", name="Open the complaint").click()
    expect(content).to_be_visible()
    return content.inner_text()


def add_colleague(hub: RunningHub, name: str, username: str, role: str = "provider") -> None:
    run_in_hub(hub, ADD_COLLEAGUE.format(name=name, username=username, role=role))
    hub.demo["accounts"].append({"username": username, "password": "one-two-three-four"})


def write_down(page: Page) -> str:
    """Seven words, seen once; two of them are typed."""
    words = page.locator("[data-list=words] li")
    expect(words).to_have_count(7)
    given = read_words(page, "[data-list=words] li")
    page.get_by_role("button", name="I have written them down").click()
    type_two(page, given)
    return " ".join(given)


def give_to_colleague(manager: Desk, phrase: str) -> str:
    """The manager opens the key and gives it to Ploy, whose words are answered."""
    open_key(manager, phrase)
    page = manager.page
    page.get_by_role("listitem").filter(has_text="Ploy Demo").get_by_role("button", name="Give the key").click()
    expect(page.get_by_role("heading", name="Seven words for Ploy Demo")).to_be_visible()
    given = write_down(page)
    expect(page.locator("[data-place=care-open]")).to_be_visible()
    expect(page.get_by_role("button", name="Give the key")).to_have_count(0)
    return given


def take_away_and_make_the_next(manager: Desk, phrase: str) -> None:
    """Ploy's file goes, and a new key is due. The manager makes it with the words of before."""
    page = manager.page
    page.goto(f"{manager.hub.desk}/organisation/key/")
    row = page.get_by_role("row").filter(has_text="Ploy Demo")
    row.locator("summary").click()
    row.get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("A new key is due")).to_be_visible()
    open_key(manager, phrase)
    page.locator("summary", has_text="Make the next key").click()
    page.get_by_role("button", name="Make the next key").click()
    page.get_by_role("button", name="The paper is safe: finish").click(timeout=20_000)
    expect(page.get_by_text("Your next key waits to be compared")).to_be_visible()


def save_export(coordinator: Desk, to: Path) -> Path:
    coordinator.page.goto(f"{coordinator.hub.desk}/organisations/keys/")
    with coordinator.page.expect_download() as download:
        coordinator.page.get_by_role("link", name="Save the export").click()
    download.value.save_as(to)
    return to


def type_heard(coordinator: Desk, name: str, *tries: str) -> None:
    """The coordinator types what was heard; the last of the tries is right."""
    page = coordinator.page
    page.goto(f"{coordinator.hub.desk}/organisations/keys/")
    page.get_by_role("row").filter(has_text="words to compare").get_by_role("link", name=name).click()
    assert tries[-1] not in " ".join(page.locator("main").inner_text().split())
    for wrong in tries[:-1]:
        page.get_by_label("The six words, as you heard them").fill(wrong)
        page.get_by_role("button", name="Compare").click()
        expect(page.get_by_text("These are not the words of this key.")).to_be_visible()
    page.get_by_label("The six words, as you heard them").fill(tries[-1])
    page.get_by_role("button", name="Compare").click()


def close(*desks: Desk) -> None:
    for desk in desks:
        unexpected = [
            problem for problem in desk.problems if "409" not in problem and "the server responded" not in problem
        ]
        assert unexpected == []
        desk.context.close()


@pytest.fixture
def country(hub: RunningHub, tmp_path: Path) -> Country:
    kept = tmp_path / "first-list.jws"
    shutil.copy(hub.folder / "data/trust/recipients.jws", kept)
    return Country(hub, tmp_path)


@pytest.mark.timeout(400)
def test_a_key_from_hand_to_hand_until_it_is_stolen(hub: RunningHub, browser: Browser, country: Country) -> None:
    phrase = next(str(each["phrase"]) for each in hub.demo["providers"] if each["name"] == NAME)
    add_colleague(hub, NAME, "colleague")
    phone = enrol(hub)
    old = phone.recipients[0]["fingerprint"]
    assert send(phone) == "received"
    manager, colleague = Desk(browser, hub, "provider"), Desk(browser, hub, "colleague")
    coordinator = Desk(browser, hub, "coordinator")

    # The manager gives the key to a colleague, who writes down seven words of their own. The hub never sees them.
    given = give_to_colleague(manager, phrase)
    assert given.encode() not in hub.dump_database()
    colleague.open_first_referral()
    colleague.unseal(given)
    assert "at the blue gate" in colleague.expect_content()

    take_away_and_make_the_next(manager, phrase)

    # The coordinator hears its words by telephone and types them; only then the export holds it.
    heard = heard_from(manager, phrase)
    page = coordinator.page
    type_heard(coordinator, NAME, "acorn acorn acorn acorn acorn acorn", heard)
    expect(page.get_by_text("by Narong Demo with Anong Demo")).to_be_visible()
    exported = save_export(coordinator, country.folder / "pending.json")
    entry = next(each for each in json.loads(exported.read_text())["recipients"] if each["name"] == NAME)
    assert entry["fingerprint"] != old
    country.sign_and_adopt(exported, f"{entry['organisation_id']}={heard}")

    # A phone that has not heard of it still seals to the old key; the manager's browser seals all that is open anew.
    assert send(phone) == "received"
    open_key(manager, phrase)
    expect(manager.page.locator("[data-slot=resealed]")).to_have_text("2")
    packages = run_in_hub(hub, RECIPIENTS_OF_PACKAGES)
    assert [recipient for _, recipient in packages] == [entry["fingerprint"]] * 2
    manager.open_first_referral()
    manager.unseal(phrase)
    assert "at the blue gate" in manager.expect_content()
    colleague.page.goto(f"{hub.desk}/organisation/key/")
    expect(colleague.page.get_by_text("You have no words for this key yet")).to_be_visible()

    # An older list, rightly signed, is put back on the hub: the manager's browser has seen a newer one.
    newest = country.folder / "newest.jws"
    shutil.copy(country.in_force, newest)
    shutil.copy(country.folder / "first-list.jws", country.in_force)
    open_key(manager, phrase)
    problem = manager.page.locator("[data-slot=problem]")
    expect(problem).to_contain_text("The hub shows an older list than this browser has seen")
    shutil.copy(newest, country.in_force)

    # The new key is stolen: the coordinator ends it, and nothing is taken for it any more.
    fresh = enrol(hub)
    assert fresh.recipients[0]["fingerprint"] == entry["fingerprint"]
    page.goto(f"{hub.desk}/organisations/keys/{entry['fingerprint']}/")
    page.locator("summary", has_text="This key is stolen, or may be").click()
    page.get_by_role("button", name="End this key now").click()
    expect(page.get_by_text("ended: stolen")).to_be_visible()
    assert send(fresh) == "recipient.ended"
    manager.page.goto(f"{hub.desk}/organisation/key/")
    expect(manager.page.get_by_text("Your key has ended")).to_be_visible()
    expect(manager.page.get_by_role("button", name="Make the key")).to_be_visible()
    close(manager, colleague, coordinator)


@pytest.mark.timeout(300)
def test_words_are_lost_and_a_colleague_or_the_paper_brings_them_back(hub: RunningHub, browser: Browser) -> None:
    held = next(each for each in hub.demo["providers"] if each["phrase"] and each["name"] != NAME)
    notes = json.loads((hub.folder / "data/demo.json").read_text())
    paper = notes["phrases"][held["username"]]["paper_phrase"]
    add_colleague(hub, held["name"], "forgetful")
    manager, colleague = Desk(browser, hub, held["username"]), Desk(browser, hub, "forgetful")
    first = give_to_colleague(manager, held["phrase"])

    # Lost: the own file goes, and the manager gives the key again with other words.
    page = colleague.page
    page.goto(f"{hub.desk}/organisation/key/")
    page.get_by_role("button", name="I lost my words").click()
    page.locator("summary", has_text="A colleague gives me the key again").click()
    page.get_by_role("button", name="Delete my locked file").click()
    expect(page.get_by_text("You have no words for this key yet")).to_be_visible()
    second = give_to_colleague(manager, held["phrase"])
    assert second != first
    open_key(colleague, first)
    expect(page.locator("[data-slot=problem]")).to_contain_text("These words do not open the key.")
    open_key(colleague, second)
    expect(page.locator("[data-place=care-open]")).to_be_visible()

    # Lost again, and nobody is there: the paper out of the safe opens it, and new words follow. Its use is noted.
    page.goto(f"{hub.desk}/organisation/key/")
    page.get_by_role("button", name="I lost my words").click()
    page.get_by_label("Seven words of the paper key").fill(second)
    page.get_by_role("button", name="Open with the paper").click()
    expect(page.locator("[data-slot=problem]")).to_contain_text("These words do not open the key.")
    page.get_by_label("Seven words of the paper key").fill(paper)
    page.get_by_role("button", name="Open with the paper").click()
    third = write_down(page)
    expect(page.get_by_role("button", name="Open the key")).to_be_visible()
    open_key(colleague, third)
    expect(page.locator("[data-place=care-open]")).to_be_visible()
    stored = hub.dump_database()
    assert not any(words.encode() in stored for words in (first, second, third, paper))
    assert b"organisation_key.read_paper" in stored
    close(manager, colleague)


@pytest.mark.long("walks")
@pytest.mark.timeout(400)
def test_complaints_outlive_a_member_of_the_body(hub: RunningHub, browser: Browser, country: Country) -> None:
    body = hub.demo["body"]
    add_colleague(hub, body["name"], "listener", "oversight")
    phone = enrol(hub, body["name"])
    old = phone.recipients[0]["fingerprint"]
    complain(hub, phone, "He took the money at the gate.")
    manager, colleague = Desk(browser, hub, body["username"]), Desk(browser, hub, "listener")
    coordinator = Desk(browser, hub, "coordinator")
    given = give_to_colleague(manager, body["phrase"])
    assert "He took the money at the gate." in read_complaint(colleague, given)

    # The colleague goes; the next key is compared and listed; a phone still brings one for the old key.
    take_away_and_make_the_next(manager, body["phrase"])
    heard = heard_from(manager, body["phrase"])
    type_heard(coordinator, body["name"], heard)
    exported = save_export(coordinator, country.folder / "pending.json")
    entry = next(each for each in json.loads(exported.read_text())["recipients"] if each["name"] == body["name"])
    assert (entry["kind"], entry["fingerprint"] != old) == ("oversight", True)
    country.sign_and_adopt(exported, f"{entry['organisation_id']}={heard}")
    complain(hub, phone, "And again today.")

    # All that is open is sealed anew in the manager's browser; what nobody has read stays new.
    open_key(manager, body["phrase"])
    expect(manager.page.locator("[data-slot=resealed]")).to_have_text("2")
    assert run_in_hub(hub, RECIPIENTS_OF_COMPLAINTS) == [
        ["new", entry["fingerprint"]],
        ["opened", entry["fingerprint"]],
    ]
    said = read_complaint(manager, body["phrase"])
    assert "And again today." in said  # what is new stands first
    colleague.page.goto(f"{hub.desk}/organisation/key/")
    expect(colleague.page.get_by_text("You have no words for this key yet")).to_be_visible()
    close(manager, colleague, coordinator)


@pytest.mark.timeout(300)
def test_a_new_root_is_believed_by_its_words_and_keys_stay(
    hub: RunningHub, browser: Browser, country: Country, tmp_path: Path
) -> None:
    body = hub.demo["body"]
    trust = hub.folder / "data/trust"
    complain(hub, enrol(hub, body["name"]), "She was sent away twice.")
    member = Desk(browser, hub, body["username"])
    before = heard_from(member, body["phrase"])  # from here on this browser knows the root
    offline = hub.folder / "data/demo-offline"
    for role in ("root", "hub"):
        words = ["key", "root"] if role == "root" else ["key", "make", role]
        country.run(*words, "--out", tmp_path / role)
    country.run("key", "sign-keys", "--root", tmp_path / "root/root.private.json", "--hub-id", hub.demo["hub_id"],
                "--country", "TH", "--hub-key", tmp_path / "hub/hub.public.json",
                "--country-key", offline / "country.public.json",
                "--publisher", f"first-contact={offline / 'publisher.public.json'}",
                "--out", tmp_path / "keys.jws")  # fmt: skip
    (trust / "keys.jws").rename(trust / "keys.jws.former-root")
    shutil.copy(tmp_path / "root/root.public.json", trust / "root.jwk.json")
    shutil.copy(tmp_path / "hub/hub.private.json", trust / "hub.key.json")
    country.run("adopt", tmp_path / "keys.jws")

    # The member's browser refuses it until the six words are typed as the national desk reads them out.
    page = member.page
    open_key(member, body["phrase"])
    expect(page.get_by_text("This hub names another root than before")).to_be_visible()
    page.get_by_label("Six words of the new root").fill(before)
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("[data-slot=problem]")).to_contain_text("Do not go on. Call your coordinator and compare")
    new_root = json.loads((trust / "root.jwk.json").read_text())
    words_of_root = " ".join(fingerprint_words(thumbprint(new_root)))
    page.get_by_label("Six words of the new root").fill(f" {words_of_root.upper().replace(' ', ', ')} ")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("[data-place=care-open]")).to_be_visible()
    assert heard_from(member, body["phrase"]) == before  # the same key, the same words, and nothing is asked again
    page.goto(f"{hub.desk}/complaints/")
    said = [  # of one day, in no order
        read_complaint(member, body["phrase"], link)
        for link in range(page.locator("#table-complaints tbody a").count())
    ]
    assert any("She was sent away twice." in each for each in said)

    # Another browser knows nothing yet: the member's own file pins the new root, and the old paper asks for its words.
    other = Desk(browser, hub, body["username"])
    assert heard_from(other, body["phrase"]) == before
    close(member, other)
