"""The smallest programme and secondment that serve."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from titian.people.models import User
from titian.programmes.actions.keep_programme import add_call, add_programme
from titian.programmes.models import Call, FollowUp, Programme, Secondment, Undertaking
from titian.programmes.secondment_workflow import CALL, SECONDMENT
from titian.programmes.workflow import PROGRAMME
from titian.workplan.models import Party
from titian.workplan.tests.factories import make_keeper

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ABOUT: Final[dict[str, Any]] = {
    "kind": "training", "place": "Colombo", "begins_on": date(2026, 3, 2), "ends_on": date(2026, 3, 13), "about": "",
    "modules": "", "facilitators": "", "countries": "", "agencies": [], "source": "", "visibility": "members",
}  # fmt: skip
# 40 of two countries: 28 women, 12 men; 25 of immigration, 15 of the coast guard.
LINES: Final = (
    "LK; immigration; women; 13\nLK; coast_guard; women; 3\nID; immigration; men; 12\nID; coast_guard; women; 12"
)


def make_programme(title: str = "Screening at sea", *, actor: User | None = None, **more: Any) -> Programme:
    return add_programme(actor=actor or make_keeper(), now=NOW, title=title, **{**ABOUT, **more})


def do(programme: Programme, move: str, *, actor: User | None = None, **given: Any) -> Programme:
    moved: Programme = PROGRAMME.perform(programme, move, actor=actor or make_keeper(), now=NOW, given=given)
    return moved


def count(programme: Programme, lines: str = LINES, total: int | None = None) -> Programme:
    return do(programme, "count", lines=lines, total=total)


def close(programme: Programme) -> Programme:
    return do(do(programme, "begin"), "close")


def undertake(programme: Programme, text: str = "Teach two colleagues", party: Party | None = None) -> Undertaking:
    do(programme, "undertake", text=text, party=party)
    return programme.undertakings.get(text=text)


def find_follow_up(undertaking: Undertaking, months: int = 3) -> FollowUp:
    return undertaking.follow_ups.get(months=months)


def make_call(title: str = "Run a workshop", *, is_open: bool = True, **more: Any) -> Call:
    given: dict[str, Any] = {
        "text": "", "place": "Bangkok", "begins_on": date(2027, 1, 4), "months": 6, "until_on": None,
        "visibility": "members", "is_open_to_alumni": True, **more,
    }  # fmt: skip
    call = add_call(actor=make_keeper(), now=NOW, title=title, **given)
    return do_call(call, "open") if is_open else call


def do_call(call: Call, move: str, *, actor: User | None = None, **given: Any) -> Call:
    moved: Call = CALL.perform(call, move, actor=actor or make_keeper(), now=NOW, given=given)
    return moved


def nominate(call: Call, party: Party, name: str = "") -> Secondment:
    do_call(call, "nominate", party=party, agency="immigration", name=name, is_agreed=bool(name))
    return call.secondments.get(party=party)


def move(secondment: Secondment, name: str, *, actor: User | None = None, **given: Any) -> Secondment:
    return SECONDMENT.perform(secondment, name, actor=actor or make_keeper(), now=NOW, given=given)


def make_alumna(call: Call, party: Party, name: str = "Sari Rahman (fictional)") -> Secondment:
    made = move(nominate(call, party, name), "select")
    made = move(made, "place", begins_on=date(2027, 1, 4), ends_on=date(2027, 6, 30))
    return move(move(made, "hand_over", hand_over="Ask for the hall early."), "join_alumni")
