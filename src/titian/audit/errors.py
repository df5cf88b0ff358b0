"""What can go wrong with the log."""

from __future__ import annotations


class AuditError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader."""

    code = "audit.error"
    message = "The log could not be used."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class AppendOnly(AuditError):
    code = "audit.append_only"
    message = "Rows of the log are only ever added, never changed or removed."


class DetailRefused(AuditError):
    code = "audit.detail_refused"
    message = "Details of the log are short codes, whole numbers and yes or no; free text could name a person."
