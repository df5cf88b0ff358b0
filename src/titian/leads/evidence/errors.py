"""What can go wrong with evidence: a stable code, and a sentence that says what to do."""

from __future__ import annotations


class EvidenceError(Exception):
    """What was asked cannot be done with this evidence. What only commands say stays English."""

    code = "evidence.error"

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class NotKept(EvidenceError):
    """What was given cannot be kept as it is."""

    code = "evidence.not_kept"


class NoFolder(EvidenceError):
    """This is no folder of evidence, or its list cannot be read."""

    code = "evidence.no_folder"


class NoStamp(EvidenceError):
    """An answer of a time-stamp authority that is not of this evidence."""

    code = "evidence.no_stamp"
