"""Text functions. A character is a Unicode code point; white space is that of XML."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import re
from collections.abc import Callable

from .literals import DIGESTS
from .numbers import round_half_up, whole
from .values import WHITE

_WHITE = re.compile(f"[{WHITE}]+")


def items(text: str) -> list[str]:
    """The items of a space-separated list."""
    return [item for item in _WHITE.split(text) if item]


def is_selected(text: str, value: str) -> bool:
    """Whether the list holds the value; a blank value is in a blank list."""
    wanted = value.strip(WHITE)
    return wanted in items(text) if wanted else not items(text)


def selected_at(text: str, at: float) -> str:
    """The item at a place, from 0; blank outside the list, or where the place is no number."""
    found, place = items(text), whole(at)
    return found[place] if 0 <= place < len(found) and not math.isnan(at) else ""


def normalize(text: str) -> str:
    """Without white space at the ends, single spaces within."""
    return _WHITE.sub(" ", text).strip(" ")


def substr(text: str, start: float, end: float | None) -> str:
    """From one place up to, not with, another; from 0, negative from the end."""
    size = len(text)
    first, last = whole(start), size if end is None else whole(end)
    first, last = (place + size if place < 0 else place for place in (first, last))
    return text[max(0, first) : max(0, last)]


def substring(text: str, start: float, length: float | None) -> str:
    """XPath 1.0: characters whose place, from 1, is at least round(start) and below round(start) + round(length)."""
    first = round_half_up(start)
    past = math.inf if length is None else first + round_half_up(length)
    if math.isnan(first) or math.isnan(past):
        return ""
    return text[max(0, whole(first) - 1) : max(0, whole(past) - 1)]


def before(text: str, part: str) -> str:
    """What stands before the first occurrence; blank when there is none."""
    return text.partition(part)[0] if part and part in text else ""


def after(text: str, part: str) -> str:
    """What stands after the first occurrence; blank when there is none."""
    return text.partition(part)[2] if part and part in text else "" if part else text


def translate(text: str, old: str, new: str) -> str:
    """Each character of `old` replaced by that of `new` at the same place, or left out where there is none."""
    meant: dict[int, str | None] = {}
    for at, character in enumerate(old):
        meant.setdefault(ord(character), new[at] if at < len(new) else None)
    return text.translate(meant)


def digest(text: str, algorithm: str, encoding: str) -> str:
    """The digest of the UTF-8 text, in base64 or hex; both names must be known (`literals`)."""
    data = text.encode("utf-8", "surrogatepass")
    found = hashlib.new(DIGESTS[algorithm], data, usedforsecurity=False).digest()
    return found.hex() if encoding == "hex" else base64.b64encode(found).decode("ascii")


def base64_decode(text: str) -> str:
    """The UTF-8 text in it; blank when it cannot be read."""
    try:
        return base64.b64decode(_WHITE.sub("", text), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def make_uuid(random: Callable[[], float]) -> str:
    """A version 4 UUID of sixteen numbers drawn."""
    data = [math.floor(random() * 256) for _ in range(16)]
    data[6], data[8] = data[6] & 0x0F | 0x40, data[8] & 0x3F | 0x80
    shown = bytes(data).hex()
    return "-".join((shown[:8], shown[8:12], shown[12:16], shown[16:20], shown[20:]))


def make_id(random: Callable[[], float], length: float) -> str:
    """So many characters, at most 1,000, of UUIDs one after another."""
    wanted, found = max(0, min(1000, whole(length))), ""
    while len(found) < wanted:
        found += make_uuid(random)
    return found[:wanted]
