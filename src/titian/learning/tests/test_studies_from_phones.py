"""What officers judge on their phones comes into the study of their course once, and goes with their wish or its end."""

from __future__ import annotations

import uuid
from itertools import permutations
from typing import Final

import pytest
from django.db import connection

from titian.desk.errors import NotAllowed
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, make_phone
from titian.learning.actions.keep_study import add_study, count_answers, count_raters
from titian.learning.models import Attempt, Course, Judged, Learner, Shared, Study
from titian.learning.phones.api import MINE_PATH
from titian.learning.tests.factories import NOW, Json, finished, forget, join, judged, make_course, make_lead
from titian.learning.tests.offering import offer_learning, sign_in
from titian.learning.workflow import STUDY
from titian.library.tests.factories import Keys
from titian.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
ONE: Final = {"laundry": "refer", "taxi": "child"}
OTHER: Final = {"laundry": "inform", "taxi": "child"}


@pytest.fixture
def lead(keys: Keys) -> User:
    offer_learning()
    return make_lead()


@pytest.fixture
def course(lead: User) -> Course:
    return make_course(lead)


@pytest.fixture
def study(course: Course) -> Study:
    return add_study(actor=course.lead, now=NOW, title="Spring", course=course)


@pytest.fixture
def phone(course: Course) -> Phone:
    phone = make_phone()
    phone.sync(join(course))
    return phone


def hear_studies(phone: Phone) -> list[Json]:
    (course,) = phone.ask(MINE_PATH, {}).json()["courses"]
    studies: list[Json] = course["studies"]
    return studies


def count(study: Study, case: str) -> dict[str, int]:
    place = [name for name, _ in study.cases].index(case)
    given = zip(study.answers, count_answers(study)[place], strict=True)
    return {answer: number for answer, number in given if number}


def close(study: Study, lead: User) -> Study:
    return STUDY.perform(study, "close", actor=lead, now=NOW)


def test_the_item_is_as_the_contract_has_it(study: Study) -> None:
    assert all(is_valid(judged(study, answers), "sync-item") for answers in (ONE, None))
    assert not is_valid(judged(study, {"Somebody said": "refer"}), "sync-item")


def test_an_officer_finds_the_open_study_of_their_course_and_no_other(study: Study, phone: Phone, lead: User) -> None:
    add_study(actor=lead, now=NOW, title="Elsewhere", course=make_course(lead))
    add_study(actor=lead, now=NOW, title="On paper")
    assert hear_studies(phone) == [
        {"study_id": str(study.pk), "title": "Spring", "version": study.version, "turn": 0, "is_given": False}
    ]
    close(study, lead)
    assert hear_studies(phone) == []


def test_two_phones_and_a_replay_give_one(study: Study, phone: Phone) -> None:
    item = judged(study, ONE)
    phone.sync(item)
    phone.sync(item)
    make_phone(officer=phone.enrolment.officer).sync(judged(study, ONE))
    row, learner = Judged.objects.get(), Learner.objects.get()
    assert row.pk == uuid.uuid5(learner.pk, f"study:{study.pk}:1")
    assert (count_raters(study), count(study, "laundry"), count(study, "gate")) == (1, {"refer": 1}, {})
    assert [(told["turn"], told["is_given"]) for told in hear_studies(phone)] == [(1, True)]


def test_the_highest_turn_stands_in_whatever_order(study: Study, course: Course) -> None:
    for order in permutations((judged(study, ONE), judged(study, None, turn=2), judged(study, OTHER, turn=3))):
        phone = make_phone()
        phone.sync(join(course), finished(day="2036-01-01"))
        for item in order:
            phone.sync({**item, "item_id": str(uuid.uuid4())})
    assert (count_raters(study), count(study, "laundry")) == (6, {"inform": 6})
    phone.sync(judged(study, None, turn=4))
    assert (count_raters(study), count(study, "laundry")) == (5, {"inform": 5})


def test_a_phone_a_year_off_finds_the_study_and_is_counted(study: Study, course: Course) -> None:
    phone = make_phone()
    late = finished(day="2027-12-01")
    phone.sync(judged(study, ONE))  # before they joined: it is not known whose course it is
    phone.sync(join(course), late, judged(study, ONE))
    early = make_phone()
    early.sync(join(course), finished(day="2025-12-01"), judged(study, OTHER))
    assert (count_raters(study), count(study, "taxi")) == (2, {"child": 2})
    assert Attempt.objects.count() == 2


@pytest.mark.parametrize("wrong", ["version", "course", "closed", "case"])
def test_what_does_not_belong_to_the_study_changes_nothing(study: Study, phone: Phone, lead: User, wrong: str) -> None:
    item = judged(study, ONE)
    if wrong == "version":
        item = judged(study, ONE, version=study.version + 1)
    elif wrong == "course":
        item = judged(add_study(actor=lead, now=NOW, title="Elsewhere", course=make_course(lead)), ONE)
    elif wrong == "closed":
        close(study, lead)
    else:
        item = judged(study, {"nobody": "refer", "taxi": "guilty"})
    assert [row["status"] for row in phone.sync(item)["items"]] == ["received"]
    assert not Judged.objects.filter(answers__isnull=False).exists()


def test_what_phones_and_sheets_say_is_counted_together_and_nobody_is_left(
    study: Study, phone: Phone, lead: User
) -> None:
    phone.sync(judged(study, {"laundry": "refer", "taxi": "inform"}))
    STUDY.perform(study, "take", actor=lead, now=NOW, given={"rows": "A7,laundry,inform"})
    closed = close(study, lead)
    place = [name for name, _ in closed.cases].index("laundry")
    assert closed.raters == 2
    assert dict(zip(closed.answers, closed.counts[place], strict=True))["refer"] == 1
    assert not Judged.objects.exists()
    phone.sync(judged(study, OTHER, turn=9))
    assert not Judged.objects.exists()


def test_whoever_is_forgotten_is_taken_out_of_an_open_study(study: Study, phone: Phone) -> None:
    phone.sync(judged(study, ONE))
    phone.sync(forget())
    assert (count_raters(study), Judged.objects.count()) == (0, 0)


def test_no_page_shows_what_one_person_said_and_what_is_taken_back_is_nowhere(
    study: Study, course: Course, phone: Phone, lead: User
) -> None:
    study.answers = [*study.answers, "zebra"]
    study.save()
    phone.sync(judged(study, {"taxi": "zebra"}))
    desk = sign_in(lead)
    page = desk.get(study.get_absolute_url()).content.decode()
    assert "On phones:" in page
    for address in (study.get_absolute_url(), f"{course.get_absolute_url()}shared/"):
        assert "zebra" not in desk.get(address).content.decode()
    assert not Shared.objects.exists()
    phone.sync(judged(study, None, turn=2))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "learning_study":
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (no value comes from outside)
                assert not any("zebra" in str(row) for row in cursor.fetchall()), table


def test_a_study_is_begun_at_the_desk_for_a_course_of_the_country(course: Course, lead: User) -> None:
    desk = sign_in(lead)
    assert desk.post("/learning/studies/add/", {"title": "Autumn", "course": str(course.pk)}).status_code == 302
    assert Study.objects.get().course == course
    course.country_id = "ZZ"
    with pytest.raises(NotAllowed):
        add_study(actor=lead, now=NOW, title="Theirs", course=course)
    course.state = "cancelled"
    course.country_id = lead.country_code or ""
    course.save()
    again = desk.post("/learning/studies/add/", {"title": "Winter", "course": str(course.pk)})
    assert again.status_code == 422
