"""What a desk room refuses, as its reader hears it. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Refused(Exception):
    """Base of all refusals of desk rooms. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "desk.refused"
    status = 409
    field = ""
    """The field of the form that it is about, where there is one."""
    message: str | Promise = gettext_lazy("This could not be done.")

    def __init__(self, message: str | Promise | None = None) -> None:
        said = str(message or type(self).message)
        self.message = said
        super().__init__(said)


class NotAllowed(Refused):
    code = "action.not_allowed"
    status = 403
    message = gettext_lazy("Your role does not allow this.")


class WrongMove(Refused):
    code = "record.wrong_move"
    message = gettext_lazy("It is not in the state for this any more. Load the page again.")


class ChangedMeanwhile(Refused):
    code = "record.changed"
    message = gettext_lazy("Somebody has changed it since you opened the page. Look at it again, then decide.")


class RecordGone(Refused):
    code = "record.gone"
    status = 404
    message = gettext_lazy("It is not there any more: somebody has taken it away since you opened the page.")


class ReasonMissing(Refused):
    code = "record.reason_missing"
    status = 422
    field = "reason"
    message = gettext_lazy("Choose why.")


class SecondPersonNeeded(Refused):
    code = "record.second_person"
    status = 403
    message = gettext_lazy("This takes a second person: you made the step before it.")
