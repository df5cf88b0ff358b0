"""One line of what needs a person now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """One thing to do. `area` is the address of the page it belongs to; `count` is how many there are of it."""

    text: str
    do: str
    address: str
    area: str
    count: int = 1
    is_urgent: bool = False
