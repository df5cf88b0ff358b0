from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import Duty
from titian.people.policies import Permission, reaches
from titian.referrals.errors import DutyElsewhere, QuestionAnswered, QuestionUnknown
from titian.referrals.models import Question
from titian.referrals.questions import ANSWERS

if TYPE_CHECKING:
    from titian.people.models import User


def answer_back(*, actor: User, question_id: uuid.UUID, answer: str, now: datetime) -> Question:
    """Whoever holds the duty of the station answers a recipient's question, in a code of the list, once.

    Raises `NotAllowed`, `DutyElsewhere`, `QuestionUnknown` (also for another station's, and for one that is over),
    `QuestionAnswered`.
    """
    if actor.station_id is None or not reaches(actor, Permission.KEEP_DUTY, station=actor.station_id):
        raise NotAllowed
    with transaction.atomic():
        if not Duty.objects.select_for_update().current().filter(station=actor.station_id, holder=actor).exists():
            raise DutyElsewhere
        visible = Question.objects.visible_to(actor).filter(pk=question_id).values("pk")
        question = Question.objects.select_for_update().filter(pk__in=visible).first()
        if question is None or answer not in ANSWERS.get(question.code, {}):
            raise QuestionUnknown
        if question.answer:
            raise QuestionAnswered
        question.answer, question.answered_at, question.answered_by = answer, now, actor
        question.save(update_fields=["answer", "answered_at", "answered_by"])
        audit.record_by(
            actor, "package.answer_back", f"station:{actor.station_id}", {"question": question.code, "answer": answer}
        )
    return question
