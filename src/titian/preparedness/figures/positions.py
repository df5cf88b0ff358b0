"""Positions that stand in words: what a place is beyond a named sea never gets in."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"[-+\u2212]?\d{1,3}(?:[.,]\d+)?"
_DEGREES: Final = "[\u00b0\u00ba\u02da]"
_SIDE: Final = r"(?:[NSEW]|north|south|east|west)"
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 9.55 N, 97,2E, 09-33N, 9 33.1 N
        rf"(?<![\w.]){_NUMBER}(?:[\s:'\u2032-]+\d{{1,2}}(?:[.,]\d+)?){{0,2}}['\u2032\"\u2033\s]*{_SIDE}\b(?=[\s,;/.)]*(?:and\s+)?{_NUMBER})",
        rf"\d\s*{_DEGREES}",  # any degree
        r"(?<![\w.,])[-+\u2212]?\d{1,2}\.\d{2,}\s*[,;/\s]\s*[-+\u2212]?\d{1,3}\.\d{2,}",  # 9.55, 97.20
        r"\bgeo:",
        r"\b(?:lat|lon|lng|long|latitude|longitude)\b\.?\s*[:=]?\s*[-+\u2212]?\d",
        r"\b\d{1,2}[C-X]\s?[A-Z]{2}\s?\d{4,10}\b|\b\d{1,2}[C-X]\s\d{6}\s\d{6,7}\b",  # MGRS, UTM
        r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",  # plus codes
        r"(?:maps\.(?:google|apple)|goo\.gl/maps|maps\.app\.goo\.gl|google\.[a-z.]+/maps|openstreetmap\.org|what3words|w3w\.co)",
        r"/{3}\w+\.\w+\.\w+",  # three words
    )
)


def holds_position(text: str) -> bool:
    """Whether the words name a point: degrees, decimals in pairs, grids, codes or links of maps."""
    return any(pattern.search(text) for pattern in _PATTERNS)
