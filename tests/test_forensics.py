"""A seized phone: every byte of its browser's profile is searched, and a copy of it attacked."""

from __future__ import annotations

import base64
import re
import shutil
import time
from pathlib import Path
from typing import Any

import machine
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from desk import Desk
from phone import CHROMIUM_FLAGS, SMALL_PHONE, Phone
from playwright.sync_api import Browser
from profile_bytes import find_words
from running_hub import RunningHub
from test_journey import RARE_ANSWERS
from test_revocation import PLANTED, seal_one
from test_vault import open_question

pytestmark = pytest.mark.timeout(300)
SECRET = "48213975"
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


class Slot:
    """The vault's secret slot, as a thief has it who copied the phone."""

    def __init__(self, read: dict[str, Any]) -> None:
        self.read = read
        self.context = f"slot|secret|{read['id']}".encode()

    def guess(self, secret: str) -> bytes | None:
        """The vault key, or nothing."""
        kdf = self.read["kdf"]
        derive = Argon2id(
            salt=base64.b64decode(self.read["salt"]),
            length=32,
            iterations=kdf["passes"],
            lanes=kdf["lanes"],
            memory_cost=kdf["memory"],
        )
        key = derive.derive(secret.encode())
        try:
            return AESGCM(key).decrypt(
                base64.b64decode(self.read["iv"]), base64.b64decode(self.read["sealed"]), self.context
            )
        except InvalidTag:
            return None

    def open_officer_key(self, key: bytes) -> bytes:
        officer = self.read["officer"]
        sealed = base64.b64decode(officer["sealed"])
        return AESGCM(key).decrypt(base64.b64decode(officer["iv"]), sealed, b"officer|signing|1")


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


def test_a_seized_profile_gives_away_nothing_after_a_broken_off_interview_a_finished_one_and_a_wipe(
    hub: RunningHub, browser: Browser, tmp_path: Path
) -> None:
    officer = Desk(browser, hub, "officer")
    link = officer.make_enrolment_link()
    officer.context.close()
    folder = tmp_path / "profile"

    phone = open_phone(browser, folder)
    phone.page.goto(link)
    phone.wait_for("enrol")
    phone.press("Add this phone")
    phone.page.locator("dd").first.wait_for()
    officer_name, station = phone.page.locator("dd").all_inner_texts()
    phone.press("Yes, this is me")
    phone.wait_for("secret")
    phone.page.locator("#secret-name").fill(LABEL)
    phone.choose_secret(SECRET)
    phone.fetch_until_ready()
    slot = Slot(phone.page.evaluate(READ_SLOT))

    # Broken off in the middle, and the browser killed with it.
    open_question(phone)
    phone.say("yes")
    phone.page.wait_for_timeout(1500)
    phone.context.close()

    key = slot.guess(SECRET)
    assert key is not None
    signing = slot.open_officer_key(key)
    private = signing.split(b'"d":"')[1].split(b'"')[0]
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
        "answer": '"P10":"yes"',
        **{f"answer {each}": each for each in RARE_ANSWERS},
    }
    seen = find_words(folder, {**wanted, "label": LABEL})
    assert set(seen) == {"label"}, f"after a broken-off interview: {seen}"

    # A finished one.
    phone = open_phone(browser, folder)
    phone.page.goto(hub.field_app)
    phone.unlock(SECRET)
    phone.wait_for("home")
    discard = phone.page.get_by_role("button", name=re.compile("iscard the screening"))
    discard.first.click()
    discard.first.click()
    phone.page.get_by_role("button", name="Start a screening", exact=True).wait_for()
    seal_one(phone)
    phone.page.wait_for_timeout(1500)
    phone.context.close()
    seen = find_words(folder, {**wanted, "label": LABEL})
    assert set(seen) == {"label"}, f"after a finished interview: {seen}"

    # The copy is attacked: this many guesses a second here, and what that means for each kind of secret.
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, symlinks=True, ignore_dangling_symlinks=True)
    tries, started = 0, time.monotonic()
    while time.monotonic() - started < ATTACK_SECONDS:
        assert slot.guess(f"{tries:08d}") is None
        tries += 1
    rate = tries / (time.monotonic() - started)
    days = 10**8 / rate / 86_400
    print(f"{rate:.1f} guesses a second on one core here: all 10^8 secrets of eight digits in {days:,.0f} days")

    # A wipe.
    phone = open_phone(browser, folder)
    phone.page.goto(hub.field_app)
    phone.wait_for("unlock")
    phone.press("Wipe, save or help")
    phone.wait_for("safety")
    phone.page.locator('[data-hook="wipe"]').click()
    phone.page.locator('[data-hook="wipe"]').click()
    phone.wait_for("ended")
    phone.page.wait_for_timeout(1500)
    phone.context.close()
    seen = find_words(folder, {**wanted, "hub": "Thailand demo hub"})
    assert set(seen) == {"hub"}, f"after a wipe: {seen}"
    left = find_words(folder, {"salt": base64.b64decode(slot.read["salt"])})
    print(f"after the wipe the slot's salt lies {'in ' + left['salt'] if left else 'nowhere'}")


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
