"""What is refused of requests to partners. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class RequestMoved(WrongMove):
    code = "lead_request.wrong_state"
    message = gettext_lazy("This request is not as far, or farther. The page shows how it stands.")


class PeopleInside(Refused):
    code = "lead_request.people_inside"
    message = gettext_lazy(
        "This lead is frozen: people may be inside. Nothing is asked of a partner before whoever investigates has said "
        "that nobody is put in danger by it."
    )


class LeadNotReady(Refused):
    code = "lead_request.lead_not_ready"
    message = gettext_lazy("Assess the lead first, with what speaks against it. Of a closed one nothing is asked.")


class PartnerLeft(Refused):
    code = "lead_request.partner_left"
    message = gettext_lazy("This partner has left, or has no key by which it answers. Ask the regional office.")


class LookAgain(Refused):
    code = "lead_request.look_again"
    message = gettext_lazy(
        "The last look is more than 24 hours old. Look whether it is still there, say so here, then go on."
    )


class MayNotGo(Refused):
    """Its message is the rule's own sentence."""

    code = "lead_request.may_not_go"
    message = gettext_lazy("Whoever gave this did not agree to it.")


class PreserveFirst(Refused):
    code = "lead_request.preserve_first"
    field = "ask"
    message = gettext_lazy(
        "Ask this partner to preserve the data of each of these first, and wait for the answer: what is removed proves "
        "nothing any more."
    )


class NotSureEnough(Refused):
    code = "lead_request.not_sure_enough"
    field = "ask"
    message = gettext_lazy(
        "This lead is assessed with low confidence: a rival may have given an honest offer. Ask to preserve or to warn."
    )


class InsideNotKnown(Refused):
    code = "lead_request.inside_not_known"
    field = "ask"
    message = gettext_lazy(
        "While nobody knows whether people are inside, ask to preserve, which nobody outside notices, and nothing else."
    )


class TargetUnfit(Refused):
    code = "lead_request.target_unfit"
    status = 422
    field = "targets"
    message = gettext_lazy(
        "This is not asked of such an identifier: a number or a wallet is reviewed, never cut off, and an account or "
        "an address is suspended or removed."
    )


class NameTheAddress(Refused):
    code = "lead_request.name_the_address"
    status = 422
    field = "targets"
    message = gettext_lazy(
        "The exact web address is noted in this lead. Name it, not the domain: others may be on the same domain."
    )


class TargetNotOfferers(Refused):
    code = "lead_request.not_offerers"
    status = 422
    field = "targets"
    message = gettext_lazy(
        "One of these is not, or not any more, of whoever offers, or stands in another lead as of somebody who may act "
        "under force. Nothing is asked about it."
    )


class QuoteNotThere(Refused):
    code = "lead_request.quote_not_there"
    status = 422
    field = "quote"
    message = gettext_lazy("This does not stand in the words of the offer. Copy it from there.")


class NamesGiver(Refused):
    code = "lead_request.names_giver"
    status = 422
    message = gettext_lazy("There is the name of somebody who gave this lead in it. Nobody learns that: take it out.")


class EvidenceUnreadable(Refused):
    code = "lead_request.evidence_unreadable"
    status = 422
    field = "evidence"
    message = gettext_lazy("Write the SHA-256 of each piece, one a line: 64 digits and letters a to f.")


class ReturnedUnknown(Refused):
    code = "lead_request.returned_unknown"
    status = 422
    field = "other"
    message = gettext_lazy("There is no other lead under this address. Copy it from the lead under which it came back.")


class AppealWaits(Refused):
    code = "lead_request.appeal_waits"
    message = gettext_lazy("Somebody says that this request is wrong. Decide that first.")


class RequestUnknown(Refused):
    code = "lead_request.unknown"
    status = 404
    message = gettext_lazy("There is no request to you under this id.")


class AnswerDiffers(Refused):
    code = "lead_request.answer_differs"
    message = gettext_lazy("Another answer came under this id. Send this one under an id of its own.")


class AnswerUnclear(Refused):
    code = "lead_request.answer_unclear"
    status = 422
    field = "reason"
    message = gettext_lazy("Say why where you refuse, and nowhere else.")


class AppealMoved(WrongMove):
    code = "lead_appeal.wrong_state"
    message = gettext_lazy("This appeal is decided. The page shows how.")


class AppealNeedsAnother(Refused):
    code = "lead_appeal.another_person"
    status = 403
    message = gettext_lazy(
        "An appeal is decided by somebody who neither wrote nor released the request, and did not pass the appeal on."
    )


class PathMoved(WrongMove):
    code = "lead_path.wrong_state"
    message = gettext_lazy("This is farther already. The page shows how it stands.")


class PathNotClear(Refused):
    code = "lead_path.not_clear"
    message = gettext_lazy(
        "Whoever investigates has not said that nobody is put in danger by going on. Tell them first, and write down "
        "what they say."
    )
