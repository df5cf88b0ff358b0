"""What phones tell of learning: one attempt from however many tellings, nothing kept of whoever joined nothing, shared
answers gone when they are taken back, and counts alone of whoever is forgotten."""

from __future__ import annotations

import random
import uuid
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from titian.audit.models import Entry, PrivateEntry
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, make_administrator, make_phone
from titian.learning.actions.follow_up import ask_due
from titian.learning.actions.forget import forget_closed
from titian.learning.counting import count_finished, show_counts
from titian.learning.models import Attempt, Count, Course, Learner, PlanFollowUp, Seat, Shared
from titian.learning.phones.api import MINE_PATH
from titian.learning.tests.factories import (
    NOW,
    Json,
    fill_seats,
    finished,
    follow_up,
    forget,
    join,
    make_course,
    move,
    planned,
    shared,
)
from titian.library.tests.factories import Keys

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
WORDS: Final = {"q_age": "doubt", "q_uncle": "stay"}


@pytest.fixture
def phone(keys: Keys) -> Phone:
    return make_phone()


@pytest.fixture
def course(keys: Keys) -> Course:
    return make_course()


def other_phone_of(phone: Phone) -> Phone:
    """The same officer, on a second phone or on a wiped one."""
    return make_phone(officer=phone.enrolment.officer)


def hear(phone: Phone) -> Json:
    answer = phone.ask(MINE_PATH, {})
    assert answer.status_code == 200, answer.content
    told: Json = answer.json()
    return told


def list_attempts() -> list[tuple[str, int, int, str]]:
    rows = Attempt.objects.order_by("item", "number")
    return [(row.item, row.number, row.version, str(row.day)) for row in rows]


def count_people(course: Course) -> dict[str, int]:
    return {name: number for (_, name), number in count_finished(course, Seat.objects.filter(course=course)).items()}


@pytest.mark.parametrize(
    "item",
    [finished(), shared(WORDS), shared(None), forget(), follow_up(Course(pk=uuid.UUID(int=1)), barriers=["time"])],
)
def test_items_are_as_the_contract_has_them(item: Json) -> None:
    assert is_valid(item, "sync-item")


@pytest.mark.parametrize(
    "more",
    [
        {"minutes": 12},
        {"score": 1},
        {"number": 0},
        {"number": "1"},
        {"day": "2026-02-30"},
        {"id": "Somebody said"},
        {"step": "screening"},
    ],
)
def test_item_with_anything_else_is_refused_and_nothing_is_kept(phone: Phone, course: Course, more: Json) -> None:
    spoilt = finished()
    spoilt["learning"] |= more
    answer = phone.sync(join(course), spoilt)
    assert [row.get("code") for row in answer["items"]] == [None, "item.malformed"]
    assert not Attempt.objects.exists()


def test_two_phones_and_a_replay_give_one(phone: Phone, course: Course) -> None:
    item = finished()
    phone.sync(join(course), item)
    phone.sync(item)
    phone.sync(finished())
    other_phone_of(phone).sync(finished())
    learner = Learner.objects.get()
    assert [row.pk for row in Attempt.objects.all()] == [uuid.uuid5(learner.pk, "module:fear:1")]
    assert count_people(course) == {"module:fear": 1}


def test_tellings_that_differ_give_the_same_in_either_order(keys: Keys) -> None:
    tellings = [finished(version=1, day="2027-11-30"), finished(version=2, day="2026-06-01")]
    for order in (tellings, tellings[::-1]):
        phone = make_phone()
        phone.sync(join(make_course()))
        for telling in order:
            phone.sync({**telling, "item_id": str(uuid.uuid4())})
    assert list_attempts() == [("fear", 1, 2, "2026-06-01")] * 2


def test_clock_a_year_off_loses_nothing_and_decides_nothing(phone: Phone, course: Course) -> None:
    phone.sync(join(course), finished(day="2036-01-01"), finished(number=2, day="1970-01-01"))
    assert count_people(course) == {"module:fear": 1}
    assert [row["day"] for row in hear(phone)["finished"]] == ["2036-01-01", "1970-01-01"]


