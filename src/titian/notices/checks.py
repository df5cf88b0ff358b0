"""When an administrator should look at how notices go out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from titian.audit.alarms import HUB
from titian.notices.models import Carrier

ALARM_FROM: Final = 4  # failures in a row: with the waits between them, about twenty minutes


def find_failing_mail(now: datetime) -> Iterator[str]:
    """The mail server, once it has taken nothing for a while. Push services are others' to mend."""
    if Carrier.objects.filter(name=Carrier.MAIL, failures__gte=ALARM_FROM).exists():
        yield HUB
