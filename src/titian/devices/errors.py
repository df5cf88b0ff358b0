"""Everything a phone can be told went wrong. Codes are stable and documented in docs/developers/sync.md."""

from __future__ import annotations


class DeviceError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status of a whole answer."""

    code = "device.error"
    status = 400
    message = "The request could not be carried out."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class RequestUnreadable(DeviceError):
    code = "request.unreadable"
    message = "The request is not a complete signed message. Send it again."


class RequestTooLarge(DeviceError):
    code = "request.too_large"
    status = 413
    message = "The request is larger than the hub takes at once. Send fewer items in one request."


class DeviceUnknown(DeviceError):
    code = "device.unknown"
    status = 401
    message = "This hub does not know the device. Enrol it again."


class DeviceRevoked(DeviceError):
    code = "device.revoked"
    status = 403
    message = "This enrolment was ended. Ask your administrator for a new one."


class SignatureInvalid(DeviceError):
    code = "signature.invalid"
    status = 401
    message = "The signature does not belong to this request and device."


class NonceUnknown(DeviceError):
    code = "nonce.unknown"
    status = 401
    message = "The hub did not give out this nonce, or it is too old. Take a fresh one and send again."


class NonceSpent(DeviceError):
    code = "nonce.spent"
    status = 401
    message = "This nonce was used before. Take a fresh one and send again."


class KeyMalformed(DeviceError):
    code = "key.malformed"
    message = "The keys sent are not two different public ES256 keys."


class CodeWrong(DeviceError):
    code = "enrolment.code_wrong"
    status = 403
    message = "This code is not right. Check it, letter by letter, or ask for a new one."


class CodeLocked(DeviceError):
    code = "enrolment.code_locked"
    status = 403
    message = "This code was tried five times and is closed. Ask for a new one."


class CodeExpired(DeviceError):
    code = "enrolment.code_expired"
    status = 403
    message = "This code is older than ten minutes. Ask for a new one."


class CodeUsed(DeviceError):
    code = "enrolment.code_used"
    status = 403
    message = "Another phone used this code. Ask for a new one, and tell your administrator."


class OfficerNotEligible(DeviceError):
    code = "enrolment.officer_not_eligible"
    status = 409
    message = "A phone can be enrolled only for an active officer with a station."


class NotAllowed(DeviceError):
    code = "action.not_allowed"
    status = 403
    message = "Your role does not allow this."


class HubKeyMissing(DeviceError):
    code = "hub.key_missing"
    status = 503
    message = "This hub has no signed keys yet, so no phone can be enrolled."


class ItemRefused(DeviceError):
    """One item of a request is refused; the others go on."""

    code = "item.refused"


class ItemMalformed(ItemRefused):
    code = "item.malformed"
    message = "The item does not have the documented shape."


class ItemTooLarge(ItemRefused):
    code = "item.too_large"
    message = "The sealed package is larger than 1 MB."


class ItemHashMismatch(ItemRefused):
    code = "item.hash_mismatch"
    message = "The sealed bytes do not match their SHA-256. Send the item again."


class ItemConflict(ItemRefused):
    code = "item.conflict"
    message = "Another item with this id was received before."


class EnvelopeMismatch(ItemRefused):
    code = "envelope.mismatch"
    message = "The envelope does not fit the item or its referral."


class ItemFailed(ItemRefused):
    code = "item.failed"
    message = "The hub could not store this item. Keep it and offer it again."
