"""What a supervisor can be told of an arrival. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class ArrivalClosed(WrongMove):
    code = "arrival.closed"
    message = gettext_lazy("This arrival is closed. Its slips are gone or go soon; open a new one for new people.")


class NoBlocksLeft(Refused):
    code = "arrival.no_blocks_left"
    message = gettext_lazy(
        "All numbers of this arrival are with phones already. Let a phone at work share some of its own."
    )


class ArrivalUnknown(Refused):
    code = "arrival.unknown"
    status = 404
    message = "This hub knows no such arrival, or it is of another country."  # to programs alone


class NotDisputed(Refused):
    code = "arrival.not_disputed"
    message = gettext_lazy("Somebody else has settled this slip, or a phone has told more of it. Load the page again.")


class AskedOfAnother(Refused):
    code = "arrival.asked_of_another"
    status = 422
    field = "file"
    message = gettext_lazy("This file asks another country\u2019s hub. Nothing was opened.")


class AskedAlready(Refused):
    code = "arrival.asked_already"
    field = "file"
    message = gettext_lazy("This file was taken before, and its arrival stands in the list. Nothing was opened.")


class CountsTooEarly(Refused):
    code = "arrival.counts_too_early"
    message = gettext_lazy(
        "Close the arrival first. Counts go out once it is closed, and once more when they are final."
    )


class MorePlacesFree(Refused):
    code = "arrival.places"
    status = 422
    field = "free"
    message = gettext_lazy("More places are free than there are. Put right which is wrong.")
