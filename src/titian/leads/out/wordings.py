"""The words of an ad as they may leave: what is or could be somebody's number, account, address or wallet is masked.

Also an offerer's, which stands beside the words as an identifier of its own: so no mistake about whose it is lets a
number out in a sentence. Names of people are not found by shape; for these there is the privacy review.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from titian.leads.out.identifiers import PUBLIC, Mention, fold

MASKS: Final = {
    "phone": "[number]", "handle": "[account]", "email": "[address]", "domain": "[address]", "url": "[address]",
    "wallet": "[wallet]",
}  # fmt: skip
OTHER: Final = "[…]"
DROPPED: Final = frozenset({"\ufe0f", "\u20e3"})
"""Signs that make a keycap of a digit."""
APART: Final = r"[\s().,/_\-\u2010-\u2015\u00b7•*]"
BETWEEN: Final = f"{APART}*"
PLATFORMS: Final = (
    "line|ไลน์|ລາຍ|wechat|weixin|vx|微信|薇信|วีแชท|whatsapp|telegram|tele|เทเลแกรม|တယ်လီဂရမ်|តេឡេក្រាម|电报|viber|"
    "ဗိုက်ဘာ|zalo|messenger|instagram|facebook|tiktok|qq|扣扣|ig|fb|tg|wa"
)
SHAPES: Final = (
    (
        "number",
        re.compile(rf"\+?(?:(?<![a-z])[oil]|[0-9]){BETWEEN}(?:[0-9oil]{BETWEEN}){{5,}}(?:[0-9]|[oil](?![a-z]))"),
    ),
    ("address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")),
    ("address", re.compile(r"(?:https?://|www\.)\S+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,}(?:/\S*)?")),
    ("account", re.compile(rf"(?<![a-z])(?:{PLATFORMS})\s*(?:id|no|ไอดี|号)?\s*[:=\uff1a\-]\s*@?[\w.\-]+")),
    ("account", re.compile(r"@\s?[\w.\-]{2,}")),
    ("account", re.compile(r"\b(?=[a-z_.]{0,40}\d)(?=[\d_.]{0,40}[a-z])[a-z0-9_.]{5,}|\b(?=\w{0,40}_)[a-z0-9_.]{4,}")),
    ("wallet", re.compile(r"[a-z0-9]{20,}")),
)
FEWEST: Final = 5
"""Digits in what is taken for a number, where letters stand for some."""
PAY: Final = re.compile(
    r"[1-9]\d{0,2}(?:[,.]\d{3}){1,2}(?:\s*[-~\u2010-\u2015]\s*[1-9]\d{0,2}(?:[,.]\d{3}){1,2})?[\s.,]*"
)
"""Amounts of money stay, also from one to another; but see `_is_number`."""
LARGEST: Final = 7
"""Digits of an amount."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of an ad, masked, and the language they are in (BCP 47). Made by `clear_words`."""

    text: str
    language: str


def clear_words(text: str, language: str, mentions: Iterable[Mention] = ()) -> Wording:
    """The words with everything masked that mentions name or that is shaped as an identifier."""
    text = unicodedata.normalize("NFC", text)
    flat, places = _flatten(text)
    close = _squeeze(flat)
    spans: list[tuple[int, int, str]] = []
    for mention in mentions:
        if mention.kind not in PUBLIC:
            mask = MASKS.get(mention.kind, OTHER)
            for written in {mention.written, mention.value, mention.value.partition(":")[2], fold(mention.value)}:
                plain = _squeeze(_flatten(unicodedata.normalize("NFC", written))[0])
                if len(plain) > 1 and plain in close:
                    spans += [(*found.span(), mask) for found in _find(plain, flat)]
    for mask, shape in SHAPES:
        for found in shape.finditer(flat):
            if mask != "number" or _is_number(found.group()):
                spans.append((*found.span(), f"[{mask}]"))
    return Wording(_mask(text, places, spans), language)


def _is_number(text: str) -> bool:
    """Whether somebody may be called by it: an amount with its thousands apart, of up to seven digits, is none."""
    if sum(sign.isdigit() for sign in text) < FEWEST:
        return False
    parts = re.split(r"[-~\u2010-\u2015]", text)
    return not PAY.fullmatch(text) or any(sum(sign.isdigit() for sign in part) > LARGEST for part in parts)


def _flatten(text: str) -> tuple[str, list[int]]:
    """The text in small letters and plain digits, without signs nobody sees; and where each sign of it stood."""
    flat, places = [], []
    for place, sign in enumerate(text):
        if sign in DROPPED or unicodedata.category(sign) == "Cf":
            continue
        digit = unicodedata.digit(sign, None)
        plain = str(digit) if digit is not None else unicodedata.normalize("NFKC", sign).casefold()
        flat.append(plain)
        places += [place] * len(plain)
    return "".join(flat), places


def _squeeze(flat: str) -> str:
    """Without what stands between the signs of a number that is spaced."""
    return re.sub(APART, "", flat)


def _find(plain: str, flat: str) -> Iterable[re.Match[str]]:
    """Where this stands, however it is spaced."""
    return re.finditer(BETWEEN.join(map(re.escape, plain)), flat)


def _mask(text: str, places: list[int], spans: list[tuple[int, int, str]]) -> str:
    made, end = [], 0
    for begins, ends, mask in sorted(spans, key=lambda span: (places[span[0]], -span[1])):
        first, last = places[begins], places[ends - 1] + 1
        while last < len(text) and text[last] in DROPPED:
            last += 1
        if first < end:
            end = max(end, last)  # what overlaps goes under the mask before it
            continue
        made += [text[end:first], mask]
        end = last
    return "".join([*made, text[end:]])
