"""The lists of the plan."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy

from titian.people.models import User
from titian.tables import Choice, Column, Table, Words
from titian.workplan.codes import AREAS, NO_UPDATE, OPEN, ItemState, Part, Says, UpdateState
from titian.workplan.models import ActionItem, Cycle, Involvement, Meeting, Party, Update

MOST_NAMED: Final = 4
OPEN_ITEMS: Final = "open"


def with_what_a_row_says(items: QuerySet[ActionItem], reader: User) -> QuerySet[ActionItem]:
    """The items with their objective, whoever takes part now, and what the reader may know was said of them for the
    newest meeting that asked (`said`): in three queries a page, and nothing is looked up for rows of other pages."""
    said = Update.objects.visible_to(reader).filter(
        state=UpdateState.SHARED, meeting=Meeting.objects.visible_to(reader).last_told()
    )
    now = Involvement.objects.current().select_related("party").order_by("part", "party__name")
    return items.select_related("objective").prefetch_related(
        Prefetch("involved", queryset=now, to_attr="now"), Prefetch("updates", queryset=said, to_attr="said")
    )


def say_leads(item: Any) -> str:  # Any: an item that `with_what_a_row_says` has read
    return _join_names([row.party.name for row in item.now if row.part == Part.LEAD])


def say_partners(item: Any) -> str:  # Any: likewise
    return _join_names([row.party.name for row in item.now if row.part == Part.PARTNER])


def say_latest(item: Any) -> Any:  # Any: likewise, and words of a reader
    """Moved where any of its leads says so; where none said anything, no update."""
    said = {update.says for update in item.said}
    return next((Says(one).label for one in (Says.MOVED, Says.NOTHING_NEW) if one in said), NO_UPDATE)


def _join_names(names: list[str]) -> str:
    return ", ".join(names)


def _narrow_state(items: QuerySet[ActionItem], state: str) -> QuerySet[ActionItem]:
    if state == OPEN_ITEMS:
        return items.filter(state__in=sorted(OPEN))
    if state == "no_lead":
        return items.filter(state__in=sorted(OPEN)) & ActionItem.objects.without_lead()
    return items if state == "all" else items.filter(state=state)


def _narrow_lead(items: QuerySet[ActionItem], code: str) -> QuerySet[ActionItem]:
    rows = Involvement.objects.current().filter(party__code=code, part=Part.LEAD)
    return items.filter(pk__in=rows.values("item"))


STATES: Final = {
    OPEN_ITEMS: gettext_lazy("open"),
    "no_lead": gettext_lazy("open, without a lead"),
    "all": gettext_lazy("all"),
    **{state.value: state.label for state in ItemState},
}
ITEMS: Final = Table(
    name="plan-items",
    caption=gettext_lazy("Action items"),
    columns=(
        Column("number", gettext_lazy("No."), lambda row: row.number, sort=("number",)),
        Column(
            "title",
            gettext_lazy("What is to be done"),
            lambda row: row.title,
            sort=("title",),
            link=ActionItem.get_absolute_url,
        ),
        Column("objective", gettext_lazy("Objective"), lambda row: row.objective.number, sort=("objective__number",)),
        Column("leads", gettext_lazy("Led by"), say_leads, template="workplan/parts/leads.html"),
        Column("partners", gettext_lazy("Partners"), say_partners),
        Column("next", gettext_lazy("Next step"), lambda row: row.next_step),
        Column("said", gettext_lazy("Last meeting"), say_latest),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display(), sort=("state",)),
    ),
    order="number",
    filters=(
        Words(gettext_lazy("Words"), ("title", "text", "next_step")),
        Choice("objective", gettext_lazy("Objective"), {}, lambda rows, number: rows.filter(objective__number=number)),
        Choice("lead", gettext_lazy("Led by"), {}, _narrow_lead),
        Choice(
            "area",
            gettext_lazy("Area"),
            {str(code): label for code, label in AREAS.items()},
            lambda rows, code: rows.filter(area_rows__area=code),
        ),
        Choice("state", gettext_lazy("State"), STATES, _narrow_state, first=OPEN_ITEMS),
    ),
    empty=gettext_lazy("This plan has no items yet."),
    hides_caption=True,
)
PARTIES: Final = Table(
    name="plan-members",
    caption=gettext_lazy("States and organisations"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.name, sort=("name",), link=Party.get_absolute_url),
        Column("code", gettext_lazy("Code"), lambda row: row.code, sort=("code",)),
        Column("joined", gettext_lazy("Since"), lambda row: row.joined_on, sort=("joined_on",)),
        Column("left", gettext_lazy("Until"), lambda row: row.left_on, sort=("left_on",)),
    ),
    order="name",
)


def list_options(cycle: Cycle, reader: User) -> dict[str, dict[str, str]]:
    """What a reader of this cycle's items may choose from: who leads one that they do not see, is not said."""
    seen = ActionItem.objects.visible_to(reader).filter(cycle=cycle)
    leads = Involvement.objects.current().filter(item__in=seen, part=Part.LEAD).values("party")
    parties = Party.objects.filter(pk__in=leads).order_by("name")
    return {
        "objective": {str(row.number): str(row) for row in cycle.objectives.order_by("number")},
        "lead": {party.code: party.name for party in parties},
    }
