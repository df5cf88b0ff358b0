"""Two who judge sameness in the same moment: neither passes the other, and neither tears the other down."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from titian.desk.errors import ChangedMeanwhile
from titian.preparedness.errors import CalledDifferent
from titian.preparedness.figures import Verdict
from titian.preparedness.models import Event, Sameness
from titian.preparedness.sameness import list_group
from titian.preparedness.tests.factories import NOW, WHY, judge, make_event, make_office
from titian.preparedness.workflow import EVENT
from titian.statements.tests.test_locks import Meanwhile as Began

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.on_both,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite takes one writer at a time"),
]


class Meanwhile(Began):
    """As there, once the verdict is read: the events are held by then."""

    def __getitem__(self, name: str) -> Any:
        return super().__getitem__(name) if name == "verdict" else dict.__getitem__(self, name)


def begin_to_judge(one: Event, other: Event, meanwhile: tuple[Event, Event]) -> Meanwhile:
    """Calls two the same; while that is under way, with its events held, somebody judges two others."""
    given = Meanwhile(lambda: judge(*meanwhile, "same"), other=str(other.pk), verdict=Verdict.SAME, why=WHY)
    EVENT.perform(one, "judge", actor=make_office(), now=NOW, given=given)
    return given


def test_two_who_judge_one_pair_from_either_side_both_have_their_say() -> None:
    one, other = make_event(), make_event()
    begin_to_judge(one, other, (other, one)).end()
    assert Sameness.objects.count() == 2
    assert list_group(one.pk) == {one.pk, other.pk}


def test_two_who_join_the_ends_of_a_row_that_were_called_different_do_not_both_succeed() -> None:
    """One and four are called different, two and three are one. Each alone may be joined to them, and not both."""
    one, two, three, four = (make_event() for _ in range(4))
    judge(one, four, "different")
    judge(two, three, "same")
    given = begin_to_judge(one, two, (three, four))
    with pytest.raises((ChangedMeanwhile, CalledDifferent)):
        given.end()
    assert list_group(one.pk) == {one.pk, two.pk, three.pk}
    assert list_group(four.pk) == {four.pk}
