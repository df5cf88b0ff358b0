"""What the working directory refuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class EntryError(Refused):
    """Base of what is said about the working directory. `status` is the HTTP status, `message` is for a reader."""

    code = "directory.error"
    message = gettext_lazy("This could not be done in the directory.")


class WrongMove(EntryError):
    code = "directory.wrong_move"
    message = gettext_lazy("This entry is not at the point for this. Load the page again and see where it stands.")


class ChangeOpen(EntryError):
    """An entry has one proposal at a time."""

    code = "directory.change_open"
    message = gettext_lazy("Something is already proposed for this entry. Finish or withdraw that first.")


class ChangedMeanwhile(EntryError):
    code = "directory.changed_meanwhile"
    message = gettext_lazy("Somebody changed this entry meanwhile. Load the page again and compare.")


class NotFocalPoint(EntryError):
    code = "directory.not_focal_point"
    status = 403
    message = gettext_lazy(
        "The focal point of this entry, or the backup, agrees to it. A coordinator does so only where the organisation "
        "has no account on this hub, after asking them."
    )


class TwoPeople(EntryError):
    """Somebody wants to give both answers, or the last one on their own words."""

    code = "directory.two_people"
    message = gettext_lazy(
        "Two people let an entry go live: the focal point, then a coordinator who neither wrote it nor agreed to it."
    )


class ReasonMissing(EntryError):
    code = "directory.reason_missing"
    status = 422
    message = gettext_lazy("Say why, in a sentence.")


class SlugTaken(EntryError):
    code = "directory.slug_taken"
    message = gettext_lazy("Another entry of this country has this short name. Choose another.")


class NobodyCouldRead(EntryError):
    """A place only the organisation may read, of an organisation without an account."""

    code = "directory.nobody_could_read"
    status = 422
    message = gettext_lazy(
        "This organisation has no account on this hub, so nobody could read the address. Let coordinators read it."
    )


class NotLive(EntryError):
    code = "directory.not_live"
    message = gettext_lazy("Only a live entry can be full. This one is a draft or archived.")


class FullTooLong(EntryError):
    code = "directory.full_too_long"
    status = 422
    message = gettext_lazy("Choose a time within the next seven days. Longer than that is an edit of the entry.")


class SourceUnknown(EntryError):
    code = "directory.source_unknown"
    status = 422
    message = gettext_lazy("The list of sources does not have this source. Import it with its folder, or name none.")


class SourceTaken(EntryError):
    code = "directory.source_taken"
    message = gettext_lazy("Another source of this country has this short name. Choose another.")


class NameTaken(EntryError):
    code = "name.taken"
    message = gettext_lazy("There is one of this name already. Choose another.")


class CountryUnknown(EntryError):
    """For the command line."""

    code = "directory.country_unknown"
    status = 422
    message = gettext_lazy("This hub does not serve the country of this folder.")