def test_nothing_is_kept_of_whoever_joined_no_course(phone: Phone, course: Course) -> None:
    answer = phone.sync(finished(), shared(WORDS))
    assert [row["status"] for row in answer["items"]] == ["received"] * 2
    assert not Learner.objects.exists()
    assert hear(phone) == {"courses": [], "finished": [], "shared": []}


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_nobody_joins_a_course_that_is_not_open(phone: Phone, state: str) -> None:
    phone.sync(join(make_course(state=state)))
    assert not Learner.objects.exists()


def test_wiped_phone_gets_its_own_back_and_nobody_elses(phone: Phone, course: Course) -> None:
    phone.sync(join(course), finished(), finished("children", 2, version=3), shared(WORDS), planned(course))
    stranger = make_phone()
    stranger.sync(join(course), finished("scam"))
    told = hear(other_phone_of(phone))
    assert [(row["id"], row["number"], row["version"]) for row in told["finished"]] == [
        ("children", 2, 3),
        ("fear", 1, 1),
    ]
    assert [(row["course_id"], row["has_plan"]) for row in told["courses"]] == [(str(course.pk), True)]
    assert [(row["turn"], row["is_shared"]) for row in told["shared"]] == [(1, True)]
    assert [row["id"] for row in hear(stranger)["finished"]] == ["scam"]


def test_ended_phone_hears_nothing(phone: Phone, course: Course) -> None:
    phone.sync(join(course), finished())
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=NOW)
    answer = phone.ask(MINE_PATH, {})
    assert (answer.status_code, answer.json()["code"]) == (403, "device.revoked")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_what_is_taken_back_is_gone_in_whatever_order_it_comes(
    phone: Phone, course: Course, order: tuple[int, ...]
) -> None:
    phone.sync(join(course))
    turns = [shared(WORDS, turn=1), shared({"q_age": "passport"}, turn=2), shared(None, turn=3)]
    for place in order:
        phone.sync(turns[place])
    assert (Shared.objects.get().answers, Shared.objects.of_course(course).count()) == (None, 0)


def test_no_table_and_no_log_holds_an_answer_that_was_taken_back(phone: Phone, course: Course) -> None:
    phone.sync(join(course), shared({"q_age": "zebra_word"}, turn=1))
    phone.sync(shared(None, turn=2))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (no value comes from outside)
            assert not any("zebra_word" in str(row) for row in cursor.fetchall()), table


def list_log() -> list[object]:
    return [*Entry.objects.values(), *PrivateEntry.objects.values()]


def test_log_says_nothing_of_what_was_finished_or_answered(phone: Phone, course: Course) -> None:
    before = list_log()
    phone.sync(join(course), finished(), finished("street-child", step="persona"), shared(WORDS))
    rows = [row for row in list_log() if row not in before]
    assert len(rows) == 1
    assert "items.receive" in str(rows)
    assert not any(word in str(rows) for word in ("fear", "street-child", "doubt"))


def test_somebody_forgotten_in_mid_course_leaves_counts_only(phone: Phone, course: Course) -> None:
    fill_seats(course, 23, gender="women", agency="immigration", finishes=11)
    phone.sync(join(course), finished(), shared(WORDS), planned(course))
    officer = phone.enrolment.officer
    phone.sync(forget())
    assert not Learner.objects.filter(officer=officer).exists()
    assert (Shared.objects.count(), PlanFollowUp.objects.count()) == (0, 0)
    assert hear(phone) == {"courses": [], "finished": [], "shared": []}
    course = move(course, "close")
    shown = show_counts(course)
    assert (shown["total"].total, shown["step"].cells) == (24, {"module:fear": 12})


def test_somebody_forgotten_after_closing_changes_no_figure(phone: Phone, course: Course) -> None:
    fill_seats(course, 11)
    phone.sync(join(course, agency="navy", gender="men"))
    course = move(course, "close")
    before = show_counts(course)
    phone.sync(forget())
    assert show_counts(Course.objects.get(pk=course.pk)) == before


def test_second_phone_that_tells_after_the_forgetting_brings_nobody_back(phone: Phone, course: Course) -> None:
    second = other_phone_of(phone)
    phone.sync(join(course), finished())
    phone.sync(forget())
    second.sync(finished("children"))
    assert not Learner.objects.exists()


