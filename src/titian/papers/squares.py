"""What a phone has sealed for squares: told from anything else, and drawn for a camera. Nothing here opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from titian.papers.errors import NotSealed

START: Final = "TITIAN:"
LEFT_OUT: Final = "LEFT OUT:"
DROPPED: Final = ("answers", "consent_texts", "how_to_meet")
# RFC 9285: letters a QR code writes two to eleven bits.
LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
AGE: Final = b"age-encryption.org/v1\n"
MOST: Final = 1100
"""Sealed bytes: with more a cheap camera no longer tells the squares apart (docs/security/protocol.md)."""
BORDER: Final = 4  # modules


@dataclass(frozen=True)
class Sealed:
    """What stands in the squares, and what had no room there, in the order in which it went."""

    text: str
    dropped: tuple[str, ...]


def read_sealed(given: str) -> Sealed:
    """What a phone saved, or a scanner read: `TITIAN:` and letters, and perhaps `LEFT OUT:` on a line of its own.

    Raises NotSealed for anything that is not an age file that fits squares: nothing readable gets onto the paper.
    """
    lines = [line.strip("\r\n") for line in given.strip().splitlines() if line.strip()]
    text = lines[0].strip() if lines else ""
    dropped: tuple[str, ...] = ()
    if len(lines) == 2 and lines[1].startswith(LEFT_OUT):
        dropped = tuple(re.split(r"[ ,]+", lines[1].removeprefix(LEFT_OUT).strip()))
    elif len(lines) != 1:
        raise NotSealed
    sealed = _decode(text)
    if not sealed.startswith(AGE) or len(sealed) > MOST or not set(dropped) <= set(DROPPED):
        raise NotSealed
    return Sealed(text, dropped)


def draw_squares(sealed: Sealed) -> str:
    """The squares as SVG, black on white, with the quiet border the standard asks for."""
    import qrcode
    from qrcode.image.svg import SvgPathFillImage

    picture = qrcode.make(
        sealed.text, image_factory=SvgPathFillImage, border=BORDER, error_correction=qrcode.ERROR_CORRECT_L
    )
    return str(picture.to_string(encoding="unicode"))


def _decode(text: str) -> bytes:
    body = text.removeprefix(START)
    if body == text or len(body) % 3 == 1 or set(body) - set(LETTERS):
        raise NotSealed
    made = bytearray()
    for at in range(0, len(body), 3):
        part = body[at : at + 3]
        value = sum(LETTERS.index(letter) * 45**place for place, letter in enumerate(part))
        size = len(part) - 1
        if value >= 256**size:
            raise NotSealed
        made += value.to_bytes(size, "big")
    return bytes(made)
