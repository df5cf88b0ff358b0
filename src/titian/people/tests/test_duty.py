from __future__ import annotations

import threading
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.close_account import close_account
from titian.people.actions.move_account import move_account
from titian.people.actions.take_duty import hand_over_duty, take_duty
from titian.people.errors import DutyChanged, DutyNotYours, HandOverRefused, PeopleError
from titian.people.models import Duty, Role, Station, User
from titian.people.tests.browsers import open_browser, sign_in
from titian.people.tests.factories import make_station, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = timezone.now()
LATER = NOW + timedelta(hours=8)


@pytest.fixture
def station() -> Station:
    return make_station()


@pytest.fixture
def som(station: Station) -> User:
    return make_user(Role.SUPERVISOR, "som", station=station)


@pytest.fixture
def dao(station: Station) -> User:
    return make_user(Role.SUPERVISOR, "dao", station=station)


def find_holder(station: Station) -> User | None:
    current = Duty.objects.current().filter(station=station).first()
    return current.holder if current else None


def test_duty_goes_from_shift_to_shift(station: Station, som: User, dao: User) -> None:
    first = take_duty(actor=som, seen=None, now=NOW)
    second = hand_over_duty(actor=som, seen=first.pk, to=dao.public_id, now=LATER)
    assert find_holder(station) == dao
    first.refresh_from_db()
    assert (first.ended_at, first.ending) == (LATER, Duty.Ending.HANDED_OVER)
    assert second.began_at == LATER


def test_colleague_takes_over_from_somebody_who_left_without_a_word(station: Station, som: User, dao: User) -> None:
    first = take_duty(actor=som, seen=None, now=NOW)
    take_duty(actor=dao, seen=first.pk, now=LATER)
    assert find_holder(station) == dao
    first.refresh_from_db()
    assert first.ending == Duty.Ending.TAKEN_OVER


def test_taking_it_again_changes_nothing(station: Station, som: User) -> None:
    first = take_duty(actor=som, seen=None, now=NOW)
    assert take_duty(actor=som, seen=None, now=LATER) == first
    assert Duty.objects.count() == 1


def test_second_of_two_who_saw_the_same_page_is_told(station: Station, som: User, dao: User) -> None:
    take_duty(actor=som, seen=None, now=NOW)
    for seen in (None, uuid4()):
        with pytest.raises(DutyChanged):
            take_duty(actor=dao, seen=seen, now=NOW)
    assert find_holder(station) == som


def test_only_the_holder_hands_over_and_only_to_a_supervisor_of_the_station(
    station: Station, som: User, dao: User
) -> None:
    duty = take_duty(actor=som, seen=None, now=NOW)
    with pytest.raises(DutyNotYours):
        hand_over_duty(actor=dao, seen=duty.pk, to=som.public_id, now=NOW)
    closed = make_user(Role.SUPERVISOR, station=station)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    officer, far = make_user(Role.OFFICER, station=station), make_user(Role.SUPERVISOR)
    for nobody in (closed.public_id, officer.public_id, far.public_id, som.public_id, uuid4()):
        with pytest.raises(HandOverRefused):
            hand_over_duty(actor=som, seen=duty.pk, to=nobody, now=NOW)
    with pytest.raises(DutyChanged):
        hand_over_duty(actor=som, seen=uuid4(), to=dao.public_id, now=NOW)
    assert find_holder(station) == som


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPERVISOR])
def test_nobody_but_a_supervisor_takes_it(role: Role, station: Station) -> None:
    with pytest.raises(NotAllowed):
        take_duty(actor=make_user(role), seen=None, now=NOW)


