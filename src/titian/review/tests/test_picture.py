"""The picture of the instrument: whole, current, and in the colours of the house."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer
from typer.testing import CliRunner

from titian.instrument.vectors import PACK, ROOT, VOCABULARY
from titian.review import Subject, draw, read_subject
from titian.review.cli import add_commands
from titian.review.picture import HIGH, WIDE
from titian.svg import BOLD, COLOURS, width, wrap

SVG = "{http://www.w3.org/2000/svg}"
COMMITTED = ROOT / "docs" / "pictures" / "instrument.svg"


@pytest.fixture(scope="module")
def subject() -> Subject:
    return read_subject(PACK)


@pytest.fixture(scope="module")
def page(subject: Subject) -> ElementTree.Element:
    return ElementTree.fromstring(draw(subject))  # noqa: S314  # our own bytes


def texts(page: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in page.iter(f"{SVG}text")]


def said(page: ElementTree.Element) -> list[str]:
    """What a screen reader says of the parts."""
    return [group.get("aria-label", "") for group in page.iter(f"{SVG}g")]


def test_the_committed_picture_is_current(subject: Subject) -> None:
    told = "run: titian pack picture content/packs/first-contact --out docs/pictures/instrument.svg"
    assert COMMITTED.read_text(encoding="utf-8") == draw(subject), told


def test_every_module_gate_and_rule_stands_on_the_page(subject: Subject, page: ElementTree.Element) -> None:
    shown = texts(page)
    for rule in subject.logic.rules:
        assert rule in shown
    for module in subject.logic.document.modules:
        assert any(text.startswith(f"{module} · ") for text in shown), module
    for item in subject.logic.document.items:
        if item.stage in ("observation", "care", "language", "consent", "primary"):
            assert item.id in shown


def test_a_screen_reader_hears_the_whole_expressions(subject: Subject, page: ElementTree.Element) -> None:
    heard = said(page)
    assert any(one.startswith("R09 ") and "positive('EX')" in one and "labour_complaint" in one for one in heard)
    assert any(one.startswith("TL: ") and "Opened when agreed()" in one for one in heard)
    assert "P16 opens PR" in heard
    assert all(heard)
    groups = page.findall(f".//{SVG}g")
    assert all(group.find(f"{SVG}title") is not None for group in groups)
    assert page.find(f"{SVG}title") is not None


def test_every_gate_has_a_line_to_each_module_it_opens(page: ElementTree.Element) -> None:
    lines = {one for one in said(page) if " opens " in one}
    assert {"P05 opens TL", "P05 opens TS", "P10 opens FC", "P08 opens ST", "P14 opens DI", "P13 opens SM"} <= lines
    assert len(lines) >= 18


def test_it_fits_on_a3(page: ElementTree.Element) -> None:
    _, _, wide, high = map(float, str(page.get("viewBox")).split())
    assert (wide, high) == (WIDE, HIGH)
    boxes = [(float(r.get("y", 0)), float(r.get("height", 0))) for r in page.iter(f"{SVG}rect")]
    assert max(y + height for y, height in boxes) <= HIGH


def test_colours_are_those_of_the_house() -> None:
    tokens = json.loads((ROOT / "contracts" / "design" / "tokens.json").read_text(encoding="utf-8"))["colour"]
    assert {name: tokens[name]["light"] for name in COLOURS} == COLOURS


def test_a_pack_without_words_can_be_drawn_too(tmp_path: Path) -> None:
    app = typer.Typer()
    add_commands(app)
    out = tmp_path / "small.svg"
    result = CliRunner().invoke(app, ["picture", str(VOCABULARY), "--out", str(out)])
    assert result.exit_code == 0
    small = ElementTree.fromstring(out.read_text(encoding="utf-8"))  # noqa: S314
    assert {"R_SEEN", "GATE"} <= set(texts(small))


def test_a_long_text_is_broken_and_cut() -> None:
    lines = wrap("one two three four five six seven eight nine ten", 10, 60, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line, 10) <= 60 for line in lines)


@pytest.mark.parametrize(
    ("text", "size", "measured"),
    [
        ("Has anyone kept your papers, phone or", 11.5, 227.7),
        ("Did anyone make you do something that", 11.5, 234.8),
        ("before and without consent", 12.5 * BOLD, 195.0),
        ("Not finished: offer to go on now or later", 12 * BOLD, 269.2),
    ],
)
def test_words_are_reckoned_in_the_widest_font(text: str, size: float, measured: float) -> None:
    """Pixels in DejaVu Sans, measured in Chromium: many computers have it where they lack Noto Sans."""
    assert measured * 0.98 <= width(text, size) <= measured * 1.05
