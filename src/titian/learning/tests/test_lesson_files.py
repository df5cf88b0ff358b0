"""Papers and packages of a lesson, made at the desk of the signed release that the hub holds, and of no folder."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings

from titian.courseware.apart import Order
from titian.courseware.papers import make_guide
from titian.learning.lesson_files import KINDS
from titian.learning.tests.factories import make_course, make_lead
from titian.learning.tests.offering import CONTENT, offer_beside_learning, offer_learning, sign_in
from titian.library.models import ReleasePart
from titian.papers.tests.paper import needs_fonts, needs_pdftotext, once, read_text

pytestmark = pytest.mark.django_db
ROOT: Final = CONTENT.parent
PLAYER: Final = {
    "lesson/player.js": "player",
    "lesson/player.css": "styles",
    "lesson/packages.json": '["one-library"]',
    "THIRD-PARTY.txt": f"Works of others\n\none-library 1\n\n{'-' * 72}\n\n@fontsource-variable/noto-sans 5\n",
    "field/assets/noto-sans-latin-wght-normal-AbC.woff2": "letters",
}


@pytest.fixture(autouse=True)
def built(tmp_path: Path, settings: Any, data_folder: Path) -> Path:
    """The built pages, as far as a package or a paper reads them."""
    folder = tmp_path / "built"
    sheets = [*(ROOT / "content/interface").glob("**/*.ftl"), ROOT / "contracts/design/tokens.json"]
    words = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sheets}
    for name, text in {**PLAYER, "lesson/words.json": json.dumps(words)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settings.BUILT = folder
    return folder


def ask(where: str) -> Any:  # Any: the test client's own response
    return sign_in(make_lead()).get(where)


def test_course_links_each_kind_of_file_of_its_lessons_in_a_language_that_can_be_chosen() -> None:
    offer_learning()
    offer_beside_learning()
    lead = make_lead()
    course = make_course(lead, steps=("module:children",))

    def list_links(language: str) -> list[str]:
        page = sign_in(lead).get(f"{course.get_absolute_url()}{language}").content.decode()
        return re.findall(r'href="(/learning/lessons/[^"]+)"', page)

    assert list_links("") == [f"/learning/lessons/children/en/{kind}/" for kind in KINDS]
    assert list_links("?language=th") == [f"/learning/lessons/children/th/{kind}/" for kind in KINDS]
    assert list_links("?language=xx") == list_links("")
    page = sign_in(lead).get(course.get_absolute_url()).content.decode()
    assert all(name in page for name in ("Bahasa Indonesia", "ไทย"))


def test_course_without_lessons_in_the_release_has_no_such_part() -> None:
    lead = make_lead()
    page = sign_in(lead).get(make_course(lead).get_absolute_url()).content.decode()
    assert "lessons-title" not in page


def test_package_is_made_of_the_release_and_streams_as_a_file() -> None:
    offer_learning()
    offer_beside_learning()
    answer = ask("/learning/lessons/fear/id/package/")
    assert (answer.status_code, answer.streaming) == (200, True)
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="titian-fear-package-id.zip"'
    assert "no-store" in answer.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as opened:
        names = opened.namelist()
        (found,) = re.findall(r'id="lesson">(.*?)</script>', opened.read("index.html").decode(), re.DOTALL)
    lesson = json.loads(found)
    assert {"imsmanifest.xml", "player.js", "pictures/talk.private_place.svg"} <= set(names)
    assert lesson["words"]["module.fear.title"]
    assert {text["language"] for text in lesson["shown"].values()} == {"id"}
    # The one clip that this release has is heard.
    heard = [clip["file"] for clips in lesson["clips"].values() for clip in clips]
    assert heard == ["voices/id/phrase.take_time.label.opus"]
    assert "lesson-not-kept = " in lesson["sheets"][1]


def test_process_that_asks_for_a_file_loads_nothing_of_what_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engine, Typst and fonts are 80 MiB, of which a hub would give none back."""
    offer_learning()
    offer_beside_learning()
    orders: list[Order] = []

    def note(order: Order) -> bytes:
        orders.append(order)
        return b""

    monkeypatch.setattr("titian.learning.lesson_files.make_apart", note)
    assert ask("/learning/lessons/fear/id/package/").status_code == 200
    code = """import json, sys
from titian.courseware.apart import Order, make_apart
made = make_apart(Order(**json.load(sys.stdin)))
print(made[:2].decode(), *sys.modules)"""
    given = json.dumps(asdict(orders[0]))
    ran = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, text=True, check=True)
    kind, *loaded = ran.stdout.split()
    assert kind == "PK"
    assert "titian.courseware.release" in loaded
    assert not {"lark", "pydantic", "typst", "fontTools", "titian.instrument", "titian.papers"} & set(loaded)


@needs_fonts
@needs_pdftotext
def test_paper_of_the_release_says_what_that_of_the_folder_says() -> None:
    offer_learning()
    offer_beside_learning()
    answer = ask("/learning/lessons/referral/th/guide/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    (of_folder,) = make_guide(CONTENT / "learning", "referral", "th")

    def read(made: bytes) -> str:
        return re.sub(r"\d{4}-\d{2}-\d{2}", "", once(read_text(made)))

    assert read(b"".join(answer.streaming_content)) == read(of_folder)


@needs_fonts
@pytest.mark.parametrize("kind", ["handout", "sign-in"])
def test_each_other_paper_is_a_pdf(kind: str) -> None:
    offer_learning()
    offer_beside_learning()
    answer = ask(f"/learning/lessons/children/en/{kind}/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="titian-children-{kind}-en.pdf"'


@pytest.mark.parametrize("where", ["courage/en/guide", "fear/ur/guide", "fear/en/poster"])
def test_what_the_release_does_not_bring_is_not_there(where: str) -> None:
    offer_learning()
    offer_beside_learning()
    assert ask(f"/learning/lessons/{where}/").status_code == 404


def test_part_that_is_not_as_it_was_signed_makes_no_file() -> None:
    offer_learning()
    offer_beside_learning()
    part = ReleasePart.objects.get(kind="pictures")
    (settings.TITIAN.blobs / part.blob_id).write_bytes(b"{}")
    answer = ask("/learning/lessons/fear/en/package/")
    assert answer.status_code == 503
    assert "not as it was signed" in answer.content.decode()


def test_hub_whose_pages_are_not_built_says_what_is_missing(built: Path) -> None:
    offer_learning()
    offer_beside_learning()
    (built / "lesson/words.json").unlink()
    answer = ask("/learning/lessons/fear/en/guide/")
    assert answer.status_code == 503
    assert "npm run build" in answer.content.decode()
