from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.devices.models import Enrolment
from titian.referrals.models import Question
from titian.referrals.questions import ANSWERS


def answer_from_phone(*, enrolment_id: uuid.UUID, question_id: uuid.UUID, answer: str, now: datetime) -> None:
    """The phone that sent a referral answers a recipient's question, in a code of the list.

    Of two answers the first holds, whether the station's duty gave it or a phone. Nothing is raised for one that came
    late, that names another phone's question or no code of the list: it changes nothing, and the phone is told no more
    than that it was received.
    """
    with transaction.atomic():
        question = (
            Question.objects.select_for_update(of=("self",))
            .asked_of(enrolment_id)
            .open()
            .select_related("package__referral")
            .filter(pk=question_id)
            .first()
        )
        if question is None or answer not in ANSWERS.get(question.code, {}):
            return
        officer = Enrolment.objects.values_list("officer", flat=True).get(pk=enrolment_id)
        question.answer, question.answered_at, question.answered_by_id = answer, now, officer
        question.save(update_fields=["answer", "answered_at", "answered_by"])
        audit.record(
            "device",
            str(enrolment_id),
            "package.answer_back",
            f"station:{question.package.referral.station_id}",
            {"question": question.code, "answer": answer},
        )
