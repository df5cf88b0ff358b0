"""What a phone asks about its own officer's learning, beside its sync. See docs/developers/sync.md."""

from __future__ import annotations

from typing import Final, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema

from titian.desk.follow_ups import FollowUpState
from titian.desk.problems import Problem
from titian.devices.actions.issue_nonce import issue_nonce
from titian.devices.actions.read_request import DeviceRequest, read_request
from titian.devices.actions.spend_nonce import spend_nonce
from titian.devices.api import answer_json, read_text
from titian.devices.errors import DeviceRevoked, RequestUnreadable
from titian.devices.models import Enrolment
from titian.learning.codes import StudyState
from titian.learning.models import Attempt, Judged, PlanFollowUp, Seat, Shared, Study
from titian.people import limits

router = Router(tags=["learning"])

MINE_PATH: Final = "/api/v1/learning/mine"
Step = Literal["module", "persona", "test"]


class StudyOut(Schema):
    """An open study of agreement. `version` is of its cases; `turn` as that of what is shared, 0 where nothing came."""

    study_id: str
    title: str
    version: int
    turn: int
    is_given: bool


class CourseOut(Schema):
    """`asked`: after how many months it is asked, now, what became of the action plan."""

    course_id: str
    title: str
    code: str
    begins_on: str
    ends_on: str
    is_open: bool
    has_plan: bool
    asked: list[int]
    studies: list[StudyOut]


class FinishedOut(Schema):
    step: Step
    id: str
    number: int
    version: int
    day: str


class SharedOut(Schema):
    step: Step
    id: str
    number: int
    turn: int
    is_shared: bool


class MineOut(Schema):
    """All that this hub knows of the officer's learning: theirs alone, on whichever of their phones."""

    courses: list[CourseOut]
    finished: list[FinishedOut]
    shared: list[SharedOut]


@router.post(
    "/learning/mine",
    response={200: MineOut, 400: Problem, 401: Problem, 403: Problem, 413: Problem},
    summary="Get back what this phone's officer has finished, and what they are asked",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "Compact JWS by the phone's transport key over `{}`.",
            "content": {"application/jose": {"schema": {"type": "string"}}},
        }
    },
)
def mine(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    asked = read_request(read_text(request), method="POST", path=MINE_PATH, now=now)
    if asked.body != {}:
        raise RequestUnreadable("The request does not have the documented shape.")
    limits.require("sync", str(asked.phone.id), now)
    return answer_json(_tell(asked), nonce=issue_nonce(now))


def _tell(request: DeviceRequest) -> dict[str, object]:
    """Raises `DeviceRevoked`, `NonceSpent`. Nothing of the asking is kept."""
    officer = (
        Enrolment.objects.filter(pk=request.phone.id, revoked_at__isnull=True)
        .values_list("officer_id", flat=True)
        .first()
    )
    if officer is None:
        raise DeviceRevoked
    spend_nonce(request.nonce)
    asked: dict[int, list[int]] = {}
    rows = PlanFollowUp.objects.filter(seat__learner__officer=officer, state=FollowUpState.ASKED)
    for seat, months in rows.order_by("months").values_list("seat", "months"):
        asked.setdefault(seat, []).append(months)
    studies = _list_studies(officer)
    seats = Seat.objects.filter(learner__officer=officer).select_related("course").order_by("course__begins_on", "pk")
    finished = Attempt.objects.filter(learner__officer=officer).order_by("kind", "item", "number")
    shared = Shared.objects.filter(learner__officer=officer).order_by("kind", "item", "number")
    return {
        "courses": [_tell_course(seat, asked.get(seat.pk, []), studies.get(seat.course_id, [])) for seat in seats],
        "finished": [
            {"step": row.kind, "id": row.item, "number": row.number, "version": row.version, "day": str(row.day)}
            for row in finished
        ],
        "shared": [
            {
                "step": row.kind,
                "id": row.item,
                "number": row.number,
                "turn": row.turn,
                "is_shared": row.answers is not None,
            }
            for row in shared
        ],
    }


def _list_studies(officer: int) -> dict[UUID | None, list[dict[str, object]]]:
    """The open ones of the officer's courses, by course, with what came of theirs."""
    given = {
        study: (turn, answers is not None)
        for study, turn, answers in Judged.objects.filter(learner__officer=officer).values_list(
            "study", "turn", "answers"
        )
    }
    found: dict[UUID | None, list[dict[str, object]]] = {}
    courses = Seat.objects.filter(learner__officer=officer).values("course")
    for study in Study.objects.filter(course__in=courses, state=StudyState.OPEN).order_by("begun_at", "pk"):
        turn, is_given = given.get(study.pk, (0, False))
        told = {
            "study_id": str(study.pk),
            "title": study.title,
            "version": study.version,
            "turn": turn,
            "is_given": is_given,
        }
        found.setdefault(study.course_id, []).append(told)
    return found


def _tell_course(seat: Seat, asked: list[int], studies: list[dict[str, object]]) -> dict[str, object]:
    course = seat.course
    return {
        "course_id": str(course.pk),
        "title": course.title,
        "code": course.code,
        "begins_on": str(course.begins_on),
        "ends_on": str(course.ends_on),
        "is_open": course.state in ("inviting", "running"),
        "has_plan": seat.has_plan,
        "asked": asked,
        "studies": studies,
    }
