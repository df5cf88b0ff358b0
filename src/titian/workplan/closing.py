"""What else ends with a meeting, in the rooms above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from titian.desk.workflow import Doing

if TYPE_CHECKING:
    from titian.workplan.models import Meeting


@dataclass(frozen=True)
class AtClosing:
    """A room's part: what is done of its own with a meeting that is being closed, in the same transaction."""

    do: Callable[[Meeting, Doing], None]
