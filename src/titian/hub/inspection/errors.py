"""What can go wrong with the log's daily files and its export."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class InspectionError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader."""

    code = "inspection.error"
    message = "The log could not be inspected."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class HeadUnreadable(InspectionError):
    code = "head.unreadable"
    message = "A daily file of the log is not one that this hub signed."


class DaysRefused(Refused):
    code = "log_opening.days"
    status = 422
    field = "until"
    message = gettext_lazy("Choose days that follow each other, no more than 31.")
