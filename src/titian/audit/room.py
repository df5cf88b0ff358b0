from __future__ import annotations

from typing import Final

from titian.desk.jobs import Job
from titian.rooms import Room

ROOM: Final = Room(
    Job("audit.chain", 1, "titian.audit.actions.chain_entries:chain_entries"),
    Job("audit.seal_days", 3600, "titian.audit.actions.seal_days:seal_days"),
)
