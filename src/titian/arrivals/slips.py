"""The numbers on paper slips, as contracts/arrivals/README.md has them; the twin of web/field/src/arrivals/slips.ts."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS: Final = "ACDEFHJKLMNPQRTUVWXY"
PHONE_BLOCKS_END: Final = 260
HUB_BLOCKS_END: Final = 360
BLOCKS: Final = 400
SHARED_AT_ONCE: Final = 20
IN_A_BLOCK: Final = 1000

_SHAPE: Final = re.compile(rf"[{LETTERS}]{{2}}[0-9]{{3}}[{LETTERS}]")
_MISREAD: Final = dict(zip("OQDILZSGB", "000112568", strict=True))


def check_sign(text: str) -> str:
    """The check character of ISO 7064, MOD 37,36."""
    carry = len(SIGNS) // 2  # doubled, it is the product the standard begins with
    for sign in text:
        carry = (carry * 2 % 37 + SIGNS.index(sign)) % 36 or 36
    return SIGNS[(37 - carry * 2 % 37) % 36]


def is_slip(text: str) -> bool:
    """Whether this is a slip's number exactly as it is sent: no spaces, its check letter right."""
    return _SHAPE.fullmatch(text) is not None and check_sign(text[:-1]) == text[-1]


def slip_at(block: int, number: int) -> str | None:
    """The slip at this place, or None where its check letter could be misread."""
    body = f"{name_block(block)}{number:03}"
    check = check_sign(body)
    return body + check if check in LETTERS else None


def list_slips(block: int) -> list[str]:
    """All slips of a block, in order."""
    return [slip for number in range(IN_A_BLOCK) if (slip := slip_at(block, number)) is not None]


def name_block(block: int) -> str:
    """The two letters a block's slips begin with."""
    first, second = divmod(block, len(LETTERS))
    return LETTERS[first] + LETTERS[second]


def read_slip(text: str) -> str | None:
    """The slip somebody typed or read aloud, or None when it is none or misread."""
    signs = re.sub(r"[\s.·-]", "", unicodedata.normalize("NFKC", text).upper())
    digits = [str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in signs]
    read = "".join(_MISREAD.get(sign, sign) if 2 <= place <= 4 else sign for place, sign in enumerate(digits))
    return read if is_slip(read) else None
