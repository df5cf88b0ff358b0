"""Both papers in every language: how many pages, what they say, where it stands, and what is refused."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.papers.card import MOST, count_cards, make_card
from titian.papers.cli import app
from titian.papers.contents import read_contents
from titian.papers.errors import (
    MissingLetters,
    MissingPicture,
    MissingWords,
    TooMuch,
    UnknownLanguage,
    UnknownStation,
    UnreadablePack,
)
from titian.papers.pack import Pack, open_pack
from titian.papers.sheet import make_sheet
from titian.voices.wording import Text

from .paper import (
    EACH_LANGUAGE,
    LANGUAGES,
    PACK,
    Page,
    change_text,
    copy_pack,
    needs_fonts,
    needs_pdftotext,
    once,
    read_pdf,
    read_text,
    squeeze,
    word,
)

MILLIMETRE = 72 / 25.4
SHEET, CARD = read_contents().sheet, read_contents().card


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack(PACK)


def sheet_of(pack: Pack, language: str, officer: str = "en") -> list[Page]:
    (made,) = make_sheet(pack, language, officer=officer)
    return read_pdf(made)


def is_on_paper(page: Page) -> bool:
    edge = 8 * MILLIMETRE
    return all(edge <= said.x <= page.width - edge and 4 * MILLIMETRE <= said.y <= page.height for said in page.pieces)


@needs_fonts
@pytest.mark.parametrize("tag", EACH_LANGUAGE)
def test_sheet_is_two_upright_pages_in_every_language(pack: Pack, tag: str) -> None:
    pages = sheet_of(pack, tag)
    assert [(round(page.width), round(page.height)) for page in pages] == [(595, 842)] * 2
    assert all(is_on_paper(page) for page in pages)
    assert all("fortraining" in page.text for page in pages)


@needs_fonts
def test_card_of_all_languages_has_a_front_and_a_back_for_each_six(pack: Pack) -> None:
    (made,) = make_card(pack, LANGUAGES)
    pages = read_pdf(made)
    assert len(pages) == 2 * count_cards(len(LANGUAGES))
    assert [(round(page.width), round(page.height)) for page in pages] == [(842, 595)] * len(pages)
    assert all(is_on_paper(page) for page in pages)


@needs_fonts
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7])
def test_card_of_few_languages_fills_the_page(pack: Pack, count: int) -> None:
    tags = ["en", "id", "ms", "vi", "fil", "tet", "tpi"][:count]
    (made,) = make_card(pack, tags)
    pages = read_pdf(made)
    assert len(pages) == (2 if count <= MOST else 4)
    for tag in tags:
        assert sum(squeeze(pack.table[tag].autonym or "") in page.text for page in pages) == 2


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize("tag", ["id", "th", "zh-Hans"])
def test_sheet_says_all_its_words_in_both_languages(pack: Pack, tag: str) -> None:
    (made,) = make_sheet(pack, tag)
    said = once(read_text(made))
    for language in (tag, "en"):
        for name in SHEET.list_texts():
            assert once(word(language, name)) in said, f"{name} in {language}"


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize("tag", ["id", "th", "zh-Hans"])
def test_card_says_all_its_words(pack: Pack, tag: str) -> None:
    (made,) = make_card(pack, [tag])
    said = once(read_text(made))
    for name in CARD.list_texts():
        assert once(word(tag, name)) in said, name


@needs_fonts
@pytest.mark.parametrize(
    ("tag", "font"),
    [
        ("ur", "NotoNastaliqUrdu-Regular"),
        ("ar", "NotoNaskhArabic-Regular"),
        ("km", "NotoSansKhmer-Regular"),
        ("my", "NotoSansMyanmar-Regular"),
        ("zh-Hant", "NotoSansCJKtc-Regular-Identity-H"),
        ("zh-Hans", "NotoSansCJKsc-Regular-Identity-H"),
    ],
)
def test_each_script_is_set_in_its_own_letters(pack: Pack, tag: str, font: str) -> None:
    assert all(font in page.fonts for page in sheet_of(pack, tag))


@needs_fonts
@pytest.mark.parametrize("tag", ["ur", "ar"])
def test_right_to_left_is_laid_out_from_the_right(pack: Pack, tag: str) -> None:
    front, back = sheet_of(pack, tag)
    answers = [front.find(text).x for text in ("Yes", "No", "I do not know", "I do not want to say")]
    assert answers == sorted(answers, reverse=True)
    needs = [front.find(text).x for text in ("Water", "Food", "Toilet", "Rest")]
    assert needs == sorted(needs, reverse=True)
    assert back.find("Please wait here.").x < back.width / 4


@needs_fonts
@pytest.mark.parametrize("tag", ["km", "id"])
def test_left_to_right_is_laid_out_from_the_left(pack: Pack, tag: str) -> None:
    front, back = sheet_of(pack, tag)
    answers = [front.find(text).x for text in ("Yes", "No", "I do not know", "I do not want to say")]
    assert answers == sorted(answers)
    assert back.find("Please wait here.").x > back.width / 2


@needs_fonts
def test_officer_reads_their_own_language_and_each_word_once_where_both_are_one(pack: Pack) -> None:
    assert squeeze(word("id", "phrase.wait_here.label")) in sheet_of(pack, "km", officer="id")[1].text
    assert "".join(page.text for page in sheet_of(pack, "en")).count(squeeze(word("en", "phrase.wait_here.label"))) == 1


@needs_fonts
def test_same_words_give_the_same_bytes(pack: Pack) -> None:
    assert make_sheet(pack, "ur") == make_sheet(pack, "ur")
    assert make_card(pack, ["th", "ur"]) == make_card(pack, ["th", "ur"])


@needs_fonts
def test_pictures_of_the_pages_can_be_had(pack: Pack) -> None:
    made = make_sheet(pack, "km", form="png")
    assert [page[:4] for page in made] == [b"\x89PNG"] * 2


@needs_fonts
def test_likely_languages_of_the_station_are_on_the_first_card(pack: Pack) -> None:
    tags = ["ar", "fr", "hi", "fa", "tet", "ps", "tpi", "bn"]
    (made,) = make_card(pack, tags, station="pg")
    front = read_pdf(made)[0].text
    assert squeeze(pack.table["tpi"].autonym or "") in front
    assert squeeze(pack.table["bn"].autonym or "") not in front


def test_likely_ones_come_first_and_the_rest_as_given(pack: Pack) -> None:
    assert pack.order(["tet", "ta", "si", "en"], "LK") == ["ta", "si", "tet", "en"]
    assert pack.order(["tet", "ta"], None) == ["tet", "ta"]
    with pytest.raises(UnknownStation, match="such as TH"):
        pack.order(["ta"], "Bangkok")


def make_text(state: str, day: int) -> Text:
    reviewer = None if state == "draft" else "A reviewer"
    return Text.model_validate(
        {"text": "a", "state": state, "reviewer": reviewer, "date": datetime.date(2026, 11, day)}
    )


def test_small_print_says_how_far_the_words_have_come(pack: Pack) -> None:
    approved, read, draft = make_text("approved", 1), make_text("back_translated", 3), make_text("draft", 2)
    head = f"first-contact {pack.head.version} (demo) · words of"
    assert pack.small_print([approved, draft]) == f"{head} 2026-11-02 · draft words: for training"
    assert pack.small_print([approved, read]) == f"{head} 2026-11-03 · back-translated words: for training"
    assert pack.small_print([approved]) == f"{head} 2026-11-01"


def test_unknown_languages_are_refused_with_what_there_is(pack: Pack) -> None:
    with pytest.raises(UnknownLanguage, match=r"xx is not in the table of languages"):
        make_sheet(pack, "xx")
    with pytest.raises(UnknownLanguage, match=r"no words in Rohingya \(rhg\)\. It has am, ar,"):
        make_sheet(pack, "rhg")
    with pytest.raises(UnknownLanguage, match=r"xx is not in the table"):
        make_card(pack, ["th"], officer="xx")
    with pytest.raises(UnknownLanguage, match="at least one language"):
        make_card(pack, [])


@needs_fonts
def test_language_without_a_name_of_its_own_is_refused(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path, ["en", "bn"])
    (folder / "locales/ctg.yaml").write_text((folder / "locales/bn.yaml").read_text().replace("tag: bn", "tag: ctg"))
    with pytest.raises(UnknownLanguage, match=r"\(ctg\) has no autonym"):
        make_card(open_pack(folder), ["ctg"])


@needs_fonts
def test_text_that_would_print_a_box_is_refused(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    change_text(folder, "th", "talk.afraid", "กลัว ភ")
    with pytest.raises(MissingLetters, match=r"U\+1797 .* in talk\.afraid in th"):
        make_sheet(open_pack(folder), "th")


@needs_fonts
def test_missing_text_and_picture_are_named(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    change_text(folder, "th", "choice.care.water", None)
    with pytest.raises(MissingWords, match=r"th lacks the text choice\.care\.water"):
        make_card(open_pack(folder), ["th"])
    (folder / "pictures/talk.afraid.svg").unlink()
    with pytest.raises(MissingPicture, match=r"pictures/talk\.afraid\.svg"):
        make_sheet(open_pack(folder), "en")


@needs_fonts
def test_words_that_do_not_fit_are_refused_and_never_cut(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    change_text(folder, "th", "choice.care.water", "น้ำ " * 900)
    with pytest.raises(TooMuch, match="do not fit"):
        make_sheet(open_pack(folder), "th")
    with pytest.raises(TooMuch, match="do not fit"):
        make_card(open_pack(folder), ["th"])


@needs_fonts
def test_word_wider_than_its_tile_is_refused(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    change_text(folder, "en", "choice.care.water", "W" * 60)
    with pytest.raises(TooMuch):
        make_sheet(open_pack(folder), "en")


def test_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePack, match=r"pack\.yaml cannot be read"):
        open_pack(tmp_path)


def test_words_are_read_however_their_lines_are_broken(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    names = [*SHEET.list_texts(), *CARD.list_texts()]
    before = open_pack(folder).read_words("th", names)
    change_text(folder, "th", "talk.stop", "หยุด")
    assert "{text:" not in (folder / "locales/th.yaml").read_text(encoding="utf-8")
    assert open_pack(folder).read_words("th", names) == before
    assert before["talk.afraid"].text == word("th", "talk.afraid")


@needs_fonts
def test_file_of_words_without_words_is_refused(tmp_path: Path) -> None:
    folder = copy_pack(tmp_path)
    (folder / "locales/th.yaml").write_text("tag: th\n")
    with pytest.raises(UnreadablePack, match=r"th\.yaml is not a file of words"):
        make_sheet(open_pack(folder), "th")


def test_all_languages_of_the_pack_stand_by_their_english_names(pack: Pack) -> None:
    names = [pack.table[tag].english_name for tag in pack.list_all()]
    assert names == sorted(names)
    assert set(pack.list_all()) == set(LANGUAGES)
    assert replace(pack, head=pack.head.model_copy(update={"languages": ("th",)})).list_all() == ["th"]


@needs_fonts
def test_command_writes_a_card_and_a_sheet(tmp_path: Path) -> None:
    card, sheet = tmp_path / "card.pdf", tmp_path / "sheet.pdf"
    ran = CliRunner().invoke(app, ["card", str(PACK), "--languages", "th, my", "--station", "TH", "-o", str(card)])
    assert ran.exit_code == 0, ran.output
    assert "1 card(s), each two pages" in ran.output
    assert len(read_pdf(card.read_bytes())) == 2
    ran = CliRunner().invoke(app, ["sheet", str(PACK), "--language", "ur", "--officer", "th", "-o", str(sheet)])
    assert ran.exit_code == 0, ran.output
    assert len(read_pdf(sheet.read_bytes())) == 2


def test_command_says_what_is_wrong_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    ran = CliRunner().invoke(app, ["sheet", str(PACK), "--language", "xx", "-o", str(out)])
    assert ran.exit_code == 1
    assert ran.stderr.startswith("paper.language: xx is not in the table of languages.")
    ran = CliRunner().invoke(app, ["sheet", str(PACK), "--language", "km", "--fonts", str(tmp_path), "-o", str(out)])
    assert ran.exit_code == 1
    assert "apt install fonts-noto-core" in ran.stderr
    assert not out.exists()
