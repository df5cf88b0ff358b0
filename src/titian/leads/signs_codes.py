"""The closed lists of what is read of leads and gathered from them, with the desk's words for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Verdict(models.TextChoices):
    """What a person says of two leads, as `titian.leads.belonging.Verdict` has it."""

    SAME = "same", gettext_lazy("they belong together")
    DIFFERENT = "different", gettext_lazy("they are different")
    UNSURE = "unsure", gettext_lazy("not sure: somebody else should look")
    NONE = "none", gettext_lazy("nothing: take back what was said")


class Unasked(models.TextChoices):
    """Why no rule was asked of a lead's words."""

    LANGUAGE = "language", gettext_lazy("Its language is not known, so no rule was asked.")
    WORDS = "words", gettext_lazy("There are no words of signs in its language yet, so no rule was asked.")
    HONEST = (
        "honest",
        gettext_lazy("No country has brought enough honest ads of its language there yet, so no rule was asked."),
    )
    FAILED = "failed", gettext_lazy("It could not be read. Tell whoever runs the hub.")


RULES: Final[Mapping[str, Promise]] = {
    "work_unnamed": gettext_lazy("What the work is, is not said"),
    "at_once": gettext_lazy("An answer is wanted at once"),
    "pay_without_experience": gettext_lazy("High pay and no experience wanted"),
    "no_check": gettext_lazy("Nobody checks who applies"),
    "candidate_pays": gettext_lazy("The person is to pay"),
    "local_though_abroad": gettext_lazy("Abroad, though it is said to be here"),
    "no_border_papers": gettext_lazy("Abroad without papers or off the crossing"),
    "many_places": gettext_lazy("A great number of places"),
    "chat_only": gettext_lazy("Applied for by chat or a personal address alone"),
    "all_paid": gettext_lazy("Travel and stay are paid"),
    "border_town": gettext_lazy("In a town with casinos at a border"),
    "border_front_desk": gettext_lazy("Women for the front desk in such a town, board free"),
    "passes_money": gettext_lazy("To receive and pass on money"),
    "carries_sealed": gettext_lazy("To carry sealed luggage"),
    "daily_pay": gettext_lazy("Paid by the day"),
    "high_pay_abroad": gettext_lazy("High pay abroad, no experience wanted"),
    "many_signs": gettext_lazy("Four of these signs or more"),
}
"""The rules of `content/leads/offers`, which has where each comes from."""
WEIGHTS: Final[Mapping[str, Promise]] = {
    "look": gettext_lazy("worth a look by itself"),
    "note": gettext_lazy("stands beside others"),
}
LETTERS: Final[Mapping[str, Promise]] = {
    "two_scripts": gettext_lazy("two scripts in one word"),
    "look_alikes": gettext_lazy("letters that look like others"),
    "hidden_signs": gettext_lazy("signs that cannot be seen"),
    "spelled_out": gettext_lazy("words spelled out letter by letter"),
    "dressed_letters": gettext_lazy("dressed-up letters"),
    "zawgyi": gettext_lazy("Burmese typed in Zawgyi"),
}
PROMISES: Final[Mapping[str, Promise]] = {
    "pay": gettext_lazy("pay"),
    "place": gettext_lazy("place"),
    "employer": gettext_lazy("employer"),
}
"""What an offer promises: read in it, and followed nowhere."""
CERTAINTIES: Final[Mapping[str, Promise]] = {
    "checked": gettext_lazy("checked: a checksum, a country code or a list agrees"),
    "local": gettext_lazy("valid in the country where it was shown"),
    "shape": gettext_lazy("written like one"),
}
