"""Commands of this room (`titian.commands`)."""

from __future__ import annotations

from typing import Final

from titian.commands import Known

COMMANDS: Final = {
    "notices": Known("titian.notices.cli", "app", "Notices: try the mail server; the key for browsers.", 250),
}
