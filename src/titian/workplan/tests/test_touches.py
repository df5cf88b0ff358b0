"""From the link of a notice to "submitted" on a phone: how often a focal point touches the screen, and what the mail says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from django.db import connections
from playwright.sync_api import Locator, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from titian.notices.actions.find_waiting import find_waiting
from titian.notices.models import Notice, Preference
from titian.notices.words import write_mail
from titian.people.tests.factories import PASSWORD
from titian.workplan.codes import Says, UpdateState
from titian.workplan.models import Box, Update
from titian.workplan.tests.factories import (
    NOW,
    make_cycle,
    make_focal_point,
    make_item,
    make_meeting,
    make_party,
    make_round,
)

ROOT: Final = Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "scripts"))
import machine  # noqa: E402  (of the scripts, which are no package)

pytestmark = pytest.mark.django_db(transaction=True)
MOST: Final = 6
MOST_TO_PROPOSE: Final = 4


@pytest.fixture
def page(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.find_headless_chromium())
        page = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).new_page()
        yield page
        browser.close()
        connections.close_all()  # those that were opened beside the browser's loop, which nothing else sees


@pytest.mark.parametrize("moved", [True, pytest.param(False, marks=pytest.mark.long("touches"))])
def test_from_the_link_to_submitted_takes_six_touches_at_most(page: Page, live_server: LiveServer, moved: bool) -> None:
    party = make_party("ID")
    focal = make_focal_point(party, "dewi")
    make_item(make_cycle(), lead=party)
    make_meeting()
    touches = 1  # the link itself, in the mail
    page.goto(live_server.url.replace("127.0.0.1", "localhost"))

    def touch(selector: str) -> None:
        nonlocal touches
        touches += 1
        page.locator(selector).tap()

    touch("input[name=login]")
    page.keyboard.type(focal.username)
    touch("input[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/updates/")
    if moved:
        touch("textarea[name=text]")
        page.keyboard.type("The agenda stands.")
        touch("button[value=moved]")
    else:
        touch("button[value=nothing_new]")
    page.get_by_text("Submitted:").wait_for()
    update = Update.objects.get()
    assert (update.state, update.says) == (UpdateState.SUBMITTED, Says.MOVED if moved else Says.NOTHING_NEW)
    assert touches <= MOST, touches


@pytest.mark.parametrize("is_anonymous", [True, pytest.param(False, marks=pytest.mark.long("touches"))])
def test_proposing_takes_four_touches_at_most(page: Page, live_server: LiveServer, is_anonymous: bool) -> None:
    """From the first page of somebody who is signed in."""
    focal = make_focal_point(make_party("ID"), "dewi")
    round_ = make_round(is_anonymous=is_anonymous)
    page.goto(live_server.url.replace("127.0.0.1", "localhost"))
    page.locator("input[name=login]").fill(focal.username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/updates/")
    touches = 0

    def touch(found: Locator) -> None:
        nonlocal touches
        touches += 1
        found.tap()

    touch(page.locator(".top__menu > summary"))
    touch(page.locator(".top__menu").get_by_role("link", name="Next cycle"))
    touch(page.locator("textarea[name=text]"))
    page.keyboard.type("Signs at piers")
    touch(page.locator("form[action$='/propose/'] button[type=submit]"))
    page.get_by_role("status").get_by_text("✓").wait_for()
    assert "Signs" not in page.url
    kept = Box.objects.get().words if is_anonymous else list(round_.proposals.values_list("text", "more"))
    assert [text for text, _ in kept] == ["Signs at piers"]
    assert touches <= MOST_TO_PROPOSE, touches


def test_mail_of_a_meeting_that_asks_says_that_one_waits_and_nothing_else() -> None:
    """Who leads, what it is about, which meeting: none of it stands in the mail or behind its link."""
    party = make_party("ID")
    focal = make_focal_point(party)
    item, meeting = make_item(make_cycle(), "Watch the northern pier", lead=party), make_meeting("Ninth meeting")
    began = NOW - timedelta(days=1)
    Preference.objects.create(account=focal, address="dewi@example.org", confirmed_at=began, mail_since=began)
    assert find_waiting(NOW + timedelta(minutes=1)) == 1
    assert [notice.account for notice in Notice.objects.by_mail()] == [focal]
    assert find_waiting(NOW + timedelta(hours=30)) == 0, "once a meeting"
    said = " ".join(write_mail(focal.language))
    assert not any(word in said for word in ("northern", "Ninth", party.name, str(item.pk), str(meeting.pk), "/plan/"))
