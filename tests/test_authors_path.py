"""A step of a module from an author's field at the desk to the folder: told, mended, played, agreed to, given."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Final

import pytest
from barriers import find_violations
from desk import Desk
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub

from titian.hub.tests import warm

pytestmark = pytest.mark.timeout(300)
ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = (ROOT / "docs/learning/authors.md").read_text(encoding="utf-8")
STEP, SOURCES, WORDS = re.findall(r"^```yaml\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
PASSWORD: Final = "four-long-words-here"  # of people who are in no other hub
# Two people of English, as an invitation and a coordinator's page would make them.
MAKE_PEOPLE: Final = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from django.utils import timezone
from titian.people.actions.add_account import add_account
from titian.people.models import Organisation, User
from titian.studio.models import LanguageRight
hub = Organisation.objects.filter(kind="hub").first()
for name, role in (("ana", "translator"), ("citra", "reviewer")):
    add_account(username=name, password=PASSWORD, role=role, name=(name.title(), "Person"), organisation=hub,
                station=None, is_manager=False, actor_id="test")
    person = User.objects.get(username=name)
    LanguageRight.objects.create(person=person, row_id="en", given_by=person, given_at=timezone.now())
"""
# What others would do in the studio meanwhile: the new words stand in Indonesian and Thai.
TRANSLATE: Final = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from titian.studio.models import Translation
from titian.voices.wording import text_sha256
rows = Translation.objects.filter(text__text_id__contains=".q_rest.").exclude(language__row="en").select_related("text")
for row in rows:
    row.words, row.said, row.number = "1", row.text.source, 1
    row.words_sha256 = text_sha256(row.words)
    row.save()
"""


def run(hub: RunningHub, program: str) -> None:
    done = warm.run([sys.executable, "-c", f"PASSWORD = {PASSWORD!r}\n{program}"], env=hub.environment)
    assert done.returncode == 0, done.stderr[-2000:]


def fill(page: Page, name: str, *, add: str, before: str = "") -> None:
    """Writes at the end of a field."""
    field = page.locator(f"textarea[name={name}]")
    field.fill(f"{before or field.input_value().rstrip()}\n{add}")


def press(page: Page, do: str) -> None:
    with page.expect_navigation():
        page.locator(f"button[name=do][value={do}]").click()


@pytest.mark.long("walks")
def test_a_step_goes_from_an_author_to_the_folder(browser: Browser, hub: RunningHub, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("voices"))
    shutil.copytree(ROOT / "contracts/codes", tmp_path / "contracts/codes")
    folder = content / "learning"
    hub.do("studio", "take", str(folder))
    run(hub, MAKE_PEOPLE)
    hub.demo["accounts"] += [{"username": name, "password": PASSWORD} for name in ("ana", "citra")]

    ana = Desk(browser, hub, "ana")
    page = ana.page
    page.goto(f"{hub.desk}/studio/learning/drafts/")
    page.get_by_role("link", name="scam", exact=True).click()
    fill(page, "content", add=STEP)
    press(page, "save")
    problems = page.locator("[data-hook=problems]")
    expect(problems).to_contain_text("It names no source.")
    expect(problems).to_contain_text(re.compile(r"Words, line \d+: It has no words"))
    expect(page.locator("[data-hook=play]")).to_have_count(0)
    assert find_violations(page) == []

    fill(page, "content", add=SOURCES)
    fill(page, "words", add=WORDS)
    press(page, "save")
    expect(page.locator("[data-hook=untranslated]")).to_contain_text("Thai 7")
    play_module(page)
    page.goto(f"{hub.desk}/studio/learning/drafts/persona/fisher/")
    play_persona(page)
    page.goto(f"{hub.desk}/studio/learning/drafts/test/bank/")
    play_tests(page)
    page.goto(f"{hub.desk}/studio/learning/drafts/case/cases/")
    play_cases(page)
    page.goto(f"{hub.desk}/studio/learning/drafts/module/scam/")
    press(page, "ask")
    assert ana.problems == []

    citra = Desk(browser, hub, "citra")
    citra.page.goto(f"{hub.desk}/studio/learning/drafts/module/scam/")
    press(citra.page, "agree")
    expect(citra.page.locator("[data-hook=state]")).to_have_text("agreed")
    run(hub, TRANSLATE)
    hub.do("studio", "give", str(folder))
    assert "q_rest" in (folder / "modules/scam.yaml").read_text(encoding="utf-8")
    hub.do("learning", "check", str(folder))


def play_module(page: Page) -> None:
    """To its last step, which is the new one."""
    page.locator("[data-hook=play]").click()
    expect(page.locator("[data-hook=learning-band]")).to_be_visible()
    while page.locator("[data-hook=next]").count():
        at = page.locator("[data-screen=learning-step] header").inner_text()
        page.locator("[data-hook=next]").click()
        expect(page.locator("[data-screen=learning-step] header")).not_to_have_text(at, use_inner_text=True)
    expect(page.get_by_role("heading", name="Tired")).to_be_visible()
    page.get_by_text("Offer a break").click()
    expect(page.get_by_text("The pause is his.")).to_be_visible()
    page.locator("[data-hook=finish]").click()
    expect(page.locator("[data-screen=learning-end]")).to_be_visible()


def play_persona(page: Page) -> None:
    """A move on a screen of the app, and to the debrief, with what the pack's rules conclude."""
    page.locator("[data-hook=play]").click()
    page.locator("[data-move=look]").click()
    page.locator("[data-screen=practice-look] [data-hook=made]").click()
    expect(page.locator("[data-hook=said][data-move=look]")).to_be_visible()
    page.locator("[data-group=end] summary").click()
    page.locator("[data-move=send_away]").click()
    expect(page.locator("[data-screen=practice-debrief]")).to_be_visible()
    expect(page.locator("[data-hook=rules] [data-from=true]")).to_be_visible()


