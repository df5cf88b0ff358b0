"""Whoever has finished all of a course takes its certificate, with a name only if they want; one can be withdrawn."""

from __future__ import annotations

import json
import re
import uuid
from datetime import date

import pytest
from django.test import Client

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.learning.actions.certificates import sign_list, take_certificate, withdraw_certificate
from titian.learning.actions.forget import forget_learner
from titian.learning.errors import CertificateNotYet, CertificateWithdrawn
from titian.learning.models import Attempt, Certificate, Course, CourseStep, Learner, Seat, WithdrawnCertificate
from titian.learning.tests.offering import offer_learning, sign_in
from titian.learning.tests.signing import NOW
from titian.library.identity import get_hub_identity
from titian.library.tests.factories import make_hub_identity
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.sealing import decode_base64url

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
STEPS = [("module", "fear"), ("persona", "quiet-bride")]


@pytest.fixture(autouse=True)
def _hub() -> None:
    make_hub_identity()
    offer_learning()


@pytest.fixture
def keeper() -> User:
    return make_user(Role.COORDINATOR)


@pytest.fixture
def officer() -> User:
    return make_user(Role.OFFICER)


@pytest.fixture
def course(keeper: User, officer: User) -> Course:
    course = Course.objects.create(
        country_id="TH", lead=keeper, title="Spring", begins_on=date(2026, 5, 4), ends_on=date(2026, 5, 5)
    )
    CourseStep.objects.bulk_create(
        CourseStep(course=course, kind=kind, item=item, position=place) for place, (kind, item) in enumerate(STEPS, 1)
    )
    learner = Learner.objects.create(officer=officer)
    Seat.objects.create(course=course, learner=learner, agency="immigration", gender="women")
    return course


def finish(officer: User, *steps: tuple[str, str]) -> None:
    learner = Learner.objects.get(officer=officer)
    for kind, item in steps:
        Attempt.objects.create(
            id=Attempt.make_id(learner.pk, kind, item, 1), learner=learner, kind=kind, item=item, number=1, version=1,
            day=date(2026, 5, 5),
        )  # fmt: skip


def withdrawn_by(client: Client, certificate: Certificate) -> int:
    address = f"/learning/courses/{certificate.course_id}/certificates/{certificate.pk}/withdraw/"
    return client.post(address).status_code


def test_practice_belongs_to_it_as_modules_do(course: Course, officer: User) -> None:
    finish(officer, STEPS[0])
    with pytest.raises(CertificateNotYet):
        take_certificate(officer=officer, course=course, now=NOW)
    finish(officer, STEPS[1])
    made = take_certificate(officer=officer, course=course, now=NOW)
    assert made.course == "Spring"
    assert made.parts[0] == "Meeting fear and trauma"
    assert made.name is None


def test_what_comes_before_a_module_is_asked_for_with_it(course: Course, officer: User) -> None:
    course.steps.all().delete()
    CourseStep.objects.create(course=course, kind="module", item="scam", position=1)  # after screening, after fear
    finish(officer, ("module", "scam"), ("module", "screening"))
    with pytest.raises(CertificateNotYet):
        take_certificate(officer=officer, course=course, now=NOW)
    finish(officer, ("module", "fear"))
    assert take_certificate(officer=officer, course=course, now=NOW).course == "Spring"


def test_a_course_that_asks_for_nothing_gives_none(course: Course, officer: User) -> None:
    course.steps.all().delete()
    with pytest.raises(CertificateNotYet):
        take_certificate(officer=officer, course=course, now=NOW)


def test_taken_twice_it_is_the_same_and_the_name_is_kept_nowhere(course: Course, officer: User) -> None:
    finish(officer, *STEPS)
    desk = sign_in(officer)
    first = desk.post(f"/learning/certificates/{course.pk}/", {"name": "Zarathustra"}).content.decode()
    again = desk.post(f"/learning/certificates/{course.pk}/", {"name": ""}).content.decode()
    assert "data-name>Zarathustra" in first
    assert "data-name" not in again
    certificate = Certificate.objects.get()
    assert str(certificate.pk) in first
    assert str(certificate.pk) in again
    kept = [vars(row) for row in (certificate, *Entry.objects.all())]
    assert "Zarathustra" not in str(kept)


