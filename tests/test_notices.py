"""Notices in a real browser: an address confirmed, a browser turned on, an empty push shown as the one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import machine
import pytest
from barriers import find_violations
from desk import Desk
from phone import CHROMIUM_FLAGS
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from waiting import wait_until

PAGE = "/account/notices/"
ENDPOINT = "https://push.example/send/browser"
PLANTED = "Violet Heron"
# No browser here reaches its maker's push service: the subscription is made up, all else is real.
SUBSCRIBES = f"""
const make = () => localStorage.getItem('endpoint') && {{
  endpoint: localStorage.getItem('endpoint'),
  unsubscribe: async () => {{ localStorage.removeItem('endpoint'); return true; }},
}};
PushManager.prototype.getSubscription = async () => make();
PushManager.prototype.subscribe = async (options) => {{
  if (!options.userVisibleOnly || options.applicationServerKey.length !== 87) throw new Error('options');
  localStorage.setItem('endpoint', '{ENDPOINT}');
  return make();
}};
"""
IS_ACTIVE = "async () => Boolean((await navigator.serviceWorker.getRegistration('/account/notices/'))?.active)"
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.getRegistration('/account/notices/');
  return (await registration.getNotifications()).map((one) => [one.title, one.body, one.lang, one.data]);
}"""


@pytest.fixture(scope="module", name="browser")
def launch_whole(browser: Browser) -> Iterator[Browser]:
    """Only the whole Chromium shows notices."""
    whole = browser.browser_type.launch(executable_path=machine.find_chromium(), headless=True, args=CHROMIUM_FLAGS)
    yield whole
    whole.close()


def push(page: Page, hub: RunningHub, data: str) -> None:
    """What the browser does when its maker's service brings a push; returns when its worker has shown the notice.

    The browser says so itself. Who asks for the notices meanwhile takes away one that is just being shown: Chromium
    forgets those of which it does not see a window yet.
    """
    talk = page.context.new_cdp_session(page)
    registrations: list[str] = []
    happened: list[str] = []
    talk.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(row["registrationId"] for row in event["registrations"]),
    )
    talk.on(
        "BackgroundService.backgroundServiceEventReceived",
        lambda event: happened.append(event["backgroundServiceEvent"]["eventName"]),
    )
    talk.send("ServiceWorker.enable")
    talk.send("BackgroundService.startObserving", {"service": "pushMessaging"})
    talk.send("BackgroundService.setRecording", {"service": "pushMessaging", "shouldRecord": True})
    wait_until(lambda: page.evaluate(IS_ACTIVE), page=page)
    wait_until(lambda: registrations, page=page)
    happened.clear()
    talk.send(
        "ServiceWorker.deliverPushMessage", {"origin": hub.desk, "registrationId": registrations[0], "data": data}
    )
    wait_until(lambda: "Push event completed" in happened, page=page, told=lambda: f"{happened}")
    talk.detach()


def test_address_is_confirmed_by_the_link_that_came(browser: Browser, hub: RunningHub) -> None:
    desk = Desk(browser, hub, "supervisor")
    page = desk.page
    page.goto(f"{hub.desk}/account/")
    page.get_by_role("link", name="Hear elsewhere that something waits for you").click()
    assert find_violations(page) == []
    page.get_by_label("Mail address").fill("night@mail.example")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.locator("#mail")).to_contain_text("night@mail.example")
    found = None
    while found is None:  # the worker prints it: this demo has no mail server
        page.evaluate("() => new Promise((go) => setTimeout(go, 200))")
        found = re.search(rf"{hub.desk}{PAGE}confirm/\S+/", hub.log.read_text())
    assert "night@mail.example" not in hub.log.read_text()
    page.goto(found[0])
    page.get_by_role("button", name="This is my address").click()
    expect(page.locator("#mail")).to_contain_text("Notices go to night@mail.example")
    page.get_by_label("Quiet from").fill("22:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").first).to_contain_text("Give both hours")
    page.get_by_label("Quiet until").fill("07:00")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)
    page.set_viewport_size({"width": 360, "height": 740})
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Forget the address").click()
    expect(page.locator("#mail")).to_contain_text("Mail is off.")
    expect(page.locator("#mail")).not_to_contain_text("night@mail.example")
    desk.context.close()


def test_empty_push_shows_the_one_sentence_and_what_comes_with_a_push_is_not_looked_at(
    browser: Browser, hub: RunningHub
) -> None:
    desk = Desk(browser, hub, "provider")
    desk.context.grant_permissions(["notifications"], origin=hub.desk)
    desk.context.add_init_script(SUBSCRIBES)
    page = desk.page
    page.goto(f"{hub.desk}{PAGE}")
    expect(page.locator("[data-place=state]")).to_have_text("This browser shows no notices.")
    page.get_by_role("button", name="Show notices in this browser").click()
    expect(page.locator("[data-place=state]")).to_have_text("This browser shows notices.")
    expect(page.locator("#browsers li", has_text="this one")).to_have_count(1)
    push(page, hub, PLANTED)
    name = page.locator(".foot__inner span").first.inner_text()
    assert page.evaluate(SHOWN) == [[name, f"One waits for you at {name}.", "en-gb", None]]
    push(page, hub, "")
    assert len(page.evaluate(SHOWN)) == 1, "one that stands there is replaced"
    page.get_by_role("button", name="Show none in this browser").click()
    expect(page.locator("[data-place=state]")).to_have_text("This browser shows no notices.")
    expect(page.get_by_text("Reached by way of")).to_have_count(0)
    assert page.evaluate("() => caches.keys()") == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert desk.problems == []
    desk.context.close()