def play_tests(page: Page) -> None:
    """One form to its end, where each answer stands beside what the lessons suggest; then the other is asked."""
    page.locator("[data-hook=play]").click()
    asked = []
    for _ in range(2):
        page.locator("[data-hook=test-begin]").click()
        asked.append(page.locator("[data-screen=learning-test] h1").inner_text())
        while page.locator("[data-screen=learning-test]").count():
            page.locator("[data-choice]").first.click()
            onward = page.locator("[data-hook=next], [data-hook=finish]")
            onward.click()
        expect(page.locator("[data-hook=test-answers] li").first).to_be_visible()
        page.locator("[data-hook=test-close]").click()
    assert asked[0] != asked[1]
    expect(page.locator("[data-hook=change]")).to_be_visible()


def play_cases(page: Page) -> None:
    """All of both sets are judged, and what was said of them is given to nobody. The change is told once both are done."""
    page.locator("[data-hook=play]").click()
    judge_all(page, "emergency")
    expect(page.locator("[data-hook=cases-change]")).to_have_count(0)
    page.locator("[data-hook=give]").click()
    expect(page.locator("[data-hook=given]")).to_be_visible()
    change = page.locator("[data-hook=cases-change]")
    expect(change).to_contain_text("No change of yours is told.")
    page.get_by_role("button", name="All lessons").click()
    expect(page.get_by_role("heading", name="Agreement study 2")).to_be_visible()
    judge_all(page, "refer")
    page.locator("[data-hook=alone]").click()
    expect(change).to_contain_text("in 2 and in 4 of 12")
    expect(change).to_have_attribute("data-reliable", "false")
    expect(page.locator("[data-case]")).to_have_count(0)


def judge_all(page: Page, answer: str) -> None:
    page.locator("[data-hook=judge]").click()
    while page.locator("[data-screen=learning-case]").count():
        title = page.locator("[data-screen=learning-case] h1").inner_text()
        page.locator(f"[data-choice={answer}]").click()
        page.locator("[data-hook=next]").click()
        expect(page.locator("h1")).not_to_have_text(title)
