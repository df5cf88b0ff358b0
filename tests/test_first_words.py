"""A language of which no more than the first words is proved: greeted, cared for, heard to be afraid, and asked nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from looks import HERE, Looks, read_to_the_end, settle
from playwright.sync_api import Browser, Page, ViewportSize, expect

from titian.instrument import load_pack
from titian.instrument.about import PackFile
from titian.voices.wording import load_wording

PACK = HERE / "content/packs/first-contact"
SMALLEST: ViewportSize = {"width": 320, "height": 640}
BEFORE_CARE = {"talk.greeting", "talk.this_language"}
"""Said by the tiles from which the language is chosen."""
READ = """tag => [...document.querySelectorAll('[data-screen][data-script], .bar')].flatMap((part) =>
  [...part.querySelectorAll('h1, p, button')]
    .filter((each) => each.closest('[lang]')?.lang === tag && !each.closest('.tongue') && each.checkVisibility())
    .map((each) => each.getAttribute('aria-label') ?? each.innerText))"""
"""What stands in the person's language: sentences, and what each button is called."""


@pytest.fixture(scope="module")
def about() -> PackFile:
    return load_pack(PACK).about


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=SMALLEST)
    yield page
    page.close()


class Reader:
    """Reads screens of one language, by the first words it knows; anything else is told as it stands."""

    def __init__(self, page: Page, tag: str, about: PackFile) -> None:
        self.page, self.tag = page, tag
        written = load_wording(PACK / "locales" / f"{tag}.yaml").texts
        self.words: Mapping[str, str] = {i: one.text for i, one in written.items() if about.is_first_word(i)}
        self.seen: set[str] = set()

    def read(self) -> None:
        settle(self.page)
        for said in self.page.evaluate(READ, self.tag):
            text = " ".join(said.replace("\u200b", "").split())
            self.seen.add(next((i for i, known in self.words.items() if known == text), f"not a first word: “{text}”"))

    def hear(self) -> None:
        self.seen.update(self.page.evaluate("() => said"))


@pytest.mark.parametrize(("tag", "is_voiced"), [("ur", True), ("km", False)])
def test_every_screen_that_opens_with_first_words_has_all_of_its_words(
    page: Page, looks: Looks, about: PackFile, tag: str, is_voiced: bool
) -> None:
    reader = Reader(page, tag, about)
    voice = "voiced=1" if is_voiced else f"silent={tag}"
    page.goto(looks.address(f"stage=care&language={tag}&first={tag}&{voice}&here=en,id,{tag}"))
    expect(page.locator('[data-screen="care"]')).to_be_visible()
    read_to_the_end(page)
    reader.read()
    page.locator('[data-hook="afraid"]').click()
    expect(page.locator('[data-screen="afraid"]')).to_be_visible()
    reader.read()
    page.get_by_role("button", name=reader.words["choice.yes_no.yes"], exact=True).click()
    page.locator('[data-screen="afraid"] [data-hook="go-on"]').click()
    page.locator('[data-hook="other-language"]').click()
    expect(page.locator('[data-screen="other-language"] .tongue')).to_have_count(3)
    reader.read()
    page.locator('[data-hook="keep"]').click()
    page.locator('[data-hook="officer"]').click()
    expect(page.locator('[data-screen="hand-back"]')).to_be_visible()
    reader.read()
    reader.hear()
    page.goto(looks.address(f"aloud=1&language={tag}&first={tag}&{voice}"))
    expect(page.locator('[data-screen="help-care"]')).to_be_visible()
    reader.read()
    assert {each for each in reader.seen if each not in reader.words} == set()
    if is_voiced:
        spoken = {each for each in about.first_words if not each.startswith("phrase.")}
        assert reader.seen == spoken - BEFORE_CARE


def test_after_care_the_officer_reads_what_to_do_and_the_person_is_asked_nothing(page: Page, looks: Looks) -> None:
    page.goto(looks.address("stage=care&language=ur&first=ur&voiced=1&here=en,id,ur"))
    read_to_the_end(page)
    page.get_by_role("button", name="پانی", exact=True).click()
    page.locator('[data-screen="care"] [data-hook="go-on"]').click()
    page.locator('[data-screen="hand-back"] .officer button').click()
    page.locator('[data-screen="hand-back"] .sure button').click()
    expect(page.locator('[data-screen="care-wanted"]')).to_contain_text("Water")
    page.locator('[data-screen="care-wanted"] .next').click()
    language = page.locator('[data-screen="language"]')
    expect(language.locator('[data-hook="first-words"]')).to_contain_text("Only the first words are proved in Urdu")
    expect(language.locator('[data-language="ur"]')).to_contain_text("first words only")
    expect(language.locator('[data-language="id"]')).not_to_contain_text("first words only")
    language.locator('[data-language="id"]').click()
    expect(page.locator('[data-screen="prove-no"]')).to_be_visible()
    page.locator('[data-hook="other-language"]').click()
    page.locator('[data-screen="other-language"] [data-language="ur"]').click()
    expect(page.locator('[data-screen="care"]')).to_have_attribute("lang", "ur")


def test_person_who_agreed_is_offered_no_language_that_cannot_ask_on(page: Page, looks: Looks) -> None:
    page.goto(looks.address("stage=ask&until=P04&language=id&first=ur&voiced=1&here=en,id,ur"))
    page.locator('[data-screen="ask"]').wait_for()
    page.locator('[data-hook="other-language"]').click()
    expect(page.locator('[data-screen="other-language"] .tongue')).to_have_count(2)
    expect(page.locator('[data-screen="other-language"] [data-language="ur"]')).to_have_count(0)
