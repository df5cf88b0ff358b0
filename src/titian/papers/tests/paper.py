"""What the tests of the papers share: a pack to spoil, and what a PDF says and where."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from titian.papers.fonts import FOLDERS
from titian.voices.wording import Text, load_wording

ROOT = Path(__file__).parents[4]
PACK = ROOT / "content" / "packs" / "first-contact"
LANGUAGES: list[str] = yaml.safe_load((PACK / "pack.yaml").read_text(encoding="utf-8"))["languages"]

OFTEN = ("en", "id", "th", "my", "km", "ta", "ur", "zh-Hans")
EACH_LANGUAGE = [tag if tag in OFTEN else pytest.param(tag, marks=pytest.mark.long("languages")) for tag in LANGUAGES]
"""Where each place of each piece on the paper is read: a script of every kind in each run, the others in their turn."""
OFFICERS = ["en", "id", "ms", "th", "vi", "fil", "km", "lo", "my", "bn", "si", "ta", "ur", "ne", "zh-Hans"]
EACH_OFFICER = [tag if tag in OFTEN else pytest.param(tag, marks=pytest.mark.long("languages")) for tag in OFFICERS]
PAIRS = [*zip(OFFICERS, OFFICERS[::-1], strict=True), ("ar", "th"), ("ps", "ur")]
EACH_PAIR = [pair if pair[0] in OFTEN else pytest.param(*pair, marks=pytest.mark.long("languages")) for pair in PAIRS]
"""Two languages on one paper, whose first is of each script in each run, as above."""


def is_installed(name: str) -> bool:
    return any(folder.is_dir() and next(folder.rglob(name), None) is not None for folder in FOLDERS)


needs_fonts = pytest.mark.skipif(
    not (is_installed("NotoNastaliqUrdu-Bold.ttf") and is_installed("NotoSansCJK-Bold.ttc")),
    reason="needs Debian's fonts-noto-core and fonts-noto-cjk",
)


needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs Debian's poppler-utils")


def copy_pack(folder: Path, languages: Sequence[str] = ("en", "th")) -> Path:
    """A pack of these languages to spoil, with the contracts above it."""
    for part in ("codes/languages.json", "design/tokens.json"):
        (folder / "contracts" / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "contracts" / part, folder / "contracts" / part)
    pack = folder / "content/packs/first-contact"
    (pack / "locales").mkdir(parents=True)
    shutil.copy(PACK / "pack.yaml", pack)
    shutil.copytree(PACK / "pictures", pack / "pictures")
    for tag in languages:
        shutil.copy(PACK / "locales" / f"{tag}.yaml", pack / "locales")
    return pack


def change_text(pack: Path, tag: str, name: str, text: str | None) -> None:
    """Another text under this id; None takes it out."""
    path = pack / "locales" / f"{tag}.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if text is None:
        del content["texts"][name]
    else:
        content["texts"][name]["text"] = text
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def word(tag: str, name: str) -> str:
    """A text of the pack."""
    return read_words(tag)[name].text


@cache
def read_words(tag: str) -> Mapping[str, Text]:
    """All texts of the pack in a language."""
    return load_wording(PACK / "locales" / f"{tag}.yaml").texts


@dataclass(frozen=True)
class Said:
    """A piece of text and where it begins, in points from the left and the bottom."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Page:
    """What a page says."""

    width: float
    height: float
    text: str
    pieces: tuple[Said, ...]
    fonts: frozenset[str]

    def find(self, text: str) -> Said:
        """Where the piece that holds this text begins."""
        return next(piece for piece in self.pieces if text in piece.text)


def read_sizes(made: bytes) -> list[tuple[int, int]]:
    """Of each page of a PDF how wide and how high it is, in points. Reading thousands of squares takes half a second."""
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(BytesIO(made)).pages]


@cache
def read_pdf(made: bytes) -> list[Page]:
    """The pages of a PDF, read once where it is the same again. Texts have no spaces and line breaks, for a PDF does not keep them."""
    pages = []
    for page in PdfReader(BytesIO(made)).pages:
        pieces: list[Said] = []

        def visit(text: str, cm: Any, tm: Any, _font: Any, _size: Any, pieces: list[Said] = pieces) -> None:
            if text.strip():
                x, y = tm[4], tm[5]
                pieces.append(Said(text.strip(), cm[0] * x + cm[2] * y + cm[4], cm[1] * x + cm[3] * y + cm[5]))

        whole = page.extract_text(visitor_text=visit)
        resources: Any = page["/Resources"]
        fonts = resources["/Font"].values()
        names = frozenset(str(font.get_object()["/BaseFont"]).split("+")[-1] for font in fonts)
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        pages.append(Page(width, height, squeeze(whole), tuple(pieces), names))
    return pages


def read_text(made: bytes) -> str:
    """What a PDF says, squeezed, with the letters that a script joins told apart: pypdf does not read those."""
    ran = subprocess.run(["pdftotext", "-raw", "-", "-"], input=made, capture_output=True, check=True)
    return squeeze(ran.stdout.decode())


def squeeze(text: str) -> str:
    """The text without spaces and line breaks."""
    return "".join(text.split())


def once(text: str) -> str:
    """The text squeezed, with a Thai letter and its marks once where a PDF says them again: once for each mark's place."""
    return re.sub(r"(.[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]+)\1+", r"\1", squeeze(text))
