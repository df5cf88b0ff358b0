"""What can go wrong with releases and signed lists. Codes of signatures come from titian.sealing unchanged.

What only commands say stays English: they may run where no language is set up.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class LibraryError(Refused):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "library.error"
    status = 400
    message: str | Promise = gettext_lazy("The library could not do this.")


class IdentityMissing(LibraryError):
    code = "hub.key_missing"
    status = 503
    message = gettext_lazy(
        "This hub has no signed keys yet. Make them with `titian key`, then install them, or run `titian demo`."
    )


class ReleaseRefused(LibraryError):
    """The release is not signed as it must be; `code` says why, in the words of titian.sealing."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class ManifestMalformed(LibraryError):
    code = "release.malformed"
    message = "The manifest does not list its parts as documented."


class SequenceTaken(LibraryError):
    code = "release.sequence_taken"
    status = 409
    message = "Another release of this scope has this sequence already. Give the new one the next number."


class PartMissing(LibraryError):
    code = "release.part_missing"
    message = "A part the manifest names is not in the folder, or is not the file it names."


class BlobUnknown(LibraryError):
    code = "blob.unknown"
    status = 404
    message = gettext_lazy("The hub has no such part.")


class BuildRefused(LibraryError):
    """A pack or country folder cannot be built; the sentence names the file."""

    code = "pack.unbuildable"


class BelowMode(LibraryError):
    """A hub that is run as pilot or live offers nothing less."""

    code = "release.below_mode"
    message = "This release is less than this hub is run as."


class NotApproved(LibraryError):
    """Live plays approved words and clips only; the sentence names some that are not."""

    code = "release.not_approved"
    message = "A live release holds words or clips that nobody approved."


class CountryNotReady(LibraryError):
    """The country lacks what the release says it has; the sentence lists everything."""

    code = "country.not_ready"
    message = "The country is not ready for this."


class HubFileUnreadable(LibraryError):
    code = "hub_file.unreadable"
    status = 422
    field = "file"
    message = gettext_lazy(
        "This is no file of this kind as another hub signs it, or it was altered on the way. Nothing was taken. Ask "
        "for it once more."
    )


class HubUnknown(LibraryError):
    code = "hub_file.unknown_hub"
    status = 422
    field = "file"
    message = gettext_lazy(
        "The hub that signed this is not known here. Your administrator enters its key first, under “Other hubs”. "
        "Nothing was taken."
    )


class HubKeysOlder(LibraryError):
    code = "hub_file.older_keys"
    status = 422
    field = "file"
    message = gettext_lazy(
        "This file names an older list of its hub\u2019s keys than a file before it. Ask for one that is made anew. "
        "Nothing was taken."
    )


class HubWordsWrong(LibraryError):
    code = "known_hub.words"
    status = 422
    field = "words"
    message = gettext_lazy(
        "These are not the six words of the root in this file. Call the other hub\u2019s administrator and type what "
        "you hear. Nothing was entered."
    )


class HubOfAnotherRoot(LibraryError):
    code = "known_hub.other_root"
    field = "file"
    message = gettext_lazy(
        "A hub of this number is known here under another root. Ask its administrator before anything else. Nothing "
        "was changed."
    )


class HubIsOwn(LibraryError):
    code = "known_hub.own"
    status = 422
    field = "file"
    message = gettext_lazy("This is the key of this hub itself. Choose the file of the other one.")


class HubAddressUnfit(LibraryError):
    code = "known_hub.address"
    status = 422
    field = "address"
    message = gettext_lazy(
        "Write where the hub is, as https://hub.example, or leave it open: then files go from hand to hand."
    )


class ContactSheetRefused(LibraryError):
    code = "contact_sheet.refused"
    message = gettext_lazy(
        "This is no contact sheet of a region's hub, or something in it was changed. Ask the region for it again."
    )


class SheetOlder(LibraryError):
    code = "contact_sheet.older"
    status = 422
    message = gettext_lazy("A newer contact sheet of this region is here already. Nothing was taken.")


class SheetOver(LibraryError):
    code = "contact_sheet.over"
    status = 422
    message = gettext_lazy("The time of this contact sheet is over. Ask the region for one that is made anew.")


class SheetNotGiven(LibraryError):
    code = "contact_sheet.not_given"
    status = 502
    message = gettext_lazy(
        "The region\u2019s hub gave no contact sheet. See that its address under “Other hubs” is right, that this "
        "hub\u2019s key is entered there, and that this hub\u2019s clock is. Until then take the sheet in a file."
    )
