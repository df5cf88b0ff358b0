from __future__ import annotations

import pytest

from titian.leads.words import LANGUAGES, Page, choose_language, read_words


@pytest.mark.parametrize("page", ["offer", "check"])
def test_every_sentence_is_there_in_the_fifteen_languages_and_no_two_share_it(page: Page) -> None:
    english = read_words("en", page)
    assert len(LANGUAGES) == 15
    for tag in LANGUAGES:
        words = read_words(tag, page)
        assert set(words) == set(english), tag
        same = {name for name, text in words.items() if tag != "en" and text == english[name]}
        assert same == set(), tag


@pytest.mark.parametrize(
    ("asked", "found"),
    [(["my"], "my"), (["th-TH", "en"], "th"), (["zh-CN"], "zh-Hans"), (["tl"], "fil"), (["fr"], "en"), ([], "en")],
)
def test_browser_gets_the_first_language_that_the_page_has(asked: list[str], found: str) -> None:
    assert choose_language(asked) == found
