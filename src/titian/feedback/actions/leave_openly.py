from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from titian.feedback.actions.receive_complaint import SealedComplaint, receive_complaint
from titian.feedback.doors import Door
from titian.feedback.errors import WorkOver
from titian.feedback.models import SpentWork
from titian.feedback.work import Work, read_work
from titian.people import limits


def leave_openly(given: SealedComplaint, *, work: str, network: str, now: datetime) -> str:
    """A complaint from anywhere, with work that was done for it. Work serves once.

    A network is counted only once its work is found done: posting rubbish closes the door for no neighbour. Raises
    `WorkWrong`, `WorkOver`, `RateExceeded` and what `receive_complaint` raises; then the work has not served.
    """
    done = read_work(work, now)
    limits.require("complaint", network, now)
    with transaction.atomic():
        _spend(done)
        return receive_complaint(given, Door.OPEN, now)


def _spend(work: Work) -> None:
    try:
        with transaction.atomic():
            SpentWork.objects.create(digest=work.digest, expires_at=work.expires_at)
    except IntegrityError as error:
        raise WorkOver from error
