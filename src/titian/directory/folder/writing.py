"""`directory.yaml`, written so that a change of one service changes its lines alone."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

# Written without quotation marks, as people write them; what YAML would take for something else gets them.
CODES: Final = frozenset({"id", "kind", "needs", "languages", "authority", "source", "zone", "days", "holidays"})
_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_/+-]*")
_WORDS_OF_YAML: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
# What YAML takes for the end of a line inside quotation marks.
_UNSEEN: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_directory(head: str, services: Iterable[Mapping[str, Any]]) -> str:
    """The whole file: its leading comment, then each service in the order given."""
    lines = [*head.splitlines()]
    rows = list(services)
    lines.append("services:" if rows else "services: []")
    for service in rows:
        for number, (name, value) in enumerate(service.items()):
            lines.append(f"  {'  ' if number else '- '}{name}: {_say(name, value)}")
    return "\n".join(lines) + "\n"


def find_head(text: str) -> str:
    """The comment a file begins with."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line)
    return "\n".join(lines)


def _say(name: str, value: Any) -> str:  # Any: a value of YAML
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_say(name, one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_say(key, one)}' for key, one in value.items())}}}"
    if not isinstance(value, str):
        return str(value)
    is_code = name in CODES and _CODE.fullmatch(value) and value.lower() not in _WORDS_OF_YAML
    if is_code:
        return value
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))
