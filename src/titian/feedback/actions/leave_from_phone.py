from __future__ import annotations

from datetime import datetime

from titian.feedback.actions.receive_complaint import SealedComplaint, receive_complaint
from titian.feedback.doors import Door
from titian.feedback.errors import PassUnknown
from titian.feedback.passes import is_pass


def leave_from_phone(given: SealedComplaint, *, day_pass: str, now: datetime) -> str:
    """A complaint, or what officers did, from some phone of this hub: which one nobody can tell from the pass.

    The phones' share is apart from the open web's, and no network is counted here: phones of a station share theirs
    with strangers. Raises `PassUnknown` and what `receive_complaint` raises.
    """
    if not is_pass(day_pass, now):
        raise PassUnknown
    return receive_complaint(given, Door.PHONE, now)
