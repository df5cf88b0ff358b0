from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.hub.inspection.models import LogOpening
from titian.hub.inspection.states import State

if TYPE_CHECKING:
    from titian.people.models import User


def watch_openings(reader: User, now: datetime) -> Iterator[Notice]:
    if count := LogOpening.objects.visible_to(reader).filter(state=State.ASKED).count():
        text = ngettext(
            "A coordinator asks to open a part of the log that is kept apart.",
            "%(count)d parts of the log that are kept apart are asked for.",
            count,
        )
        address = "/audit/openings/"
        yield Notice(text % {"count": count}, gettext("Look and decide"), address, address, count)
