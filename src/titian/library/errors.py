"""What can go wrong with releases and signed lists. Codes of signatures come from titian.sealing unchanged."""

from __future__ import annotations


class LibraryError(Exception):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "library.error"
    status = 400
    message = "The library could not do this."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class IdentityMissing(LibraryError):
    code = "hub.key_missing"
    status = 503
    message = "This hub has no signed keys yet. Make them with `titian key`, then install them, or run `titian demo`."


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
    message = "The hub has no such part."


class BuildRefused(LibraryError):
    """A pack or country folder cannot be built; the sentence names the file."""

    code = "pack.unbuildable"
