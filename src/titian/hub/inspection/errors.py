"""What can go wrong with the log's daily files and its export."""

from __future__ import annotations


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
