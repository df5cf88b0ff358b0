"""What somebody lets whoever leads their course read, in words: of a practice what they did, never what they were told."""

from __future__ import annotations

import uuid
from itertools import permutations
from typing import Final

import pytest

from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, make_phone
from titian.learning.models import Course, Learner, Shared
from titian.learning.tests.factories import finished, join, make_course, make_lead, shared
from titian.learning.tests.offering import offer_learning, sign_in
from titian.library.tests.factories import Keys

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
PRACTICE: Final = {
    "move.look": "1",
    "move.why": "2",
    "move.wrong_language": "1",
    "rule.k05": "kept",
    "rule.k08": "not_kept",
}


@pytest.fixture
def course(keys: Keys) -> Course:
    offer_learning()
    return make_course(make_lead(), steps=["persona:boat-teen"])


@pytest.fixture
def phone(course: Course) -> Phone:
    phone = make_phone()
    phone.sync(join(course))
    return phone


def read(course: Course) -> str:
    return sign_in(course.lead).get(f"{course.get_absolute_url()}shared/").content.decode()


def practice(answers: dict[str, str] | None, turn: int = 1) -> dict[str, object]:
    return shared(answers, step="persona", item="boat-teen", turn=turn)


def test_a_practice_is_read_in_words_and_without_whose_it_is(course: Course, phone: Phone) -> None:
    item = practice(PRACTICE)
    assert is_valid(item, "sync-item")
    phone.sync(finished("boat-teen", step="persona"), item)
    page = read(course)
    for words in ("2 times", "1 time", "Kept", "Not kept"):
        assert f">{words}</dd>" in page
    assert not any(code in page for code in ("move.look", "rule.k05", "wrong_language", ">K08<"))
    officer = phone.enrolment.officer
    assert officer.get_username() not in page
    assert str(Learner.objects.get().pk) not in page


def test_what_no_release_has_words_for_stands_by_its_code(course: Course, phone: Phone) -> None:
    phone.sync(practice({"move.juggle": "1", "move.hum": "often", "rule.k99": "sometimes"}))
    page = read(course)
    assert all(code in page for code in ("juggle", "hum", "K99", "sometimes"))


def test_a_practice_taken_back_is_gone_whatever_order_and_year_it_comes_in(course: Course) -> None:
    turns = (practice(PRACTICE), practice({"move.look": "9"}, turn=2), practice(None, turn=3))
    for day, order in zip(("2025-12-01", "2027-12-01"), (turns, turns[::-1]), strict=True):
        phone = make_phone()
        phone.sync(join(course), finished("boat-teen", step="persona", day=day))
        for item in (*order, *order):
            phone.sync({**item, "item_id": str(uuid.uuid4())})
    assert list(Shared.objects.values_list("turn", "answers")) == [(3, None)] * 2
    assert "Nothing is shared now." in read(course)


def test_a_course_offers_the_forms_of_the_test_in_words(course: Course) -> None:
    page = sign_in(course.lead).get("/learning/courses/add/").content.decode()
    assert all(f"Test before and after, form {letter}" in page for letter in "AB")
    assert 'value="test:a"' in page


def test_two_phones_share_one_practice(course: Course, phone: Phone) -> None:
    for order in permutations((practice(PRACTICE), practice({"move.look": "9"}, turn=2))):
        for item in order:
            make_phone(officer=phone.enrolment.officer).sync({**item, "item_id": str(uuid.uuid4())})
    assert Shared.objects.get().answers == {"move.look": "9"}
    assert read(course).count("<section") == 1
