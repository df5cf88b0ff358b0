"""How what the log keeps apart is opened: asked for by one, agreed to by another of the independent body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.hub.inspection.models import LogOpening
from titian.hub.inspection.states import State
from titian.people.policies import Permission

REASONS: Final[Mapping[str, Promise]] = {
    "complaint": gettext_lazy("A complaint"),
    "harm": gettext_lazy("Somebody may have come to harm"),
    "leak": gettext_lazy("Somebody may have read or passed on what they should not"),
}


def _open(opening: LogOpening, doing: Doing) -> Detail:
    opening.opened_at, opening.agreed_by = doing.now, doing.actor
    return {}


OPENING: Final = Workflow(
    "log_opening",
    LogOpening,
    Move(
        name="agree",
        label=gettext_lazy("Agree, and open it for a day"),
        states=frozenset({State.ASKED}),
        to=State.OPEN,
        permission=Permission.AGREE_LOG_OPENING,
        do=_open,
        second_to="ask",
        needs_proof=True,
    ),
    Move(
        name="refuse",
        label=gettext_lazy("Refuse"),
        states=frozenset({State.ASKED}),
        to=State.REFUSED,
        permission=Permission.AGREE_LOG_OPENING,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close it"),
        states=frozenset({State.OPEN}),
        to=State.CLOSED,
        permission=Permission.SEE_LOG_OPENINGS,
    ),
)
