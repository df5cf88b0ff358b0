"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "evidence": Known(
        "titian.leads.evidence.cli", "app", "Put evidence into a folder, have its time stamped, and verify one.", 192
    ),
    "leads": Known("titian.leads.cli", "app", "Read an offer of work; take packages.", 185),
}
