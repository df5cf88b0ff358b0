"""The smallest plan that serves: one cycle, its objectives, an item, its lead."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Final

from titian.people.models import Organisation, Role, User
from titian.people.tests.factories import make_organisation, make_user
from titian.workplan.actions.keep_cycle import begin_cycle
from titian.workplan.actions.keep_item import add_item, join
from titian.workplan.actions.propose import add_round
from titian.workplan.actions.send_update import plan_meeting, send_update
from titian.workplan.codes import CycleState, ItemState, MeetingState, Part, Says, Visibility
from titian.workplan.models import ActionItem, Cycle, Meeting, Party, Round, Update
from titian.workplan.round_workflow import ROUND
from titian.workplan.workflow import UPDATE

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
OBJECTIVES: Final = "Share what we know\nBuild what we can do\nWork across borders"
_years = count(2030, 3)
_names = count(1)


def make_keeper(role: Role = Role.REGIONAL_OFFICE) -> User:
    return make_user(role)


def make_cycle(*, state: str = CycleState.CURRENT, years: tuple[int, int] | None = None) -> Cycle:
    first = next(_years)
    first_year, last_year = years or (first, first + 2)
    cycle = begin_cycle(actor=make_keeper(), first_year=first_year, last_year=last_year, objectives=OBJECTIVES, now=NOW)
    Cycle.objects.filter(pk=cycle.pk).update(state=state)
    cycle.refresh_from_db()
    return cycle


def make_item(
    cycle: Cycle,
    title: str = "Hold a workshop",
    *,
    objective: int = 1,
    visibility: str = Visibility.MEMBERS,
    lead: Party | None = None,
    state: str = ItemState.ACTIVE,
) -> ActionItem:
    item = add_item(
        actor=make_keeper(), objective=cycle.objectives.get(number=objective), title=title, areas=[1, 6],
        visibility=visibility, now=NOW,
    )  # fmt: skip
    ActionItem.objects.filter(pk=item.pk).update(state=state)
    item.refresh_from_db()
    if lead is not None:
        join(item, lead, Part.LEAD, by=None, at=NOW)
    return item


def make_party(code: str = "", *, organisation: Organisation | None = None) -> Party:
    """A state of two letters, an organisation otherwise; with a body whose focal points it has."""
    number = next(_names)
    code = code or f"ORG{number}"
    body = organisation or make_organisation(f"Focal desk {number} (fictional)", kind=Organisation.Kind.REGIONAL)
    kind = Party.Kind.STATE if len(code) == 2 else Party.Kind.ORGANISATION
    return Party.objects.create(kind=kind, code=code, name=f"Member {code}", organisation=body)


def make_focal_point(party: Party, name: str | None = None) -> User:
    return make_user(Role.FOCAL_POINT, name, organisation=party.organisation)


def make_meeting(title: str = "Annual meeting", *, state: str = MeetingState.ASKING, month: int = 12) -> Meeting:
    meeting = plan_meeting(
        actor=make_keeper(), title=title, begins_on=date(2026, month, 7), ends_on=date(2026, month, 10), now=NOW
    )
    asked_at = None if state == MeetingState.PLANNED else NOW
    Meeting.objects.filter(pk=meeting.pk).update(state=state, asked_at=asked_at)
    meeting.refresh_from_db()
    return meeting


def tell(
    focal: User, item: ActionItem, meeting: Meeting, text: str = "", *, visibility: str = Visibility.MEMBERS
) -> Update:
    """Submitted: what moved, or without a text that nothing is new."""
    says = Says.MOVED if text else Says.NOTHING_NEW
    return send_update(actor=focal, item=item, meeting=meeting, says=says, text=text, visibility=visibility, now=NOW)


def share(update: Update) -> Update:
    return UPDATE.perform(update, "share", actor=make_keeper(), now=NOW)


def make_round(cycle: Cycle | None = None, *, is_anonymous: bool = True, is_open: bool = True) -> Round:
    made = add_round(
        actor=make_keeper(), cycle=cycle or make_cycle(state=CycleState.DRAFTING), question="What should come first?",
        is_anonymous=is_anonymous, now=NOW,
    )  # fmt: skip
    return move_round(made, "open") if is_open else made


def move_round(round_: Round, name: str, **given: object) -> Round:
    return ROUND.perform(round_, name, actor=make_keeper(), now=NOW, given=given)
