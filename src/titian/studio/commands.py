"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "studio": Known("titian.studio.cli", "app", "Take a pack's folder into the studio, and give its words back.", 170),
}
