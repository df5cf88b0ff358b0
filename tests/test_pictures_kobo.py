"""The pictures of docs/coordinators/from-kobo.md: what is drawn of a check is what is said, and the walk of the page is walked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pictures_field import LIMIT
from pictures_kobo import HERE, draw_check, draw_walks
from playwright.sync_api import Browser

from titian.hub.preview import BUILT
from titian.hub.preview import PAGE as PREVIEW

PICTURES = HERE / "docs/pictures/kobo"


def test_the_picture_of_a_check_is_what_the_check_says() -> None:
    """Drawn anew by scripts/pictures_kobo.py."""
    assert draw_check() == (PICTURES / "check.svg").read_text(encoding="utf-8")


@pytest.mark.long("other engines", one_in=30)
@pytest.mark.skipif(not (BUILT / PREVIEW).is_file(), reason="needs the built page")
def test_the_form_of_the_page_is_walked_to_its_end_on_a_phone_and_on_a_desk(browser: Browser, tmp_path: Path) -> None:
    draw_walks(browser, tmp_path)
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert drawn.keys() == {path.name for path in PICTURES.glob("*.webp")} == {"phone.webp", "desk.webp"}
    assert all(content.startswith(b"RIFF") and len(content) <= LIMIT for content in drawn.values())
