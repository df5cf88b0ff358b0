"""The demo's plan: what is public of two plans, and a little that is made up, so that something waits for each.

Each step is taken by the action a person would take it by. What members "say" they say of made-up items alone, for a
made-up meeting: no word is put into the mouth of a real item, and each of these says that it is fictional.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.people.models import Organisation, User
from titian.workplan.actions.keep_cycle import add_party
from titian.workplan.actions.keep_item import add_item
from titian.workplan.actions.propose import add_round
from titian.workplan.actions.send_update import plan_meeting, send_update
from titian.workplan.actions.take_plan import take_plan
from titian.workplan.codes import Part, Says, Visibility
from titian.workplan.models import Cycle
from titian.workplan.plans import read_plan
from titian.workplan.round_workflow import ROUND
from titian.workplan.workflow import CYCLE, ITEM, MEETING, UPDATE

CURRENT: Final = "2021-2023"
NEXT: Final = "2024-2026"
# Title, objective, areas, who leads it.
MADE_UP: Final = (
    ("A list of contact points for urgent questions (fictional)", 3, [1, 8], ("ID",)),
    ("One page of signs for the staff of airlines (fictional)", 5, [2, 5], ("VN", "IOM")),
    ("An exchange on interpreters for rare languages (fictional)", 1, [3, 6], ("IOM",)),
)


@transaction.atomic
def make_plan(demo: Demo) -> None:
    """Both plans of the content, members, made-up items and a meeting; nothing where a plan is there already."""
    if Cycle.objects.exists():
        return
    folder = demo.content / "plans"
    now = timezone.now()
    office = User.objects.get(username="regional-office")
    cycle = take_plan(actor=office, plan=read_plan(folder / f"{CURRENT}.yaml"), now=now)
    following = take_plan(actor=office, plan=read_plan(folder / f"{NEXT}.yaml"), now=now)
    CYCLE.perform(cycle, "adopt", actor=office, now=now)
    parties = {
        member.code: add_party(
            actor=office,
            kind=member.kind,
            code=member.code,
            name=member.name,
            organisation=Organisation.objects.get(name=member.body),
            now=now,
        )
        for member in demo.place.members
    }
    question = "What should the next plan put first? (fictional)"
    round_ = add_round(actor=office, cycle=following, question=question, is_anonymous=True, now=now)
    ROUND.perform(round_, "open", actor=office, now=now)
    made = []
    for title, number, areas, leads in MADE_UP:
        item = add_item(
            actor=office, objective=cycle.objectives.get(number=number), title=title, areas=areas,
            visibility=Visibility.GROUP, now=now,
        )  # fmt: skip
        for code in leads:
            given = {"party": parties[code], "part": Part.LEAD}
            item = ITEM.perform(item, "join", actor=office, given=given, now=now)
        made.append(item)
    for item in cycle.items.order_by("number"):
        ITEM.perform(item, "adopt", actor=office, now=now)
    day = now.date() + timedelta(days=30)
    meeting = plan_meeting(
        actor=office, title="Demo meeting (fictional)", place="Bangkok", zone="Asia/Bangkok", begins_on=day,
        ends_on=day, now=now,
    )  # fmt: skip
    meeting = MEETING.perform(meeting, "ask", actor=office, now=now)
    # One is shared, one waits for the office, and for Viet Nam one waits to be sent.
    for username, item, says, text in (
        ("focal-iom", made[2], Says.MOVED, "Fictional: five interpreters were found."),
        ("focal-id", made[0], Says.NOTHING_NEW, ""),
    ):
        update = send_update(
            actor=User.objects.get(username=username), item=item, meeting=meeting, says=says, text=text,
            visibility=Visibility.GROUP, now=now,
        )  # fmt: skip
        if says == Says.MOVED:
            UPDATE.perform(update, "share", actor=office, now=now)