def test_whoever_closes_their_account_is_forgotten(phone: Phone, course: Course) -> None:
    phone.sync(join(course), finished())
    officer = phone.enrolment.officer
    officer.is_active = False
    officer.save()
    forget_closed()
    forget_closed()
    assert not Learner.objects.exists()
    assert dict(Count.objects.filter(course=course, part="step").values_list("name", "number")) == {"module:fear": 1}


def test_plan_is_asked_about_at_three_and_six_months_and_answered_once(phone: Phone, course: Course) -> None:
    phone.sync(join(course), planned(course))
    course = move(course, "close")
    assert [str(row.due_on) for row in PlanFollowUp.objects.order_by("months")] == ["2026-09-02", "2026-12-02"]
    PlanFollowUp.objects.filter(months=3).update(due_on="2026-01-01")
    PlanFollowUp.objects.filter(months=6).update(due_on="2999-01-01")
    ask_due()
    ask_due()
    assert [row["asked"] for row in hear(phone)["courses"]] == [[3]]
    phone.sync(follow_up(course, 3, "partly", ["time", "time"]), follow_up(course, 6, "done"))
    phone.sync(follow_up(course, 3, "done"))
    three = PlanFollowUp.objects.get(months=3)
    assert (three.state, three.answer, [mark.code for mark in three.barriers.all()]) == ("answered", "partly", ["time"])
    assert hear(phone)["courses"][0]["asked"] == []


def test_nobody_answers_for_somebody_elses_plan(phone: Phone, course: Course) -> None:
    phone.sync(join(course), planned(course))
    move(course, "close")
    PlanFollowUp.objects.update(due_on="2026-01-01")
    ask_due()
    make_phone().sync(follow_up(course, 3))
    assert set(PlanFollowUp.objects.values_list("state", flat=True)) == {"asked"}


def sync_badly(phones: list[Phone], items: list[Json], chance: random.Random, times: int) -> None:
    """Syncs in any order with whatever goes wrong on the way: requests and answers lost, sent twice, by another phone."""
    waiting = list(items)
    for _ in range(times):
        batch = chance.sample(waiting, k=min(3, len(waiting)))
        fault = chance.choice(["none", "answer_lost", "twice", "request_lost", "other_phone"])
        if fault == "request_lost":
            continue
        if fault == "other_phone":
            phones[1].sync(*[{**one, "item_id": str(uuid.uuid4())} for one in batch])
            continue
        phones[0].sync(*batch)
        if fault == "twice":
            phones[0].sync(*batch)
        if fault == "none" and len(waiting) > 3:
            waiting = [one for one in waiting if one not in batch[1:]]
    for one in items:
        phones[0].sync(one)


def measure(phone: Phone, item: Json) -> int:
    with CaptureQueriesContext(connection) as queries:
        phone.sync(item)
    return len(queries)


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long("faults")) for seed in (2, 3))])
def test_two_hundred_syncs_with_faults_leave_equal_counts_at_a_flat_cost(keys: Keys, seed: int) -> None:
    names = ("fear", "children", "scam")
    items = [
        finished(name, number, version=number, day=f"2026-06-{number:02}") for name in names for number in range(1, 7)
    ]
    quiet, bad = make_phone(), make_phone()
    courses = [make_course(steps=[]), make_course(steps=[])]
    quiet.sync(join(courses[0]), *[{**one, "item_id": str(uuid.uuid4())} for one in items])
    bad.sync(join(courses[1]))
    first = measure(bad, finished("first"))
    sync_badly([bad, other_phone_of(bad)], items, random.Random(seed), 200)  # noqa: S311  (chance, not a secret)
    last = measure(bad, finished("last"))
    named = {f"module:{name}": 1 for name in names}
    assert count_people(courses[0]) == named
    assert count_people(courses[1]) == {**named, "module:first": 1, "module:last": 1}
    ours = [row for row in hear(bad)["finished"] if row["id"] in names]
    assert ours == hear(quiet)["finished"]
    assert last == first


def test_each_named_step_is_counted_and_no_other(phone: Phone, keys: Keys) -> None:
    course = make_course(steps=["module:fear", "persona:fisher"])
    phone.sync(join(course), finished(), finished("scam"), finished("fisher", step="persona"))
    assert count_people(course) == {"module:fear": 1, "persona:fisher": 1}
