"""Learning in a country's hub: its coordinators keep courses, whoever leads one reads what is shared, nobody else any."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from titian.hub.tests.permissions.rows import Row, Scopes, Table, country, own
from titian.hub.tests.permissions.world import HERE, RAKAN, Place, Thing, World
from titian.learning.models import Certificate, Course, Learner, Study, Trainer
from titian.learning.querysets import CertificateQuerySet, CourseQuerySet, StudyQuerySet, TrainerQuerySet
from titian.people.models import Role, User
from titian.people.tests.factories import make_user

DAYS: Final = {"begins_on": "2026-12-01", "ends_on": "2026-12-02"}
COURSE: Final = {"title": "A course", **DAYS}
TRAINER: Final = {"country": "TH", "agency": "immigration", "languages": "th en"}
KEEPING: Final = {
    "course.keep": "country",
    "course.read_shared": "own",
    "trainer.keep": "country",
}
READING: Final = {"trainer.keep": "hub", "learning_counts.see": "hub"}
PERMISSIONS: Final = {
    "officer": {"certificate.take": "own"},
    "coordinator": KEEPING,
    "co_chair": READING,
    "regional_office": {**READING, "learning_counts.take": "hub"},
    "focal_point": {"learning_counts.see": "hub"},
}
OWN: Final = "/learning/courses/{course}/"


def _get(where: str, shows: str = "") -> Row:
    return Row("GET", where, 403, nobody=302, coordinator=country(200), shows=shows)


def _move(name: str, fill: str, inside: int = 302, data: dict[str, str] | None = None) -> Row:
    where = f"/learning/courses/{{{fill}}}/{name}/"
    return Row("POST", where, 403, nobody=302, coordinator=country(inside), data=data or {})


def _study(name: str, inside: int = 302, data: dict[str, str] | None = None) -> Row:
    return Row(
        "POST", f"/learning/studies/{{study}}/{name}/", 403, nobody=302, coordinator=country(inside), data=data or {}
    )


ROWS: Final[Table] = {
    "trainers": [_get("/learning/trainers/", "trainer"), _get("/learning/trainers/?export=csv", "trainer")],
    "add_trainer": [
        Row("GET", "/learning/trainers/add/", 403, nobody=302, coordinator=200),
        Row("POST", "/learning/trainers/add/", 403, nobody=302, coordinator=302, data=TRAINER),
        # Of another country.
        Row("POST", "/learning/trainers/add/", 403, nobody=302, coordinator=422, data={**TRAINER, "country": "ID"}),
    ],
    "trainer": [_get("/learning/trainers/{trainer}/"), Row("POST", "/learning/trainers/{trainer}/", 405)],
    "amend_trainer": [
        Row("POST", "/learning/trainers/{trainer}/amend/", 403, nobody=302, coordinator=country(302), data=TRAINER)
    ],
    "leave_trainer": [Row("POST", "/learning/trainers/{trainer}/leave/", 403, nobody=302, coordinator=country(302))],
    "courses": [_get("/learning/courses/", "course"), _get("/learning/courses/?export=csv", "course")],
    "add_course": [
        Row("GET", "/learning/courses/add/", 403, nobody=302, coordinator=200),
        Row("POST", "/learning/courses/add/", 403, nobody=302, coordinator=302, data=COURSE),
        Row("POST", "/learning/courses/add/", 403, nobody=302, coordinator=422),
    ],
    "course_counts": [
        _get("/learning/courses/counts/", "closed_course"),
        _get("/learning/courses/counts/?export=csv", "closed_course"),
    ],
    "send_course_counts": [Row("GET", "/learning/courses/counts/signed/", 403, nobody=302, coordinator=200)],
    # A release without lessons: who may ask hears that there is none.
    "lesson_file": [Row("GET", "/learning/lessons/fear/en/guide/", 403, nobody=302, coordinator=404)],
    "course": [_get(OWN), Row("POST", OWN, 405)],
    "course_board": [_get(f"{OWN}board/"), Row("POST", f"{OWN}board/", 405)],
    # Shared with whoever leads the course: another coordinator of the country does not find it.
    "course_shared": [Row("GET", f"{OWN}shared/", 403, nobody=302, coordinator=own(200))],
    "invite_course": [_move("invite", "planned_course")],
    "begin_course": [_move("begin", "course")],
    "close_course": [_move("close", "running_course")],
    "finish_course": [_move("finish", "closed_course")],
    "amend_course": [_move("amend", "course", data=COURSE), _move("amend", "course", 422)],
    "take_over_course": [_move("take_over", "course")],
    "cancel_course": [_move("cancel", "course")],
    # Each officer takes their own, of a course in which they sit; whose one is, nobody is told.
    "own_certificates": [Row("GET", "/learning/certificates/", 403, nobody=302, officer=200)],
    "take_certificate": [
        Row("GET", "/learning/certificates/{course}/", 403, nobody=302, officer=404),
        Row("POST", "/learning/certificates/{course}/", 403, nobody=302, officer=404),
    ],
    "course_certificates": [_get(f"{OWN}certificates/")],
    "withdraw_certificate": [
        Row(
            "POST",
            "/learning/courses/{certified}/certificates/{certificate}/withdraw/",
            403,
            nobody=302,
            coordinator=country(302),
        )
    ],
    "test_questions": [Row("GET", "/learning/questions/", 403, nobody=302, coordinator=200)],
    "studies": [_get("/learning/studies/", "study"), _get("/learning/studies/?export=csv", "study")],
    "add_study": [
        Row("GET", "/learning/studies/add/", 403, nobody=302, coordinator=200),
        Row("POST", "/learning/studies/add/", 403, nobody=302, coordinator=422),
    ],
    "study": [_get("/learning/studies/{study}/"), Row("POST", "/learning/studies/{study}/", 405)],
    "study_cases": [_get("/learning/studies/{study}/cases/")],
    "export_study": [_get("/learning/studies/{closed_study}/counts/")],
    "take_study": [_study("take", data={"rows": "A1,taxi,child"}), _study("take", 422)],
    "minutes_study": [_study("minutes", data={"minutes": "9"})],
    "drop_study": [_study("drop", data={"code": "A1"})],
    "close_study": [_study("close")],
}
SCOPES: Final[Scopes] = {
    (TrainerQuerySet, "visible_to"): "trainers",
    (CourseQuerySet, "visible_to"): "courses",
    (CourseQuerySet, "managed_by"): "course_shared",
    (StudyQuerySet, "visible_to"): "studies",
    (CertificateQuerySet, "visible_to"): "withdraw_certificate",
}


def add_things(world: World, place: Place) -> None:
    lead = User.objects.filter(role=Role.COORDINATOR, organisation=place.hub).get()
    _add_courses(world, place, lead, place.word.capitalize())
    if place.word == HERE:  # a colleague's, in the same country
        colleague = make_user(Role.COORDINATOR, f"{RAKAN}-coordinator", organisation=place.hub)
        _add_courses(world, place, colleague, RAKAN.capitalize())
    for kind, state in (("study", "open"), ("closed_study", "closed")):
        study = Study.objects.create(
            country_id=place.country, title=f"{state} study {place.word.capitalize()}", state=state, version=1,
            begun_at=datetime(2026, 12, 1, tzinfo=UTC), answers=["child", "refer"], cases=[["taxi", "child"]],
            counts=[[0, 0]],
        )  # fmt: skip
        world.add(kind, Thing(study.title, {kind: str(study.pk)}, (study.title,), country=place.country))
    learner = Learner.objects.create(officer=make_user(Role.OFFICER, f"{place.word}-learner", country=place.country))
    certified = Course.objects.filter(country=place.country, state="closed").earliest("title")
    certificate = Certificate.objects.create(
        course=certified, learner=learner, issued_at=datetime(2026, 12, 1, tzinfo=UTC),
        expires_at=datetime(2029, 12, 1, tzinfo=UTC),
    )  # fmt: skip
    numbers = {"certified": str(certified.pk), "certificate": str(certificate.pk)}
    world.add("certificate", Thing(str(certificate.pk), numbers, (str(certificate.pk),), country=place.country))
    trainer = Trainer.objects.create(
        country=place.country, agency="immigration", name=f"Trainer {place.word.capitalize()}", is_agreed=True,
        languages=["th"],
    )  # fmt: skip
    fills = {"trainer": str(trainer.pk)}
    world.add("trainer", Thing(trainer.name, fills, (trainer.name,), country=place.country))


def _add_courses(world: World, place: Place, lead: User, word: str) -> None:
    states = {"course": "inviting", "planned_course": "planned", "running_course": "running", "closed_course": "closed"}
    for kind, state in states.items():
        course = Course.objects.create(
            country_id=place.country, lead=lead, title=f"{state} {word}", state=state,
            begins_on=date(2026, 12, 1), ends_on=date(2026, 12, 2),
        )  # fmt: skip
        fills = {kind: str(course.pk)}
        world.add(kind, Thing(course.title, fills, (course.title,), owner=lead.pk, country=place.country))
