"""Words as one line of YAML, always the same."""

from __future__ import annotations

import json
import re
from typing import Final

# What YAML takes for the end of a line inside quotation marks, and what nobody sees.
_UNSEEN: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quote(text: str) -> str:
    """The text in double quotation marks, as JSON has it, which YAML reads alike."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))
