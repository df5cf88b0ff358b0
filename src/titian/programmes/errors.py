"""What programmes and secondments refuse. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class ProgrammeOver(WrongMove):
    code = "programme.wrong_state"
    message = gettext_lazy("This programme is closed or cancelled, or not yet as far.")


class _AtALine(Refused):
    """At a line of what was typed; nothing of it is taken."""

    status = 422
    field = "lines"

    def __init__(self, number: int, text: str) -> None:
        super().__init__(str(type(self).message) % {"number": number, "text": text})


class CountUnreadable(_AtALine):
    code = "programme.count_unreadable"
    message = gettext_lazy(
        "Line %(number)d, “%(text)s”, is not country, agency, gender, number. Nothing was taken; all stands below."
    )


class CountTwice(_AtALine):
    code = "programme.count_twice"
    message = gettext_lazy("Line %(number)d, “%(text)s”, says again what stands above it. Nothing was taken.")


class CountryUnknown(Refused):
    code = "programme.country_unknown"
    status = 422
    message = gettext_lazy(
        "“%(text)s” is the code of no country here. Use the two letters of ISO 3166, as LK. Nothing was taken."
    )

    def __init__(self, text: str, field: str = "lines") -> None:
        self.field = field
        super().__init__(str(type(self).message) % {"text": text})


class CountsDiffer(Refused):
    code = "programme.counts_differ"
    status = 422
    field = "total"
    message = gettext_lazy(
        "The lines make %(sum)d, and the total says %(total)d. Nothing was taken; change one of them."
    )

    def __init__(self, sum_: int, total: int) -> None:
        super().__init__(str(type(self).message) % {"sum": sum_, "total": total})


class ItemGone(Refused):
    code = "programme.item_gone"
    message = gettext_lazy("This item of the plan does not stand here any more.")


class FollowUpOver(WrongMove):
    code = "follow_up.wrong_state"
    message = gettext_lazy("Nothing is asked here now: not yet, or not any more. What was said before stands.")


class NamesRefused(Refused):
    code = "names.unreadable"
    status = 422
    message = gettext_lazy("The hub could not read what this browser sent. What you wrote stands on this page.")


class NamesWithoutConsent(Refused):
    code = "names.without_consent"
    status = 422
    message = gettext_lazy("Somebody on the list has not agreed to it. Take them off, or ask them.")


class NamesDay(Refused):
    code = "names.day"
    status = 422
    message = gettext_lazy("Choose a day of deletion after today, and within a year of the last day of the programme.")


class NamesChanged(Refused):
    code = "names.changed"
    message = gettext_lazy(
        "Somebody has saved this list since you opened it. Below stand both together: look, then save again."
    )


class StoreMade(Refused):
    code = "names.store_made"
    message = gettext_lazy("Your organisation has its words by now. Load this page again, and use those.")


class CallOver(WrongMove):
    code = "call.wrong_state"
    message = gettext_lazy("This call is closed or cancelled, or not open yet.")


class NomineeNotAsked(Refused):
    code = "secondment.not_asked"
    status = 422
    field = "is_agreed"
    message = gettext_lazy("A name stands here only where the person agreed to it. Say so, or leave the name out.")


class NobodyNominates(Refused):
    code = "secondment.party_missing"
    status = 422
    field = "party"
    message = gettext_lazy("Choose the state or organisation that nominates.")


class SecondmentOver(WrongMove):
    code = "secondment.wrong_state"
    message = gettext_lazy("This secondment is not as far, or over. The page shows how it stands.")


class DeliverableGone(Refused):
    code = "secondment.deliverable_gone"
    message = gettext_lazy("This result does not stand here any more, or is done.")
