"""Everything that can go wrong with a referral. Codes are stable and documented in docs/developers/sync.md."""

from __future__ import annotations

from titian.devices.errors import ItemRefused


class ReferralError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "referral.error"
    status = 400
    message = "The referral could not be changed."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class PackageUnknown(ReferralError):
    """Also the answer to somebody else's package: its existence is not told."""

    code = "package.unknown"
    status = 404
    message = "There is no such package for your organisation."


class CiphertextGone(ReferralError):
    code = "package.ciphertext_gone"
    status = 410
    message = "The sealed package was deleted when it was declined, ran out of time or was closed."


class NotAllowed(ReferralError):
    code = "action.not_allowed"
    status = 403
    message = "Your role does not allow this."


class ReasonUnknown(ReferralError):
    code = "package.reason_unknown"
    status = 422
    message = "Choose one of the reasons on the list. Free text is not taken: it could say who the person is."


class WrongMove(ReferralError):
    code = "package.wrong_move"
    status = 409
    message = "The package is not in a state that allows this."


class PackageTimedOut(WrongMove):
    code = "package.timed_out"
    message = "The time to answer ran out and the next recipient was asked."


class PackageOpened(WrongMove):
    code = "package.already_opened"
    message = "Your organisation has already opened this referral."


class PackageTaken(WrongMove):
    code = "package.already_taken"
    message = "Your organisation has already accepted this referral."


class PackageDeclined(WrongMove):
    code = "package.already_declined"
    message = "Your organisation declined this referral and the next recipient was asked."


class PackageClosed(WrongMove):
    code = "package.closed"
    message = "This referral is closed."


class PackageNotAccepted(WrongMove):
    code = "package.not_accepted"
    message = "Accept the referral before you say whether the person arrived."


class KeyAlreadySet(ReferralError):
    code = "organisation_key.already_set"
    status = 409
    message = "Your organisation's key is already listed. A new key is made by replacing the old one."


class KeyListed(ReferralError):
    code = "organisation_key.listed"
    status = 409
    message = "This key stands in the country's signed list. It can only be replaced there."


class KeyFileMalformed(ReferralError):
    code = "organisation_key.malformed"
    status = 422
    message = "The key or its files do not have the documented shape."


class NoOrganisation(ReferralError):
    code = "organisation.none"
    status = 403
    message = "Your account does not belong to an organisation that receives referrals."


class RecipientUnknown(ItemRefused):
    code = "recipient.unknown"
    message = "This recipient is not in the country's current signed list."
