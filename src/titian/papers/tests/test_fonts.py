"""No box is ever printed: the letters are here and have every sign, or a sentence says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from titian.papers.errors import MissingFont, MissingLetters
from titian.papers.fonts import check_letters, find_letters, name_font, read_face
from titian.papers.pack import open_pack

from .paper import PACK, needs_fonts

TABLE = open_pack(PACK).table


def test_every_language_of_the_table_has_a_font_and_a_package() -> None:
    packages = {tag: name_font(language.font).package for tag, language in TABLE.items()}
    assert set(packages.values()) == {"fonts-noto-core", "fonts-noto-cjk"}
    assert packages["zh-Hant"] == "fonts-noto-cjk"
    assert name_font("noto-sans-hanifi-rohingya").file_name("Bold") == "NotoSansHanifiRohingya-Bold.ttf"


@pytest.mark.parametrize(("tag", "package"), [("km", "fonts-noto-core"), ("zh-Hans", "fonts-noto-cjk")])
def test_missing_letters_name_the_package(tag: str, package: str, tmp_path: Path) -> None:
    with pytest.raises(MissingFont, match=f"apt install {package}"):
        find_letters(TABLE[tag], [tmp_path])


@needs_fonts
@pytest.mark.parametrize("tag", TABLE)
def test_own_name_of_every_language_can_be_printed(tag: str) -> None:
    name = TABLE[tag].autonym or ""
    check_letters([("its name", name)], find_letters(TABLE[tag]), find_letters(TABLE["en"]))


@needs_fonts
def test_a_sign_that_no_font_has_is_refused_by_name() -> None:
    khmer, latin = find_letters(TABLE["km"]), find_letters(TABLE["en"])
    check_letters([("a", "ខ្មែរ 12, Khmer\u200b")], khmer, latin)
    with pytest.raises(MissingLetters, match=r"U\+0E44 \(THAI CHARACTER SARA AI MAIMALAI\) in reply\.a"):
        check_letters([("reply.a", "ไทย")], khmer, latin)


@needs_fonts
@pytest.mark.parametrize("tag", ["en", "km", "ur", "zh-Hans"])
def test_signs_are_those_that_fonttools_reads(tag: str) -> None:
    letters = find_letters(TABLE[tag])
    number = -1 if tag != "zh-Hans" else 2
    with TTFont(letters.files[0], fontNumber=number) as face:
        known = face.getBestCmap()
    signs = read_face(letters.files[0], letters.font.family)
    assert [sign for sign in range(0x11000) if signs.has(sign) != (sign in known)] == []


@needs_fonts
def test_a_line_is_as_tall_as_the_table_says() -> None:
    for tag in ("en", "km", "ur", "my"):
        letters = find_letters(TABLE[tag])
        assert letters.top + letters.bottom == pytest.approx(TABLE[tag].line_height)
