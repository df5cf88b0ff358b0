"""Everything that can go wrong with a referral. Codes are stable and documented in docs/developers/errors.md."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused
from titian.devices.errors import ItemRefused


class ReferralError(Refused):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "referral.error"
    status = 400
    message = gettext_lazy("The referral could not be changed.")


class PackageUnknown(ReferralError):
    """Also the answer to somebody else's package: its existence is not told."""

    code = "package.unknown"
    status = 404
    message = gettext_lazy("There is no such package for your organisation.")


class CiphertextGone(ReferralError):
    code = "package.ciphertext_gone"
    status = 410
    message = gettext_lazy(
        "The sealed package was deleted when it was declined, taken back, ran out of time or was closed."
    )


class ReasonUnknown(ReferralError):
    code = "package.reason_unknown"
    status = 422
    message = gettext_lazy(
        "Choose one of the reasons on the list. Free text is not taken: it could say who the person is."
    )


class WrongMove(ReferralError):
    code = "package.wrong_move"
    status = 409
    message = gettext_lazy("The package is not in a state that allows this.")


class PackageTimedOut(WrongMove):
    code = "package.timed_out"
    message = gettext_lazy("The time to answer ran out and the next recipient was asked.")


class PackageOpened(WrongMove):
    code = "package.already_opened"
    message = gettext_lazy("Your organisation has already opened this referral.")


class PackageTaken(WrongMove):
    code = "package.already_taken"
    message = gettext_lazy("Your organisation has already accepted this referral.")


class PackageDeclined(WrongMove):
    code = "package.already_declined"
    message = gettext_lazy("Your organisation declined this referral and the next recipient was asked.")


class PackageClosed(WrongMove):
    code = "package.closed"
    message = gettext_lazy("This referral is closed.")


class PackageWithdrawn(WrongMove):
    code = "package.withdrawn"
    message = gettext_lazy("The person has taken this referral back. Delete what your organisation kept of it.")


class PackageRevoked(WrongMove):
    code = "package.revoked"
    message = gettext_lazy("This referral was stopped before anybody opened it: its phone may be stolen.")


class PackageExpired(WrongMove):
    code = "package.expired"
    message = gettext_lazy("The time for which this referral may be kept is over. Nothing of it is kept here.")


class PackageNotAccepted(WrongMove):
    code = "package.not_accepted"
    message = gettext_lazy("Accept the referral before you say whether the person arrived.")


class PackagePaused(ReferralError):
    code = "package.paused"
    status = 409
    message = gettext_lazy("Paused by the person\u2019s code. Ask the person first, then say what they want.")


class PackageNotPaused(ReferralError):
    code = "package.not_paused"
    status = 409
    message = gettext_lazy("This is not paused, or no longer with your organisation. Look again.")


class PackageNotOpen(ReferralError):
    code = "package.not_open"
    status = 409
    message = gettext_lazy("Only a package that is still open is sealed anew.")


class PackageMalformed(ReferralError):
    code = "package.not_sealed"
    status = 422
    message = gettext_lazy("These are not the bytes of a sealed package.")


class PackageChanged(ReferralError):
    code = "package.changed"
    status = 409
    message = gettext_lazy("The sealed bytes are no longer the ones you sealed anew. Fetch them again.")


class KeyNotListed(ReferralError):
    code = "organisation_key.not_listed"
    status = 409
    message = gettext_lazy("What is open is sealed anew only for the key that stands in the country's signed list.")


class DutyElsewhere(ReferralError):
    code = "duty.not_held"
    status = 409
    message = gettext_lazy("Whoever holds the duty of the station says this. Take the duty first.")


class LeftChanged(ReferralError):
    code = "referral.changed"
    status = 409
    message = gettext_lazy("This has changed in the meantime. Look again, then say it once more if it still holds.")


class LimitOutOfBounds(ReferralError):
    code = "answer_limit.out_of_bounds"
    status = 422
    message = gettext_lazy("Choose 5 minutes to 14 days (20160 minutes), or leave it empty.")


class QuestionUnknown(ReferralError):
    code = "question.unknown"
    status = 404
    message = gettext_lazy("There is no such question or answer on the list, or the referral is over.")


class QuestionTooLate(ReferralError):
    code = "question.too_late"
    status = 409
    message = gettext_lazy("Questions are asked about a referral that you have opened and that is not closed.")


class QuestionAsked(ReferralError):
    code = "question.asked"
    status = 409
    message = gettext_lazy("Your organisation has asked this already.")


class QuestionAnswered(ReferralError):
    code = "question.answered"
    status = 409
    message = gettext_lazy("A colleague has answered this already.")


class PackageNotArrived(ReferralError):
    code = "package.not_arrived"
    status = 409
    message = gettext_lazy("Say first that the person has arrived, then what came of it.")


class OutcomeSaid(ReferralError):
    code = "package.outcome_said"
    status = 409
    message = gettext_lazy("Your organisation has said already what came of it.")


class PackageStillOpen(ReferralError):
    code = "package.still_open"
    status = 409
    message = gettext_lazy("This referral is still open. Answer and close it before you delete what you keep of it.")


class DeletionDayImpossible(ReferralError):
    code = "package.deletion_day"
    status = 422
    message = gettext_lazy("The day lies before the referral came, or after today.")


class RetentionOutOfBounds(ReferralError):
    code = "retention.out_of_bounds"
    status = 422
    field = "deleted_days"  # each is within its bounds there, and they are not in this order
    message = gettext_lazy(
        "Choose 30 to 365 days for what was accepted and 1 to 90 days after closure; 1 to 60 until an envelope is "
        "reduced, then as many or more, 90 at most, until it is deleted."
    )


class PhoneUnknown(ReferralError):
    code = "phone.unknown"
    status = 404
    message = gettext_lazy("There is no such phone in your country.")


class PhoneInUse(ReferralError):
    code = "phone.in_use"
    status = 409
    message = gettext_lazy("End this phone first. Only what an ended phone has sent is stopped.")


class CodeMalformed(ReferralError):
    code = "person_code.malformed"
    status = 422
    message = gettext_lazy("This is not a whole code. It has 21 digits: look at each of them once more.")


class RecipientUnknown(ItemRefused):
    code = "recipient.unknown"
    message = gettext_lazy("This recipient is not in the country's current signed list.")


class RecipientEnded(ItemRefused):
    code = "recipient.ended"
    message = gettext_lazy(
        "This recipient's key was ended. Nothing of the package was kept; the next recipient is asked."
    )


class OfficersUnproved(ItemRefused):
    code = "officers.unproved"
    message = gettext_lazy(
        "It goes without the person's yes, and the officer of this phone has not signed that. Call, and seal it again."
    )


class TwoOfficersNeeded(ItemRefused):
    code = "officers.two_needed"
    message = gettext_lazy("Without the person's yes this takes the signatures of two officers. Only one was found.")


class RecipientWrongForGround(ItemRefused):
    code = "officers.wrong_recipient"
    message = gettext_lazy(
        "Without the person's yes it goes to emergency or child protection services alone. Choose another recipient."
    )


class NothingToSign(ItemRefused):
    code = "officers.nothing_to_sign"
    message = gettext_lazy("The hub has nothing of this station that waits for a second officer under this id.")


class SecondRefused(ItemRefused):
    code = "officers.second_refused"
    message = gettext_lazy("This is not the signature of a second officer over what was sent.")
