"""How a record came to be what it is: its steps, as the log has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.audit.models import Entry
from titian.desk.workflow import REASON, Record, Workflow
from titian.people.forms import describe_person
from titian.people.models import User

MOST_SHOWN: Final = 100
OPENED: Final[Mapping[str, Promise]] = {
    "add": gettext_lazy("Added"),
    "ask": gettext_lazy("Asked for"),
    "open": gettext_lazy("Opened"),
}


@dataclass(frozen=True)
class MoveMade:
    """One step: what was done, by whom, when, and why where a reason was asked for."""

    what: str
    who: str
    at: datetime
    reason: str = ""


def list_history(workflow: Workflow[Any], record: Record) -> list[MoveMade]:  # Any: of whatever room
    """The last steps, the newest first. It names the people who made them: for whoever works on the record."""
    entries = list(Entry.objects.filter(thing=workflow.name_thing(record)).order_by("-pk")[:MOST_SHOWN])
    actors = {int(entry.actor_id) for entry in entries if entry.actor_kind == "user"}
    names = {str(user.pk): describe_person(user) for user in User.objects.filter(pk__in=actors)}
    steps = []
    for entry in entries:
        room, _, name = entry.action.partition(".")
        move = workflow.moves.get(name)
        label = move.label if move is not None else OPENED.get(name)
        if room != workflow.name or label is None:
            continue  # somebody looked, or the move is no more
        reasons = move.reasons if move is not None else {}
        code = entry.detail.get(REASON, "")
        who = names.get(entry.actor_id, gettext("the hub")) if entry.actor_kind == "user" else gettext("the hub")
        steps.append(MoveMade(str(label or name), who, entry.happened_at, str(reasons.get(code, ""))))
    return steps
