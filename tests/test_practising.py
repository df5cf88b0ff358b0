"""A new officer alone and offline: a module, two people to practise with, what is said of it after, a trainer who sees that
it was finished once the officer joins a course, and a question days later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
import yaml
from barriers import find_violations
from desk import Desk, make_enrolment_link
from minutes import press
from phone import HERE, SMALL_PHONE, Phone
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from test_courses import join_course, open_course
from test_learning import LIST_PLACES, SECRET, WORDS, wait_for_lessons
from waiting import wait_until
from wire_phone import run_in_hub

MODULE: Final = yaml.safe_load((HERE / "content/learning/modules/fear.yaml").read_text(encoding="utf-8"))
#: A talk with full marks, and one in which the person gets up.
WELL: Final = (
    *("look", "list_ready", "care", "companion_away", "language", "choice", "consent", "phone"),
    *("more", "break", "own_words", "options", "refer", "card"),
)
BADLY: Final = ("look", "care", "judge", "why", "lead", "send_away")
#: Everything the hub keeps, by table: how many rows, and nothing of what is in them.
COUNT_ROWS: Final = """
from django.apps import apps
print(json.dumps({model._meta.label: model._default_manager.count() for model in apps.get_models()}))
"""
#: What grows because a phone asked for something, whoever holds it.
OF_ASKING: Final = frozenset({"devices.SpentNonce"})
#: Of what is stored of learning: what changes with each writing.
READ_STORED: Final = """async () => {
  for (const { name, version } of await indexedDB.databases()) {
    const base = await new Promise((yes, no) => { const open = indexedDB.open(name, version); open.onsuccess = () => yes(open.result); open.onerror = () => no(open.error); });
    try {
      if (!base.objectStoreNames.contains('records')) continue;
      const row = await new Promise((yes, no) => { const one = base.transaction('records').objectStore('records').get(['learning', 'self']); one.onsuccess = () => yes(one.result); one.onerror = () => no(one.error); });
      if (row) return row.iv.join();
    } finally { base.close(); }
  }
  return '';
}"""
COUNT_TONES: Final = """(() => {
  window.tones = [];
  const Tone = window.OscillatorNode;
  window.OscillatorNode = class extends Tone { constructor(at, how) { super(at, how); window.tones.push(how.frequency); } };
})()"""


@pytest.fixture(name="phone")
def make_phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    context = browser.new_context(viewport=SMALL_PHONE)
    context.add_init_script(COUNT_TONES)
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    yield phone
    context.close()


def make(page: Page, move: str) -> None:
    """One move, on the screen of the app that it has."""
    button = page.locator(f'button[data-move="{move}"]')
    group = page.locator("details[data-group]").filter(has=button)
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    button.click()
    made = page.locator('[data-hook="made"]')
    if move == "companion_away":
        page.locator('[data-screen="before"]').get_by_role("button", name="Nobody who came with them").click()
    elif move == "place":
        page.locator('[data-screen="privacy"]').get_by_role("button", name="private place").click()
    elif move == "language":
        page.locator("[data-language]").first.click()
    elif move in {"look", "care", "consent", "break", "card"} or move.startswith("ask_"):
        expect(page.locator('[data-hook="learning-band"]')).to_be_in_viewport(ratio=1)
        made.click()
    page.locator(f'[data-hook="said"][data-move="{move}"], [data-screen="practice-debrief"]').wait_for()


def make_and_keep(page: Page, move: str) -> None:
    """What stands on the screen is stored a moment later; a phone killed within it would go on one move before."""
    stored = page.evaluate(READ_STORED)
    make(page, move)
    wait_until(lambda: page.evaluate(READ_STORED) != stored, page=page)


def practise(page: Page, persona: str, moves: tuple[str, ...]) -> None:
    page.locator(f'[data-persona="{persona}"]').click()
    page.locator('[data-screen="practice"]').wait_for()
    for move in moves:
        make(page, move)
    page.locator('[data-screen="practice-debrief"]').wait_for()
    page.locator('[data-hook="rules"]').wait_for()


def read_rules(page: Page) -> dict[str, int]:
    rows = page.locator("[data-rule]")
    return {
        str(row.get_attribute("data-rule")): int(row.get_attribute("data-broken") or 0)
        for row in (rows.nth(at) for at in range(rows.count()))
    }


def sync(phone: Phone, hub: RunningHub) -> dict[str, Any]:
    phone.page.get_by_role("button", name="Check now").click()
    expect(phone.page.get_by_role("button", name="Check now")).to_be_visible()
    found: dict[str, Any] = run_in_hub(hub, COUNT_ROWS)
    return found


@pytest.mark.long("walks")
@pytest.mark.timeout(300)
def test_a_new_officer_learns_practises_is_counted_by_a_trainer_and_is_asked_again(
    browser: Browser, phone: Phone, hub: RunningHub
) -> None:
    page = phone.page
    phone.wait_for("home")
    wait_for_lessons(page)
    page.go_back()
    phone.wait_for("home")
    rows = sync(phone, hub)
    phone.context.set_offline(True)
    before = page.evaluate(LIST_PLACES)

    page.locator('[data-hook="learn"]').click()
    page.locator('[data-module="fear"]').click()
    for place, step in enumerate(MODULE["steps"]):
        expect(page.get_by_role("heading", level=1)).to_have_text(WORDS[f"module.fear.{step['id']}.title"])
        if step["kind"] == "question":
            page.locator(f'[data-choice="{step["choices"][0]}"]').click()
        if step["kind"] == "practise":
            expect(page.locator("[data-persona]")).to_have_count(len(step["personas"]))
            practise(page, "quiet-bride", WELL)
            looks_back_on_a_talk_that_went_well(page)
            page.locator('[data-hook="closed"]').click()
            expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["module.fear.practise.title"])
        is_last = place == len(MODULE["steps"]) - 1
        page.locator(f'[data-hook="{"finish" if is_last else "next"}"]').click()
    page.get_by_role("button", name="All lessons").click()

    goes_on_after_the_app_was_killed(phone)
    looks_back_on_a_talk_that_went_badly(page)
    page.locator('[data-hook="closed"]').click()
    expect(page.locator('[data-hook="personas"]').get_by_text("Practised: 1")).to_have_count(2)
    assert set(page.evaluate(LIST_PLACES)) - set(before) == {"records/learning/self"}
    assert set(before) <= set(page.evaluate(LIST_PLACES))

    # Nothing of it reaches the hub: no screening, tally, referral or line in its log.
    page.go_back()
    phone.wait_for("home")
    phone.context.set_offline(False)
    after = sync(phone, hub)
    assert {table for table in after if after[table] != rows[table]} <= OF_ASKING
    is_counted_by_a_trainer(browser, phone, hub)
    phone.context.set_offline(True)

    is_asked_again_after_days(phone)


def looks_back_on_a_talk_that_went_well(page: Page) -> None:
    """Outcome and process: how it ended, what was true, what was untold and why, each rule, and the moments."""
    say = "persona.quiet-bride"
    expect(page.locator('[data-hook="story"]')).to_contain_text(WORDS[f"{say}.story.officer"])
    expect(page.locator('[data-hook="outcome"]')).to_contain_text(WORDS["ending.open.officer"])
    expect(page.locator('[data-hook="untold"] [data-fact]').first).to_be_visible()
    expect(page.locator('[data-hook="marks"] h2')).to_have_text("Practice marks: 12 of 12")
    expect(page.locator('[data-hook="marks"]')).to_contain_text("never what you were told")
    assert set(read_rules(page).values()) == {0}
    expect(page.locator('[data-hook="rules"] [data-from]')).to_have_count(2)
    expect(page.locator('[data-hook="own-time"]')).to_contain_text("Only you see it")
    page.locator('[data-hook="replay"] summary').click()
    expect(page.locator('[data-hook="replay"] li')).to_have_count(len(WELL))
    shown = page.locator("main").inner_text().lower()
    assert [word for word in ("percentile", "passed", "rank", "credib", "believ") if word in shown] == []
    assert find_violations(page) == []


def goes_on_after_the_app_was_killed(phone: Phone) -> None:
    page = phone.page
    page.evaluate("window.tones.length = 0")
    page.locator('[data-persona="fisher"]').click()
    page.locator('[data-screen="practice"]').wait_for()
    # By colour, word and sound.
    tones = page.evaluate("window.tones")
    assert len(tones) == 2
    assert tones[0] > tones[1]
    expect(page.locator('[data-hook="learning-band"]')).to_contain_text("Nothing here is real")
    assert find_violations(page) == []
    for move in BADLY[:3]:
        make_and_keep(page, move)
    # So does each screen of the app: two of these moves have one.
    assert page.evaluate("window.tones") == tones * 3
    page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    page.locator('[data-hook="learn"]').click()
    page.locator('[data-persona="fisher"]').click()
    page.locator(f'[data-hook="said"][data-move="{BADLY[2]}"]').wait_for()
    for move in BADLY[3:]:
        make(page, move)
    page.locator('[data-hook="rules"]').wait_for()


def looks_back_on_a_talk_that_went_badly(page: Page) -> None:
    rules = read_rules(page)
    assert rules["K12"] == 1
    assert rules["K08"] == 2
    expect(page.locator('[data-hook="marks"] h2')).not_to_have_text("Practice marks: 12 of 12")
    untold = page.locator('[data-hook="untold"] [data-fact="good_boat"]')
    expect(untold).to_contain_text(WORDS["missing.consent.officer"])


def is_counted_by_a_trainer(browser: Browser, phone: Phone, hub: RunningHub) -> None:
    """What was finished before the officer joined is told as well: that it was, and nothing of how."""
    lead = Desk(browser, hub, "coordinator")
    finished = ("module:fear", "persona:quiet-bride", "persona:fisher")
    code = open_course(hub, lead.page, *finished)
    press(lead.page, "It begins")
    lead.page.goto(f"{lead.page.url}board/")
    page = phone.page
    page.locator('[data-hook="learn"]').click()
    join_course(page, code)
    counted = lead.page.locator("section[aria-labelledby=finished-title] dd")
    expect(counted).to_have_text(["1"] * len(finished), timeout=40_000)
    assert not any(word in lead.page.content().lower() for word in ("marks", "trust", "untold"))
    assert lead.problems == []
    lead.context.close()
    page.go_back()
    page.go_back()
    phone.wait_for("home")


def is_asked_again_after_days(phone: Phone) -> None:
    page = phone.page
    page.locator('[data-hook="learn"]').click()
    page.locator("[data-module]").first.wait_for()
    expect(page.locator('[data-hook="again"]')).to_have_count(0)
    phone.context.clock.install(time=datetime.now(UTC) + timedelta(days=5))
    phone.context.clock.resume()
    page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    page.locator('[data-hook="learn"]').click()
    page.locator('[data-hook="again"]').click()
    page.locator("[data-choice]").first.click()
    expect(page.locator('[data-hook="why"]')).to_be_visible()
    page.go_back()
    phone.wait_for("learning")


def test_one_touch_leaves_a_practice_for_a_real_talk_also_from_a_screen_of_the_app(phone: Phone) -> None:
    page = phone.page
    phone.wait_for("home")
    wait_for_lessons(page)
    page.locator('[data-persona="crew-man"]').click()
    page.locator('button[data-move="care"]').click()
    page.locator('[data-screen="care"], [data-screen="practice-question"]').wait_for()
    assert page.locator('[data-screen="hand-back"]').count() == 0
    page.go_back()  # from the screen of the app to the practice, and from there to the list
    phone.wait_for("practice")
    page.locator('button[data-move="care"]').click()
    page.locator('[data-hook="leave-learning"]').click()
    phone.wait_for("look")
    expect(page.locator('[data-hook="learning-band"]')).to_have_count(0)
