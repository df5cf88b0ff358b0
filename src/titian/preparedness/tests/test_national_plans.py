"""A national plan: seven headings, written by its member alone, of which every version stays."""

from __future__ import annotations

import pytest

from titian.desk.errors import ChangedMeanwhile, NotAllowed
from titian.people.models import User
from titian.preparedness.actions.keep_plan import begin_plan
from titian.preparedness.errors import PlanExists, PlanUnchanged
from titian.preparedness.national_plan_models import NationalPlan
from titian.preparedness.plan_workflow import NATIONAL_PLAN
from titian.preparedness.tests.factories import NOW, make_focal, make_office
from titian.preparedness.together_codes import HEADINGS
from titian.workplan.tests.asking import sign_in

pytestmark = pytest.mark.django_db
FIRST = {"agencies": "Coast guard, health service (fictional)", "why": "Begun (fictional)"}


def begin(actor: User, **parts: str) -> NationalPlan:
    return begin_plan(actor=actor, now=NOW, **{**FIRST, **parts})


def keep(plan: NationalPlan, actor: User, seen: int | None = None, **parts: str) -> NationalPlan:
    return NATIONAL_PLAN.perform(plan, "keep", actor=actor, now=NOW, seen=seen, given={**FIRST, **parts})


@pytest.mark.on_both
def test_every_version_stays_and_the_last_is_the_plan() -> None:
    focal = make_focal()
    plan = begin(focal)
    keep(plan, focal, agencies="Coast guard, health and shelter (fictional)", why="Shelter came (fictional)")
    reader = sign_in(make_office())
    page = reader.get(plan.get_absolute_url()).content.decode()
    assert "health and shelter (fictional)" in page
    assert "Version 2" in page
    earlier = reader.get(f"{plan.get_absolute_url()}versions/1/").content.decode()
    assert "Coast guard, health service (fictional)" in earlier
    assert "This is an earlier version." in earlier
    assert reader.get(f"{plan.get_absolute_url()}versions/3/").status_code == 404


def test_it_has_seven_headings_and_a_blank_one_says_nothing() -> None:
    assert len(HEADINGS) == 7
    focal = make_focal()
    page = sign_in(focal).get(begin(focal).get_absolute_url()).content.decode()
    assert all(str(label) in page for label in HEADINGS.values())
    assert page.count("Nothing is written here, which does not say that there is nothing.") == 6


def test_only_its_own_member_writes_it_once_and_only_what_differs() -> None:
    focal = make_focal()
    plan = begin(focal)
    with pytest.raises(PlanExists):
        begin(focal, agencies="Another (fictional)")
    with pytest.raises(PlanUnchanged):
        keep(plan, focal)
    for other in (make_focal(), make_office()):
        with pytest.raises(NotAllowed):
            keep(plan, other, agencies="Theirs (fictional)")
    with pytest.raises(PlanUnchanged):
        begin(make_focal(), agencies=" ")
    assert NationalPlan.objects.count() == 1


def test_two_who_write_at_once_do_not_write_over_each_other() -> None:
    focal = make_focal()
    plan = begin(focal)
    keep(plan, focal, seen=plan.moves, lessons="One (fictional)")
    with pytest.raises(ChangedMeanwhile):
        keep(plan, focal, seen=plan.moves, lessons="Another (fictional)")
