"""Everything a phone can be told went wrong. Codes are stable and documented in docs/developers/sync.md."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy

from titian.desk.errors import Refused


class DeviceError(Refused):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status of a whole answer."""

    code = "device.error"
    status = 400
    message = gettext_lazy("The request could not be carried out.")


class RequestUnreadable(DeviceError):
    code = "request.unreadable"
    message = gettext_lazy("The request is not a complete signed message. Send it again.")


class RequestTooLarge(DeviceError):
    code = "request.too_large"
    status = 413
    message = gettext_lazy(
        "The request is larger than the 8 MiB the hub takes at once. Send fewer items in one request."
    )


class DeviceUnknown(DeviceError):
    code = "device.unknown"
    status = 401
    message = gettext_lazy("This hub does not know the device. Enrol it again.")


class DeviceRevoked(DeviceError):
    code = "device.revoked"
    status = 403
    message = gettext_lazy("This enrolment was ended. Ask your administrator for a new one.")


class SignatureInvalid(DeviceError):
    code = "signature.invalid"
    status = 401
    message = gettext_lazy("The signature does not belong to this request and device.")


class NonceUnknown(DeviceError):
    code = "nonce.unknown"
    status = 401
    message = gettext_lazy("The hub did not give out this nonce, or it is too old. Take a fresh one and send again.")


class NonceSpent(DeviceError):
    code = "nonce.spent"
    status = 401
    message = gettext_lazy("This nonce was used before. Take a fresh one and send again.")


class KeyMalformed(DeviceError):
    code = "key.malformed"
    message = gettext_lazy("The keys sent are not two different public ES256 keys.")


class CodeWrong(DeviceError):
    code = "enrolment.code_wrong"
    status = 403
    message = gettext_lazy("This code is not right. Check it, letter by letter, or ask for a new one.")


class CodeLocked(DeviceError):
    code = "enrolment.code_locked"
    status = 403
    message = gettext_lazy("This code was tried five times and is closed. Ask for a new one.")


class CodeExpired(DeviceError):
    code = "enrolment.code_expired"
    status = 403
    message = gettext_lazy("This code is older than ten minutes. Ask for a new one.")


class CodeUsed(DeviceError):
    code = "enrolment.code_used"
    status = 403
    message = gettext_lazy("Another phone used this code. Ask for a new one, and tell your administrator.")


class OfficerNotEligible(DeviceError):
    code = "enrolment.officer_not_eligible"
    status = 409
    message = gettext_lazy("A phone can be enrolled only for an active officer with a station.")


class HubKeyMissing(DeviceError):
    code = "hub.key_missing"
    status = 503
    message = gettext_lazy("This hub has no signed keys yet, so no phone can be enrolled.")


class NameUnusable(DeviceError):
    code = "device.name_unusable"
    status = 422
    message = gettext_lazy(
        "A phone's name is one line of at most 40 letters, digits, spaces and marks, such as “counter 2”."
    )


class ItemRefused(DeviceError):
    """One item of a request is refused; the others go on. `limit` is told where a size was over it, in bytes."""

    stands_at_item = True  # and is never the status of a whole answer

    code = "item.refused"
    limit: int | None = None


class ItemMalformed(ItemRefused):
    code = "item.malformed"
    message = gettext_lazy("The item does not have the documented shape.")


class ItemTooLarge(ItemRefused):
    code = "item.too_large"
    message = gettext_lazy("The item is larger than the hub takes.")

    def __init__(self, limit: int) -> None:
        super().__init__(gettext("The item is larger than %(limit)s sealed bytes.") % {"limit": f"{limit:,}"})
        self.limit = limit


class ItemHashMismatch(ItemRefused):
    code = "item.hash_mismatch"
    message = gettext_lazy("The sealed bytes do not match their SHA-256. Send the item again.")


class ItemConflict(ItemRefused):
    code = "item.conflict"
    message = gettext_lazy("Another item with this id was received before.")


class EnvelopeMismatch(ItemRefused):
    code = "envelope.mismatch"
    message = gettext_lazy("The envelope does not fit the item or its referral.")


class EnvelopeUnopenable(ItemRefused):
    code = "envelope.unopenable"
    message = gettext_lazy("The hub has no key that opens this envelope. Keep the item, and seal the envelope anew.")


class ItemFailed(ItemRefused):
    code = "item.failed"
    message = gettext_lazy("The hub could not store this item. Keep it and offer it again.")


class ItemOfEndedPhone(ItemRefused):
    code = "item.phone_ended"
    message = gettext_lazy("The enrolment was ended. Only sealed packages and tallies are still taken, and set apart.")


class FileUnreadable(DeviceError):
    code = "file.unreadable"
    status = 422
    message = gettext_lazy("This is not a file of sealed messages. On the phone, save it again and bring the new one.")


class FileTooLarge(DeviceError):
    code = "file.too_large"
    status = 413
    message = gettext_lazy("The file is larger than the 16 MB the desk takes at once. The phone saves several.")


class DropReasonUnknown(DeviceError):
    code = "quarantine.reason_unknown"
    status = 422
    message = gettext_lazy("Choose why they are deleted. Nothing was deleted.")


class QuarantineFull(ItemRefused):
    code = "item.quarantine_full"
    message = gettext_lazy(
        "So much of this phone is set apart already that no more is taken. An administrator decides first."
    )
