"""How much a phone's day can hold, and for how long the hub keeps it by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

DAY_CEILING: Final = 200  # screenings, or marks: seven minutes each around the clock
# Longer than phones are without a network: after that, only closed weeks know of a day.
KEEP_DAYS: Final = timedelta(weeks=8)
