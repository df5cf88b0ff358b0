"""A new version of the app that is wrong: the officer goes back to the one before, and one that does not start gives way by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from desk import make_enrolment_link
from next_version import NextVersion
from phone import IS_CONTROLLED, SMALL_PHONE, Phone
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from waiting import wait_until

SECRET = "4821397506"
UPDATE = "navigator.serviceWorker.getRegistration().then((registration) => registration.update())"
IS_WAITING = "navigator.serviceWorker.getRegistration().then((registration) => registration.waiting !== null)"
COUNT_CHANGES = """() => { window.__changes = 0;
  navigator.serviceWorker.addEventListener('controllerchange', () => { window.__changes += 1; }); }"""
ANSWERS = {"P01": "yes", "P02": "yes", "P15": "yes"}
BROKEN = "<!doctype html><html lang='en'><title>Broken</title><p>Nothing</p></html>"
# As on a phone that never kept the app: no worker, and no version of it. What the officer has stays.
FORGET_APP = """async () => {
  for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  for (const name of await caches.keys()) if (name.startsWith('titian-shell')) await caches.delete(name);
}"""
HOLD = "() => void navigator.locks.request('titian-screening', { mode: 'shared' }, () => new Promise(() => {}))"


@pytest.fixture(name="between", scope="module")
def make_between(hub: RunningHub) -> Iterator[NextVersion]:
    with NextVersion(hub) as between:
        yield between


@pytest.fixture(name="enrolled", scope="module")
def make_phone(between: NextVersion, browser: Browser) -> Iterator[Phone]:
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(between.lead(make_enrolment_link(between.hub)), SECRET)
    phone.fetch_until_ready()
    yield phone
    context.close()


@pytest.fixture(name="phone")
def at_home(enrolled: Phone, between: NextVersion) -> Phone:
    """Enrolled and ready, with the app kept by its worker for the first time, whatever was before."""
    between.withdraw()
    enrolled.context.set_offline(False)
    enrolled.page.evaluate(FORGET_APP)
    enrolled.page.goto("about:blank")  # the worker ends with the last page it had
    enrolled.page.goto(between.address)
    assert enrolled.page.title() == "Titian"
    enrolled.unlock(SECRET)
    enrolled.wait_for("home")
    enrolled.discard_all()
    wait_until(lambda: enrolled.page.evaluate(IS_CONTROLLED), page=enrolled.page)
    return enrolled


def update(phone: Phone) -> None:
    """The phone looks for a newer version, fetches it whole, and the officer takes it."""
    phone.page.evaluate(UPDATE)
    with phone.page.expect_event("load"):
        phone.press("Use the new version")


def open_storage(phone: Phone) -> None:
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press("What is on this phone")
    phone.wait_for("storage")


def test_an_officer_goes_back_to_the_version_before_and_forward_again_with_no_network(
    phone: Phone, between: NextVersion
) -> None:
    between.offer()
    update(phone)
    assert "Newer" in phone.page.title()
    phone.context.set_offline(True)
    open_storage(phone)
    with phone.page.expect_event("load"):
        phone.press("Go back to the version before")
        phone.press("Tap again to change the app")
    assert "Newer" not in phone.page.title()
    open_storage(phone)
    expect(phone.page.get_by_text("This is the version before. The newer one waits here.")).to_be_visible()
    phone.press("Done")
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({"P01": "yes", "P02": "no"}, until=("no-consent", "outcome"))
    phone.page.reload()
    assert "Newer" not in phone.page.title()


def test_a_new_version_never_takes_over_in_the_middle_of_a_talk(phone: Phone, between: NextVersion) -> None:
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.page.evaluate(COUNT_CHANGES)
    between.offer()
    phone.page.evaluate(UPDATE)
    wait_until(lambda: phone.page.evaluate(IS_WAITING), page=phone.page)
    phone.walk(ANSWERS, until="outcome")
    assert phone.page.evaluate("window.__changes") == 0
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Go on with"))
    phone.wait_for("outcome", "hand-back")


def test_nothing_takes_over_while_a_screening_is_open(phone: Phone, between: NextVersion) -> None:
    between.offer()
    update(phone)
    other = phone.context.new_page()
    other.goto(between.address)
    other.evaluate(HOLD)
    open_storage(phone)
    phone.press("Go back to the version before")
    phone.press("Tap again to change the app")
    expect(phone.page.get_by_text("A screening is open in another tab")).to_be_visible()
    assert "Newer" in phone.page.title()
    other.close()
    phone.press("Done")
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.touch(phone.page.locator('[data-item="S06"]'))
    phone.press("Back")
    phone.wait_for("home")
    phone.press("What is on this phone")
    phone.wait_for("storage")
    expect(phone.page.locator('[data-hook="diagnostics"]')).to_be_visible()
    expect(phone.page.locator('[data-hook="shell"]')).to_have_count(0)


@pytest.mark.long("phone roads")
def test_a_version_that_does_not_start_gives_way_to_the_one_before(phone: Phone, between: NextVersion) -> None:
    between.offer(BROKEN)
    update(phone)
    for _ in range(2):
        assert phone.page.title() == "Broken"
        phone.page.reload()
    assert phone.page.title() == "Broken"
    phone.page.reload()
    assert phone.page.title() == "Titian"
    open_storage(phone)
    expect(phone.page.get_by_text("This is the version before. The newer one waits here.")).to_be_visible()
