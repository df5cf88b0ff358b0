"""A link as a picture a camera reads: of a phone to add, of an authenticator app."""

from __future__ import annotations

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathFillImage

BORDER = 4  # modules


def make_qr_svg(text: str) -> SafeString:
    """An inline SVG, black on white with the quiet border the standard asks for, in any theme."""
    picture = qrcode.make(
        text, image_factory=SvgPathFillImage, border=BORDER, error_correction=qrcode.ERROR_CORRECT_M
    ).to_string(encoding="unicode")
    return mark_safe(str(picture))  # noqa: S308  (made of squares by qrcode: nothing of the text is in it)
