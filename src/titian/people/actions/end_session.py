from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.db import transaction

from titian import audit
from titian.people.errors import SessionUnknown
from titian.people.sessions import end_other_sessions

if TYPE_CHECKING:
    from titian.people.models import User

OTHERS = "others"


def end_session(*, account: User, here: str, which: str) -> None:
    """Ends one other session of the account, by the number its own list gives it, or all `others`.

    `here` is the key of the session that asks; it stays, and after `others` its caller gives it the new hash. Raises
    `SessionUnknown`, also for sessions of others and for the one that asks.
    """
    with transaction.atomic():
        if which == OTHERS:
            end_other_sessions(account, here)
        else:
            mine = UserSession.objects.filter(user_id=account.pk).exclude(session_key=here)
            found = mine.filter(pk=int(which)).first() if which.isdecimal() and len(which) < 19 else None
            if found is None:
                raise SessionUnknown
            found.end()
        audit.record_by(account, "session.end_other", f"user:{account.pk}", {"all": which == OTHERS})
