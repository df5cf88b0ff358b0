"""A reader's sheet from print to state: in Thai typed in from paper, in Pashto by a link and without an account."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from barriers import find_violations
from desk import Desk
from phone import SMALL_PHONE
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from test_translators_path import run

pytestmark = pytest.mark.timeout(300)
ROOT: Final = Path(__file__).resolve().parent.parent
READ: Final = ("th", "ps")
NUMBER: Final = 2  # choice.yes_no.no
MAKE_REVIEWER: Final = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from django.utils import timezone
from titian.people.actions.add_account import add_account
from titian.people.models import Organisation, User
from titian.studio.models import LanguageRight
hub = Organisation.objects.filter(kind="hub").first()
add_account(username="citra", password=PASSWORD, role="reviewer", name=("Citra", "Person"), organisation=hub,
            station=None, is_manager=False, actor_id="test")
citra = User.objects.get(username="citra")
for tag in ("th", "ps"):
    LanguageRight.objects.create(person=citra, row_id=tag, given_by=citra, given_at=timezone.now())
"""


@pytest.fixture(scope="module")
def studio(hub: RunningHub, tmp_path_factory: pytest.TempPathFactory) -> RunningHub:
    """The hub with the pack in English, Thai and Pashto, and a reviewer of both."""
    top = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "content", top / "content", ignore=shutil.ignore_patterns("voices"))
    for path in (top / "content/packs/first-contact/locales").glob("*.yaml"):
        if path.stem not in {"en", *READ}:
            path.unlink()
    shutil.copytree(ROOT / "contracts/codes", top / "contracts/codes")
    hub.do("studio", "take", str(top / "content/packs/first-contact"))
    run(hub, MAKE_REVIEWER, PASSWORD="four-long-words-here")
    hub.demo["accounts"].append({"username": "citra", "password": "four-long-words-here"})
    return hub


def make_sheet(citra: Desk, tag: str) -> str:
    """The sheet's address on the desk; its link stands on the page."""
    citra.page.goto(f"{citra.hub.desk}/studio/first-contact/in/{tag}/")
    citra.page.get_by_role("link", name="Readers").click()
    citra.page.get_by_role("button", name="Make a sheet for one reader").click()
    expect(citra.page.get_by_role("status")).to_contain_text("This link is shown once")
    address = citra.page.locator("table a").first.get_attribute("href")
    assert address
    return f"{citra.hub.desk}{address}"


def expect_translated(page: Page, hub: RunningHub, tag: str, name: str) -> None:
    """The text's own page says who vouches for it."""
    page.goto(f"{hub.desk}/studio/first-contact/in/{tag}/texts/choice.yes_no.no/")
    expect(page.locator("main")).to_contain_text("translated")
    expect(page.locator("main")).to_contain_text(name)


@pytest.mark.long("walks")
def test_thai_is_marked_on_paper_and_typed_in(browser: Browser, studio: RunningHub) -> None:
    citra = Desk(browser, studio, "citra")
    address = make_sheet(citra, "th")
    code = citra.page.locator("table a").first.inner_text()
    citra.page.goto(f"{address}sheet/")
    rows = citra.page.locator("table tbody tr")
    expect(rows).to_have_count(40)
    expect(rows.nth(NUMBER - 1).locator("[lang=th]")).to_have_text("ไม่")
    expect(rows.nth(NUMBER - 1)).to_contain_text("A whole answer to a question")
    assert find_violations(citra.page) == []
    citra.page.emulate_media(media="print")
    printed = citra.page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    citra.page.emulate_media(media="screen")
    citra.page.goto(address)
    citra.page.locator(f"#mark-{NUMBER}-right").check(force=True)
    citra.page.locator("#mark-1-wrong").check(force=True)
    citra.page.locator("#note-1").fill("ได้")
    assert find_violations(citra.page) == []
    citra.page.get_by_role("button", name="Take the marks in").click()
    expect(citra.page.locator("main")).to_contain_text(f"read by reader {code}")
    expect_translated(citra.page, studio, "th", f"reader {code}")
    citra.page.goto(f"{studio.desk}/studio/first-contact/in/th/texts/choice.yes_no.yes/")
    expect(citra.page.locator("main")).to_contain_text("ได้")
    assert citra.problems == []


def test_pashto_is_marked_through_a_link_without_an_account(browser: Browser, studio: RunningHub) -> None:
    citra = Desk(browser, studio, "citra")
    address = make_sheet(citra, "ps")
    link = citra.page.locator("[role=status] code").inner_text()
    context = browser.new_context(viewport=SMALL_PHONE)
    reader = context.new_page()
    reader.goto(link)
    assert reader.url == f"{studio.desk}/reading/"  # the link is gone from the address
    words = reader.locator("fieldset").nth(NUMBER - 1).locator("[lang=ps]")
    expect(words).to_have_text("نه")
    expect(words).to_have_attribute("dir", "rtl")
    assert find_violations(reader) == []
    reader.locator(f"#mark-{NUMBER}-right").check(force=True)
    reader.locator("#name").fill("Zarghuna")
    reader.get_by_role("button", name="Send the marks").click()
    expect(reader.locator("h1")).to_have_text("Thank you")
    citra.page.goto(address)
    expect(citra.page.locator("main")).to_contain_text("The reader sent these marks")
    expect(citra.page.locator(f"#mark-{NUMBER}-right")).to_be_checked()
    citra.page.get_by_role("button", name="Take the marks in").click()
    expect_translated(citra.page, studio, "ps", "Zarghuna")
    reader.goto(link)
    expect(reader.locator("h1")).to_have_text("This link is over")
    context.close()
    assert citra.problems == []
