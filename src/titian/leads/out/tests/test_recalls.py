"""Who has not said that a recalled package is gone is seen, the longest first."""

from __future__ import annotations

import uuid
from datetime import timedelta

from titian.leads.out.recalls import DUE, Acknowledged, Overdue, Tombstone, Why, list_missing, list_overdue
from titian.leads.out.tests.packages import NOON

ONE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
STONE = Tombstone(ONE, Why.POSSIBLE_VICTIM, NOON, frozenset({"bank", "platform", "telecom"}))


def test_a_word_from_before_the_recall_or_of_another_package_is_none() -> None:
    said = [
        Acknowledged(ONE, "bank", NOON + timedelta(hours=1)),
        Acknowledged(ONE, "platform", NOON - timedelta(hours=1)),
        Acknowledged(OTHER, "telecom", NOON + timedelta(hours=1)),
        Acknowledged(ONE, "somebody", NOON + timedelta(hours=1)),
    ]
    assert list_missing(STONE, said) == ["platform", "telecom"]


def test_who_is_overdue_is_listed_once_the_time_is_up_and_not_before() -> None:
    earlier = Tombstone(OTHER, Why.MISTAKEN, NOON - timedelta(days=1), frozenset({"telecom"}))
    said = [Acknowledged(ONE, "bank", NOON)]
    assert list_overdue([STONE, earlier], said, NOON + DUE - timedelta(days=1)) == []
    assert list_overdue([STONE, earlier], said, NOON + DUE + timedelta(seconds=1)) == [
        Overdue(earlier.due_at, "telecom", OTHER),
        Overdue(STONE.due_at, "platform", ONE),
        Overdue(STONE.due_at, "telecom", ONE),
    ]
