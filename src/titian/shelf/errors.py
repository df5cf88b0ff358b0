"""What the shelf refuses. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class PutAway(WrongMove):
    code = "shelf.put_away"
    message = gettext_lazy("It was put away, or back on the shelf, meanwhile. The page shows how it stands now.")


class FileMissing(Refused):
    code = "shelf.file_missing"
    status = 422
    field = "file"
    message = gettext_lazy("Choose a file.")


class FileEmpty(Refused):
    code = "shelf.file_empty"
    status = 422
    field = "file"
    message = gettext_lazy("The file is empty. Choose another; nothing was kept of it.")


class FileTooLarge(Refused):
    code = "shelf.file_too_large"
    status = 413
    field = "file"
    message = gettext_lazy(
        "The file is larger than 50 MB. Make its pictures smaller, or split it; nothing was kept of it."
    )


class FormatUnknown(Refused):
    code = "shelf.format_unknown"
    status = 422
    field = "file"
    message = gettext_lazy(
        "The shelf takes PDF, DOCX, ODT, HTML and Markdown (as UTF-8), and this is none of them, or is locked. Save it "
        "as one of these; nothing was kept of it."
    )


class NotWhatItSays(Refused):
    code = "shelf.not_what_it_says"
    status = 422
    field = "file"
    message = gettext_lazy(
        "The name of the file ends in “%(name)s”, and what is in it is not that. Open it and save it anew; nothing was "
        "kept of it."
    )

    def __init__(self, ending: str) -> None:
        super().__init__(str(type(self).message) % {"name": ending})


class UnpacksTooFar(Refused):
    code = "shelf.unpacks_too_far"
    status = 422
    field = "file"
    message = gettext_lazy(
        "The file is small and unpacks to far more than any document holds, as files made to do harm do. Save it anew "
        "where it was written; nothing was kept of it."
    )


class AlreadyThere(Refused):
    code = "shelf.already_there"
    field = "file"
    message = gettext_lazy("This very file is on the shelf already, in this edition and language.")


class NotUnderIt(Refused):
    code = "shelf.not_under_it"
    message = gettext_lazy("This does not belong to the work any more. The page shows how it stands now.")


class NotYourMember(Refused):
    code = "shelf.not_your_member"
    status = 403
    message = gettext_lazy("You say where your own state or organisation used it. Others say it of theirs.")
