"""What statements refuse. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class NothingEntered(Refused):
    code = "statement.nothing_entered"
    message = gettext_lazy(
        "Nothing was entered for this meeting that those readers may see: nobody who came, no agenda, no word, no "
        "update. Nothing was drafted."
    )


class MeetingNarrower(Refused):
    code = "statement.meeting_narrower"
    status = 422
    field = "visibility"
    message = gettext_lazy("Fewer may know of this meeting than would read that. Choose its own readers, or fewer.")


class TooMuch(Refused):
    code = "statement.too_much"
    message = gettext_lazy("This meeting has more facts than a statement takes, 1000. Nothing was drafted.")


class AlreadyReleased(WrongMove):
    code = "statement.released"
    message = gettext_lazy("This statement is released: it stands as it is. What is new goes into another one.")


class SentencesStale(Refused):
    code = "statement.stale"
    message = gettext_lazy(
        "A fact has changed under a sentence. Look at each that is marked: take what the facts say now, keep your "
        "words, or take the sentence out. Nothing was released."
    )


class NothingToRelease(Refused):
    code = "statement.empty"
    message = gettext_lazy("No sentence is left. Nothing was released.")


class WordingNotReviewed(Refused):
    code = "statement.wording_not_reviewed"
    message = gettext_lazy(
        "Nobody has reviewed the wording this was drafted from. Read it and say so on its page. Nothing was released."
    )


class NothingStands(Refused):
    code = "statement.nothing_stands"
    message = gettext_lazy("No fact stands under this sentence any more. Take the sentence out.")


class WordingKnown(Refused):
    code = "statement.wording_known"
    message = gettext_lazy("This version of the wording is here already, with other words. Give the file a new number.")


class WordingSettled(WrongMove):
    code = "statement.wording_settled"
    message = gettext_lazy("Somebody has said already that they reviewed it.")


class NoPaper(Refused):
    """The sentence is that of what sets the page: what is missing, and how it is got."""

    code = "statement.no_pdf"
    status = 503
    message = gettext_lazy("The PDF could not be made.")
