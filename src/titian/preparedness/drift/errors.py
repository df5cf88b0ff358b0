"""What stops a drift from being worked out: a code that stays, and a sentence that says what to do, never where."""

from __future__ import annotations

from typing import Final

KEPT: Final = "The request is as it was, and no answer was written."


class DriftError(Exception):
    """What was asked cannot be worked out here. What only commands say stays English."""

    code = "drift.error"

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class NotInstalled(DriftError):
    """OpenDrift is not on this machine, or does not start."""

    code = "drift.not_installed"


class RequestUnfit(DriftError):
    """The request cannot be read, or asks for what is not worked out."""

    code = "drift.request"


class StartOnLand(DriftError):
    """The boat would begin on land."""

    code = "drift.on_land"

    def __init__(self) -> None:
        super().__init__(
            "The position in the request lies on land. Look at its degrees and at north, south, east and west; a boat "
            f"that lies ashore does not drift. {KEPT}"
        )


class TypeUnknown(DriftError):
    """OpenDrift has no such object type."""

    code = "drift.type"


class FieldUnfit(DriftError):
    """A file of wind or current cannot be read, lacks what is asked of it, or does not cover the place or the time."""

    code = "drift.field"


class WorkerDied(DriftError):
    """OpenDrift ended before it had answered, or took too long and was ended."""

    code = "drift.worker"


class MembersSame(DriftError):
    """Two members of the ensemble are one: whatever they say of spread is wrong."""

    code = "drift.same"

    def __init__(self) -> None:
        super().__init__(
            "Two runs with different seeds came out the same, so their spread would say nothing. This OpenDrift takes "
            f"no seed: set it up again with `make drift`. {KEPT}"
        )
