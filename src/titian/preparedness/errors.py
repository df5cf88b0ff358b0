"""What the event log and what stands beside it refuse. Codes are stable; docs/developers/errors.md has them."""

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


class ExerciseMixed(_Unfit):
    code = "exercise.mixed"
    message = gettext_lazy(
        "One of these belongs to an exercise and the other does not. Nothing passes between them: stay on one side."
    )


class ExerciseNotRunning(Refused):
    code = "exercise.not_running"
    message = gettext_lazy("The exercise is not running. What was played in it stays as it is.")


class InjectMissing(Refused):
    code = "exercise.no_inject"
    message = gettext_lazy("Add an inject first: an exercise without one tells its players nothing.")


class InjectsSent(Refused):
    code = "exercise.all_sent"
    message = gettext_lazy("Every inject has been sent.")


class InjectUnknown(_Unfit):
    code = "exercise.inject"
    field = "inject"
    message = gettext_lazy("This inject has not been sent. Choose one of those listed.")


class MemberUnknown(_Unfit):
    code = "exercise.member"
    field = "party"
    message = gettext_lazy("There is no such member. Choose one of those listed, or none.")


class SpeaksForNobody(Refused):
    code = "together.no_member"
    status = 403
    message = gettext_lazy("Your account speaks for no member, and only a member does this. Ask the regional office.")


class JoinedAlready(Refused):
    code = "together.joined"
    message = gettext_lazy("Your member has joined already.")


class NotJoined(Refused):
    code = "together.not_joined"
    message = gettext_lazy("Your member has not joined. Joining is voluntary: press “Join”, then do this.")


class PointUnknown(_Unfit):
    code = "together.point"
    field = "point"
    message = gettext_lazy("This is not among those listed any more. Load the page again.")


class PointTaken(_Unfit):
    code = "together.point_taken"
    field = "point"
    message = gettext_lazy("A member has taken this on. When they let it go, another may take it on.")


class PointNotYours(_Unfit):
    code = "together.point_not_yours"
    field = "point"
    message = gettext_lazy("Only the member who took this on says that it is done or let go.")


class SupportUnknown(_Unfit):
    code = "consultation.support"
    field = "line"
    message = gettext_lazy(
        "This need or offer is not there any more, or is another member\u2019s. Load the page again."
    )


class EventElsewhere(_Unfit):
    code = "consultation.event"
    field = "event"
    message = gettext_lazy("There is no such event here. Choose one of those listed, or none.")


class PlanUnchanged(_Unfit):
    code = "national_plan.unchanged"
    message = gettext_lazy("Nothing differs from the version that stands. Change a heading, then keep it.")


class PlanExists(Refused):
    code = "national_plan.exists"
    message = gettext_lazy("Your member has a plan already. Open it, and keep a new version of it.")


class AlertFaulty(_Unfit):
    code = "alert.faulty"
    message = gettext_lazy("This alert breaks a rule and cannot go out.")


class AlertCellEarly(_Unfit):
    code = "alert.cell_early"
    field = "cell"
    message = gettext_lazy(
        "A cell may be named for an event that was reported 72 hours ago and whose people are on land. Until then "
        "choose the sea or a coast."
    )


class AlertCellUnknown(_Unfit):
    code = "alert.cell"
    field = "cell"
    message = gettext_lazy("Write a cell by its south-west corner in whole degrees, as N12E094.")


class AlertOriginMissing(_Unfit):
    code = "alert.origin"
    field = "origins"
    message = gettext_lazy(
        "Say which countries the people may come from. They are not told. Where nobody knows, choose each it may be."
    )


class AlertOfExercise(_Unfit):
    code = "alert.exercise"
    field = "is_exercise"
    message = gettext_lazy(
        "An exercise is of no real event, and what is real goes by no channel of an exercise. Nothing was sent."
    )


class AreaOutside(_Unfit):
    code = "position.other_area"
    message = gettext_lazy(
        "This area reaches beyond the cell that the alert names. Correct the points, or have the alert replaced. "
        "Nothing was kept."
    )


class DrillUnfit(_Unfit):
    code = "drill.account"
    field = "accounts"
    message = gettext_lazy("Choose focal points of members, from the list.")


class DrillNobody(Refused):
    code = "drill.nobody"
    message = gettext_lazy(
        "Nobody on the list for exercises can be told of this. Nothing was sent. Choose them first: Alerts, who is "
        "told of exercises."
    )


class AlertOver(Refused):
    code = "alert.over"
    message = gettext_lazy("This alert is over. Nothing is to be done about it any more.")


class DeputyUnfit(_Unfit):
    code = "alert.deputy"
    field = "first"
    message = gettext_lazy("Name others of your own body who are focal points, each once.")


class TriggerUnfit(_Unfit):
    code = "trigger.unfit"
    message = gettext_lazy(
        "A rule over boats needs how many in how many days; one over events their kinds and the days; a season its day."
    )


class SealedMalformed(_Unfit):
    code = "sealed.malformed"
    message = gettext_lazy(
        "What came is not what this page seals. Load the page again and type it anew. Nothing was kept."
    )


class SealedElsewhere(_Unfit):
    code = "sealed.elsewhere"
    message = gettext_lazy(
        "This cell is of no sea this event is in. Look at the position, or correct the event's sea. Nothing was kept."
    )


class BodiesTooFew(_Unfit):
    code = "sealed.too_few"
    message = gettext_lazy("Choose two authorities at least, and a protection agency. Nothing was kept.")


class BodyUnfit(_Unfit):
    code = "sealed.body"
    message = gettext_lazy(
        "One of those chosen is not on the list any more, or has another key by now. Load the page again. Nothing was "
        "kept."
    )


class NotAsked(Refused):
    code = "sealed.not_asked"
    status = 403
    message = gettext_lazy("Your body was not asked to open this, or the copy was deleted 90 days after it was sealed.")


class BodyUnknown(_Unfit):
    code = "sea_body.unknown"
    field = "organisation"
    message = gettext_lazy("Choose a body of a member that takes part.")


class HubGone(_Unfit):
    code = "arrival.hub_gone"
    field = "hub"
    message = gettext_lazy(
        "This hub is not known here any more. Choose another, or ask the administrator to enter its key."
    )


class HeadsUnfit(_Unfit):
    code = "arrival.heads"
    field = "heads"
    message = gettext_lazy(
        "Choose a figure of how many embarked, disembarked, are at sea or survived, or leave it open."
    )


class CountsOfNothing(_Unfit):
    code = "arrival.counts_of_nothing"
    field = "file"
    message = gettext_lazy(
        "This hub asked that country for no such arrival. Ask whoever sent the file. Nothing was taken."
    )


class ContactNumberUnfit(_Unfit):
    code = "contact.number"
    field = "number"
    message = gettext_lazy("Write the whole number with + and the country's code, as +66 2 000 0000.")


class ContactListed(_Unfit):
    code = "contact.listed"
    field = "number"
    message = gettext_lazy("This number is on the sheet already.")


class ContactOfAnother(_Unfit):
    code = "contact.party"
    field = "party"
    message = gettext_lazy("Choose a member whose numbers you keep.")


class ContactRequestOfAnother(_Unfit):
    code = "contact_request.of_another"
    message = gettext_lazy("This request is meant for another hub. Nothing was given.")


class ContactRequestOld(_Unfit):
    code = "contact_request.old"
    message = gettext_lazy(
        "This request is more than ten minutes from this hub\u2019s clock. Set the clock of the hub that asks, and "
        "ask again."
    )
