"""Every route of the room, asked by everyone: the table stands in `permissions`."""

from __future__ import annotations

from itertools import chain
from typing import Any, Final

import pytest
from django.utils import timezone

from titian.library.tests.factories import make_hub_identity
from titian.library.tests.other_hub import OtherHub
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.preparedness import urls
from titian.preparedness.actions.draft_report import draft_report
from titian.preparedness.actions.keep_contact import add_contact
from titian.preparedness.actions.keep_plan import begin_plan
from titian.preparedness.actions.link_arrival import open_link
from titian.preparedness.alert_querysets import AlertQuerySet
from titian.preparedness.api import router
from titian.preparedness.exercise_querysets import ConsultationQuerySet, ExerciseQuerySet, NationalPlanQuerySet
from titian.preparedness.models import AskedArrival, Claim
from titian.preparedness.querysets import SeaEventQuerySet
from titian.preparedness.tests.alert_factories import declare, draft, send
from titian.preparedness.tests.factories import (
    GIVEN,
    NOW,
    claim,
    do,
    make_bodies,
    make_event,
    make_focal,
    make_office,
    seal,
)
from titian.preparedness.tests.permissions import API, TABLE
from titian.preparedness.tests.together_factories import (
    consult,
    last_point,
    make_consultation,
    make_exercise,
    play,
    play_event,
)
from titian.preparedness.workflow import EXERCISE_EVENT
from titian.workplan.models import Party
from titian.workplan.tests.asking import World, draw_rows, find_wrong, list_named, people_world, world_of
from titian.workplan.tests.permissions import Row

pytestmark = pytest.mark.django_db
MARKS = {
    "event": "boat with a blue hull (fictional)", "source": "Harbour office (fictional)",
    "consultation": "Late boats (fictional)", "held": "Boats of the play (fictional)",
    "exercise": "Lantern (fictional)", "scenario": "A made-up storm.", "lesson": "Ring earlier (fictional)",
    "played": "boat of the play (fictional)", "plan": "Party with a plan (fictional)",
    "number": "+999000001",
    "alert": "People may come ashore and need care",
}  # fmt: skip


def make_played(focal: User) -> dict[str, object]:
    """An exercise that runs and one that does not, and a consultation outside and one inside; `focal` has joined."""
    exercise = make_exercise(injects=2, is_running=False)
    play(exercise, "start", now=timezone.now())
    played = play_event(exercise, name=MARKS["played"])
    EXERCISE_EVENT.perform(played, "claim", actor=make_office(), now=NOW, given=GIVEN)
    play(exercise, "join", actor=focal)
    play(exercise, "lesson", text=MARKS["lesson"])
    made: dict[str, object] = {
        "exercise": exercise.pk, "drafted": make_exercise(is_running=False, title="Not begun (fictional)").pk,
        "played": played.pk, "played_claim": Claim.everything.get(event=played).key,
        "lesson": last_point(exercise=exercise),
    }  # fmt: skip
    for name, prefix, within in (("consultation", "", None), ("held", "held_", exercise)):
        held = make_consultation(exercise=within, subject=MARKS[name])
        consult(held, "join", actor=focal)
        for side in ("need", "offer"):
            consult(held, side, actor=focal, what="shelter", text="Tents (fictional)")
        consult(held, "propose", text="Share a list (fictional)")
        made |= {
            name: held.pk, f"{prefix}line": held.support.get(side="need").key,
            f"{prefix}offer": held.support.get(side="offer").key, f"{prefix}action": last_point(consultation=held),
        }  # fmt: skip
    return made


def make_plans(focal: User) -> dict[str, object]:
    plan = begin_plan(actor=focal, now=NOW, why="Begun (fictional)", lessons="Some (fictional)")
    Party.objects.filter(pk=plan.party_id).update(name=MARKS["plan"])
    return {
        "plan": plan.pk,
        "other_plan": begin_plan(
            actor=make_focal(), now=NOW, why="Begun (fictional)", lessons="Others\u2019 (fictional)"
        ).pk,
    }


NUMBER: dict[str, Any] = {"purpose": "rescue", "number": "+999 000001", "is_always": True}  # Any: as the form holds it
FAR: dict[str, Any] = {**NUMBER, "number": "+999 000009"}


def make_world() -> World:
    focal = make_focal()
    event, own = make_event(name=MARKS["event"]), make_event(actor=focal)
    now = timezone.now()
    make_hub_identity("ZZ")
    country = OtherHub("ID").make_known(focal)
    said = claim(event)
    do(event, "ask", hub=str(country.pk), heads="", needs=[])
    asked = AskedArrival.objects.get(event=event)
    report = draft_report(actor=focal, event=event, language="en", now=now)
    own_party = Party.objects.spoken_for_by(focal).get()
    far = make_focal()
    far_party = Party.objects.spoken_for_by(far).get()
    fills = {
        "event": event.pk, "own": own.pk, "claim": said.key, "own_claim": claim(own, actor=focal).key,
        **make_played(focal), **make_plans(focal),
        "alert": send(now=now).pk, "draft": draft(now=now, subject="season").pk, "rule": declare().pk,
        "contact": add_contact(actor=focal, now=now, party=own_party.code, **NUMBER).pk,
        "far_contact": add_contact(actor=make_office(), now=now, party=far_party.code, **FAR).pk,
        "party": own_party.code,
        "own_draft": draft(now=now, actor=focal, subject="more_boats").pk,
        "arrival_token": open_link(actor=focal, asked=asked, now=now),
        "sealed": seal(event, make_bodies(), actor=focal).key,
        "hub": country.pk, "asked": asked.key, "report": report.key,
    }  # fmt: skip
    return people_world(fills, MARKS, focal_point=focal, other_focal_point=make_user(Role.FOCAL_POINT))


world = world_of(make_world)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert list_named(urls) == set(TABLE)
    assert {view.view_func.__name__ for path in router.path_operations.values() for view in path.operations} == set(API)


# Each scope, and a route whose rows would miss it.
SCOPES: Final = [
    (SeaEventQuerySet, "events"),
    (SeaEventQuerySet, "event"),
    (SeaEventQuerySet, "exercise_event"),
    (ConsultationQuerySet, "consultation"),
    (ConsultationQuerySet, "exercise_consultation"),
    (ExerciseQuerySet, "exercise"),
    (NationalPlanQuerySet, "national_plan"),
]


@pytest.mark.on_both
@pytest.mark.parametrize(
    "row",
    draw_rows(
        [*chain.from_iterable(TABLE.values()), *chain.from_iterable(API.values())],
        TABLE,
        ["alerts", "alert", *(route for *_, route in SCOPES)],
    ),
    ids=lambda row: f"{row.method} {row.where}",
)
def test_route_answers_each_as_the_table_says(world: World, row: Row) -> None:
    assert list(find_wrong(world, row)) == []


@pytest.mark.parametrize("shown", ["all", "none"])
@pytest.mark.parametrize(("rows_of", "route"), SCOPES)
def test_rows_miss_a_scope_that_shows_too_much_or_nothing(
    world: World, shown: str, rows_of: type[object], route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows_of, "visible_to", lambda rows, reader: getattr(rows, shown)())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])


@pytest.mark.parametrize("shown", ["all", "none"])
@pytest.mark.parametrize("route", ["alerts", "alert"])
def test_rows_miss_a_scope_of_alerts_that_shows_too_much_or_nothing(
    world: World, shown: str, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AlertQuerySet, "visible_to", lambda rows, reader, now: getattr(rows, shown)())
    assert any(list(find_wrong(world, row)) for row in TABLE[route])
