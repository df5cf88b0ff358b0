"""What the event log refuses. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class _Unfit(Refused):
    status = 422


class PositionGiven(_Unfit):
    code = "event.position"
    message = gettext_lazy(
        "There is a position in this. The log holds a named sea and nothing finer: take it out. Nothing was kept."
    )

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class SeaMissing(_Unfit):
    code = "event.sea_missing"
    field = "sea"
    message = gettext_lazy("Choose the sea. Only a release in a raid and an evacuation may have none.")


class DaysTurned(_Unfit):
    code = "event.days_turned"
    field = "last_on"
    message = gettext_lazy("The last day comes before the first.")


class AheadOfTime(_Unfit):
    code = "event.ahead"
    message = gettext_lazy("This lies ahead. The log holds what has happened.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class EventNotYours(Refused):
    code = "event.not_yours"
    status = 403
    message = gettext_lazy(
        "Whoever entered this corrects it, or the regional office. Add a claim of your own beside it."
    )


class RangeTurned(_Unfit):
    code = "claim.range"
    field = "high"
    message = gettext_lazy("The highest number is below the lowest, or stands beside “at least”. Give one range.")


class FigureMissing(_Unfit):
    code = "claim.no_figure"
    field = "low"
    message = gettext_lazy("Give a number. Where nobody has said one, there is no claim: blank is not nought.")


class CountryMissing(_Unfit):
    code = "claim.country"
    field = "country"
    message = gettext_lazy("Choose a country for a nationality, and for nothing else.")


class TooFew(_Unfit):
    code = "claim.too_few"
    field = "low"
    message = gettext_lazy(
        "Fewer than 11 of one nationality are not kept: a small number points at people. Leave the number blank, and "
        "it says “not shown”."
    )


class ClaimGone(_Unfit):
    code = "claim.gone"
    field = "claim"
    message = gettext_lazy("This claim was revised or is not among these any more. Load the page again.")


class EventUnknown(_Unfit):
    code = "sameness.unknown"
    field = "other"
    message = gettext_lazy("There is no such event. Choose one of those listed.")


class ItselfJudged(_Unfit):
    code = "sameness.itself"
    field = "other"
    message = gettext_lazy("This is the event itself. Choose another one.")


class CalledDifferent(Refused):
    code = "sameness.called_different"
    message = gettext_lazy(
        "Somebody called two of these events different, and why stands there. Take that back first, if it does not "
        "hold."
    )


class JoinedOtherwise(Refused):
    code = "sameness.joined_otherwise"
    message = gettext_lazy(
        "These two are one by way of others. Take back first what joins them, then call them different."
    )


class StepOutOfOrder(_Unfit):
    code = "step.order"
    field = "at"
    message = gettext_lazy("This time does not fit: a step before it has a later time, or one after it an earlier one.")


class StepLate(_Unfit):
    code = "step.late"
    field = "why"
    message = gettext_lazy("This was more than a day ago. Say why it is noted only now: it stands beside the time.")


class StepAgain(_Unfit):
    code = "step.again"
    field = "why"
    message = gettext_lazy("This step has a time already. Say why it changes: both stay.")


class FileUnreadable(_Unfit):
    code = "event_file.unreadable"
    message = gettext_lazy("This file cannot be read. Save it as CSV with commas, or as .xlsx. Nothing was taken.")
