"""What the pages of signs and clusters ask for."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from titian.leads.derived_models import LONGEST_REASON
from titian.leads.signs_codes import Verdict
from titian.leads.words import LANGUAGES
from titian.people.country_names import COUNTRY_NAMES

READ: Final = {**LANGUAGES, "hi": "हिन्दी"}
"""The languages in which there are words of signs, each by its own name."""
COUNTRIES: Final = sorted(COUNTRY_NAMES.items(), key=lambda pair: pair[1])
UUID_IN: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class SwitchForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("Why"), max_length=LONGEST_REASON)


class BroughtForm(forms.Form):
    country = forms.ChoiceField(
        label=gettext_lazy("Country that brought them"),
        choices=COUNTRIES,
    )
    town = forms.CharField(
        label=gettext_lazy("Town they are of"),
        help_text=gettext_lazy("Empty where they are of the whole country."),
        max_length=100,
        required=False,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language they are in"), choices=sorted(READ.items()))
    ads = forms.IntegerField(
        label=gettext_lazy("How many honest ads"),
        help_text=gettext_lazy("0 takes back what was said of this place and language."),
        min_value=0,
        max_value=1_000_000,
    )
    raised = forms.IntegerField(
        label=gettext_lazy("How many of them raise a look"),
        help_text=gettext_lazy("As “titian leads try” counts them at the country. Empty where nobody tried."),
        min_value=0,
        required=False,
    )
    why = forms.CharField(label=gettext_lazy("Who found them honest, and who has them"), max_length=LONGEST_REASON)

    def clean(self) -> dict[str, Any]:  # Any: as Django has it
        given = super().clean() or self.cleaned_data
        if (given.get("raised") or 0) > given.get("ads", 0):
            self.add_error("raised", gettext_lazy("It is at most as many as the honest ads."))
        return given


class JudgeForm(forms.Form):
    other = forms.CharField(
        label=gettext_lazy("The other lead"),
        help_text=gettext_lazy("The address of its page, copied from the browser."),
        max_length=300,
    )
    verdict = forms.ChoiceField(label=gettext_lazy("What you say of the two"), choices=Verdict.choices)
    why = forms.CharField(label=gettext_lazy("Why"), max_length=LONGEST_REASON)

    def find_others(self) -> list[UUID]:
        """The id in what was given as the other lead's address; the last, where there are more."""
        return [UUID(found) for found in UUID_IN.findall(self.cleaned_data["other"])[-1:]]
