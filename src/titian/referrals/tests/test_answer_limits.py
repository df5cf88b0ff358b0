"""The longest a provider may take to answer, by level and country."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.devices.tests.factories import make_package_item
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.referrals.actions.postpone_answers import postpone_answers
from titian.referrals.actions.set_answer_limits import set_answer_limits
from titian.referrals.actions.shorten_answers import shorten_answers
from titian.referrals.actions.time_out_packages import time_out_packages
from titian.referrals.errors import LimitOutOfBounds
from titian.referrals.models import AnswerLimit, Package
from titian.referrals.tests.test_relay import Scene, scene

__all__ = ["scene"]


def limit(minutes: int | None, *, level: str = "TODAY", country: str = "TH") -> None:
    coordinator = make_user(Role.COORDINATOR, country=country)
    set_answer_limits(actor=coordinator, minutes={level: minutes}, now=timezone.now())


def minutes_of(scene: Scene, place: int = 0) -> float:
    package = Package.objects.get(item_id=scene.item_id(place))
    assert package.answer_due_at is not None
    assert package.released_at is not None
    return (package.answer_due_at - package.released_at) / timedelta(minutes=1)


def test_the_country_gives_less_time_than_the_package_asks_for(scene: Scene) -> None:
    limit(20)
    scene.phone.sync(*scene.items)
    assert minutes_of(scene) == 60
    assert shorten_answers() == 3
    assert minutes_of(scene) == 20
    assert shorten_answers() == 0
    time_out_packages(timezone.now() + timedelta(minutes=21))
    assert scene.statuses == ["timed_out", "released", "held"]
    assert minutes_of(scene, 1) == 20


def test_more_time_than_asked_for_changes_nothing(scene: Scene) -> None:
    limit(600)
    scene.phone.sync(*scene.items)
    assert shorten_answers() == 0
    assert minutes_of(scene) == 60


def test_it_holds_for_its_level_and_country_and_for_what_comes_after(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    limit(20)
    limit(20, level="NOW")
    limit(20, country="ID")
    urgent = make_package_item(scene.phone, scene.recipients[0], level="INFO", answer_within=60)
    scene.phone.sync(urgent)
    assert shorten_answers() == 0
    assert minutes_of(scene) == 60


def test_minutes_that_were_given_back_stay_given(scene: Scene) -> None:
    limit(20)
    scene.phone.sync(*scene.items)
    postpone_answers(timedelta(minutes=7))
    shorten_answers()
    assert minutes_of(scene) == 27


def test_a_limit_can_be_taken_away_and_the_same_again_keeps_its_day(scene: Scene) -> None:
    limit(20)
    since = AnswerLimit.objects.get().since
    limit(20)
    assert AnswerLimit.objects.get().since == since
    limit(None)
    assert not AnswerLimit.objects.exists()
    assert Entry.objects.filter(action="answer_limit.set", thing="country:TH").count() == 3


@pytest.mark.parametrize("minutes", [{"TODAY": 4}, {"TODAY": 20_161}, {"SOON": 20}])
def test_what_is_out_of_bounds_is_refused(scene: Scene, minutes: dict[str, int]) -> None:
    with pytest.raises(LimitOutOfBounds):
        set_answer_limits(actor=make_user(Role.COORDINATOR), minutes=minutes, now=timezone.now())


def test_the_coordinator_alone_sets_it_and_the_page_shows_it(scene: Scene) -> None:
    for role in [role for role in Role if role != Role.COORDINATOR]:
        with pytest.raises(NotAllowed):
            set_answer_limits(actor=make_user(role), minutes={"NOW": 20}, now=timezone.now())
    limit(25, level="NOW")
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(make_user(Role.PROVIDER), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert desk.get("/country/answer-limits/").status_code == 403
