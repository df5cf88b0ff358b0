"""What officers did reaches the independent body by itself; and who was stopped, refused or in a crowd can complain."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from barriers import find_violations
from desk import Desk, make_enrolment_link
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_officer_side import FIRST, SECOND, begin, choose, more
from test_revocation import MAKE_SECOND_OFFICER
from waiting import wait_until
from wire_phone import run_in_hub

pytestmark = pytest.mark.long("overrides", together=4)
BODY_PAGE = "/complaints/records/"
# Sealed to the body beside the talk, and sent with whatever goes next.
SEALED = """async () => {
  const open = indexedDB.open('titian-shared');
  await new Promise((done) => open.addEventListener('success', done));
  const counted = open.result.transaction('complaints').objectStore('complaints').count();
  await new Promise((done) => counted.addEventListener('success', done));
  open.result.close();
  return counted.result;
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    """The one phone of a station, of two officers; the first has unlocked it."""
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(run_in_hub(hub, MAKE_SECOND_OFFICER), SECOND)
    phone.fetch_until_ready()
    phone.page.goto("about:blank")
    phone.enrol(make_enrolment_link(hub), FIRST)
    phone.fetch_until_ready()
    yield phone
    assert phone.problems == []
    context.close()


def come_home(phone: Phone) -> None:
    phone.page.reload()
    phone.wait_for("unlock")
    choose(phone, "Officer 2")
    phone.unlock(FIRST)
    phone.wait_for("home")
    phone.discard_all()
    phone.seen.clear()


@pytest.mark.timeout(600)
def test_a_lowering_and_a_stop_of_a_station_with_one_phone_reach_the_body_and_nobody_else(
    phone: Phone, hub: RunningHub, browser: Browser
) -> None:
    phone.page.context.set_offline(True)
    begin(phone)
    phone.walk({}, until="before", look=("S07",))
    phone.press("Nobody who came with them")
    phone.walk({"A02": "yes"}, until="outcome")
    assert phone.page.locator("[data-level]").get_attribute("data-level") == "NOW"
    more(phone, "Lower the level, with a second officer")
    phone.wait_for("lower")
    expect(phone.page.locator('[data-hook="body-told"]')).to_contain_text("The independent body")
    phone.page.get_by_role("radio", name="The danger is over and help is here").check()
    phone.page.get_by_role("radio", name="Lower to: Today").check()
    phone.page.locator("#second-secret").fill(SECOND)
    phone.press("I agree")
    phone.wait_for("outcome", timeout=30_000)
    come_home(phone)  # the talk is thrown away; what was done is not
    begin(phone)
    phone.walk({}, until="P07")
    stop(phone)
    expect(phone.page.locator('[data-hook="body-told"]')).to_be_visible()
    wait_until(lambda: phone.page.evaluate(SEALED) == 2, page=phone.page)
    phone.page.context.set_offline(False)

    body = Desk(browser, hub, "oversight")
    page = body.page

    def have_come() -> bool:
        page.goto(f"{hub.desk}{BODY_PAGE}")
        return page.locator("#table-records tbody a").count() == 2

    wait_until(have_come, page=page)
    page.locator("#seven-words").fill(hub.demo["body"]["phrase"])
    page.get_by_role("button", name="Open all that are not closed").click()
    rows = page.locator('[data-list="records"] tr')
    expect(rows).to_have_count(2)
    assert find_violations(page) == []
    page.set_viewport_size(SMALL_PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]
    lowered = rows.filter(has_text="Two officers lowered the level")
    expect(lowered).to_contain_text("The danger is over and help is here")
    expect(lowered).to_contain_text("Now → Today")
    expect(lowered).to_contain_text("from an enrolled phone")
    expect(rows.filter(has_text="The person stopped the talk")).to_have_count(1)
    assert all(row.strip() for row in rows.locator('[data-slot="station"]').all_inner_texts())
    lowered.get_by_role("link", name="Close it").click()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator('[data-place="state"]')).to_have_text("Closed")
    page.goto(f"{hub.desk}{BODY_PAGE}")
    expect(page.locator("#table-records tbody a")).to_have_count(1)
    assert body.problems == []
    held = hub.dump_database() + hub.log.read_bytes()
    for secret in (b"danger_over", b'without_consent"', b'"lowered"'):
        assert secret not in held
    for name in ("supervisor", "coordinator", "administrator"):
        reader = Desk(browser, hub, name)
        answer = reader.page.goto(f"{hub.desk}{BODY_PAGE}")
        assert answer is not None
        assert answer.status == 403


def stop(phone: Phone) -> None:
    """The person stops the talk."""
    phone.page.locator('[data-screen] button:has-text("' + phone.texts["talk.stop"] + '")').first.click()
    phone.wait_for("stop")
    phone.say("yes")
    phone.wait_for("hand-back")
    expect(phone.page.locator('[data-screen="hand-back"]')).to_contain_text(phone.texts["talk.stopped"])
    phone.walk({}, until="outcome")


def refuse(phone: Phone) -> None:
    phone.say("no")
    phone.walk({}, until="no-consent")
    phone.press("What to do now")
    phone.wait_for("outcome", "hand-back")
    phone.walk({}, until="outcome")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("how", ["stop", "no", "crowd"])
def test_who_was_stopped_refused_or_in_a_crowd_is_asked_whether_somebody_treated_them_badly(
    phone: Phone, how: str
) -> None:
    come_home(phone)
    if how == "crowd":
        phone.press("A crowd: the short talk")
        phone.wait_for("crowd")
        phone.press("These people cannot wait: begin the short talk")
        phone.wait_for("look")
        phone.walk({}, until="consent-question")
        phone.say("yes")
        phone.walk({}, until="outcome")
    else:
        begin(phone)
        if how == "stop":
            phone.walk({}, until="P07")
            stop(phone)
        else:
            phone.walk({}, until="consent-question")
            refuse(phone)
    phone.press("Finish")
    assert phone.walk({}, until="complaint-offer") == "complaint-offer"
    page = phone.page
    page.locator('[data-hook="tell"]').click()
    phone.wait_for("complaint-about")
    page.get_by_role("button", name=phone.texts["closing.complain_pressed"]).click()
    page.locator('[data-hook="go-on"]').click()
    phone.wait_for("complaint-words")
    page.locator('[data-hook="send"]').click()
    phone.wait_for("complaint-code", timeout=30_000)
    assert re.fullmatch(r"(\d{4} ){4}\d{4}", page.locator('[data-hook="code"]').inner_text())
