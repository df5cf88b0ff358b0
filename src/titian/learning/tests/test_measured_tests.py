"""What shared tests say: of questions from thirty people on, of one person what both their tests say, of nobody else any."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date

import pytest

from titian.learning.models import Attempt, Course, Learner, Seat, Shared
from titian.learning.offered import SITTING, OfferedTests, find_tests
from titian.learning.tests.factories import make_course, make_lead, move
from titian.learning.tests.offering import offer_learning, sign_in
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


@pytest.fixture
def lead(keys: Keys) -> User:
    offer_learning()
    return make_lead()


@pytest.fixture
def course(lead: User) -> Course:
    return make_course(lead, steps=["test:a", "test:b"])


@pytest.fixture
def tests(lead: User) -> OfferedTests:
    found = find_tests()
    assert found is not None
    return found


def sit(course: Course) -> Learner:
    learner = Learner.objects.create(officer=make_user(Role.OFFICER))
    Seat.objects.create(course=course, learner=learner, agency="navy", gender="men")
    return learner


def answer(right: Mapping[str, str], number: int) -> dict[str, str]:
    """The first so many as the lessons suggest, the others otherwise."""
    return {name: choice if place < number else f"not_{choice}" for place, (name, choice) in enumerate(right.items())}


def share(learner: Learner, form: str, answers: dict[str, str] | None, *, time: int = 1, version: int = 1) -> None:
    pk = Attempt.make_id(learner.pk, "test", form, 1)
    Attempt.objects.create(
        id=pk, learner=learner, kind="test", item=form, number=1, version=version, day=date(2036 - time, 6, 1)
    )
    told = None if answers is None else {**answers, SITTING: str(time)}
    Shared.objects.create(id=pk, learner=learner, kind="test", item=form, number=1, turn=1, answers=told)


def read_questions(lead: User) -> str:
    return sign_in(lead).get("/learning/questions/").content.decode()


def read_shared(course: Course) -> str:
    return sign_in(course.lead).get(f"{course.get_absolute_url()}shared/").content.decode()


def test_under_thirty_people_no_number_is_told_and_the_page_says_why(
    course: Course, tests: OfferedTests, lead: User
) -> None:
    learners = [sit(course) for _ in range(29)]
    for learner in learners:
        share(learner, "a", answer(tests.forms["a"], 7))
    # None of these is one more: taken back, of another version, not whole.
    share(sit(course), "a", None)
    share(sit(course), "a", answer(tests.forms["a"], 7), version=tests.version + 1)
    share(sit(course), "a", dict(list(answer(tests.forms["a"], 7).items())[:3]))
    move(course, "close")
    page = read_questions(lead)
    assert page.count("data-why") == len(tests.forms)
    assert "fewer than 30 people" in page
    assert "data-form" not in page


def test_from_thirty_on_questions_have_figures_and_small_cells_are_hidden(
    course: Course, tests: OfferedTests, lead: User
) -> None:
    right = tests.forms["a"]
    easy, hard = next(iter(right)), list(right)[-1]
    for place in range(40):
        share(sit(course), "a", answer(right, 1 if place < 20 else len(right) - (0 if place == 39 else 1)))
    assert "data-form" not in read_questions(lead)  # nobody watches it grow
    move(course, "close")
    page = read_questions(lead)
    rows = {name: page.split(f'data-question="{name}"')[1].split("</tr>")[0] for name in right}
    assert "Hidden" in rows[easy]  # all forty
    assert "Hidden" in rows[hard]  # one of forty
    middle = rows[list(right)[3]]  # the upper twenty
    assert [figure in middle for figure in ("50 %", "1.00")] == [True, True]
    assert "40 people" in page
    assert page.count("data-why") == 1  # the other form


def test_a_change_is_told_of_whoever_shares_two_tests_in_the_order_of_their_phone(
    course: Course, tests: OfferedTests
) -> None:
    first, second, third = sit(course), sit(course), sit(course)
    share(first, "b", answer(tests.forms["b"], 5), time=1)
    share(first, "a", answer(tests.forms["a"], 12), time=2)
    share(second, "a", answer(tests.forms["a"], 8), time=1)
    share(second, "b", answer(tests.forms["b"], 12), time=2)
    share(third, "a", answer(tests.forms["a"], 14))
    page = read_shared(course)
    assert page.count("data-change") == 2
    assert "5 and 12 of 15. Chance alone would seldom" in page
    assert "8 and 12 of 15. Chance alone can" in page
    Shared.objects.filter(learner=first, item="a").update(answers=None)
    assert read_shared(course).count("data-change") == 1


def test_a_set_of_answers_is_read_in_words(course: Course, tests: OfferedTests) -> None:
    learner = sit(course)
    share(learner, "a", dict(tests.forms["a"]))
    page = read_shared(course)
    assert "For which time a test was taken" in page
    assert not any(name in page for name in tests.forms["a"])
    assert str(learner.pk) not in page
    assert str(uuid.uuid5(learner.pk, "test:a:1")) not in page
