"""A course on the desk: from its invitation to figures that stand, with what is small hidden, and no mark of anybody."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.desk.follow_ups import Answer, Barrier
from titian.devices.models import Enrolment
from titian.devices.tests.factories import make_phone
from titian.learning.actions.certificates import take_certificate
from titian.learning.actions.follow_up import ask_due
from titian.learning.actions.keep_course import add_course
from titian.learning.actions.keep_trainer import add_trainer
from titian.learning.codes import Part
from titian.learning.counting import show_counts
from titian.learning.demo import LEARNER, PAST, TITLE, TRAINER, make_courses
from titian.learning.errors import (
    CountryOfNone,
    CourseOver,
    LanguageOfNone,
    OtherCountryOfTrainer,
    TrainerUnagreed,
)
from titian.learning.models import Attempt, Course, PlanFollowUp, Seat, Shared, Study, Trainer
from titian.learning.signed_counts import read_counts, sign_counts
from titian.learning.study_views import measure_study
from titian.learning.tables import say_last_course
from titian.learning.tests.factories import (
    NOW,
    fill_seats,
    finished,
    join,
    make_course,
    make_lead,
    move,
    planned,
    shared,
)
from titian.learning.tests.offering import offer_learning
from titian.learning.workflow import COURSE
from titian.learning.workflow import TRAINER as TRAINER_MOVES
from titian.library.tests.factories import Keys
from titian.people.agencies import Agency, Gender
from titian.people.models import Role, User
from titian.people.policies import PERMISSIONS, Permission
from titian.people.tests.factories import make_user

pytestmark = pytest.mark.django_db
CONTRACTS: Final = Path(__file__).resolve().parents[4] / "contracts/codes"
GIVEN: Final = {
    "name": "", "is_agreed": False, "country": "TH", "agency": "navy", "languages": "th", "accredited_by": "",
    "accredited_until": None,
}  # fmt: skip


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def read(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def test_nobody_but_coordinators_keeps_courses_and_no_supervisor_sees_any() -> None:
    """Nothing of anybody's learning reaches whoever gives them their duties."""
    ours = {Permission.KEEP_COURSES, Permission.READ_SHARED}
    assert {role for role in Role if ours & set(PERMISSIONS[role])} == {Role.COORDINATOR}
    for role in (Role.SUPERVISOR, Role.OFFICER, Role.ADMINISTRATOR, Role.PROVIDER):
        with pytest.raises(NotAllowed):
            add_course(actor=make_user(role), now=NOW)


def test_figures_stand_from_closing_on_and_what_is_small_is_hidden() -> None:
    course = make_course()
    fill_seats(course, 14, gender="women", agency="navy", finishes=12)
    fill_seats(course, 13, gender="men", agency="immigration")
    fill_seats(course, 3, gender="another", agency="immigration")
    assert show_counts(course) == {}
    shown = show_counts(move(course, "close"))
    assert shown["total"].total == 30
    # Three are few: hidden, and with them the smallest of those beside them.
    assert shown["gender"].figures == {"women": 14}
    assert shown["agency"].figures == {"immigration": 16}
    assert shown["step"].cells == {"module:fear": 12}


def test_small_course_shows_nothing_at_all() -> None:
    course = make_course()
    fill_seats(course, 10, finishes=10)
    shown = show_counts(move(course, "close"))
    assert (shown["total"].total, shown["gender"].figures, shown["step"].figures) == (None, {}, {})


def test_step_that_all_but_a_few_finished_is_hidden() -> None:
    """Who did not would stand out."""
    course = make_course()
    fill_seats(course, 30, finishes=25)
    assert show_counts(move(course, "close"))["step"].cells == {"module:fear": None}


def test_what_became_of_plans_shows_once_no_answer_can_change(keys: Keys) -> None:
    course = make_course()
    fill_seats(course, 12)
    Seat.objects.filter(course=course).update(has_plan=True)
    course = move(course, "close")
    PlanFollowUp.objects.filter(months=3).update(due_on="2026-01-01")
    PlanFollowUp.objects.filter(months=6).update(due_on="2999-01-01")
    ask_due()
    assert "after_3" not in show_counts(course)
    PlanFollowUp.objects.filter(months=3).update(state="answered", answer=Answer.DONE)
    assert show_counts(course)["after_3"].total == 12
    assert "after_6" not in show_counts(course)


