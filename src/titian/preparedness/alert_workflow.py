"""What is done with an alert and with a rule, as tables. Whoever wrote an alert last does not release it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.actions.forget_copies import forget_area
from titian.preparedness.actions.keep_alert import fill
from titian.preparedness.actions.send_alert import cancel, release
from titian.preparedness.alert_codes import WHY_CANCELLED, WHY_DROPPED, State, TriggerState
from titian.preparedness.alert_forms import AlertForm
from titian.preparedness.alert_models import Alert, Trigger

OPEN: Final = frozenset({State.SUGGESTED.value, State.DRAFT.value})
STANDS: Final = frozenset({State.RELEASED.value})


def _propose(alert: Alert, doing: Doing) -> Detail:
    actor = check_taking_part(doing.actor, Permission.DRAFT_ALERTS)
    fill(alert, doing.given, actor=actor, now=doing.now)
    return {}


def _drop(alert: Alert, doing: Doing) -> Detail:
    check_taking_part(doing.actor, Permission.DRAFT_ALERTS)
    alert.follows = None
    return {}


def _expire(alert: Alert, doing: Doing) -> Detail:
    forget_area(alert)
    return {}


ALERT: Final = Workflow(
    "alert",
    Alert,
    Move(
        name="release",
        label=gettext_lazy("Release it"),
        states=frozenset({State.DRAFT.value}),
        to=State.RELEASED,
        permission=Permission.RELEASE_ALERTS,
        do=release,
        second_to="propose",
    ),
    Move(
        name="propose",
        label=gettext_lazy("Change it, and ask a second person"),
        states=OPEN,
        to=State.DRAFT,
        permission=Permission.DRAFT_ALERTS,
        do=_propose,
        form=AlertForm,
    ),
    Move(
        name="drop",
        label=gettext_lazy("Drop it"),
        states=OPEN,
        to=State.DROPPED,
        permission=Permission.DRAFT_ALERTS,
        do=_drop,
        reasons=WHY_DROPPED,
    ),
    Move(
        name="cancel",
        label=gettext_lazy("Cancel it"),
        states=STANDS,
        to=State.CANCELLED,
        permission=Permission.RELEASE_ALERTS,
        do=cancel,
        reasons=WHY_CANCELLED,
    ),
    Move(name="expire", states=STANDS, to=State.EXPIRED, permission=None, do=_expire),
)
TRIGGER: Final = Workflow(
    "trigger",
    Trigger,
    Move(
        name="stop",
        label=gettext_lazy("Let it rest"),
        states=frozenset({TriggerState.ON.value}),
        to=TriggerState.OFF,
        permission=Permission.KEEP_TRIGGERS,
    ),
    Move(
        name="start",
        label=gettext_lazy("Have it look again"),
        states=frozenset({TriggerState.OFF.value}),
        to=TriggerState.ON,
        permission=Permission.KEEP_TRIGGERS,
    ),
)
