"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "country": Known(
        "titian.directory.country.cli", "app", "Check a country folder, and hear what it makes the phone say.", 80
    ),
    "directory": Known(
        "titian.directory.cli", "app", "Take a country folder into the working directory, and write it back.", 90
    ),
}
