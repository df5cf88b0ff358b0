"""The contact sheet in a real browser, which keeps it locked and uses it without a network; and on its way from the
region's hub by a country's to an officer's phone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from desk import Desk
from phone import SMALL_PHONE, Phone
from playwright.sync_api import Browser, expect
from running_hub import RunningHub
from test_journey import DUMP_STORAGE
from wire_phone import run_in_hub

# The other hub, entered as its administrator would have it entered: its key file, its words, and where it is.
KEY = """
from titian.library.between_hubs import write_key_file
from titian.library.identity import get_hub_identity
from titian.sealing import fingerprint_words
print(json.dumps([write_key_file(), " ".join(fingerprint_words(get_hub_identity().root_thumbprint))]))
"""
ENTER = """
from django.utils import timezone
from titian.library.actions.keep_known_hub import add_known_hub
from titian.people.models import User
file, words, name, address = json.loads(%r)
actor = User.objects.get(username="administrator")
add_known_hub(actor=actor, now=timezone.now(), data=file.encode(), words=words, name=name, address=address)
print(json.dumps(None))
"""
SECRET = "4821397506"


def enter(hub: RunningHub, other: RunningHub, name: str, address: str) -> None:
    run_in_hub(hub, ENTER % json.dumps([*run_in_hub(other, KEY), name, address]))


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory, hub: RunningHub) -> Iterator[RunningHub]:
    """A country's demo hub; it and the region's have entered each other."""
    country = RunningHub(tmp_path_factory.mktemp("country"))
    country.prepare()
    enter(hub, country, "Thailand (fictional)", "")
    enter(country, hub, "The region (fictional)", hub.desk)
    country.start()
    yield country
    country.stop()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """A region's demo hub for this file."""
    hub = RunningHub(tmp_path_factory.mktemp("region"), kind="region")
    hub.prepare()
    hub.start()
    yield hub
    hub.stop()


@pytest.mark.timeout(120)
def test_the_contact_sheet_is_kept_locked_and_a_call_is_one_touch_of_it_without_a_network(
    browser: Browser, hub: RunningHub
) -> None:
    focal = Desk(browser, hub, "focal-id")
    page, here = focal.page, f"{hub.desk}/contacts/"
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(here)
    first = page.locator("#lines a").first
    expect(first).to_contain_text("Rescue centre, Indonesia")
    expect(first).to_have_attribute("href", "tel:+9990000001")
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_role("button", name="Take it off this device")).to_be_visible()

    # What lies in the browser: a page without a number, and what nobody reads without the key.
    held = page.evaluate(
        """async () => {
            const open = indexedDB.open("titian-contacts");
            const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
            const ask = database.transaction("kept").objectStore("kept").getAll();
            const [kept] = await new Promise((done) => (ask.onsuccess = () => done(ask.result)));
            database.close();
            const cache = await caches.open("titian-contacts");
            const pages = await Promise.all((await cache.keys()).map(async (one) => (await cache.match(one)).text()));
            const bytes = new TextDecoder("latin1").decode(kept.bytes);
            return { isGiven: kept.key.extractable, bytes, pages };
        }"""
    )
    assert held["isGiven"] is False
    assert len(held["pages"]) == 1
    assert not any(number in text for number in ("+999", "99900") for text in (held["bytes"], *held["pages"]))

    focal.context.set_offline(True)
    page.goto(here)
    expect(first).to_have_attribute("href", "tel:+9990000001")
    expect(page.get_by_text("No answer from the hub")).to_be_visible()
    box = first.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    assert box["y"] + box["height"] <= 740

    focal.context.set_offline(False)
    focal.context.clear_cookies()
    page.goto(here)
    expect(page.get_by_text("You are not signed in")).to_be_visible()
    page.get_by_role("button", name="Take it off this device").click()
    expect(page.get_by_role("button", name="Take it off this device")).to_be_hidden()
    page.goto(here)
    expect(page.locator("input[name=password]")).to_be_visible()
    assert [each for each in focal.problems if "ERR_INTERNET_DISCONNECTED" not in each] == []
    focal.context.close()


@pytest.mark.long("walks")
@pytest.mark.timeout(180)
def test_a_countrys_hub_fetches_the_sheet_and_an_officers_phone_calls_in_two_touches_without_a_network(
    browser: Browser, hub: RunningHub, country: RunningHub
) -> None:
    assert "The region (fictional): taken" in country.do("take-contacts")
    coordinator = Desk(browser, country, "coordinator")
    coordinator.page.goto(f"{country.desk}/duty-desks/")
    first = coordinator.page.locator("main a[href^='tel:']").first
    expect(first).to_have_attribute("href", "tel:+9990000001")
    expect(coordinator.page.locator("main .thing").first).to_contain_text("Rescue centre, Indonesia")

    officer = Desk(browser, country, "officer")
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    phone.press("Check now")
    phone.wait_until_checked()
    desks = phone.page.locator("[data-hook=desks]")
    expect(desks).to_be_visible(timeout=30_000)
    context.set_offline(True)
    phone.page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    desks.locator("summary").click()
    call = desks.locator("a").first
    expect(call).to_have_attribute("href", "tel:+9990000001")
    box = call.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    assert "999000000" not in phone.page.evaluate(DUMP_STORAGE)
    assert phone.problems + coordinator.problems + officer.problems == []
    context.close()
