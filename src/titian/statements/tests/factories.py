"""The smallest meeting of which something can be said: a decision under an item, and an update shared for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from titian.meetings.codes import Seat
from titian.meetings.tests.factories import NOW, add_item, do, do_item, make_meeting
from titian.people.models import Role, User
from titian.statements.actions.draft_statement import draft_statement
from titian.statements.actions.take_wording import take_wording
from titian.statements.models import Sentence, Statement, WordingRow
from titian.statements.workflow import SENTENCE, STATEMENT, WORDING
from titian.workplan.codes import MeetingState, Visibility
from titian.workplan.models import Cycle, Meeting, Party, Update
from titian.workplan.tests.factories import make_cycle, make_focal_point, make_keeper, make_party, share, tell
from titian.workplan.tests.factories import make_item as make_plan_item

ROOT: Final = Path(__file__).resolve().parents[4]
FILE: Final = ROOT / "content/statements/en.yaml"


@cache
def read_file() -> str:
    return FILE.read_text(encoding="utf-8")


def take(actor: User | None = None) -> WordingRow:
    return take_wording(actor=actor or make_keeper(), content=read_file(), now=NOW)


def review(wording: WordingRow) -> WordingRow:
    return WORDING.perform(wording, "review", actor=make_keeper(), now=NOW)


def hold_meeting(title: str = "Annual meeting", *, words: str = Visibility.MEMBERS, **more: Any) -> Meeting:
    """In session, with an item on its agenda, a decision under it, and who chaired."""
    meeting = make_meeting(title, state=MeetingState.IN_SESSION, words_visibility=words, **more)
    item = add_item(meeting)
    do_item(item, "decide", text="The list is kept by one member.")
    party = Party.objects.filter(code="ID").first() or make_party("ID")
    do(meeting, "seat", party=party, seat=Seat.CO_CHAIR, count=None)
    return meeting


def tell_of_plan(meeting: Meeting, text: str = "Five interpreters were found.", **more: str) -> Update:
    """An update on an item of the plan, shared for the meeting."""
    party = make_party()
    cycle = Cycle.objects.current() or make_cycle()
    item = make_plan_item(cycle, "Find interpreters", lead=party, visibility=more.get("visibility", "members"))
    return share(tell(make_focal_point(party), item, meeting, text, **more))


def draft(meeting: Meeting, visibility: str = Visibility.MEMBERS, *, is_reviewed: bool = True) -> Statement:
    wording = WordingRow.objects.first() or take()
    if is_reviewed and wording.state == "draft":
        wording = review(wording)
    return draft_statement(actor=make_keeper(), meeting=meeting, wording=wording, visibility=visibility, now=NOW)


def find(statement: Statement, key: str, part: str = "statement") -> Sentence:
    return statement.sentences.get(part=part, key=key)


def change(sentence: Sentence, move: str, **given: object) -> Sentence:
    return SENTENCE.perform(sentence, move, actor=make_keeper(), now=NOW, given=given)


def release(statement: Statement, actor: User | None = None) -> Statement:
    return STATEMENT.perform(statement, "release", actor=actor or make_keeper(Role.CO_CHAIR), now=NOW)
