"""What a region's hub adds to the API is asked what its description allows and what it does not: as nobody, an observer, a focal
point. No answer is a 5xx, each has a documented status, type and shape."""

from __future__ import annotations

import pytest

from titian.hub.tests.fuzzing import FUZZ, AnyCase, Asker, ask, one_connection, schema, sign_in
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.codes import Visibility
from titian.workplan.tests.factories import (
    make_cycle,
    make_focal_point,
    make_item,
    make_meeting,
    make_party,
    share,
    tell,
)

__all__ = ["one_connection"]
pytestmark = [pytest.mark.django_db, pytest.mark.long("fuzz"), pytest.mark.usefixtures("one_connection")]


@pytest.fixture(autouse=True)
def plan() -> None:
    """Something of each to answer with."""
    party = make_party("ID")
    item = make_item(make_cycle(), lead=party, visibility=Visibility.PUBLIC)
    share(tell(make_focal_point(party), item, make_meeting(), "It moved.", visibility=Visibility.PUBLIC))


@pytest.fixture
def nobody() -> Asker:
    return Asker("localhost", {}, {})


@pytest.fixture
def observer() -> Asker:
    return sign_in(make_user(Role.OBSERVER))


@pytest.fixture
def focal_point() -> Asker:
    return sign_in(make_focal_point(make_party("AU")))


def test_the_description_has_the_plan() -> None:
    assert {"/api/v1/plan/cycles", "/api/v1/plan/items", "/api/v1/plan/updates"} <= set(schema)


@schema.include(path_regex="plan").parametrize()
@FUZZ
def test_nobody_gets_documented_answers(case: AnyCase, nobody: Asker) -> None:
    ask(case, nobody)


@schema.include(path_regex="plan").parametrize()
@FUZZ
def test_observer_gets_documented_answers(case: AnyCase, observer: Asker) -> None:
    ask(case, observer)


@schema.include(path_regex="plan").parametrize()
@FUZZ
def test_focal_point_gets_documented_answers(case: AnyCase, focal_point: Asker) -> None:
    ask(case, focal_point)
