"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "statement": Known(
        "titian.statements.cli", "app", "Check the wording of statements, and take it into a region's hub.", 190
    ),
}
