"""A picture is opened apart, its words are read, and nothing else of it can be seen afterwards."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from titian.leads.pictures import (
    TESSERACT,
    Clean,
    NoWords,
    PictureTooLarge,
    PictureUnreadable,
    ReaderMissing,
    clean,
    find_lacks,
    letters,
    read,
    shows_papers,
)
from titian.leads.pictures.letters import Word, join
from titian.leads.pictures.tests.drawn import (
    BURMESE,
    WORDS,
    draw_offer,
    draw_plain,
    draw_words,
    make_bomb,
    make_exif,
    needs_tesseract,
)

FACE = (300, 500, 780, 1100)


def open_picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_what_is_kept_has_nothing_of_the_camera_and_stands_upright(form: str) -> None:
    given = draw_offer(form=form, exif=make_exif())
    assert b"PlantedCamera" in given
    kept = clean(given).content
    assert b"PlantedCamera" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()
    # It lay on its side, and is made twice as large only where it is narrow.
    assert open_picture(kept).size == (1200, 1080)


def test_what_no_telephone_sends_is_refused_before_it_takes_memory() -> None:
    with pytest.raises(PictureTooLarge):
        clean(b"\x89PNG" + b"\0" * 40_000_000)
    bomb = make_bomb()
    assert len(bomb) < 100_000
    with pytest.raises(PictureTooLarge):
        clean(bomb)


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", draw_offer()[:4000]],
    ids=["empty", "gif", "svg", "cut"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureUnreadable):
        clean(content)


@needs_tesseract
def test_words_are_read_and_all_else_is_blurred() -> None:
    kept = clean(draw_offer())
    seen = read(kept, "en")
    assert seen.words.split() == WORDS.split()
    assert seen.sure > 80
    before, after = open_picture(kept.content), open_picture(seen.covered)
    assert before.size == after.size
    # Of the field where a face would be, nothing stays but a colour; the words stand as they were.
    assert before.crop(FACE).getcolors(1 << 20) is not None
    steps = ImageChops.difference(after.crop(FACE), ImageChops.offset(after.crop(FACE), 6, 0)).crop((12, 12, 460, 580))
    assert max(steps.convert("L").tobytes()) < 40, "no edge is left in it"
    assert max(ImageChops.difference(before, after).crop((45, 50, 300, 85)).convert("L").tobytes()) < 120
    assert max(open_picture(seen.blurred).size) == 16


@needs_tesseract
def test_picture_without_words_is_refused() -> None:
    with pytest.raises(NoWords):
        read(clean(draw_plain()), "en")


@pytest.mark.skipif(bool(find_lacks("my")), reason="needs tesseract-ocr-mya")
def test_burmese_screenshot_is_read() -> None:
    if not any("Myanmar" in path.name for path in Path("/usr/share/fonts").rglob("*.ttf")):
        pytest.skip("needs fonts-noto-core")
    seen = read(clean(draw_words(BURMESE, font="Noto Sans Myanmar")), "my")
    assert "@demo_moonlight" in seen.words
    assert "3000" in seen.words
    assert "အလိုရှိသည်" in seen.words


def test_without_the_program_it_is_said_and_the_picture_can_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert find_lacks() == find_lacks("my") == "tesseract-ocr"
    with pytest.raises(ReaderMissing, match="tesseract-ocr"):
        read(Clean(draw_offer(form="JPEG")), "en")


def test_language_that_is_not_installed_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "list_installed", lambda: frozenset({"eng", "mya"}))
    assert find_lacks("en") == find_lacks("my") == ""
    assert find_lacks("zh-Hans") == "tesseract-ocr-chi-sim"
    assert len(find_lacks().split()) == len(TESSERACT) - 2


def test_scripts_without_spaces_get_none_that_only_the_reader_saw() -> None:
    line = (1, 1, 1)
    close = [Word("รับ", (0, 0, 30, 20), 90, line), Word("สมัคร", (32, 0, 50, 20), 90, line)]
    apart = [*close, Word("100", (90, 0, 30, 20), 90, line), Word("next", (0, 40, 30, 20), 90, (1, 1, 2))]
    assert join(apart) == "รับสมัคร 100\nnext"


@pytest.mark.parametrize(
    "read_words",
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "P<UT0ER1KSS0N««ANNA«MAR1A««««««««",  # as a reader loses it
        "UTOPIA PASSPORT\nSurname ERIKSSON\nGiven names ANNA\nDate of birth 12 AUG",
        "KARTU TANDA PENDUDUK\nNama: PLANTED\nTempat/Tgl Lahir: X\nJenis kelamin: P",
        "บัตรประจำตัวประชาชน\nเกิดวันที่ 1 ม.ค.\nวันออกบัตร 2 ก.พ.",
    ],
)
def test_papers_are_told_by_lines_for_machines_and_by_their_fields(read_words: str) -> None:
    assert shows_papers(read_words)


@pytest.mark.parametrize(
    "offer", [WORDS, BURMESE, "No passport needed! Passport is arranged. Nationality: any. << apply now >>"]
)
def test_offer_that_speaks_of_passports_is_none(offer: str) -> None:
    assert not shows_papers(offer)
