"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "drift": Known(
        "titian.preparedness.drift.cli",
        "app",
        "Work out where a boat may drift and may land, from a file to a file.",
        194,
    ),
}
