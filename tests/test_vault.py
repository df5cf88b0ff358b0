"""The phone in other hands: its own lock, several officers, waits, hiding, locking by itself, wiping, in a real browser."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, make_enrolment_link
from phone import IS_CONTROLLED, SMALL_PHONE, Phone
from playwright.sync_api import Browser, BrowserContext, CDPSession, expect
from running_hub import RunningHub
from test_journey import DUMP_STORAGE, SHELTER
from test_revocation import MAKE_SECOND_OFFICER, seal_one
from waiting import wait_until
from wire_phone import run_in_hub

pytestmark = pytest.mark.timeout(300)
SECRET = "4821397506"
OTHER_SECRET = "6913027458"
NEXT_SECRET = "copper window slow heron"
WRONG = "5913027458"
OWN_LOCK = re.compile("^Unlock with this phone.s own lock$")
NOTE_SOUNDS = """() => {
  window.__sounds = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () { window.__sounds.push(this); return play.call(this); };
}"""
ANSWERS = {"P01": "yes", "P02": "yes", "P10": "yes"}


def plug_in(context: BrowserContext, phone: Phone) -> tuple[CDPSession, str]:
    """The phone's own lock, as the browser knows it: a platform authenticator that derives keys (PRF)."""
    session = context.new_cdp_session(phone.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "hasPrf": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, str(made["authenticatorId"])


@pytest.fixture(scope="module")
def enrolled(hub: RunningHub, browser: Browser) -> Iterator[Phone]:
    """A phone that is enrolled and ready, with a touch screen, and works without a network from now on."""
    context = browser.new_context(viewport=SMALL_PHONE, has_touch=True, is_mobile=True)
    phone = Phone(context, is_sounding=True)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    wait_until(lambda: phone.page.evaluate(IS_CONTROLLED), page=phone.page)
    yield phone
    assert phone.problems == []
    context.close()


@pytest.fixture(name="phone")
def at_home(enrolled: Phone) -> Phone:
    """The same phone for each, opened anew, with nothing begun."""
    enrolled.page.reload()
    enrolled.unlock(SECRET)
    enrolled.wait_for("home")
    enrolled.discard_all()
    return enrolled


def draw_two_fingers_down(phone: Phone) -> None:
    """In a quarter of a second, however long the machine takes to pass it on."""
    session, began = phone.context.new_cdp_session(phone.page), time.time()
    for kind, height, after in (("touchStart", 200, 0.0), ("touchMove", 250, 0.1), ("touchMove", 320, 0.2)):
        points = [{"x": 120, "y": height, "id": 1}, {"x": 220, "y": height + 5, "id": 2}]
        touch = {"type": kind, "touchPoints": points, "timestamp": began + after}
        session.send("Input.dispatchTouchEvent", touch)
    touch = {"type": "touchEnd", "touchPoints": [], "timestamp": began + 0.25}
    session.send("Input.dispatchTouchEvent", touch)
    session.detach()


def hide(phone: Phone) -> None:
    """By the key, twice in a moment: while the person holds the phone the officer's button is locked away.

    The session stays: whichever is detached takes the page's authenticator with it.
    """
    session, began = phone.context.new_cdp_session(phone.page), time.time()
    for kind, after in (("rawKeyDown", 0.0), ("keyUp", 0.05), ("rawKeyDown", 0.2), ("keyUp", 0.25)):
        key = {"type": kind, "key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27}
        session.send("Input.dispatchKeyEvent", {**key, "timestamp": began + after})
    phone.wait_for("clock")


def open_question(phone: Phone, key: str = "P10") -> None:
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until=key)
    assert phone.asked() == key


def go_on_at(phone: Phone, key: str) -> None:
    """Who stands beside the person is asked anew; then the same question stands there."""
    phone.walk({}, until=key)
    assert phone.asked() == key


def test_two_fingers_hide_a_question_and_the_secret_leads_back_to_it(phone: Phone) -> None:
    open_question(phone)
    asked = phone.texts["item.P10.label"]
    draw_two_fingers_down(phone)
    assert phone.wait_for("clock") == "clock"
    shown = phone.page.locator("body").inner_text()
    assert re.search(r"\d\d:\d\d", shown)
    for word in ("titian", "afraid", asked[:20]):
        assert word.lower() not in shown.lower()
    assert phone.page.title() == "Clock"
    phone.press("Unlock")
    phone.unlock(SECRET)
    phone.wait_for("before")
    go_on_at(phone, "P10")


def test_escape_twice_hides_on_every_screen_and_the_voice_stops(phone: Phone) -> None:
    phone.page.evaluate(NOTE_SOUNDS)
    open_question(phone, "P07")
    phone.press(phone.texts["talk.again"])  # by a finger: a browser lets nothing sound long after the last
    phone.page.wait_for_function("() => window.__sounds.some((each) => !each.paused)")
    hide(phone)
    assert phone.page.evaluate("window.__sounds.every((each) => each.paused)")
    phone.press("Unlock")
    phone.wait_for("unlock")
    for screen in ("unlock", "safety"):
        if screen == "safety":
            phone.press("Wipe, save or help")
        phone.wait_for(screen)
        hide(phone)
        phone.press("Unlock")
        phone.wait_for(screen)
    phone.press("Back")
    phone.unlock(SECRET)
    phone.wait_for("before")
    phone.press("Hide and lock")
    phone.wait_for("clock")


def test_the_last_answer_is_kept_though_it_was_hidden_at_once(phone: Phone) -> None:
    open_question(phone, "P07")
    phone.say("no")
    hide(phone)
    phone.page.reload()  # also when the app is killed then
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Go on with"))
    phone.wait_for("before")
    phone.walk({}, until=("GB06", "P07"))
    assert phone.asked() == "GB06"


def test_it_locks_by_itself_out_of_sight_and_keeps_the_interview(phone: Phone) -> None:
    phone.page.clock.install()
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    open_question(phone)
    phone.page.evaluate(
        "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    phone.page.clock.fast_forward("01:01")
    phone.wait_for("unlock")
    phone.unlock(SECRET)
    phone.wait_for("before")
    go_on_at(phone, "P10")


def test_the_phones_own_lock_opens_it_and_once_that_is_gone_the_secret_does(phone: Phone) -> None:
    session, authenticator = plug_in(phone.context, phone)
    phone.press("Lock, hide and wipe")
    phone.press("Unlock with it too")
    phone.page.locator("#passkey-secret").fill(SECRET)
    phone.press("Unlock with it too")
    expect(phone.page.locator('[data-hook="passkey-on"]')).to_be_visible()
    phone.page.reload()
    phone.press(OWN_LOCK)
    phone.wait_for("home")
    # It is gone, as when somebody clears the phone's own lock: the screen says so, and the secret opens.
    session.send("WebAuthn.clearCredentials", {"authenticatorId": authenticator})
    phone.page.reload()
    phone.press(OWN_LOCK)
    expect(phone.page.get_by_text("Try again, or use the secret")).to_be_visible(timeout=70_000)
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press("Lock, hide and wipe")
    phone.press("Open with the secret only")
    expect(phone.page.locator('[data-hook="passkey-on"]')).to_have_count(0)
    session.send("WebAuthn.disable")


def test_wrong_secrets_make_it_wait_whatever_clock_and_reload_do(phone: Phone) -> None:
    """The last on this phone: it waits from then on."""
    phone.page.reload()
    for _ in range(4):
        phone.unlock(WRONG)
        expect(phone.page.locator('[role=alert] .note, [data-hook="wait"]').first).to_be_visible()
        if phone.page.locator('[data-hook="wait"]').count():
            break
    phone.page.clock.set_fixed_time("2031-01-01T00:00:00Z")
    phone.page.reload()
    phone.wait_for("unlock")
    expect(phone.page.locator('[data-hook="wait"]')).to_contain_text("Nothing is deleted")
    expect(phone.page.get_by_role("button", name="Unlock", exact=True)).to_be_disabled()


@pytest.mark.long("phone roads")
def test_a_phone_with_a_lock_of_its_own_opens_by_it_and_by_the_secret(hub: RunningHub, browser: Browser) -> None:
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    session, authenticator = plug_in(context, phone)
    phone.page.goto(make_enrolment_link(hub))
    phone.wait_for("enrol")
    phone.press("Add this phone")
    phone.press("Yes, this is me")
    phone.wait_for("secret")
    phone.page.get_by_label(re.compile("Also unlock with this phone")).check()
    phone.page.locator("summary", has_text="Name on the lock screen").click()
    phone.page.get_by_label("Name on the lock screen").fill("Blue cup")
    phone.choose_secret(SECRET)
    phone.fetch_until_ready()
    [kept] = session.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert kept["userName"] == "Blue cup"

    phone.page.reload()
    phone.wait_for("unlock")
    assert "Blue cup" in phone.page.locator("[data-screen]").inner_text()
    phone.press(OWN_LOCK)
    phone.wait_for("home")
    open_question(phone)
    hide(phone)
    phone.press("Unlock")
    phone.press(OWN_LOCK)
    phone.wait_for("before")
    go_on_at(phone, "P10")

    # Another secret; the passkey goes on opening the same vault.
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press("Lock, hide and wipe")
    phone.press("Change the secret")
    phone.page.locator("#secret-now").fill(SECRET)
    phone.page.locator("#secret-next").fill(NEXT_SECRET)
    phone.page.locator("#secret-next-again").fill(NEXT_SECRET)
    phone.press("Change the secret")
    expect(phone.page.get_by_text("Only the new secret opens Titian now")).to_be_visible()
    phone.page.reload()
    phone.unlock(SECRET)
    expect(phone.page.get_by_text("This secret is not right")).to_be_visible()
    phone.press(OWN_LOCK)
    phone.wait_for("home")

    # The passkey is gone, as when somebody clears the phone's own lock: the screen says so, and the secret opens.
    session.send("WebAuthn.clearCredentials", {"authenticatorId": authenticator})
    phone.page.reload()
    phone.press(OWN_LOCK)
    expect(phone.page.get_by_text("Try again, or use the secret")).to_be_visible(timeout=70_000)
    phone.unlock(NEXT_SECRET)
    phone.wait_for("home")
    phone.press("Lock, hide and wipe")
    phone.press("Open with the secret only")
    phone.press("Unlock with it too")
    phone.page.locator("#passkey-secret").fill(NEXT_SECRET)
    phone.press("Unlock with it too")
    expect(phone.page.locator('[data-hook="passkey-on"]')).to_be_visible()
    phone.page.reload()
    phone.press(OWN_LOCK)
    phone.wait_for("home")
    assert phone.problems == []
    context.close()


def take_in_at_the_desk(browser: Browser, hub: RunningHub, file: Path) -> None:
    """The last resort, at the other end: whoever keeps the phones takes in what one of them has saved."""
    supervisor = Desk(browser, hub, "supervisor")
    supervisor.page.goto(f"{hub.desk}/devices/")
    supervisor.page.get_by_text("A phone found no network: take in its file").click()
    supervisor.page.locator("#sealed-file").set_input_files(file)
    supervisor.page.get_by_role("button", name="Take it in").click()
    expect(supervisor.page.locator('[data-taken="1"]')).to_be_visible()
    assert supervisor.problems == []
    supervisor.context.close()


def test_two_officers_on_one_phone_see_nothing_of_each_other_and_one_wipes_without_the_other(
    phone: Phone, hub: RunningHub, browser: Browser
) -> None:
    # The second enrols on a phone that has one. Then there is no network.
    phone.page.goto("about:blank")
    phone.enrol(run_in_hub(hub, MAKE_SECOND_OFFICER), OTHER_SECRET)
    phone.fetch_until_ready()
    phone.context.set_offline(True)

    # The first leaves a sealed message and a screening in the middle.
    phone.press("Hide and lock")
    phone.press("Unlock")
    phone.page.get_by_label("Officer 1").check()
    phone.unlock(SECRET)
    phone.wait_for("home")
    seal_one(phone)
    phone.page.reload()
    phone.wait_for("unlock")
    phone.page.get_by_label("Officer 1").check()
    phone.unlock(SECRET)
    phone.wait_for("home")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("One sealed message is waiting")
    open_question(phone)
    hide(phone)
    phone.press("Unlock")
    shown = phone.page.locator("[data-screen]").inner_text()
    assert "Sealed messages are waiting" in shown
    assert "One sealed" not in shown

    # The second sees no draft, no count and no referral of the first.
    phone.page.get_by_label("Officer 2").check()
    phone.unlock(OTHER_SECRET)
    phone.wait_for("home")
    home = phone.page.locator("[data-screen]").inner_text()
    assert "Nothing is waiting to be sent" in home
    assert "Go on with" not in home
    expect(phone.page.locator('[data-hook="referrals"]')).to_have_count(0)
    phone.press("Hide and lock")
    phone.press("Unlock")

    # Switching, without a network; the first comes back; then the first is wiped at the lock screen.
    phone.page.get_by_label("Officer 1").check()
    phone.unlock(SECRET)
    phone.wait_for("before")
    phone.press("Hide and lock")
    phone.press("Unlock")
    phone.press("Wipe, save or help")
    phone.wait_for("safety")
    # First to the desk by hand: it is the hub's then, and what comes by network later is the same message.
    with phone.page.expect_download() as saving:
        phone.press("Save the sealed file")
    take_in_at_the_desk(browser, hub, saving.value.path())
    phone.page.get_by_label("Officer 1").check()
    phone.page.locator('[data-hook="wipe"]').click()
    expect(phone.page.locator('[data-hook="wipe"]')).to_contain_text("press again")
    phone.page.locator('[data-hook="wipe"]').click()
    phone.wait_for("ended")
    expect(phone.page.locator('[data-hook="left"]')).to_contain_text("One sealed message is still on it")
    stored = phone.page.evaluate(DUMP_STORAGE)
    assert "Officer 1" not in stored
    assert "Officer 2" in stored
    assert SHELTER not in stored

    # The sealed message goes without anybody unlocking, once there is a network, also after a kill.
    phone.page.reload()
    phone.wait_for("unlock")
    phone.context.unroute_all()
    phone.context.set_offline(False)
    expect(phone.page.locator('[data-hook="waiting"]')).to_contain_text("Nothing is waiting")
    phone.unlock(OTHER_SECRET)
    phone.wait_for("home")