def test_database_holds_one_duty_a_station(station: Station, som: User, dao: User) -> None:
    take_duty(actor=som, seen=None, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(station=station, holder=dao, began_at=NOW)


@pytest.mark.parametrize("way", ["close", "move"])
def test_duty_of_somebody_who_leaves_stands_empty_until_it_is_taken(
    station: Station, som: User, dao: User, way: str
) -> None:
    administrator = make_user(Role.ADMINISTRATOR)
    take_duty(actor=som, seen=None, now=NOW)
    if way == "close":
        close_account(actor=administrator, account_id=som.public_id, now=LATER)
    else:
        move_account(
            actor=administrator,
            account_id=som.public_id,
            role=Role.SUPERVISOR,
            organisation=None,
            station=make_station(),
            is_manager=False,
            now=LATER,
        )
    assert find_holder(station) is None
    assert Duty.objects.get().ending == Duty.Ending.LEFT
    take_duty(actor=dao, seen=None, now=LATER)
    assert find_holder(station) == dao


def test_each_move_is_in_the_log(station: Station, som: User, dao: User) -> None:
    duty = take_duty(actor=som, seen=None, now=NOW)
    hand_over_duty(actor=som, seen=duty.pk, to=dao.public_id, now=NOW)
    rows = Entry.objects.order_by("pk").values_list("action", "actor_id", "thing", "detail")
    assert list(rows) == [
        ("duty.take", str(som.pk), f"station:{station.pk}", {"taken_over": False}),
        ("duty.hand_over", str(som.pk), f"station:{station.pk}", {"to": f"user:{dao.pk}"}),
    ]


# The pages.


def open_station(user: User) -> Client:
    client = open_browser()
    sign_in(client, user.username)
    return client


def read_seen(client: Client) -> str:
    current = Duty.objects.current().first()
    assert current is not None
    assert str(current.pk) in client.get("/station/").content.decode()
    return str(current.pk)


def test_supervisors_take_and_hand_over_on_their_page(station: Station, som: User, dao: User) -> None:
    first, second = open_station(som), open_station(dao)
    assert "Nobody is on duty at your station." in first.get("/station/").content.decode()
    assert first.post("/station/duty/take/", {"seen": ""}).headers["Location"] == "/station/"
    assert "You have held the duty" in first.get("/station/").content.decode()
    seen = read_seen(second)
    assert second.post("/station/duty/take/", {"seen": ""}).status_code == 409, "an old page"
    form = first.get("/station/duty/hand-over/").content.decode()
    assert seen in form
    assert str(dao.public_id) in form
    handed = first.post("/station/duty/hand-over/", {"seen": seen, "to": str(dao.public_id)})
    assert handed.headers["Location"] == "/station/"
    assert "You have held the duty" in second.get("/station/").content.decode()
    assert "Take it over" in first.get("/station/").content.decode()


def test_page_refuses_a_colleague_of_another_station(som: User) -> None:
    client = open_station(som)
    take_duty(actor=som, seen=None, now=NOW)
    far = make_user(Role.SUPERVISOR)
    for to in (str(far.public_id), "", "nobody", str(UUID(int=0))):
        given = {"seen": str(Duty.objects.get().pk), "to": to}
        assert client.post("/station/duty/hand-over/", given).status_code == 422
    assert Duty.objects.get().holder == som


def test_only_supervisor_of_a_station_is_told_that_nobody_can_take_it(som: User) -> None:
    client = open_station(som)
    take_duty(actor=som, seen=None, now=NOW)
    assert "There is no other supervisor" in client.get("/station/duty/hand-over/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_who_take_it_at_once_are_told_apart() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes one writer at a time; the test's database in memory cannot show it")
    station = make_station()
    people = [make_user(Role.SUPERVISOR, station=station) for _ in range(2)]
    outcomes: list[str] = []
    barrier = threading.Barrier(2)

    def take(actor: User) -> None:
        barrier.wait()
        try:
            take_duty(actor=actor, seen=None, now=NOW)
            outcomes.append("taken")
        except PeopleError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(actor,)) for actor in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["duty.changed", "taken"]
    assert Duty.objects.current().count() == 1
