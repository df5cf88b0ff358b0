from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.leads.actions.keep_lures import check_names
from titian.leads.errors import LureMoved
from titian.leads.lure_models import Lure, LureState
from titian.people.policies import Permission

SHOWN_FOR: Final = timedelta(days=90)


def _release(lure: Lure, doing: Doing) -> Detail:
    """What was noted in leads since it was written counts too."""
    check_names(lure.words)
    lure.released_on = doing.now.date()
    lure.expires_on = lure.released_on + SHOWN_FOR
    return {}


LURE: Final = Workflow(
    "lure",
    Lure,
    Move(
        name="release",
        label=gettext_lazy("Release it: I have read it, it names nobody, and it is said now"),
        states=frozenset({LureState.PROPOSED}),
        to=LureState.RELEASED,
        permission=Permission.KEEP_LEADS,
        do=_release,
        second_to="add",
    ),
    Move(
        name="withdraw",
        label=gettext_lazy("Withdraw it"),
        states=frozenset({LureState.PROPOSED, LureState.RELEASED}),
        to=LureState.WITHDRAWN,
        permission=Permission.KEEP_LEADS,
    ),
    wrong=LureMoved,
)
