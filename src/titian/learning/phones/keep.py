"""Keeps what a phone tells of learning: the same whatever the order, however often, and from how many phones of one
officer.

Whoever is in no course is not known here, and nothing of theirs is kept: the phone hears what the hub has (`mine`) and
tells the rest again once they have joined. No clock of a phone decides anything: a day is kept as it was told.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from titian.desk.follow_ups import FollowUpState
from titian.devices.items import Reception
from titian.devices.models import Enrolment
from titian.learning.actions.forget import forget_learner
from titian.learning.codes import OPEN_TO_JOIN, StudyState
from titian.learning.models import Attempt, Course, Judged, Learner, PlanFollowUp, Seat, Shared, Study
from titian.learning.workflow import FOLLOW_UP

Told = Mapping[str, Any]  # Any: of one of the shapes that `inbox` reads


def keep(reception: Reception, told: Sequence[Told]) -> None:
    """All of one phone's, in the caller's transaction; joining before what is finished, forgetting last."""
    officer = Enrolment.objects.values_list("officer_id", flat=True).get(pk=reception.phone.id)
    for one in told:
        if one["what"] == "join":
            _join(officer, reception.phone.country, one)
    learner = Learner.objects.select_for_update().filter(officer=officer).first()
    if learner is None:
        return
    _keep_finished(learner, [one for one in told if one["what"] == "finished"])
    for one in told:
        if one["what"] == "shared":
            _share(learner, one)
        elif one["what"] == "judged":
            _judge(learner, one)
        elif one["what"] == "planned":
            _plan(learner, one)
        elif one["what"] == "follow_up":
            _follow_up(learner, one, reception)
    if any(one["what"] == "forget" for one in told):
        forget_learner(learner)


def _join(officer: int, country: str, told: Told) -> None:
    """A second joining says anew what is counted; a code of no course that is open to join changes nothing.

    Whoever locks both locks the learner first: no two ever wait for each other.
    """
    open_to_join = Course.objects.filter(code=told["code"], country=country, state__in=sorted(OPEN_TO_JOIN))
    if not open_to_join.exists():
        return
    learner = _get_learner(officer)
    course = open_to_join.select_for_update().first()
    if course is not None:
        said = {"agency": told["agency"], "gender": told["gender"]}
        Seat.objects.update_or_create(course=course, learner=learner, defaults=said)


def _get_learner(officer: int) -> Learner:
    try:
        with transaction.atomic():
            Learner.objects.get_or_create(officer_id=officer)
    except IntegrityError:  # another phone of theirs was a moment quicker
        pass
    return Learner.objects.select_for_update().get(officer_id=officer)


def _keep_finished(learner: Learner, told: Sequence[Told]) -> None:
    """One row for learner, step and number. The highest version and the earliest day of all tellings stand."""
    wanted: dict[uuid.UUID, Attempt] = {}
    for one in told:
        pk = Attempt.make_id(learner.pk, one["step"], one["id"], one["number"])
        day = date.fromisoformat(one["day"])
        row = wanted.setdefault(
            pk,
            Attempt(
                id=pk,
                learner=learner,
                kind=one["step"],
                item=one["id"],
                number=one["number"],
                version=one["version"],
                day=day,
            ),
        )
        row.version, row.day = max(row.version, one["version"]), min(row.day, day)
    there = Attempt.objects.in_bulk(list(wanted))
    changed = []
    for pk, row in there.items():
        new = wanted.pop(pk)
        stands = (max(row.version, new.version), min(row.day, new.day))
        if stands != (row.version, row.day):
            row.version, row.day = stands
            changed.append(row)
    Attempt.objects.bulk_create(wanted.values())
    Attempt.objects.bulk_update(changed, ["version", "day"])


def _share(learner: Learner, told: Told) -> None:
    """The highest turn stands. What was taken back is gone, whichever comes first."""
    pk = Attempt.make_id(learner.pk, told["step"], told["id"], told["number"])
    row = Shared.objects.filter(pk=pk).first()
    if row is not None and row.turn >= told["turn"]:
        return
    row = row or Shared(id=pk, learner=learner, kind=told["step"], item=told["id"], number=told["number"])
    row.turn, row.answers = told["turn"], told["answers"]
    row.save()


def _judge(learner: Learner, told: Told) -> None:
    """The highest turn stands. Of a study that is closed, of another course or with other cases nothing is kept."""
    study = (
        Study.objects.select_for_update()
        .filter(pk=told["study_id"], version=told["version"], state=StudyState.OPEN)
        .filter(course__in=learner.seats.values("course"))
        .first()
    )
    if study is None:
        return
    row = study.judged.filter(learner=learner).first()
    if row is not None and row.turn >= told["turn"]:
        return
    row = row or Judged(id=Judged.make_id(learner.pk, study.pk), study=study, learner=learner)
    row.turn, row.answers = told["turn"], _keep_known(study, told["answers"])
    row.save()


def _keep_known(study: Study, answers: Mapping[str, str] | None) -> dict[str, str] | None:
    if answers is None:
        return None
    cases = {case for case, _ in study.cases}
    return {case: answer for case, answer in answers.items() if case in cases and answer in study.answers} or None


def _plan(learner: Learner, told: Told) -> None:
    Seat.objects.filter(learner=learner, course_id=told["course_id"], course__state__in=sorted(OPEN_TO_JOIN)).update(
        has_plan=True
    )


def _follow_up(learner: Learner, told: Told, reception: Reception) -> None:
    """The first answer holds; one that is not asked any more changes nothing."""
    row = PlanFollowUp.objects.filter(
        seat__learner=learner, seat__course_id=told["course_id"], months=told["months"], state=FollowUpState.ASKED
    ).first()
    if row is not None:
        given = {"answer": told["answer"], "barriers": sorted(set(told["barriers"]))}
        FOLLOW_UP.perform(row, "answer", actor=None, now=reception.now, given=given)
