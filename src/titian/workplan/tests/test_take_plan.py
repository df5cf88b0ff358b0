"""A plan from public sources is taken in whole, cited and marked, by whoever keeps plans."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from titian.desk.errors import NotAllowed
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan.actions.take_plan import take_plan
from titian.workplan.codes import CycleState, ItemState, Visibility
from titian.workplan.errors import CycleKnown, ObjectiveUnknown
from titian.workplan.models import ActionItem, Cycle, Issue
from titian.workplan.plans import read_plan
from titian.workplan.tests.factories import NOW, make_keeper

FOLDER = Path(__file__).resolve().parents[4] / "content/plans"
FIRST = FOLDER / "2021-2023.yaml"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_plan_of_the_content_is_taken_in(path: Path) -> None:
    plan = read_plan(path)
    cycle = take_plan(actor=make_keeper(), plan=plan, now=NOW)
    assert path.stem == f"{cycle.first_year}-{cycle.last_year}"
    assert cycle.state == CycleState.DRAFTING
    assert [row.text for row in cycle.objectives.order_by("number")] == [one.text for one in plan.objectives]
    assert cycle.items.count() == len(plan.items)


def test_what_is_public_is_cited_marked_and_seen_by_everybody() -> None:
    cycle = take_plan(actor=make_keeper(Role.CO_CHAIR), plan=read_plan(FIRST), now=NOW)
    assert cycle.objectives.count() == 5
    for item in cycle.items.all():
        assert item.source
        assert item.is_mapping_suggested, "no co-chair has confirmed objective and areas"
        assert item.areas
        assert (item.state, item.visibility) == (ItemState.PROPOSED, Visibility.PUBLIC)
    assert {issue.objective.cycle for issue in Issue.objects.all()} == {cycle}


def test_a_plan_is_taken_once() -> None:
    keeper, plan = make_keeper(), read_plan(FIRST)
    take_plan(actor=keeper, plan=plan, now=NOW)
    with pytest.raises(CycleKnown):
        take_plan(actor=keeper, plan=plan, now=NOW)
    assert ActionItem.objects.count() == len(plan.items)


def test_whoever_keeps_no_plan_takes_none() -> None:
    with pytest.raises(NotAllowed):
        take_plan(actor=make_user(Role.OBSERVER), plan=read_plan(FIRST), now=NOW)
    assert not Cycle.objects.exists()


def test_item_of_an_unknown_objective_leaves_nothing_half_done() -> None:
    plan = read_plan(FIRST)
    wrong = plan.model_copy(update={"objectives": plan.objectives[:1]})
    with pytest.raises(ObjectiveUnknown):
        take_plan(actor=make_keeper(), plan=wrong, now=NOW)
    assert not Cycle.objects.exists()


@pytest.mark.parametrize(("was", "is_now"), [("areas: [2, 3]", "areas: []"), ("areas: [2, 3]", "areas: [9]")])
def test_item_of_no_area_or_an_unknown_one_is_no_plan(tmp_path: Path, was: str, is_now: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(FIRST.read_text().replace(was, is_now))
    with pytest.raises(ValidationError, match=r"items\.0\.areas"):
        read_plan(path)