def test_whoever_says_nothing_stands_as_no_answer_and_nothing_is_made_of_it() -> None:
    course = make_course()
    fill_seats(course, 12)
    Seat.objects.filter(course=course).update(has_plan=True)
    course = move(course, "close")
    PlanFollowUp.objects.update(due_on="2026-01-01")
    ask_due()
    PlanFollowUp.objects.update(asked_at="2026-01-02T00:00:00Z")
    ask_due()
    assert show_counts(course)["after_6"].total == 12
    assert set(PlanFollowUp.objects.values_list("state", flat=True)) == {"no_answer"}


def test_course_that_is_closed_is_not_changed_and_not_closed_again() -> None:
    course = make_course(state="closed")
    for name in ("close", "amend", "cancel"):
        with pytest.raises(CourseOver):
            move(course, name)


def test_lead_alone_reads_what_is_shared_and_another_who_takes_over_reads_none_of_it(keys: Keys) -> None:
    course, phone = make_course(), make_phone()
    colleague = make_lead()
    phone.sync(join(course), finished(), shared({"q_age": "doubt"}))
    where = f"/learning/courses/{course.pk}/shared/"
    assert "doubt" in read(sign_in(course.lead), where)
    assert sign_in(colleague).get(where).status_code == 404
    COURSE.perform(course, "take_over", actor=colleague, now=NOW)
    assert "doubt" not in read(sign_in(colleague), where)
    assert sign_in(course.lead).get(where).status_code == 404
    assert set(Shared.objects.values_list("answers", flat=True)) == {None}


def test_page_of_what_is_shared_names_nobody_and_the_log_no_answer(keys: Keys) -> None:
    course, phone = make_course(), make_phone()
    phone.sync(join(course), shared({"q_age": "doubt"}))
    text = read(sign_in(course.lead), f"/learning/courses/{course.pk}/shared/")
    officer = phone.enrolment.officer
    assert officer.username not in text
    assert phone.enrolment.station.name not in text
    entry = Entry.objects.get(action="course.read_shared")
    assert (entry.thing, entry.detail) == (f"course:{course.pk}", {})


def test_board_counts_people_and_says_when_each_phone_was_heard_or_that_it_was_not(keys: Keys) -> None:
    course, phone, silent = make_course(), make_phone(), make_phone()
    phone.sync(join(course), finished(), finished(number=2), planned(course))
    silent.sync(join(course))
    Enrolment.objects.filter(pk=silent.enrolment_id).update(last_contact_at=None)
    Enrolment.objects.filter(pk=phone.enrolment_id).update(name="Quiet counter")
    stranger = make_phone()
    Enrolment.objects.filter(pk=stranger.enrolment_id).update(name="Elsewhere")
    text = read(sign_in(course.lead), f"/learning/courses/{course.pk}/board/")
    for said in ("Quiet counter", "not heard of since it was added", 'hx-trigger="every 15s"'):
        assert said in text
    assert "Elsewhere" not in text
    assert phone.enrolment.officer.username not in text


def test_board_asks_the_same_of_the_database_however_many_take_part() -> None:
    course = make_course()
    client = sign_in(course.lead)

    def count_statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(client, f"/learning/courses/{course.pk}/board/")
        return len(queries)

    count_statements()  # what is looked up once
    fill_seats(course, 3, finishes=3)
    few = count_statements()
    fill_seats(course, 60, finishes=60)
    assert count_statements() == few


def test_no_page_of_a_course_sorts_or_exports_people(keys: Keys) -> None:
    course, phone = make_course(), make_phone()
    phone.sync(join(course), finished())
    client = sign_in(course.lead)
    for where in ("board/", ""):
        assert (
            client.get(f"/learning/courses/{course.pk}/{where}?export=csv")
            .headers["Content-Type"]
            .startswith("text/html")
        )


def test_signed_file_holds_closed_courses_with_small_cells_hidden(keys: Keys) -> None:
    lead = make_lead()
    course = make_course(lead)
    fill_seats(course, 12, gender="women", finishes=12)
    fill_seats(course, 2, gender="men")
    move(course, "close")
    make_course(lead)
    text = sign_counts(lead, NOW)
    read_file = read_counts(text.encode())
    assert [one.id for one in read_file.courses] == [course.pk]
    figures = read_file.courses[0].figures
    assert (figures["total"]["total"], figures["gender"]["cells"]["women"]) == (14, None)
    assert course.title not in json.dumps(figures)


