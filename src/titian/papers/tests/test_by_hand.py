"""The look-and-act sheet and the referral by hand: what they say, in which language, and what they never ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from titian.papers.act import make_act
from titian.papers.by_hand import make_by_hand
from titian.papers.contents import read_contents
from titian.papers.errors import MissingWords
from titian.papers.labels import read_labels
from titian.papers.pack import Pack, open_pack

from .paper import (
    EACH_LANGUAGE,
    EACH_OFFICER,
    OFFICERS,
    PACK,
    Page,
    change_text,
    copy_pack,
    needs_fonts,
    needs_pdftotext,
    read_pdf,
    read_sizes,
    read_text,
    word,
)

ACT, BY_HAND = read_contents().act, read_contents().by_hand


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack(PACK)


def is_upright(page: Page) -> bool:
    return (round(page.width), round(page.height)) == (595, 842)


@needs_fonts
@pytest.mark.parametrize("officer", EACH_OFFICER)
def test_look_and_act_is_two_pages_in_every_language_of_an_officer(pack: Pack, officer: str) -> None:
    (made,) = make_act(pack, officer=officer)
    assert read_sizes(made) == [(595, 842)] * 2


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize("officer", ["en", "id", "vi"])
def test_look_and_act_says_what_is_seen_what_to_do_and_what_stands_for_everybody(pack: Pack, officer: str) -> None:
    (made,) = make_act(pack, officer=officer)
    # Beside one another two sentences are read line by line, so each is looked for word by word.
    said = read_text(made)
    _, labels = read_labels(pack, officer, "act-")
    for words in [*(word(officer, name) for name in ACT.list_texts()), *labels.values()]:
        assert all(each in said for each in words.split()), words


def test_look_and_act_holds_every_tick_of_the_first_look_and_asks_nothing(pack: Pack) -> None:
    seen = {sign.see for sign in ACT.signs}
    assert {f"item.S0{number}.label" for number in range(1, 9)} | {"item.V01.label"} <= seen
    assert all(not word("en", name).endswith("?") for name in ACT.list_texts())
    assert "rule.R00.officer" in ACT.always


@needs_fonts
@pytest.mark.parametrize("person", EACH_LANGUAGE)
def test_a_slip_is_one_page_in_every_language(pack: Pack, person: str) -> None:
    (made,) = make_by_hand(pack, person)
    (page,) = read_pdf(made)
    assert is_upright(page)
    assert "fortraining" in page.text


@needs_fonts
@pytest.mark.parametrize(("person", "officer"), [("km", "ur"), ("ar", "th"), ("my", "zh-Hans"), ("th", "th")])
def test_a_slip_fits_in_any_two_languages(pack: Pack, person: str, officer: str) -> None:
    (made,) = make_by_hand(pack, person, officer=officer)
    assert len(read_sizes(made)) == 1


@needs_fonts
@needs_pdftotext
def test_a_slip_asks_the_person_in_their_language_and_the_officer_in_theirs(pack: Pack) -> None:
    (made,) = make_by_hand(pack, "id", officer="en")
    said = read_text(made)
    _, labels = read_labels(pack, "en", "hand-")
    for words in [word("id", name) for name in BY_HAND.list_person_texts()]:
        assert all(each in said for each in words.split()), words
    for words in [*(word("en", name) for name in BY_HAND.list_officer_texts()), *labels.values()]:
        assert all(each in said for each in words.split()), words


def test_a_slip_has_no_room_for_a_name_and_says_so(pack: Pack) -> None:
    _, labels = read_labels(pack, "en", "hand-")
    assert "No name, no country, no story" in labels["hand-rules"]
    blanks = {"hand-to", "hand-from", "hand-when", "hand-language", "hand-meet", "hand-received"}
    assert all("name" not in labels[blank] or "no name" in labels[blank] for blank in blanks)
    assert set(BY_HAND.needs) <= {path.stem.removeprefix("need.") for path in (PACK / "pictures").glob("need.*.svg")}


@pytest.mark.parametrize("officer", OFFICERS)
def test_headings_stand_in_every_language_of_an_officer(pack: Pack, officer: str) -> None:
    spoken, labels = read_labels(pack, officer, "")
    _, english = read_labels(pack, "en", "")
    assert spoken == officer
    assert labels.keys() == english.keys()


@needs_fonts
def test_headings_are_english_where_the_officers_language_has_none(pack: Pack) -> None:
    assert read_labels(pack, "ar", "hand-")[0] == "en"


@needs_fonts
def test_a_language_without_words_for_officers_is_refused(pack: Pack) -> None:
    with pytest.raises(MissingWords, match="ar lacks the text"):
        make_act(pack, officer="ar")


def test_missing_headings_are_named(tmp_path: Path) -> None:
    bare = open_pack(copy_pack(tmp_path))
    with pytest.raises(MissingWords, match="headings"):
        read_labels(bare, "th", "act-")


@needs_fonts
def test_a_missing_word_is_named(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    labels = folder.parent.parent / "interface/paper"
    labels.mkdir(parents=True)
    (labels / "en.ftl").write_text((PACK.parent.parent / "interface/paper/en.ftl").read_text(encoding="utf-8"))
    change_text(folder, "en", "rule.R01.officer", None)
    with pytest.raises(MissingWords, match=r"rule\.R01\.officer"):
        make_act(open_pack(folder))
