"""What a statement says of programmes and of the shelf."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from titian.meetings.models import AgendaItem
from titian.meetings.tests.factories import make_meeting
from titian.programmes.models import Programme
from titian.programmes.tests.factories import do, make_programme
from titian.shelf.models import Edition
from titian.shelf.tests.factories import make_work
from titian.shelf.workflow import WORK
from titian.statements.codes import How
from titian.statements.errors import NothingEntered
from titian.statements.looking import Look, Looking
from titian.statements.models import Statement
from titian.statements.tests.factories import draft, hold_meeting
from titian.workplan.codes import MeetingState
from titian.workplan.models import Meeting
from titian.workplan.tests.factories import NOW, make_cycle, make_item, make_keeper

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
HELD: dict[str, Any] = {"begins_on": date(2027, 2, 1), "ends_on": date(2027, 2, 3)}


def list_texts(statement: Statement, key: str, part: str = "statement") -> list[str]:
    return [row.text for row in statement.sentences.filter(part=part, key=key)]


def look_at(statement: Statement, key: str) -> list[Look]:
    return [look for look in Looking(statement).look() if look.sentence.key == key]


def publish(title: str, day: date | None, visibility: str = "members") -> Edition:
    return Edition.objects.create(work=make_work(title, visibility=visibility), name="first", published_on=day)


def close_one_before() -> None:
    before = make_meeting("Before", begins_on=date(2026, 3, 1), ends_on=date(2026, 3, 2))
    Meeting.objects.filter(pk=before.pk).update(state=MeetingState.CLOSED)


def test_programmes_since_the_meeting_before_enter_with_countries_and_no_count() -> None:
    close_one_before()
    meeting = hold_meeting()
    make_programme("Long ago", begins_on=date(2026, 1, 1), ends_on=date(2026, 1, 2))
    make_programme("To come", begins_on=date(2027, 9, 1), ends_on=date(2027, 9, 2))
    do(make_programme("Cancelled", **HELD), "cancel")
    make_programme("Drills", **HELD, place="Galle", countries="LK MV")
    assert list_texts(draft(meeting), "programme") == [
        "“Drills”: Galle, 1 February 2027 to 3 February 2027, with Sri Lanka, Maldives."
    ]


def test_programme_to_come_enters_where_the_meeting_spoke_of_what_it_fulfils() -> None:
    meeting, item = hold_meeting(), make_item(make_cycle(), "A workshop")
    AgendaItem.objects.update(about=item)
    make_programme("To come", begins_on=date(2027, 9, 1), ends_on=date(2027, 9, 1), place="").items.add(item)
    statement = draft(meeting)
    assert list_texts(statement, "programme") == ["“To come”: 1 September 2027."]
    Programme.objects.update(place="Suva")
    [look] = look_at(statement, "programme")
    assert [seen.how for seen in look.facts] == [How.CHANGED]
    assert look.text == "“To come”: Suva, 1 September 2027."


def test_works_of_which_an_edition_came_out_enter_once_by_who_sees_them() -> None:
    close_one_before()
    meeting = hold_meeting(visibility="public")
    publish("Old", date(2025, 1, 1))
    publish("Of no day", None)
    late = publish("For all", date(2027, 1, 5), "public")
    Edition.objects.create(work=late.work, name="second", published_on=date(2027, 2, 5))
    publish("For members", date(2027, 1, 6))
    statement = draft(meeting)
    for_all = "“For all” (brief) was published on 5 January 2027."
    assert list_texts(statement, "work") == [for_all, "“For members” (brief) was published on 6 January 2027."]
    assert list_texts(statement, "work", "news") == [for_all]
    assert list_texts(draft(meeting, "public"), "work") == [for_all]
    WORK.perform(late.work, "put_away", actor=make_keeper(), now=NOW)
    gone = [look for look in look_at(statement, "work") if look.sentence.text == for_all]
    assert [seen.how for look in gone for seen in look.facts] == [How.GONE] * 2


def test_neither_makes_a_statement_of_a_meeting_of_which_nothing_was_entered() -> None:
    make_programme("Drills", **HELD)
    publish("Of before", date(2027, 1, 5))
    with pytest.raises(NothingEntered):
        draft(make_meeting("Bare"))
