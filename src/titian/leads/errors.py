"""What the room of leads refuses. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class OfferRefused(Refused):
    """At the edge: nothing was stored. The public page says it in the giver's own language, by `reason`."""

    status = 422
    field = "words"
    reason = ""


class AboutAPerson(OfferRefused):
    code = "lead.about_a_person"
    reason = "person"
    message = gettext_lazy(
        "This reads as if it were about a person who needs help. Nothing was kept. Call a line for help, or pass the "
        "words to whoever helps people; this desk looks at offers alone."
    )


class PapersInIt(OfferRefused):
    code = "lead.papers"
    reason = "papers"
    message = gettext_lazy(
        "There is the number of a passport or an identity card in it. Nothing was kept. Take it out, then send it "
        "again."
    )


class NothingInIt(OfferRefused):
    code = "lead.empty"
    reason = "empty"
    message = gettext_lazy("Write the words of the offer. Nothing was kept.")


class TooLong(OfferRefused):
    code = "lead.too_long"
    reason = "long"
    message = gettext_lazy("It is longer than 10,000 characters. Nothing was kept. Send the part that holds the offer.")


class PictureTooLarge(OfferRefused):
    code = "lead_picture.too_large"
    status = 413
    field = "picture"
    reason = "photo_large"
    message = gettext_lazy("The picture is too large. Nothing was kept. Send the part that holds the offer.")


class PictureUnreadable(OfferRefused):
    code = "lead_picture.unreadable"
    field = "picture"
    reason = "photo_unreadable"
    message = gettext_lazy("This is no picture that can be opened: PNG, JPEG or WebP. Nothing was kept.")


class PictureWordless(OfferRefused):
    code = "lead_picture.no_words"
    field = "picture"
    reason = "photo_empty"
    message = gettext_lazy("There are no words in the picture that a machine can read. Nothing was kept. Type them.")


class PageClosed(Refused):
    code = "lead.page_closed"
    status = 409
    message = gettext_lazy(
        "This page takes nothing until the desk has verified a line for people in danger, a second one that is "
        "independent, and one for sexual images of children."
    )


class LeadMoved(WrongMove):
    code = "lead.wrong_state"
    message = gettext_lazy("This lead is closed, frozen or not as far. The page shows how it stands.")


class NotInTheWords(Refused):
    code = "lead.not_in_words"
    status = 422
    field = "written"
    message = gettext_lazy("This does not stand in the words of the offer. Copy it from there, letter by letter.")


class IdentifierThere(Refused):
    code = "lead.identifier_there"
    field = "written"
    message = gettext_lazy("This identifier is noted already. Decide there whose it is.")


class IdentifierGone(Refused):
    code = "lead.identifier_gone"
    message = gettext_lazy("This identifier does not stand here any more.")


class OnlyOfferers(Refused):
    code = "lead.only_offerers"
    status = 422
    message = gettext_lazy(
        "Only what is an offerer's is looked for in other leads. Decide first, with a reason, whose it is."
    )


class PurposeNotGiven(Refused):
    code = "lead.purpose_not_given"
    status = 422
    field = "purpose"
    message = gettext_lazy("Whoever gave this lead did not give it for that. Choose a purpose that they allowed.")


class SameLead(Refused):
    code = "lead.same_lead"
    status = 422
    field = "other"
    message = gettext_lazy("Give another lead than this one.")


class OtherLeadUnknown(Refused):
    code = "lead.other_unknown"
    status = 422
    field = "other"
    message = gettext_lazy("There is no lead of this address. Copy it from the page of the other lead.")


class RuleUnknown(Refused):
    code = "lead_rule.unknown"
    status = 404
    message = gettext_lazy("There is no such rule.")


class LureNames(Refused):
    code = "lure.names"
    status = 422
    field = "words"
    message = gettext_lazy(
        "There is a number, an address or a name on a platform in it. Say what such offers say, and leave out whatever "
        "leads to somebody."
    )


class LureMoved(WrongMove):
    code = "lure.wrong_state"
    message = gettext_lazy("This lure was released or withdrawn meanwhile. The page shows how it stands.")


class LineMoved(WrongMove):
    code = "help_line.wrong_state"
    message = gettext_lazy("This line was verified or withdrawn meanwhile. The page shows how it stands.")


class WeekNotOver(Refused):
    code = "lead_week.not_over"
    message = gettext_lazy("This week is not over. Read it once it is.")


class KeyUnknown(Refused):
    code = "lead_partner.key_unknown"
    status = 401
    message = gettext_lazy("This key is not known, or its time is over. Ask the regional office for a new one.")


class FileUnreadable(Refused):
    code = "lead_file.unreadable"
    status = 422
    message = gettext_lazy("The file is not UTF-8, or no CSV with a column “words”. Send it again under a new id.")


class FileDiffers(Refused):
    code = "lead_file.differs"
    message = gettext_lazy("Another file came under this id. Send this one under an id of its own.")


class FileTooLarge(Refused):
    code = "lead_file.too_large"
    status = 413
    message = gettext_lazy("The file is larger than 10 MB. Send it in parts, each under an id of its own.")


class FileUnknown(Refused):
    code = "lead_file.unknown"
    status = 404
    message = gettext_lazy("There is no file of yours under this id.")


class PartnerEnded(WrongMove):
    code = "lead_partner.wrong_state"
    message = gettext_lazy("This partner gives no leads any more.")


class PackageMoved(WrongMove):
    code = "lead_package.wrong_state"
    message = gettext_lazy("This package is released, recalled or not as far. The page shows how it stands.")


class PackageFull(Refused):
    code = "lead_package.full"
    message = gettext_lazy("A package has 100 leads at most. Make another one.")


class LeadNotAssessed(Refused):
    code = "lead_package.not_assessed"
    status = 422
    message = gettext_lazy("Assess this lead first: only what somebody has looked at, and is not closed, goes out.")


class FlightUnknown(Refused):
    code = "lead_package.flight_unknown"
    status = 422
    message = gettext_lazy("Say first which states the people flee whom these offers are aimed at, or that it is none.")


class PackageChanged(Refused):
    code = "lead_package.changed"
    message = gettext_lazy(
        "What would leave is not what was reviewed: a lead has changed. Send it back, and review it."
    )


class NobodyMayRead(Refused):
    code = "lead_package.nobody"
    status = 422
    message = gettext_lazy("None of its recipients may have it. The page says of each why not.")


class MayNotRead(Refused):
    """Raised with the sentence of the rule that says no."""

    code = "lead_package.may_not_read"
    message = gettext_lazy("This recipient may not have it now.")


class NotPrinted(Refused):
    code = "lead_package.not_printed"
    message = gettext_lazy("The PDF is being made. Ask again in a minute.")


class DeliveryUnknown(Refused):
    code = "lead_package.unknown"
    status = 404
    message = gettext_lazy("There is no recalled package of yours under this id.")


class NotReading(Refused):
    code = "lead_partner.not_reading"
    status = 422
    message = gettext_lazy("Say first what this partner reads for. Then make its key.")
