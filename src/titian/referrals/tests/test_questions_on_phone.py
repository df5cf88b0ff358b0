"""A recipient's question on the phone that sent the referral: asked at its next contact, answered there in a code."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.models import Enrolment
from titian.devices.tests.factories import Phone, make_administrator, make_phone
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.referrals import sql
from titian.referrals.actions.answer_back import answer_back
from titian.referrals.actions.pause_referral import pause_referral
from titian.referrals.actions.settle_pause import end_for_person
from titian.referrals.errors import QuestionAnswered
from titian.referrals.models import Package, Question
from titian.referrals.questions import ANSWERS
from titian.referrals.tests.test_questions import ask, duty, opened
from titian.referrals.tests.test_relay import Scene, scene

pytestmark = pytest.mark.on_both

__all__ = ["duty", "opened", "scene"]


def asked(phone: Phone) -> list[dict[str, str]]:
    questions: list[dict[str, str]] = phone.sync()["questions"]
    return questions


@pytest.mark.django_db
def test_a_question_is_looked_for_among_the_open_ones_never_among_all_a_phone_sent() -> None:
    """A phone asks at every contact, and has sent thousands of referrals by then."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what the tables hold, and these are empty")
    asked = sql._LIST_QUESTIONS.format("asked.id", "asked.referral_id", sql._ASKING)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked}", ["0" * 32, 50])
        steps = [row[3] for row in cursor.fetchall()]
    read = [step for step in steps if step.startswith(("SEARCH", "SCAN"))]
    assert read[0] == "SCAN question USING INDEX question_open", steps
    assert not [step for step in read if "enrolment_id" in step], steps


def answer_to(question_id: object, answer: str = "today", item_id: str | None = None) -> dict[str, Any]:
    given = {"question_id": str(question_id), "answer": answer}
    return {"item_id": item_id or str(uuid.uuid4()), "kind": "answer", "answer": given}


def test_the_phone_that_sent_it_is_asked_at_its_next_contact_and_not_told_who_asks(opened: Scene) -> None:
    assert asked(opened.phone) == []
    question = ask(opened)
    row = {
        "question_id": str(question.pk),
        "referral_id": opened.items[0]["envelope"]["referral_id"],
        "code": "when",
    }
    # A lost answer loses no question: it is told again, until somebody has answered.
    assert [asked(opened.phone), asked(opened.phone)] == [[row], [row]]
    answer = opened.phone.sync(answer_to(question.pk))
    assert answer["items"][0]["status"] == "received"
    assert answer["questions"] == []
    question.refresh_from_db()
    officer = Enrolment.objects.get(pk=opened.phone.enrolment.pk).officer_id
    assert (question.answer, question.answered_by_id) == ("today", officer)
    entry = PrivateEntry.objects.get(action="package.answer_back")
    assert (entry.actor_kind, entry.detail) == ("device", {"question": "when", "answer": "today"})


def test_an_answer_sent_twice_is_one_and_has_the_same_receipt(opened: Scene) -> None:
    item = answer_to(ask(opened).pk)
    first = opened.phone.sync(item)
    again = opened.phone.sync(item)
    assert first["receipts"] == again["receipts"]
    assert PrivateEntry.objects.filter(action="package.answer_back").count() == 1


def test_of_two_answers_the_first_holds(opened: Scene, duty: Any) -> None:
    question = ask(opened)
    answer_back(actor=duty, question_id=question.pk, answer="call", now=timezone.now())
    assert opened.phone.sync(answer_to(question.pk, "now"))["items"][0]["status"] == "received"
    question.refresh_from_db()
    assert question.answer == "call"
    other = ask(opened, "still_there")
    opened.phone.sync(answer_to(other.pk, "yes"))
    with pytest.raises(QuestionAnswered):
        answer_back(actor=duty, question_id=other.pk, answer="no", now=timezone.now())


def test_another_phone_is_neither_asked_nor_heard(opened: Scene) -> None:
    question = ask(opened)
    station = opened.phone.enrolment.station
    colleague = make_phone(make_user(Role.OFFICER, station=station))
    assert asked(colleague) == []
    assert colleague.sync(answer_to(question.pk))["items"][0]["status"] == "received"
    question.refresh_from_db()
    assert question.answer == ""


def test_an_ended_phone_is_not_asked_and_its_answer_is_refused(opened: Scene) -> None:
    question = ask(opened)
    revoke_enrolment(actor=make_administrator(), enrolment=opened.phone.enrolment, now=timezone.now())
    response = opened.phone.send(opened.phone.sign([answer_to(question.pk)]))
    assert response.status_code == 403
    assert "questions" not in response.json()
    assert response.json()["items"][0]["code"] == "item.phone_ended"
    question.refresh_from_db()
    assert question.answer == ""


def test_nobody_is_asked_once_the_referral_was_taken_back_or_passed_on(opened: Scene) -> None:
    question = ask(opened)
    pause_referral(referral_id=uuid.UUID(opened.items[0]["envelope"]["referral_id"]), country="TH", now=timezone.now())
    end_for_person(actor=opened.members[0], item_id=opened.item_id(0), now=timezone.now())
    assert asked(opened.phone) == []
    opened.phone.sync(answer_to(question.pk))
    question.refresh_from_db()
    assert question.answer == ""


@pytest.mark.parametrize("answer", ["yes", "not_known", "abc"])
def test_an_answer_that_is_none_of_its_question_changes_nothing(opened: Scene, answer: str) -> None:
    question = ask(opened, "when")
    assert opened.phone.sync(answer_to(question.pk, answer))["items"][0]["status"] == "received"
    assert asked(opened.phone)[0]["question_id"] == str(question.pk)


@pytest.mark.parametrize(
    "answer",
    [
        {"question_id": "x", "answer": "now"},
        {"question_id": str(uuid.uuid4()), "answer": "She waits behind the ice house"},
        {"question_id": str(uuid.uuid4()), "answer": "now", "note": "she is Nok"},
    ],
)
def test_nobody_writes_a_word(opened: Scene, answer: dict[str, str]) -> None:
    [row] = opened.phone.sync({"item_id": str(uuid.uuid4()), "kind": "answer", "answer": answer})["items"]
    assert (row["status"], row["code"]) == ("refused", "item.malformed")


def test_each_question_is_asked_of_the_packages_phone_alone_and_the_longest_asked_first(opened: Scene) -> None:
    codes = ["transport", "when", "still_there"]
    for code in codes:
        ask(opened, code)
    assert [row["code"] for row in asked(opened.phone)] == codes
    assert Question.objects.filter(package__in=Package.objects.all()).count() == 3


def test_codes_are_those_of_the_contract() -> None:
    schema = json.loads(_read("contracts/schemas/sync-item.schema.json"))
    [kind] = [each for each in schema["oneOf"] if each["properties"]["kind"]["const"] == "answer"]
    assert set(kind["properties"]["answer"]["properties"]["answer"]["enum"]) == {
        answer for answers in ANSWERS.values() for answer in answers
    }
    answer = json.loads(_read("contracts/schemas/sync-answer.schema.json"))
    assert set(answer["$defs"]["question"]["properties"]["code"]["enum"]) == set(ANSWERS)
    said = json.loads(_read("contracts/sync.json"))["answers"]
    assert said == {code: list(answers) for code, answers in ANSWERS.items()}


def _read(path: str) -> str:
    return (Path(__file__).parents[4] / path).read_text(encoding="utf-8")