def read_payload(jws: str) -> dict[str, object]:
    return dict(json.loads(decode_base64url(jws.split(".")[1])))


def test_the_address_and_the_badge_say_the_same_and_no_mark(course: Course, officer: User) -> None:
    finish(officer, *STEPS)
    desk = sign_in(officer)
    page = desk.post(f"/learning/certificates/{course.pk}/", {"name": ""}).content.decode()
    address = re.search(r'data-address href="([^"]+)"', page)
    assert address
    short = read_payload(address[1].partition("/certificate/#")[2])
    badge = desk.post(f"/learning/certificates/{course.pk}/", {"name": "", "badge": "1"})
    assert badge.headers["Content-Type"] == "application/jwt"
    claims = read_payload(badge.content.decode())
    assert claims["jti"] == f"urn:uuid:{short['certificate']}"
    assert (short["course"], claims["name"]) == ("Spring", "Spring")
    assert "score" not in str(claims).lower()


def test_whoever_does_not_sit_in_it_does_not_find_it(course: Course) -> None:
    other = make_user(Role.OFFICER)
    assert sign_in(other).get(f"/learning/certificates/{course.pk}/").status_code == 404
    with pytest.raises(CertificateNotYet):
        take_certificate(officer=other, course=course, now=NOW)


def test_a_coordinator_takes_none(course: Course, keeper: User) -> None:
    with pytest.raises(NotAllowed):
        take_certificate(officer=keeper, course=course, now=NOW)


def test_the_list_of_a_course_has_numbers_and_no_officer(course: Course, officer: User, keeper: User) -> None:
    finish(officer, *STEPS)
    made = take_certificate(officer=officer, course=course, now=NOW, name="Zarathustra")
    page = sign_in(keeper).get(f"/learning/courses/{course.pk}/certificates/").content.decode()
    assert str(made.id) in page
    assert officer.username not in page


def test_one_that_was_withdrawn_is_on_the_signed_list_and_is_not_taken_again(
    course: Course, officer: User, keeper: User
) -> None:
    finish(officer, *STEPS)
    made = take_certificate(officer=officer, course=course, now=NOW)
    before = read_payload(sign_list(get_hub_identity(), NOW))
    client = sign_in(keeper)
    assert [withdrawn_by(client, Certificate.objects.get()) for _ in range(2)] == [302, 302]
    after = read_payload(sign_list(get_hub_identity(), NOW))
    assert (before["withdrawn"], after["withdrawn"]) == ([], [str(made.id)])
    assert after["sequence"] == 2
    with pytest.raises(CertificateWithdrawn):
        take_certificate(officer=officer, course=course, now=NOW)


def test_it_stays_withdrawn_when_its_learner_is_forgotten(course: Course, officer: User, keeper: User) -> None:
    finish(officer, *STEPS)
    made = take_certificate(officer=officer, course=course, now=NOW)
    withdraw_certificate(Certificate.objects.get(), actor=keeper, now=NOW)
    forget_learner(Learner.objects.get(officer=officer))
    assert not Certificate.objects.exists()
    assert WithdrawnCertificate.objects.filter(pk=made.id).exists()


def test_another_countrys_coordinator_withdraws_none(course: Course, officer: User) -> None:
    finish(officer, *STEPS)
    take_certificate(officer=officer, course=course, now=NOW)
    certificate = Certificate.objects.get()
    other = make_user(Role.COORDINATOR, country="ID")
    assert withdrawn_by(sign_in(other), certificate) == 404
    with pytest.raises(NotAllowed):
        withdraw_certificate(certificate, actor=other, now=NOW)
    assert not WithdrawnCertificate.objects.exists()


def test_a_number_that_is_none_is_not_found(course: Course, keeper: User) -> None:
    address = f"/learning/courses/{course.pk}/certificates/{uuid.uuid4()}/withdraw/"
    assert sign_in(keeper).post(address).status_code == 404
