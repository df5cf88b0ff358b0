"""What the plan refuses. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class ItemNotOpen(WrongMove):
    code = "plan.item_not_open"
    message = gettext_lazy("This item is not open any more: it was completed, carried, merged, split or withdrawn.")


class ItemUnknown(Refused):
    code = "plan.item_unknown"
    status = 422
    field = "into"
    message = gettext_lazy("The plan has no open item of this number. Look its number up in the plan.")


class NumberUnknown(Refused):
    code = "plan.number_unknown"
    status = 422
    message = gettext_lazy("This plan has no item of that number. Look it up in the list of the plan.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class MergedIntoItself(Refused):
    code = "plan.merged_into_itself"
    status = 422
    field = "into"
    message = gettext_lazy("This is the number of the item itself. Give that of another one.")


class NoNextCycle(Refused):
    code = "plan.no_next_cycle"
    message = gettext_lazy("No next plan is being drafted yet. Begin one first, with its objectives; then carry this.")


class ObjectiveUnknown(Refused):
    code = "plan.objective_unknown"
    status = 422
    field = "objective"
    message = gettext_lazy("That plan has no objective of this number.")


class TooFewParts(Refused):
    code = "plan.too_few_parts"
    status = 422
    field = "parts"
    message = gettext_lazy("Give at least two items, each on a line of its own.")


class PartTooLong(Refused):
    code = "plan.part_too_long"
    status = 422
    field = "parts"
    message = gettext_lazy("A line is longer than 300 letters. Say it in fewer: nothing was split.")


class ItemsStillOpen(Refused):
    code = "plan.items_still_open"
    message = gettext_lazy("Items of this plan are still open. Complete, carry, merge or withdraw each, then close it.")


class AlreadyCurrent(Refused):
    code = "plan.already_current"
    message = gettext_lazy("Another plan is under way. Close that one first.")


class CycleClosed(WrongMove):
    code = "plan.cycle_closed"
    message = gettext_lazy("This plan is closed: its words stand as they are.")


class CycleKnown(Refused):
    code = "plan.cycle_known"
    status = 422
    field = "first_year"
    message = gettext_lazy("There is a plan of these years already.")


class AlreadyInvolved(Refused):
    code = "plan.already_involved"
    status = 422
    field = "party"
    message = gettext_lazy("They take part in this already.")


class PartyHasLeft(Refused):
    code = "plan.party_has_left"
    message = gettext_lazy("They have left the group already.")


class BodyTaken(Refused):
    code = "plan.body_taken"
    status = 422
    field = "organisation"
    message = gettext_lazy("This body speaks for another member already.")


class PartyKnown(Refused):
    code = "plan.member_known"
    status = 422
    field = "code"
    message = gettext_lazy("There is a member of this code already.")


class MemberLeft(PartyKnown):
    code = "plan.member_left"
    message = gettext_lazy("There was a member of this code. Open its page, and say that they are back.")


class PartyIsThere(Refused):
    code = "plan.member_there"
    message = gettext_lazy("They take part already.")


class StateUnknown(Refused):
    code = "plan.state_unknown"
    status = 422
    field = "code"
    message = gettext_lazy("No state of the region has this code. It is the two capital letters of ISO 3166-1, as ID.")


class ZawgyiWords(Refused):
    code = "plan.zawgyi"
    status = 422
    message = gettext_lazy(
        "The Burmese of this was typed with Zawgyi, and cannot be read on other machines. Type it with a Unicode "
        "keyboard, or convert it first. Nothing was changed."
    )


class NotYourItem(Refused):
    code = "update.not_your_item"
    status = 403
    message = gettext_lazy("Your state or organisation does not lead this item.")


class MeetingClosed(Refused):
    code = "update.meeting_closed"
    message = gettext_lazy("That meeting is closed, and takes no more updates. Your words are kept below for the next.")


class WhatMovedMissing(Refused):
    code = "update.words_missing"
    status = 422
    message = gettext_lazy("Say in a sentence what moved. Where nothing did, touch “Nothing new”.")


class UpdateShared(WrongMove):
    code = "update.wrong_state"
    message = gettext_lazy("It was shared or taken back meanwhile. Once it is shared, it is corrected.")


class MeetingOver(WrongMove):
    code = "meeting.wrong_state"
    message = gettext_lazy("This meeting is closed or cancelled, or not yet as far.")


class WordsTooLong(Refused):
    code = "update.too_long"
    status = 422
    message = gettext_lazy(
        "This is longer than 4000 letters. Say less here, and put the rest where others can read it."
    )


class RoundNotOpen(WrongMove):
    code = "round.wrong_state"
    message = gettext_lazy("This round has moved on meanwhile. Your words are kept below; see how it stands now.")


class RoundFull(Refused):
    code = "round.full"
    message = gettext_lazy("This round holds 500 proposals and takes no more. Your words are kept below.")


class ProposalTooLong(Refused):
    code = "round.too_long"
    status = 422
    message = gettext_lazy("Say the proposal in 300 letters at most, and put more below it, in at most 4000.")


class ProposalMissing(Refused):
    code = "round.words_missing"
    status = 422
    message = gettext_lazy("Say in a sentence what you propose.")


class NoWordsToNames(Refused):
    code = "round.anonymous"
    message = gettext_lazy(
        "This round is anonymous. Votes, support and changes would have to remember who made them, so there are none."
    )


class ProposalUnknown(Refused):
    code = "round.proposal_unknown"
    status = 422
    field = "into"
    message = gettext_lazy("This round has no standing proposal of this number.")


class ProposalIntoItself(Refused):
    code = "round.merged_into_itself"
    status = 422
    field = "into"
    message = gettext_lazy("This is the number of the proposal itself. Give that of another one.")


class ProposalMoved(WrongMove):
    code = "round.proposal_wrong_state"
    message = gettext_lazy("This proposal was merged, set aside or taken up meanwhile.")


class VotesAreOff(Refused):
    code = "round.votes_off"
    message = gettext_lazy(
        "Votes are not switched on in this round. A proposal is supported, or nothing is said of it."
    )


class SheetUnreadable(Refused):
    code = "plan.sheet_unreadable"
    status = 422
    message = gettext_lazy("The file cannot be read as a sheet. Send a .xlsx file, or CSV in UTF-8 with commas.")

    def __init__(self, text: str = "") -> None:
        super().__init__(text or None)


class SheetRefused(Refused):
    code = "plan.sheet_refused"
    status = 422
    message = gettext_lazy("Nothing was taken from the sheet. Put right what is said below, and send it again.")
