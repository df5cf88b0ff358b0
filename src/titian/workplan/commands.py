"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "plan": Known("titian.workplan.cli", "app", "Take a region's plan from a file of public sources.", 180),
}
