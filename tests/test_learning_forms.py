"""An officer takes the test before learning offline, stops, goes on, and meets other questions the second time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from desk import make_enrolment_link
from phone import HERE, SMALL_PHONE, Phone
from playwright.sync_api import Browser, Page, expect
from running_hub import RunningHub
from test_learning import LIST_PLACES, SECRET, WORDS

BANK = yaml.safe_load((HERE / "content/learning/tests/bank.yaml").read_text(encoding="utf-8"))["items"]
BY_ASK = {WORDS[f"test.{item['id']}.ask"]: item for item in BANK}


@pytest.fixture(name="phone")
def make_phone(browser: Browser, hub: RunningHub) -> Iterator[Phone]:
    context = browser.new_context(viewport=SMALL_PHONE)
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    yield phone
    context.close()


def answer(page: Page, *, rightly: bool) -> str:
    """Answers the question that stands there; gives its id."""
    item = BY_ASK[page.locator('[data-screen="learning-test"] h1').inner_text()]
    wrong = next(choice for choice in item["choices"] if choice != item["right"])
    page.locator(f'[data-choice="{item["right"] if rightly else wrong}"]').click()
    return str(item["id"])


@pytest.mark.long("walks")
@pytest.mark.timeout(120)
def test_the_test_is_taken_before_and_after_with_other_questions(phone: Phone) -> None:
    page = phone.page
    phone.wait_for("home")
    page.locator('[data-hook="learn"]').click()
    while page.locator('[data-hook="tests"], [data-hook="nothing"]').first.get_attribute("data-hook") == "nothing":
        page.get_by_role("button", name="Back", exact=True).last.click()
        page.locator('[data-hook="learn"]').click()
    phone.context.set_offline(True)
    before = page.evaluate(LIST_PLACES)
    # What comes before a module is said, and locks nothing.
    scam = page.locator("li", has=page.locator('[data-module="scam"]'))
    expect(scam.locator('[data-hook="after"]')).to_have_text(f"Best after: {WORDS['module.screening.title']}")
    expect(page.locator('[data-module="scam"]')).to_be_enabled()
    expect(page.locator("li", has=page.locator('[data-module="fear"]')).locator('[data-hook="after"]')).to_have_count(0)

    page.locator('[data-hook="tests"]').click()
    page.locator('[data-hook="test-begin"]').click()
    first = [answer(page, rightly=True)]
    expect(page.locator('[data-hook="learning-band"]')).to_contain_text("Nothing here is real")
    page.get_by_role("button", name="All lessons").click()  # stopped, and taken up at the next question
    page.locator('[data-hook="test-begin"]').click()
    asked = len(BANK) // 2
    for place in range(1, asked):
        expect(page.locator('[data-screen="learning-test"]')).to_contain_text(f"Step {place + 1} of {asked}")
        first.append(answer(page, rightly=False))
        page.locator(f'[data-hook="{"next" if place < asked - 1 else "finish"}"]').click()
    expect(page.locator('[data-screen="learning-test-end"]')).to_be_visible()
    assert len(set(first)) == asked
    expect(page.locator('[data-hook="test-answers"] li')).to_have_count(asked)
    expect(page.locator("tr[data-kind]")).to_have_count(3)
    expect(page.locator('tr[data-kind="attitude"]')).to_contain_text("0 of 5")
    assert set(page.evaluate(LIST_PLACES)) - set(before) == {"records/tests/self"}

    page.locator('[data-hook="test-close"]').click()
    page.locator('[data-hook="test-begin"]').click()
    assert answer(page, rightly=True) not in first
