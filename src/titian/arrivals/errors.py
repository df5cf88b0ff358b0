"""What a supervisor can be told of an arrival. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class ArrivalError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "arrival.error"
    status = 409
    message: str | Promise = gettext_lazy("This could not be done with the arrival.")

    def __init__(self) -> None:
        self.said = str(type(self).message)
        super().__init__(self.said)


class NotAllowed(ArrivalError):
    code = "action.not_allowed"
    status = 403
    message = gettext_lazy("Your role does not allow this.")


class ArrivalClosed(ArrivalError):
    code = "arrival.closed"
    message = gettext_lazy("This arrival is closed. Its slips are gone or go soon; open a new one for new people.")


class NoBlocksLeft(ArrivalError):
    code = "arrival.no_blocks_left"
    message = gettext_lazy(
        "All numbers of this arrival are with phones already. Let a phone at work share some of its own."
    )


class ArrivalUnknown(ArrivalError):
    code = "arrival.unknown"
    status = 404
    message = "This hub knows no such arrival, or it is of another country."  # to programs alone


class NotDisputed(ArrivalError):
    code = "arrival.not_disputed"
    message = gettext_lazy("Somebody else has settled this slip, or a phone has told more of it. Load the page again.")
