from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.referrals.answers import get_own_package
from titian.referrals.errors import QuestionAsked, QuestionTooLate, QuestionUnknown
from titian.referrals.models import Question
from titian.referrals.questions import QUESTIONS
from titian.referrals.states import Status
from titian.referrals.store import LockedReferral

if TYPE_CHECKING:
    from titian.people.models import User


def ask_back(*, actor: User, item_id: uuid.UUID, code: str, now: datetime) -> Question:
    """A recipient asks the station that sent it, in a code of the list; each once. The time to answer goes on.

    Only of a package that was opened or accepted. Raises `PackageUnknown`, `QuestionUnknown`, `QuestionTooLate`,
    `QuestionAsked`.
    """
    if code not in QUESTIONS:
        raise QuestionUnknown
    with transaction.atomic():
        package = get_own_package(actor, item_id)
        locked = LockedReferral(package.referral_id, now)
        package = next(row for row in locked.chain if row.pk == package.pk)
        if package.status not in {Status.OPENED, Status.ACCEPTED}:
            raise QuestionTooLate
        question, is_new = Question.objects.get_or_create(
            package=package, code=code, defaults={"asked_at": now, "asked_by": actor}
        )
        if not is_new:
            raise QuestionAsked
        audit.record_by(
            actor, "package.ask_back", f"package:{item_id}", {"question": code}, organisation=package.organisation_id
        )
    return question
