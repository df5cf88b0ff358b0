"""The lists of alerts and of the rules that ask."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, gettext_lazy

from titian.preparedness.alert_codes import URGENCIES, WHATS, State
from titian.preparedness.alert_forms import read_language
from titian.preparedness.alert_models import Alert, Trigger
from titian.preparedness.alerts.words import list_subjects, say_area
from titian.tables import Choice, Column, Table


def say_subject(alert: Alert) -> str:
    """With the mark of an exercise first."""
    told = list_subjects().get(alert.subject)
    text = told.names[read_language()] if told is not None else alert.subject
    return f"{gettext('EXERCISE')}: {text}" if alert.is_exercise else text


def say_where(alert: Alert) -> str:
    return say_area(alert.area, read_language())


ALERTS: Final = Table(
    name="alerts",
    caption=gettext_lazy("Alerts"),
    columns=(
        Column("subject", gettext_lazy("What it is about"), say_subject, link=Alert.get_absolute_url),
        Column("area", gettext_lazy("Where"), say_where),
        Column("urgency", gettext_lazy("How soon"), lambda row: row.get_urgency_display()),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
        Column("made", gettext_lazy("Written"), lambda row: row.made_at, sort=("made_at",)),
        Column("until", gettext_lazy("Until"), lambda row: row.expires_at, sort=("expires_at",)),
    ),
    order="-made",
    filters=(
        Choice(
            "state",
            gettext_lazy("State"),
            {state.value: state.label for state in (State.RELEASED, State.DRAFT, State.SUGGESTED)},
            lambda rows, code: rows.filter(state=code),
        ),
        Choice("urgency", gettext_lazy("How soon"), URGENCIES, lambda rows, code: rows.filter(urgency=code)),
    ),
    empty=gettext_lazy("No alert stands."),
    hides_caption=True,
)
TRIGGERS: Final = Table(
    name="triggers",
    caption=gettext_lazy("Rules that ask"),
    columns=(
        Column("name", gettext_lazy("Rule"), lambda row: row.name, sort=("name",), link=Trigger.get_absolute_url),
        Column("what", gettext_lazy("It asks when"), lambda row: WHATS[row.what]),
        Column("last", gettext_lazy("Asked last"), lambda row: row.last_on, sort=("last_on",)),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="name",
    empty=gettext_lazy("No rule is declared."),
    hides_caption=True,
)
