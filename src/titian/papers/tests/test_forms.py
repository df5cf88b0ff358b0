"""Notice, request, receipt and pocket card: one page in every language, no name, no reason, nothing that endangers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.papers.cli import app
from titian.papers.contents import read_contents
from titian.papers.errors import UnusableNumber
from titian.papers.form import TITLES, Kind, make_form
from titian.papers.labels import read_labels
from titian.papers.pack import Pack, open_pack
from titian.papers.pocket import A_PAGE, make_pocket

from .paper import EACH_PAIR, LANGUAGES, PACK, needs_fonts, needs_pdftotext, once, read_pdf, read_sizes, read_text, word

FORMS = read_contents().forms
CODE = "407 012 935 886 331 420 724"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack(PACK)


@needs_fonts
@pytest.mark.parametrize("kind", TITLES)
@pytest.mark.parametrize(("person", "reader"), EACH_PAIR)
def test_a_form_is_one_page_for_any_reader(pack: Pack, kind: Kind, person: str, reader: str) -> None:
    (made,) = make_form(pack, kind, person, officer=reader)
    assert read_sizes(made) == [(595, 842)]


@needs_fonts
@needs_pdftotext
@pytest.mark.parametrize("kind", TITLES)
def test_a_form_says_the_same_in_both_languages(pack: Pack, kind: Kind) -> None:
    (made,) = make_form(pack, kind, "vi", officer="en")
    said = read_text(made)
    for tag in ("vi", "en"):
        _, labels = read_labels(pack, tag, "")
        for name in FORMS[kind].list_labels():
            shown = name != "hand-back" or (tag == "en" and FORMS[kind].back)
            assert not shown or all(each in said for each in labels[name].split()), (tag, name)


@needs_fonts
def test_a_language_without_headings_stands_alone_in_the_readers(pack: Pack) -> None:
    (made,) = make_form(pack, "notice", "ar", officer="id")
    (page,) = read_pdf(made)
    assert "Noticenoreturnstep" not in page.text.replace(":", "")


def test_no_form_has_room_for_a_name_a_reason_or_a_story(pack: Pack) -> None:
    _, labels = read_labels(pack, "en", "")
    assert "No reasons stand on this notice" in labels["notice-says"]
    for form in FORMS.values():
        for blank in (*form.fields, *form.back):
            asked = labels[blank].lower()
            assert "name" not in asked or "no name" in asked, blank
            assert not re.search(r"reason|why|nationality|country|born|indicator", asked), blank


def test_request_names_who_may_not_interpret(pack: Pack) -> None:
    said = read_labels(pack, "en", "request-says")[1]["request-says"]
    assert all(each in said for each in ("vetted", "came with the person", "child", "embassy"))


@needs_fonts
@needs_pdftotext
def test_request_says_to_the_person_that_somebody_is_looked_for(pack: Pack) -> None:
    (made,) = make_form(pack, "request", "th", officer="en")
    assert once(word("th", "phrase.interpreter_asked.label")) in once(read_text(made))


@needs_fonts
def test_receipt_is_there_for_both_sides(pack: Pack) -> None:
    (made,) = make_form(pack, "receipt", "en", officer="en")
    (page,) = read_pdf(made)
    assert page.text.count("Wehavetakenresponsibility") == 2


class TestPocket:
    @needs_fonts
    @needs_pdftotext
    @pytest.mark.parametrize("tag", ["id", "vi", "th"])
    def test_says_a_number_the_language_and_nothing_else(self, pack: Pack, tag: str) -> None:
        (made,) = make_pocket(pack, tag, "1300", code=CODE)
        said = once(read_text(made))
        for each in ("1300", once(pack.table[tag].autonym or ""), once(CODE)):
            assert said.count(each) == A_PAGE
            said = said.replace(each, "")
        assert said == ""

    @needs_fonts
    def test_file_tells_as_little_as_the_card(self, pack: Pack) -> None:
        (made,) = make_pocket(pack, "en", "1300")
        assert b"itian" not in made
        assert b"first-contact" not in made

    @needs_fonts
    @pytest.mark.parametrize("tag", LANGUAGES)
    def test_is_one_page_in_every_language(self, pack: Pack, tag: str) -> None:
        (made,) = make_pocket(pack, tag, "+66 99 130 1300")
        assert len(read_pdf(made)) == 1

    @pytest.mark.parametrize("number", ["", "call me", "1300 ext 4", "anti-trafficking 1300"])
    def test_takes_nothing_but_a_number(self, pack: Pack, number: str) -> None:
        with pytest.raises(UnusableNumber, match="no telephone number"):
            make_pocket(pack, "en", number)

    @needs_fonts
    @needs_pdftotext
    @pytest.mark.parametrize(("tag", "zero"), [("my", "\N{MYANMAR DIGIT ZERO}"), ("bn", "\N{BENGALI DIGIT ZERO}")])
    def test_shows_a_code_in_the_numerals_of_the_person_and_of_whoever_helps(
        self, pack: Pack, tag: str, zero: str
    ) -> None:
        own = "".join(chr(ord(zero) + int(digit)) for digit in CODE.replace(" ", ""))
        said = once(read_text(make_pocket(pack, tag, "1300", code=own)[0]))
        assert (said.count(once(own)), said.count(once(CODE))) == (A_PAGE, A_PAGE)

    @pytest.mark.parametrize("code", ["Help me", "407 012 935 886 331 420 725", "1300"])
    def test_takes_no_sentence_and_no_code_with_a_slip(self, pack: Pack, code: str) -> None:
        with pytest.raises(UnusableNumber, match="whole code"):
            make_pocket(pack, "en", "1300", code=code)


@needs_fonts
def test_commands_write_each_form(tmp_path: Path) -> None:
    for command in (*TITLES, "pocket"):
        out = tmp_path / f"{command}.pdf"
        more = ["--number", "1300"] if command == "pocket" else ["--officer", "th"]
        ran = CliRunner().invoke(app, [command, str(PACK), "--language", "ur", "-o", str(out), *more])
        assert ran.exit_code == 0, ran.output
        assert out.read_bytes().startswith(b"%PDF")
