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
