"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "pack": Known("titian.library.cli", "app", "Check, compare and build a pack, and publish it.", 70),
    "adopt": Known("titian.library.trust_cli", "adopt", "Take a newly signed list in place of the one before.", 110),
    "recipients": Known(
        "titian.library.trust_cli",
        "recipients",
        "Write every organisation that has a key, as `titian key sign-recipients` takes it.",
        120,
    ),
    "contacts": Known(
        "titian.library.contacts_cli", "contacts", "Check a region's contact sheet, and show whom it says to call.", 125
    ),
    "envelope-key": Known(
        "titian.library.trust_cli",
        "envelope_key",
        "Print the key that phones seal envelopes to; with --new, make another first.",
        130,
    ),
}
