"""A phone that is lost: enrolled by the camera, ended at the desk, wiped at its next contact, its last message set apart."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from desk import Desk, make_enrolment_link
from phone import CHROMIUM_FLAGS, IS_CONTROLLED, SMALL_PHONE, Phone
from playwright.sync_api import Browser, Locator, Route, expect
from running_hub import NO_AUTHORITIES, SELDOM_ON_POSTGRESQL, RunningHub
from test_journey import DUMP_STORAGE, SHELTER, find_phrase, find_username
from waiting import wait_until
from wire_phone import host, run_in_hub

SECRET = "4821397506"
OTHER_SECRET = "6913027458"
PLANTED = "under the clock with one hand"
ANSWERS = {"P01": "yes", "P02": "yes", "P15": "yes", "W01": "now", "W03": "no"}
LARGE = 200_000
NO_BARCODES = "delete globalThis.BarcodeDetector;"

# A picture on white paper, in the grey that a camera file holds, drawn by an empty page.
TO_GREY = """async ([png, width, height]) => {
  const picture = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const paper = new OffscreenCanvas(width, height).getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, width, height);
  paper.drawImage(picture, (width - picture.width) / 2, (height - picture.height) / 2);
  const { data } = paper.getImageData(0, 0, width, height);
  let grey = '';
  for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at + 1]);
  return btoa(grey);
}"""
MAKE_SECOND_OFFICER = """
from django.utils import timezone
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.people.models import User
first = User.objects.get(username="officer")
second = User.objects.create_user(
    "second-officer", password=None, role="officer", organisation=first.organisation, station=first.station
)
print(json.dumps(create_enrolment_code(actor=second, officer=second, now=timezone.now()).link))
"""


# What is left on a phone that was ended, once the hub has finally refused what it brought.
LEAVE_REFUSED = """() => new Promise((done, failed) => {
  const open = indexedDB.open('titian-shared');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const write = open.result.transaction(['enrolments', 'outbox'], 'readwrite');
    const all = write.objectStore('enrolments').getAll();
    all.onsuccess = () => {
      const [enrolment] = all.result;
      write.objectStore('enrolments').put({ ...enrolment, officer_name: '', ended_at: '2026-11-29T00:00:00Z' });
      write.objectStore('outbox').put({
        item_id: '5f0f3d4e-0000-4000-8000-000000000001',
        enrolment_id: enrolment.enrolment_id,
        envelope: {
          item_id: '5f0f3d4e-0000-4000-8000-000000000001', referral_id: '1a2b3c4d-0000-4000-8000-000000000002',
          recipient: 'f'.repeat(64), position: 0, level: 'TODAY', answer_within: 60, sha256: '0'.repeat(64),
        },
        ciphertext: new Uint8Array([1]), state: 'refused', added_at: '2026-11-29T00:00:00Z', lease: null, receipt: null,
        refusal: 'item.malformed', kept_since: { phone: Date.parse('2026-11-30T12:00:00Z'), hub: 0 },
      });
    };
    write.oncomplete = () => { open.result.close(); done(); };
    write.onerror = () => failed(write.error);
  };
})"""


class Camera:
    """A file that Chromium takes for its camera: one still picture, in frames of 640 by 480."""

    WIDTH, HEIGHT = 640, 480

    def __init__(self, path: Path) -> None:
        self.path = path
        self._write(b"\x80" * (self.WIDTH * self.HEIGHT))

    def show(self, what: Locator, browser: Browser) -> None:
        """Holds the camera on something a screen shows."""
        page = browser.new_page()
        png = base64.b64encode(what.screenshot()).decode()
        grey: str = page.evaluate(TO_GREY, [png, self.WIDTH, self.HEIGHT])
        page.close()
        self._write(base64.b64decode(grey))

    def _write(self, grey: bytes) -> None:
        colour = b"\x80" * (len(grey) // 2)
        head = f"YUV4MPEG2 W{self.WIDTH} H{self.HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
        self.path.write_bytes(head + (b"FRAME\n" + grey + colour) * 10)


@pytest.fixture(name="camera")
def make_camera(tmp_path: Path) -> Camera:
    return Camera(tmp_path / "camera.y4m")


@pytest.fixture(name="seeing")
def launch_seeing(browser: Browser, camera: Camera) -> Iterator[Browser]:
    """A browser whose camera shows the file."""
    import machine

    seeing = browser.browser_type.launch(
        executable_path=machine.find_chromium(),
        headless=True,
        args=[
            *CHROMIUM_FLAGS,
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={camera.path}",
        ],
    )
    yield seeing
    seeing.close()


def scan(phone: Phone, hub: RunningHub) -> None:
    phone.page.goto(hub.field_app)
    phone.wait_for("first-visit")
    phone.press("Add this phone")
    phone.wait_for("enrol")
    phone.press("Scan the code")
    phone.page.get_by_text("Is this you?").wait_for(timeout=20_000)


def seal_one(phone: Phone) -> None:
    walk_to_choosing(phone)
    phone.choose_recipients([SHELTER], share_answers=False, how_to_meet=PLANTED)


def walk_to_meeting(phone: Phone) -> None:
    """To the field for where and how to meet."""
    walk_to_choosing(phone)
    phone.choose_who([SHELTER], share_answers=False)
    phone.wait_for("meeting")


def walk_to_choosing(phone: Phone) -> None:
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome")
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipient-question")


@pytest.mark.on_both
@SELDOM_ON_POSTGRESQL
@pytest.mark.timeout(300)
def test_an_ended_phone_is_wiped_and_its_last_message_waits_for_the_administrator(
    hub: RunningHub, browser: Browser, seeing: Browser, camera: Camera
) -> None:
    # Two officers on one phone: the first by the camera, the second by a link.
    officer = Desk(browser, hub, "officer")
    officer.make_enrolment_link()
    camera.show(officer.page.locator("[data-enrolment-picture] svg"), browser)
    context = seeing.new_context(viewport=SMALL_PHONE, has_touch=True, is_mobile=True)
    context.grant_permissions(["camera"], origin=hub.field_app)
    context.add_init_script(NO_BARCODES)  # so that our own reader reads, whatever this browser can
    phone = Phone(context)
    scan(phone, hub)
    named = phone.page.locator("dd").all_inner_texts()
    phone.press("Yes, this is me")
    phone.choose_secret(SECRET)
    phone.fetch_until_ready()
    phone.page.goto("about:blank")
    phone.enrol(run_in_hub(hub, MAKE_SECOND_OFFICER), OTHER_SECRET)
    phone.fetch_until_ready()

    # The first seals a message without a network, and then the phone is gone: the administrator ends that enrolment.
    context.set_offline(True)
    phone.page.reload()
    phone.wait_for("unlock")
    phone.page.get_by_label("Officer 1").check()
    phone.unlock(SECRET)
    phone.wait_for("home")
    seal_one(phone)
    phone.page.reload()
    phone.wait_for("unlock")
    administrator = Desk(browser, hub, "administrator")
    administrator.page.goto(f"{hub.desk}/devices/?q=officer&sort=name")
    administrator.page.locator("main table a[href^='/devices/']").first.click()
    while "second-officer" in administrator.page.locator("main").inner_text():
        administrator.page.go_back()
        administrator.page.locator("main table tbody a[href^='/devices/']").nth(1).click()
    administrator.page.get_by_text("End this phone: lost, stolen or given back").click()
    administrator.page.get_by_role("button", name="End this phone").click()
    administrator.page.get_by_text("ended it on").wait_for()

    # Its next contact. It hands over the message and has nothing left of the officer.
    context.set_offline(False)
    phone.wait_for("ended", timeout=30_000)
    stored = phone.page.evaluate(DUMP_STORAGE)
    assert [word for word in (named[0], SECRET, PLANTED) if word in stored] == []
    vaults = phone.page.evaluate("indexedDB.databases().then((all) => all.map((each) => each.name))")
    assert len([name for name in vaults if name.startswith("titian-vault-")]) == 1

    # The second officer's enrolment stays, and works.
    phone.press("I understand")
    phone.unlock(OTHER_SECRET)
    phone.wait_for("home")
    phone.press("Check now")
    expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting")

    # Nobody has got the message; the administrator lets it go on, and then its recipient has it.
    shelter = Desk(browser, hub, find_username(hub, SHELTER))
    shelter.page.goto(f"{hub.desk}/referrals/")
    assert shelter.page.locator("main a[href^='/referrals/']").count() == 0

    def is_set_apart() -> bool:  # the phone may hand it over in a request of its own
        administrator.page.goto(f"{hub.desk}/devices/quarantine/")
        return "Sealed package" in administrator.page.locator("main").inner_text()

    wait_until(is_set_apart, page=administrator.page)
    administrator.page.get_by_role("button", name="Let them go on").click()
    administrator.page.get_by_role("status").wait_for()
    shelter.open_first_referral()
    expect(shelter.page.locator("[data-from-ended-phone]")).to_contain_text("an administrator released it on")
    shelter.unseal(find_phrase(hub, SHELTER))
    assert PLANTED in shelter.expect_content()
    assert phone.problems == []
    for each in (officer.context, administrator.context, shelter.context, context):
        each.close()


@pytest.fixture(name="enrolled", scope="module")
def make_phone(hub: RunningHub, browser: Browser) -> Iterator[Phone]:
    """Enrolled and ready, at home: for what needs no camera, and no other officer."""
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    yield phone
    phone.context.close()


@pytest.mark.long("phone roads")
def test_who_only_says_that_the_phone_was_ended_wipes_nothing(enrolled: Phone) -> None:
    phone = enrolled
    body = {"code": "device.revoked", "message": "", "items": [], "receipts": [], "epoch": "", "standing": ""}

    def refuse(route: Route) -> None:
        [_, payload, _] = (route.request.post_data or "..").split(".")
        forged = f"{payload}.{payload}.{payload}"
        route.fulfill(status=403, content_type="application/json", body=json.dumps({**body, "revocation": forged}))

    phone.context.route("**/api/v1/sync", refuse)
    phone.press("Check now")
    expect(phone.page.get_by_text("device.revoked")).to_be_visible()
    assert phone.screen == "home"
    phone.page.reload()
    phone.unlock(SECRET)
    assert phone.wait_for("home") == "home"
    phone.context.unroute_all()


@pytest.mark.long("phone roads")
def test_what_the_hub_refused_an_ended_phone_is_shown_with_what_to_do_without_a_network_too(
    enrolled: Phone,
) -> None:
    """The last on this phone: it has ended then."""
    phone = enrolled
    phone.page.evaluate(LEAVE_REFUSED)
    wait_until(lambda: phone.page.evaluate(IS_CONTROLLED), page=phone.page)
    phone.context.set_offline(True)
    phone.page.reload()
    phone.wait_for("ended")
    told = phone.page.locator('[data-hook="not-taken"]')
    expect(told).to_contain_text("Not taken: show it to your supervisor")
    expect(told).to_contain_text("Number 5f0f3d4e (item.malformed)")
    expect(told).to_contain_text("30 December 2026")
    phone.press("I understand")
    assert phone.wait_for("first-visit") == "first-visit"
    phone.page.reload()
    phone.wait_for("ended")


@pytest.mark.long("phone roads")
def test_a_part_cut_on_the_way_goes_on_where_it_was_cut(hub: RunningHub, browser: Browser) -> None:
    phone = Phone(browser.new_context(viewport=SMALL_PHONE))
    asked: list[str | None] = []

    def cut(route: Route) -> None:
        """The first large part breaks off in the middle; what is asked for it later is noted and passed on."""
        address = route.request.url
        if not cut_parts:
            whole = httpx.get(
                f"http://127.0.0.1:{hub.port}{urlsplit(address).path}",
                headers=host(hub),
                timeout=30,
                verify=NO_AUTHORITIES,
            ).content
            if len(whole) > LARGE:
                cut_parts.append(address)
                return route.fulfill(body=whole[: len(whole) // 2], content_type="application/octet-stream")
        elif address in cut_parts:
            asked.append(route.request.headers.get("range"))
        return route.continue_()

    cut_parts: list[str] = []
    phone.context.route("**/api/v1/blobs/*", cut)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.wait_for("fetch")
    phone.press("Try again")
    phone.fetch_until_ready()
    [range_asked] = asked
    assert range_asked is not None
    first = int(range_asked.removeprefix("bytes=").removesuffix("-"))
    assert first >= LARGE // 2
    phone.context.close()
