"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "slips": Known(
        "titian.arrivals.cli",
        "slips",
        "Slips for people who arrive together: a number and squares for a phone's camera.",
        160,
    ),
}
