"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "take-contacts": Known(
        "titian.devices.sheets_cli",
        "take_contacts",
        "Take in the contact sheet of a region's hub that is known here.",
        126,
    ),
}
