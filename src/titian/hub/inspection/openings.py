"""The pages of what the log keeps apart: an organisation's own, for its managers, and what two people opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from titian import audit
from titian.audit.models import PrivateEntry
from titian.desk.pages import RecordPage, add_page, list_page
from titian.hub.inspection.actions.ask_opening import ask_opening
from titian.hub.inspection.entries import since, until
from titian.hub.inspection.models import LogOpening
from titian.hub.inspection.names import Names
from titian.hub.inspection.tables import ACCOUNT, THING, say_detail
from titian.hub.inspection.workflow import OPENING, REASONS
from titian.people.models import Organisation
from titian.people.policies import Permission, find_scope
from titian.tables import Column, Day, Table
from titian.tables.drawn import Drawn
from titian.tables.hiding import hide_small

if TYPE_CHECKING:
    from titian.people.models import User

    PrivateEntries = QuerySet[PrivateEntry]

WEEKS_SHOWN: Final = 4
STATES: Final = {
    "asked": gettext_lazy("waits for the independent body"),
    "open": gettext_lazy("opened"),
    "refused": gettext_lazy("refused"),
    "closed": gettext_lazy("closed"),
}

DONE: Final = (
    Column("when", gettext_lazy("When (UTC)"), lambda row: row.happened_at, sort=("id",)),
    Column("who", gettext_lazy("Who"), lambda row: row.who),
    Column("action", gettext_lazy("Did"), lambda row: row.action),
    Column("thing", gettext_lazy("To"), lambda row: row.what),
)
PRIVATE: Final = Table(
    name="private",
    caption=gettext_lazy("What was done with your referrals"),
    columns=(*DONE, Column("detail", gettext_lazy("Details"), say_detail)),
    order="-when",
    filters=(
        THING,
        ACCOUNT,
        Day("since", gettext_lazy("From day"), since),
        Day("until", gettext_lazy("Until day"), until),
    ),
    empty=gettext_lazy("Nothing was written down yet, or it is kept no longer."),
    hides_caption=True,
)
# Details are the organisation's own: what became of a person, what was asked, how many were asked.
FOR_TWO: Final = replace(PRIVATE, caption=gettext_lazy("What was done with referrals"), columns=DONE)
OPENINGS: Final = Table(
    name="log_openings",
    caption=gettext_lazy("What two people opened of the log"),
    columns=(
        Column("days", gettext_lazy("Days"), str, link=LogOpening.get_absolute_url),
        Column("reason", gettext_lazy("Why"), lambda row: REASONS.get(row.reason, row.reason)),
        Column("state", gettext_lazy("State"), lambda row: STATES[row.state], sort=("state",)),
        Column("asked", gettext_lazy("Asked for"), lambda row: row.asked_at, sort=("asked_at",)),
    ),
    order="-asked",
    empty=gettext_lazy("Nobody has asked for any of it."),
)


class AskForm(forms.Form):
    since = forms.DateField(label=gettext_lazy("From day"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=gettext_lazy("Until day"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=[("", gettext_lazy("Choose")), *REASONS.items()])


def list_own(reader: User) -> PrivateEntries:
    """What was done with the referrals of the organisation whose manager the reader is."""
    if find_scope(reader, Permission.SEE_OWN_LOG) is None or reader.organisation_id is None:
        return PrivateEntry.objects.none()
    return PrivateEntry.objects.known().filter(organisation=str(reader.organisation_id))


def list_opened(opening: LogOpening, reader: User, now: datetime) -> PrivateEntries:
    """What an opening shows the two while it is open: its days, of its country. Nobody else sees anything of it."""
    if not opening.is_open_to(reader, now):
        return PrivateEntry.objects.none()
    first = datetime.combine(opening.since, time(), UTC)
    last = datetime.combine(opening.until, time(), UTC) + timedelta(days=1)
    here = Organisation.objects.filter(country=opening.country_id).values_list("pk", flat=True)
    reach = Q(organisation__in=[str(pk) for pk in here])
    if not settings.TITIAN.is_multi_country:
        reach |= Q(organisation="")
    return PrivateEntry.objects.known().filter(reach, happened_at__gte=first, happened_at__lt=last)


def count_weeks(today: date) -> list[tuple[date, int | None]]:
    """How many entries are kept apart of each of the last weeks that are over; None where so few that they are hidden.

    Of weeks that are over, so that nobody watches a figure grow by one. Not where one hub holds several countries.
    """
    if settings.TITIAN.is_multi_country:
        return []
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=number) for number in range(1, WEEKS_SHOWN + 1)]
    rows = PrivateEntry.objects.all()
    return [(week, hide_small(rows.filter(day__gte=week, day__lt=week + timedelta(weeks=1)).count())) for week in weeks]


def draw_private(request: HttpRequest, reader: User, rows: PrivateEntries, as_table: Table = PRIVATE) -> Drawn:
    table = as_table.draw(request, reader, rows, may_export=False)
    shown = list(table.page.object_list)
    names = Names.of(shown)
    for row in shown:
        row.who, row.what = names.who(row), names.what(row)
    table.page.object_list = shown
    return table


def _describe(request: HttpRequest, reader: User, opening: LogOpening) -> Mapping[str, Any]:
    """The two see the words; each look is written down. Everybody else sees that there is such an opening."""
    said = {"about": opening, "why": REASONS.get(opening.reason, opening.reason), "state": STATES[opening.state]}
    if not opening.is_open_to(reader, timezone.now()):
        return {**said, "table": None}
    audit.record_by(reader, "log_opening.read", f"log_opening:{opening.pk}")
    rows = list_opened(opening, reader, timezone.now())
    return {**said, "table": draw_private(request, reader, rows, FOR_TWO)}


LIST = list_page(
    "desk/list.html",
    OPENINGS,
    Permission.SEE_LOG_OPENINGS,
    LogOpening.objects.visible_to,
    lambda reader: {"add": "/audit/openings/add/" if find_scope(reader, Permission.ASK_LOG_OPENING) else ""},
)
ADD = add_page(
    "desk/add.html",
    Permission.ASK_LOG_OPENING,
    lambda reader, data: AskForm(data),
    ask_opening,
    title=gettext_lazy("Ask for a part of the log that is kept apart"),
    needs_proof=True,
)
PAGE = RecordPage(
    "inspection/opening.html",
    OPENING,
    Permission.SEE_LOG_OPENINGS,
    LogOpening.objects.visible_to,
    _describe,
    shows_history=True,
)
