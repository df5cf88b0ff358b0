"""An officer learns alone and offline, stops, goes on, and leaves it with one touch; nothing of it is kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from desk import make_enrolment_link
from phone import HERE, SMALL_PHONE, Phone
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub

SECRET = "lantern river mango seventeen"
# What lies on the phone, by its place: no word of it, no byte.
LIST_PLACES = """async () => {
  const seen = [];
  for (const { name, version } of await indexedDB.databases()) {
    if (name.startsWith('titian-rewrite-')) continue;
    const base = await new Promise((yes, no) => { const open = indexedDB.open(name, version); open.onsuccess = () => yes(open.result); open.onerror = () => no(open.error); });
    for (const store of base.objectStoreNames) {
      const keys = await new Promise((yes, no) => { const all = base.transaction(store).objectStore(store).getAllKeys(); all.onsuccess = () => yes(all.result); all.onerror = () => no(all.error); });
      for (const key of keys) seen.push(`${store}/${[key].flat().join('/')}`);
    }
    base.close();
  }
  return seen;
}"""
MODULE = yaml.safe_load((HERE / "content/learning/modules/referral.yaml").read_text(encoding="utf-8"))
WORDS = {
    text_id: text["text"]
    for text_id, text in yaml.safe_load((HERE / "content/learning/locales/en.yaml").read_text(encoding="utf-8"))[
        "texts"
    ].items()
}


@pytest.fixture(scope="module", name="phone")
def make_phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    yield phone
    context.close()


def read_title(step: str) -> str:
    return str(WORDS[f"module.referral.{step}.title"])


def open_module(page: Page) -> None:
    page.locator('[data-hook="learn"]').click()
    page.locator('[data-module="referral"]').click()


def wait_for_lessons(page: Page) -> None:
    """They come after the voices; the page is opened anew until they are here."""
    page.locator('[data-hook="learn"]').click()
    while page.locator('[data-module="referral"], [data-hook="nothing"]').first.get_attribute("data-hook") == "nothing":
        page.get_by_role("button", name="Back", exact=True).last.click()
        page.locator('[data-hook="learn"]').click()


@pytest.mark.timeout(120)
def test_a_lesson_is_learnt_offline_and_leaves_one_sealed_record(phone: Phone) -> None:
    page = phone.page
    phone.wait_for("home")
    wait_for_lessons(page)
    page.locator('[data-module="referral"]').click()
    # Their voice comes last.
    while not page.locator('[data-hook="hear"]').is_visible():
        page.get_by_role("button", name="All lessons").click()
        page.get_by_role("button", name="Back", exact=True).last.click()
        open_module(page)
        expect(page.locator('[data-screen="learning-step"]')).to_be_visible()
    page.get_by_role("button", name="All lessons").click()
    page.get_by_role("button", name="Back", exact=True).last.click()
    phone.context.set_offline(True)
    before = page.evaluate(LIST_PLACES)

    open_module(page)
    page.evaluate("performance.clearMarks('titian:voice-started')")
    page.locator('[data-hook="hear"]').click()
    page.wait_for_function("performance.getEntriesByName('titian:voice-started').length === 1")
    for place, step in enumerate(MODULE["steps"]):
        expect(page.get_by_role("heading", level=1)).to_have_text(read_title(step["id"]))
        expect(page.locator('[data-hook="learning-band"]')).to_contain_text("Nothing here is real")
        if step["kind"] == "pathway":
            # Whom the country's own list names; where it names nobody the step says so.
            expect(page.locator('[data-hook="services"] li, .note.danger').first).to_be_visible()
            expect(page.locator('[data-hook="services"] a[href^="tel:"]')).to_have_count(0)
        if step["id"] == "more":
            expect(page.locator('[data-hook="services"]')).to_contain_text("1300")
        if step["kind"] == "question":
            page.locator(f'[data-choice="{step["choices"][0]}"]').click()
            expect(page.locator('[data-hook="why"]')).to_contain_text(WORDS[f"module.referral.{step['id']}.why"])
        if place == 3:  # stopped, and taken up at the same step
            page.get_by_role("button", name="All lessons").click()
            page.locator('[data-module="referral"]').click()
            expect(page.get_by_role("heading", level=1)).to_have_text(read_title(step["id"]))
        is_last = place == len(MODULE["steps"]) - 1
        page.locator(f'[data-hook="{"finish" if is_last else "next"}"]').click()
    asked = sum(step["kind"] == "question" for step in MODULE["steps"])
    expect(page.get_by_text(f"Of {asked} questions")).to_be_visible()
    assert set(page.evaluate(LIST_PLACES)) - set(before) <= {"records/learning/self"}
    assert "records/learning/self" in page.evaluate(LIST_PLACES)
    assert phone.page.locator('[data-screen="learning-end"]').count() == 1

    # One touch, and what stands there is real.
    page.get_by_role("button", name="All lessons").click()
    page.locator('[data-hook="leave-learning"]').click()
    phone.wait_for("look")


def test_the_band_stays_in_view_and_back_leads_from_step_to_list_to_home(phone: Phone) -> None:
    page = phone.page
    phone.context.set_offline(False)
    page.reload()
    phone.unlock(SECRET)
    phone.wait_for("home")
    page.set_viewport_size({"width": 320, "height": 480})
    wait_for_lessons(page)
    page.locator("[data-module]").last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 0
    expect(page.locator('[data-hook="leave-learning"]')).to_be_in_viewport(ratio=1)
    expect(page.locator('[data-hook="learning-band"]')).to_be_in_viewport(ratio=1)
    page.locator('[data-module="fear"]').click()
    page.locator('[data-hook="next"]').click()
    expect(page.get_by_text("Step 2 of")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    page.go_back()
    expect(page.get_by_text("Step 1 of")).to_be_visible()
    page.go_back()
    phone.wait_for("learning")
    page.go_back()
    phone.wait_for("home")
