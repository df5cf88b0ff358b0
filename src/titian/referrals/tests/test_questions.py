"""A question back in codes, answered in codes by the station's duty; and what came of it, in a code."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.desk.errors import NotAllowed
from titian.desk.waiting import look
from titian.people.actions.take_duty import take_duty
from titian.people.models import Role, User
from titian.people.tests.factories import make_station, make_user
from titian.referrals.actions.answer_back import answer_back
from titian.referrals.actions.answer_package import confirm_arrival, record_opened
from titian.referrals.actions.ask_back import ask_back
from titian.referrals.actions.state_outcome import state_outcome
from titian.referrals.errors import (
    DutyElsewhere,
    OutcomeSaid,
    PackageNotArrived,
    PackageUnknown,
    QuestionAnswered,
    QuestionAsked,
    QuestionTooLate,
    QuestionUnknown,
    ReasonUnknown,
)
from titian.referrals.models import Package, PackageEvent, Question
from titian.referrals.questions import ANSWERS, QUESTIONS
from titian.referrals.tests.test_relay import Scene, scene

__all__ = ["scene"]


def desk_of(user: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


@pytest.fixture
def opened(scene: Scene) -> Scene:
    """The first recipient has opened it."""
    scene.phone.sync(*scene.items)
    record_opened(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    return scene


@pytest.fixture
def duty(opened: Scene) -> User:
    supervisor = make_user(Role.SUPERVISOR, station=opened.phone.enrolment.station)
    take_duty(actor=supervisor, seen=None, now=timezone.now())
    return supervisor


def ask(scene: Scene, code: str = "when") -> Question:
    return ask_back(actor=scene.members[0], item_id=scene.item_id(0), code=code, now=timezone.now())


def test_the_provider_asks_and_whoever_is_on_duty_answers(opened: Scene, duty: User) -> None:
    provider, station = desk_of(opened.members[0]), desk_of(duty)
    address = f"/referrals/{opened.item_id(0)}/"
    due = Package.objects.get(item_id=opened.item_id(0)).answer_due_at
    assert provider.post(f"{address}ask/", {"question": "when"}).status_code == 302
    assert "not answered yet" in provider.get(address).content.decode()
    page = station.get("/station/").content.decode()
    assert "When can we meet the person?" in page
    assert opened.recipients[0].organisation.name not in page, "who asks is not the station's to know"
    assert opened.items[0]["envelope"]["referral_id"][:8] not in page
    question = Question.objects.get()
    assert station.post(f"/station/questions/{question.pk}/", {"answer": "today"}).status_code == 302
    assert "Later today" in provider.get(address).content.decode()
    assert "When can we meet" not in station.get("/station/").content.decode()
    assert Package.objects.get(item_id=opened.item_id(0)).answer_due_at == due, "the time to answer goes on"
    assert set(PrivateEntry.objects.filter(action__endswith="_back").values_list("action", flat=True)) == {
        "package.ask_back",
        "package.answer_back",
    }


def test_a_question_is_urgent_for_the_station_until_it_is_answered(opened: Scene, duty: User) -> None:
    ask(opened)

    def is_urgent() -> bool:
        return any(notice.address == "/station/#questions" for notice in look(duty, timezone.now()).notices)

    assert is_urgent()
    answer_back(actor=duty, question_id=Question.objects.get().pk, answer="call", now=timezone.now())
    assert not is_urgent()


def test_questions_and_answers_are_codes_never_words(opened: Scene, duty: User) -> None:
    for code in ("What is her name?", "", "yes"):
        with pytest.raises(QuestionUnknown):
            ask(opened, code)
    question = ask(opened, "still_there")
    for answer in ("She is Nok", "", "today"):
        with pytest.raises(QuestionUnknown):
            answer_back(actor=duty, question_id=question.pk, answer=answer, now=timezone.now())
    assert set(ANSWERS) == set(QUESTIONS)


def test_each_is_asked_once_and_answered_once(opened: Scene, duty: User) -> None:
    question = ask(opened)
    with pytest.raises(QuestionAsked):
        ask(opened)
    answer_back(actor=duty, question_id=question.pk, answer="now", now=timezone.now())
    with pytest.raises(QuestionAnswered):
        answer_back(actor=duty, question_id=question.pk, answer="today", now=timezone.now())
    assert Question.objects.get().answer == "now"


def test_nothing_is_asked_of_what_was_not_opened_or_is_over(scene: Scene) -> None:
    scene.phone.sync(*scene.items)
    with pytest.raises(QuestionTooLate):
        ask(scene)
    scene.decline(0)
    with pytest.raises(QuestionTooLate):
        ask(scene)
    with pytest.raises(PackageUnknown):
        ask_back(actor=scene.members[0], item_id=scene.item_id(1), code="when", now=timezone.now())


def test_nobody_else_answers(opened: Scene, duty: User) -> None:
    question = ask(opened)
    colleague = make_user(Role.SUPERVISOR, station=duty.station)
    elsewhere = make_user(Role.SUPERVISOR, station=make_station())
    take_duty(actor=elsewhere, seen=None, now=timezone.now())
    for actor, refusal in (
        (opened.phone.enrolment.officer, NotAllowed),
        (colleague, DutyElsewhere),
        (elsewhere, QuestionUnknown),
    ):
        with pytest.raises(refusal):
            answer_back(actor=actor, question_id=question.pk, answer="now", now=timezone.now())


def test_a_question_about_what_is_over_waits_for_nobody(opened: Scene, duty: User) -> None:
    question = ask(opened)
    opened.decline(0)
    assert not Question.objects.visible_to(duty).exists()
    with pytest.raises(QuestionUnknown):
        answer_back(actor=duty, question_id=question.pk, answer="now", now=timezone.now())


# What came of it


def test_what_came_of_it_is_said_once_and_after_the_arrival(opened: Scene) -> None:
    member, item_id = opened.members[0], opened.item_id(0)
    opened.accept(0)
    with pytest.raises(PackageNotArrived):
        state_outcome(actor=member, item_id=item_id, outcome="helped", now=timezone.now())
    confirm_arrival(actor=member, item_id=item_id, now=timezone.now())
    desk = desk_of(member)
    assert desk.post(f"/referrals/{item_id}/outcome/", {"outcome": "she was"}).status_code == 422
    assert desk.post(f"/referrals/{item_id}/outcome/", {"outcome": "own_way"}).status_code == 302
    assert "The person goes their own way" in desk.get(f"/referrals/{item_id}/").content.decode()
    event = PackageEvent.objects.get(action="outcome")
    assert (event.reason, event.status, event.actor) == ("own_way", "arrived", member)
    with pytest.raises(OutcomeSaid):
        state_outcome(actor=member, item_id=item_id, outcome="helped", now=timezone.now())
    with pytest.raises(ReasonUnknown):
        state_outcome(actor=member, item_id=item_id, outcome="Nok", now=timezone.now())
    assert [row["responsibility"] for row in opened.phone.sync()["referrals"]] == ["taken"]
