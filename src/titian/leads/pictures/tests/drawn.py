"""Pictures for tests: a screenshot of an offer, a bomb, a photograph with what a camera writes beside it."""

from __future__ import annotations

import io
import json
import struct
import zlib
from typing import Final

import pytest
from PIL import Image, ImageDraw, ImageFont

from titian.leads.pictures import find_lacks

WORDS: Final = "Typists wanted, 3,000 a month.\nNo experience. Free room.\nWrite to +999 000 0101 (fictional)"
BURMESE: Final = "စာရိုက်သူများ အလိုရှိသည်။ တစ်လ ဒေါ်လာ 3000\nTelegram @demo_moonlight"
needs_tesseract = pytest.mark.skipif(bool(find_lacks("en")), reason="needs tesseract-ocr and tesseract-ocr-eng")


def draw_offer(
    words: str = WORDS, *, form: str = "PNG", exif: bytes = b"", size: tuple[int, int] = (1080, 1200)
) -> bytes:
    """A screen with the words, and under them a field of points no two of which are alike: where a face would be."""
    picture = Image.new("RGB", size, "white")
    pencil = ImageDraw.Draw(picture)
    pencil.multiline_text((40, 40), words, fill="black", font=ImageFont.load_default(size=44), spacing=30)
    pencil.ellipse((300, 500, 780, 1100), fill=(224, 172, 105))
    for left in range(420, 660, 12):
        for top in range(660, 1000, 12):
            pencil.rectangle((left, top, left + 5, top + 5), fill=(left % 256, top % 256, (left * top) % 256))
    return _save(picture, form, exif)


def draw_plain(size: tuple[int, int] = (600, 600)) -> bytes:
    """A picture in which nothing is written."""
    return _save(Image.new("RGB", size, "seagreen"), "PNG", b"")


def draw_words(words: str, *, font: str) -> bytes:
    """A screen with words of any script, set by Typst with a font of the system's."""
    typst = pytest.importorskip("typst")
    said = json.dumps(words, ensure_ascii=False)
    page = (
        "#set page(width: 360pt, height: 500pt, margin: 16pt)\n"
        f'#set text(font: ("{font}", "Noto Sans"), size: 15pt)\n#{said}\n'
    )
    made: bytes = typst.compile(page.encode(), format="png", ppi=200)
    return made


def make_exif() -> bytes:
    """A camera's name, and where a photograph was made."""
    exif = Image.Exif()
    exif[0x010F] = "PlantedCamera"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"
    return exif.tobytes()


def make_bomb(side: int = 60_000) -> bytes:
    """A PNG of some kilobytes that says it has so many points a side, and would have them."""
    rows = zlib.compressobj(9)
    row = b"\0" * (1 + side // 8)
    packed = b"".join(rows.compress(row) for _ in range(200)) + rows.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, body) for kind, body in ((b"IHDR", head), (b"IDAT", packed)))


def _part(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _save(picture: Image.Image, form: str, exif: bytes) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, form, exif=exif) if exif else picture.save(kept, form)
    return kept.getvalue()