def test_signed_file_is_of_the_readers_country_alone(keys: Keys, two_countries: None) -> None:
    course = make_course(state="closed")
    stranger = make_user(Role.COORDINATOR, country="ID")
    assert [one.id for one in read_counts(sign_counts(course.lead, NOW).encode()).courses] == [course.pk]
    assert read_counts(sign_counts(stranger, NOW).encode()).courses == ()


# Trainers


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"name": "Somebody"}, TrainerUnagreed),
        ({"languages": "th, Thai words"}, LanguageOfNone),
        ({"country": "QQ"}, CountryOfNone),
        ({"country": "ID"}, OtherCountryOfTrainer),
    ],
)
def test_trainer_is_refused_in_a_sentence(given: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        add_trainer(actor=make_lead(), now=NOW, **{**GIVEN, **given})
    assert not Trainer.objects.exists()


def test_trainer_has_languages_accreditation_and_last_course() -> None:
    lead = make_lead()
    trainer = add_trainer(actor=lead, now=NOW, **{**GIVEN, "languages": "th en th", "accredited_until": NOW.date()})
    assert trainer.languages == ["th", "en"]
    assert say_last_course(trainer) == "none here"
    course = make_course(lead)
    course.trainers.add(trainer)
    assert say_last_course(Trainer.objects.get()) == course.ends_on
    move(course, "cancel")
    assert say_last_course(Trainer.objects.get()) == "none here"


def test_name_of_a_trainer_goes_when_they_train_no_more() -> None:
    lead = make_lead()
    trainer = add_trainer(actor=lead, now=NOW, **{**GIVEN, "name": "Somchai Quiet", "is_agreed": True})
    left = TRAINER_MOVES.perform(trainer, "leave", actor=lead, now=NOW)
    assert (left.name, left.state, str(left)) == ("", "left", "navy, TH")


def test_no_field_holds_a_mark_minutes_or_a_rank() -> None:
    fields = {field.name for model in (Attempt, Seat, Shared, Course, Trainer) for field in model._meta.get_fields()}
    assert not [name for name in fields if any(word in name for word in ("score", "mark", "minute", "rank", "passed"))]


def test_phones_offer_the_closed_lists_of_the_hub() -> None:
    codes = json.loads((CONTRACTS / "learning.json").read_text("utf-8"))
    assert codes == {
        "agencies": Agency.values,
        "genders": Gender.values,
        "answers": Answer.values,
        "barriers": Barrier.values,
    }
    told = json.loads((CONTRACTS.parent / "schemas/learning-told.schema.json").read_text("utf-8"))["oneOf"]
    assert set(list_enums(told, "agency")) == set(Agency.values)


def list_enums(shapes: Iterable[dict[str, Any]], name: str) -> list[str]:  # Any: JSON
    return [code for shape in shapes for code in shape["properties"].get(name, {}).get("enum", ())]


def test_demo_has_courses_a_certificate_and_a_study_who_all_say_that_they_are_made_up(keys: Keys) -> None:
    lead = make_lead()
    learner = make_user(Role.OFFICER, username=LEARNER)
    offer_learning()
    for _ in range(2):
        make_courses(None)  # type: ignore[arg-type]  # nothing of the demo's own is asked
    running, past = Course.objects.order_by("-begins_on")
    assert (running.title, past.title, Trainer.objects.get().name) == (TITLE, PAST, TRAINER)
    study = Study.objects.get()
    assert all("fictional" in text for text in (TITLE, PAST, TRAINER, study.title))
    assert not running.seats.exists(), "whoever joins is the first"
    assert show_counts(past)[Part.GENDER].cells["women"] == 18
    assert take_certificate(officer=learner, course=past, now=NOW).course == PAST
    assert past.certificates.count() == 1
    figures, _ = measure_study(study)
    assert figures
    assert figures.kappa
    assert 0.5 < figures.kappa.value < 1
    assert {sum(row) for row in study.counts} == {study.raters}
    assert sign_in(lead).get(study.get_absolute_url()).status_code == 200


def test_form_of_a_course_tells_lessons_people_to_practise_with_and_tests_apart() -> None:
    offer_learning()
    page = sign_in(make_lead()).get("/learning/courses/add/").content.decode()
    assert "Meeting fear and trauma" in page
    assert "Off the boat (practice interview)" in page
    assert "Test before and after, form A" in page
