"""The demo's programme and its secondment. All of it is made up and says so; nobody in it is a real person."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.desk.follow_ups import add_months
from titian.people.models import User
from titian.programmes.actions.follow_up import ask_due
from titian.programmes.actions.keep_programme import add_call, add_programme
from titian.programmes.models import Programme
from titian.programmes.secondment_workflow import CALL, SECONDMENT
from titian.programmes.workflow import PROGRAMME
from titian.workplan.codes import Visibility
from titian.workplan.models import ActionItem, Party

TITLE: Final = "Demo training on first words at a border (fictional)"
CALLS: Final = ("Demo call: a list of interpreters (fictional)", "Demo call: a workshop for airlines (fictional)")
ITEM: Final = "An exchange on interpreters for rare languages (fictional)"
COUNTS: Final = (
    "ID; immigration; women; 14\nID; immigration; men; 3\nVN; law_enforcement; men; 16\nVN; coast_guard; women; 12"
)
PLANS: Final = (
    ("ID", "Show the first words to the next shift (fictional)"),
    ("VN", "Print the emergency card (fictional)"),
)


@transaction.atomic
def make_programmes(demo: Demo) -> None:
    """One programme with follow-ups that are asked, one secondment that is over, and the next call; nothing where they
    are there already."""
    if Programme.objects.filter(title=TITLE).exists():
        return
    now = timezone.now()
    office = User.objects.get(username="regional-office")
    item = ActionItem.objects.get(title=ITEM)
    parties = {party.code: party for party in Party.objects.all()}
    last = add_months(now.date(), -3) - timedelta(days=2)
    programme = add_programme(
        actor=office, now=now, kind="training", title=TITLE, place="Bangkok", begins_on=last - timedelta(days=4),
        ends_on=last, about="Five days on how to greet, ask and refer. Fictional.",
        modules="First words (fictional)\nInterpreters (fictional)", facilitators="Demo office (fictional)",
        countries="ID VN", agencies=["immigration", "law_enforcement", "coast_guard"], source="",
        visibility=Visibility.PUBLIC,
    )  # fmt: skip

    def do(move: str, **given: object) -> None:
        PROGRAMME.perform(programme, move, actor=office, now=now, given=given)

    do("fulfil", cycle=item.cycle, number=item.number)
    do("count", lines=COUNTS, total=45)
    for code, text in PLANS:
        do("undertake", text=text, party=parties[code])
    do("begin")
    do("tell_results", outputs="A card in two languages (fictional)", lessons="Fictional: fewer slides, more practice.")
    do("close")
    ask_due()
    for title, begins_on in zip(CALLS, (add_months(now.date(), -7), add_months(now.date(), 2)), strict=True):
        call = add_call(
            actor=office, now=now, title=title, text="Fictional work at the regional office.", place="Bangkok",
            begins_on=begins_on, months=6, until_on=None, visibility=Visibility.GROUP, is_open_to_alumni=True,
        )  # fmt: skip
        CALL.perform(call, "fulfil", actor=office, now=now, given={"cycle": item.cycle, "number": item.number})
        CALL.perform(call, "open", actor=office, now=now)
        if title != CALLS[0]:
            continue
        nominee = {
            "party": parties["ID"],
            "agency": "immigration",
            "name": "Sari Rahman (fictional)",
            "is_agreed": True,
        }
        CALL.perform(call, "nominate", actor=office, now=now, given=nominee)
        CALL.perform(call, "close", actor=office, now=now)
        steps: tuple[tuple[str, dict[str, object]], ...] = (
            ("select", {}),
            ("place", {"begins_on": begins_on, "ends_on": add_months(begins_on, 6)}),
            ("deliver", {"text": "A list of interpreters (fictional)", "address": ""}),
        )
        secondment = call.secondments.get()
        for name, given in steps:
            secondment = SECONDMENT.perform(secondment, name, actor=office, now=now, given=given)
        which = {"deliverable": secondment.deliverables.get().pk}
        secondment = SECONDMENT.perform(secondment, "finish", actor=office, now=now, given=which)
        over = {"hand_over": "Fictional: ask the interpreters once a year whether their numbers still hold."}
        secondment = SECONDMENT.perform(secondment, "hand_over", actor=office, now=now, given=over)
        SECONDMENT.perform(secondment, "join_alumni", actor=office, now=now)
