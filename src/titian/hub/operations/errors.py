"""Why an operation was refused, in a sentence an operator can act on."""

from __future__ import annotations


class OperationsError(Exception):
    """Base of this room. `code` is stable, `message` says what is wrong and what to do; neither names a person."""

    code = "operation.refused"

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class BackupRefused(OperationsError):
    code = "backup.refused"


class ConfirmRefused(OperationsError):
    code = "confirm.refused"


class RestoreRefused(OperationsError):
    code = "restore.refused"


class BackupDamaged(OperationsError):
    """The file does not open with this key, or does not hold what its manifest says."""

    code = "backup.damaged"


class UpgradeRefused(OperationsError):
    code = "upgrade.refused"


class MoveRefused(OperationsError):
    code = "move.refused"


class CopyDiffers(OperationsError):
    """A copied table does not hold what the original holds; the target was left empty."""

    code = "move.differs"


class Unreachable(OperationsError):
    code = "database.unreachable"

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL does not answer, or does not let this user in. Is the address right, and does it run?"
        )
