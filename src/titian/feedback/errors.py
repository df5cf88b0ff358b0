"""What can go wrong with a complaint. No sentence here says anything of what one holds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class FeedbackError(Refused):
    """Base of this room. `code` is stable, `message` is for a reader, `status` for HTTP."""

    code = "feedback.error"
    message = gettext_lazy("The complaint could not be handled.")


class ComplaintMalformed(FeedbackError):
    code = "complaint.malformed"
    message = gettext_lazy("This is not a sealed complaint.")
    status = 422


class BodyUnknown(FeedbackError):
    code = "complaint.body_unknown"
    message = gettext_lazy(
        "It is not sealed to the independent body of this country. The list may have changed: fetch it again."
    )


class NoBody(FeedbackError):
    code = "complaint.no_body"
    message = gettext_lazy(
        "This country has no independent body that complaints can be sealed to yet. Nothing was passed on."
    )


class ComplaintConflict(FeedbackError):
    code = "complaint.conflict"
    message = gettext_lazy("Another complaint has this id already.")


class PhonesFull(FeedbackError):
    """Of a share, never of the hub: the phone keeps it, and comes in by the other door or later."""

    code = "complaint.later"
    message = gettext_lazy(
        "Very many complaints came from phones today. Keep it: send it with work, as anybody may, or by a later pass."
    )
    status = 429


class PassUnknown(FeedbackError):
    code = "complaint.pass_unknown"
    message = gettext_lazy("This pass is not of today. A phone gets one with the answer to whatever it sends.")
    status = 403


class WorkWrong(FeedbackError):
    code = "complaint.work_wrong"
    message = gettext_lazy("The work that comes with a complaint is not done. Ask for a new one and do it.")
    status = 422


class WorkOver(FeedbackError):
    code = "complaint.work_over"
    message = gettext_lazy("The time for this work is over, or it has served already. Ask for a new one and do it.")


class AnswerUnknown(FeedbackError):
    code = "complaint.unknown"
    message = gettext_lazy("Nothing is found by this code.")
    status = 404


class ComplaintMoved(FeedbackError):
    code = "complaint.wrong_state"
    message = gettext_lazy("This is not possible any more: somebody has answered or closed it meanwhile.")


class ComplaintChanged(FeedbackError):
    code = "complaint.changed"
    message = gettext_lazy("The sealed bytes are no longer the ones you sealed anew. Fetch them again.")


class AnswerMalformed(FeedbackError):
    code = "complaint.answer_malformed"
    message = gettext_lazy("This is not a sealed answer.")
    status = 422


class MonthPublished(FeedbackError):
    code = "counts.published"
    message = gettext_lazy("This month is published already, and stands for good.")


class MonthRunning(FeedbackError):
    code = "counts.running"
    message = gettext_lazy("A month is published once it is over, so that nobody can watch a figure grow by one.")
    status = 422
