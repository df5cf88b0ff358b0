"""The sealed referral on paper: nothing but what a phone sealed, in squares a camera reads, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyrage
import pytest
from typer.testing import CliRunner

from titian.papers.cli import app
from titian.papers.errors import NotSealed
from titian.papers.labels import read_labels
from titian.papers.pack import Pack, open_pack
from titian.papers.sealed import make_sealed
from titian.papers.squares import LETTERS, MOST, Sealed, draw_squares, read_sealed

from .paper import LANGUAGES, OFFICERS, PACK, needs_fonts, needs_pdftotext, once, read_sizes, read_text, word

SMALL = 700


def write(sealed: bytes) -> str:
    """As the phone writes it (`slipText` of web/sealing)."""
    letters = ""
    for at in range(0, len(sealed), 2):
        pair = sealed[at : at + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, place = divmod(value, 45)
            letters += LETTERS[place]
    return f"TITIAN:{letters}"


def seal(size: int) -> str:
    recipient = pyrage.x25519.Identity.generate().to_public()
    return write(pyrage.encrypt(b"behind the blue ice house".ljust(size), [recipient]))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack(PACK)


@pytest.fixture(scope="module", autouse=True)
def draw_once() -> Iterator[None]:
    """The squares of one package, which every language's paper holds: the best of eight patterns is sought each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("titian.papers.sealed.draw_squares", cache(draw_squares))
        yield


@pytest.fixture(scope="module")
def sealed() -> Sealed:
    return read_sealed(f"{seal(SMALL)}\nLEFT OUT: answers how_to_meet\n")


class TestWhatMayStandInSquares:
    def test_is_what_the_phone_wrote_letter_for_letter(self) -> None:
        text = seal(SMALL)
        assert read_sealed(f"  {text}\r\n") == Sealed(text, ())
        assert read_sealed(f"{text}\nLEFT OUT: answers consent_texts") == Sealed(text, ("answers", "consent_texts"))

    @pytest.mark.parametrize(
        "given",
        [
            "",
            "TITIAN:",
            "behind the blue ice house",
            write(b"behind the blue ice house"),
            "TITIAN:A",
            "TITIAN:::::::",
            "TITIAN:abc",
            "titian:ABC",
            "TITIAN:" + "Å" * 30,
        ],
    )
    def test_is_nothing_anybody_could_read(self, given: str) -> None:
        with pytest.raises(NotSealed, match="no sealed squares of a phone"):
            read_sealed(given)

    def test_is_not_more_than_a_camera_reads(self) -> None:
        with pytest.raises(NotSealed):
            read_sealed(seal(MOST))

    @pytest.mark.parametrize(
        "line", ["LEFT OUT: her name", "She waits behind the ice house", "LEFT OUT: answers\nmore"]
    )
    def test_brings_no_other_words_with_it(self, line: str) -> None:
        with pytest.raises(NotSealed):
            read_sealed(f"{seal(SMALL)}\n{line}")


@needs_fonts
class TestPaper:
    @pytest.mark.parametrize("person", LANGUAGES)
    def test_is_one_page_in_every_language(self, pack: Pack, sealed: Sealed, person: str) -> None:
        (made,) = make_sealed(pack, sealed, person)
        assert read_sizes(made) == [(595, 842)]

    @pytest.mark.parametrize(("person", "officer"), [*zip(OFFICERS, OFFICERS[::-1], strict=True), ("ar", "ur")])
    def test_fits_in_any_two_languages_with_all_that_was_left_out(
        self, pack: Pack, sealed: Sealed, person: str, officer: str
    ) -> None:
        whole = Sealed(sealed.text, ("answers", "consent_texts", "how_to_meet"))
        (made,) = make_sealed(pack, whole, person, officer=officer)
        assert len(read_sizes(made)) == 1

    @needs_pdftotext
    def test_says_what_had_no_room_and_nothing_of_what_is_in_it(self, pack: Pack, sealed: Sealed) -> None:
        (made,) = make_sealed(pack, sealed, "vi", officer="en")
        said = once(read_text(made))
        _, labels = read_labels(pack, "en", "sealed-")
        assert once(labels["sealed-dropped-answers"]) in said
        assert once(labels["sealed-dropped-how-to-meet"]) in said
        assert once(labels["sealed-dropped-consent-texts"]) not in said
        assert all(each in said for each in once(word("vi", "closing.next")).split())
        assert "TITIAN" not in said
        assert b"ice house" not in made

    def test_has_squares_that_hold_just_what_was_sealed(self, sealed: Sealed) -> None:
        # That a camera reads them is seen in tests/test_journey.py; here, that nothing but squares is drawn.
        drawn = draw_squares(sealed)
        assert drawn.count("<path") == 1
        assert "<text" not in drawn

    def test_is_printed_by_a_command_from_the_file_and_from_a_scanner(self, tmp_path: Path) -> None:
        given = tmp_path / "slip.txt"
        given.write_text(f"{seal(SMALL)}\nLEFT OUT: answers\n", encoding="utf-8")
        for source, typed in ((str(given), None), ("-", given.read_text(encoding="utf-8"))):
            out = tmp_path / "sealed.pdf"
            command = ["sealed", str(PACK), "--squares", source, "--language", "ur", "--officer", "th", "-o", str(out)]
            ran = CliRunner().invoke(app, command, input=typed)
            assert ran.exit_code == 0, ran.output
            assert out.read_bytes().startswith(b"%PDF")
            out.unlink()

    @pytest.mark.parametrize("given", [b"She waits behind the ice house", b"\xff\xfe\x00"])
    def test_is_refused_for_what_no_phone_sealed(self, tmp_path: Path, given: bytes) -> None:
        (tmp_path / "slip.txt").write_bytes(given)
        out = tmp_path / "sealed.pdf"
        command = ["sealed", str(PACK), "--squares", str(tmp_path / "slip.txt"), "--language", "ur", "-o", str(out)]
        ran = CliRunner().invoke(app, command)
        assert ran.exit_code == 1
        assert "paper.sealed" in ran.output
        assert not out.exists()
