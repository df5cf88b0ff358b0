"""The pictures of the pack: safe to show, small, and one for everything that is asked or answered."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from titian.voices import load_wording

PACK = Path(__file__).parents[4] / "content" / "packs" / "first-contact"
PICTURES = sorted((PACK / "pictures").glob("*.svg"))
LARGEST_BYTES = 6 * 1024
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}
ALLOWED = {
    "viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "d", "cx",
    "cy", "r", "x", "y", "rx", "ry", "width", "height", "points", "x1", "x2", "y1", "y2", "transform", "fill-rule",
}  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_picture_is_drawing_only(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST_BYTES
    assert "<!" not in text
    root = ElementTree.fromstring(text)  # noqa: S314 (our own files, and declarations are refused above)
    assert root.get("viewBox") == "0 0 48 48"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in DRAWN
        assert set(element.attrib) <= ALLOWED
        assert not (element.text or "").strip()
        for value in element.attrib.values():
            assert "url(" not in value
            assert ":" not in value
    colours = {element.get(name) for element in root.iter() for name in ("fill", "stroke")} - {None}
    assert colours <= {"currentColor", "none"}


def test_every_question_and_answer_has_a_picture() -> None:
    texts = load_wording(PACK / "locales" / "en.yaml").texts
    wanted = {text_id for text_id in texts if text_id.startswith("choice.")}
    wanted |= {text_id.removesuffix(".label") for text_id in texts if re.fullmatch(r"item\.\w+\.label", text_id)}
    wanted |= {text_id for text_id in texts if text_id.startswith(("consent.", "assent."))}
    wanted |= {match[0] for text_id in texts if (match := re.match(r"need\.\w+", text_id))}
    wanted |= {"talk.again", "talk.slower", "talk.stop", "talk.afraid", "talk.earphones", "talk.hand_over"}
    assert wanted <= {picture.stem for picture in PICTURES}


def test_index_says_what_every_picture_shows() -> None:
    index = yaml.safe_load((PACK / "pictures" / "index.yaml").read_text(encoding="utf-8"))["pictures"]
    assert set(index) == {picture.stem for picture in PICTURES}
    assert all(index.values())


def test_yes_and_no_differ_in_form() -> None:
    yes, no = ((PACK / "pictures" / f"choice.yes_no.{answer}.svg").read_text() for answer in ("yes", "no"))
    assert "<circle" in yes
    assert "<circle" not in no
    assert "<rect" in no
