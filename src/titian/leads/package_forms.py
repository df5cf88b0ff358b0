"""What the pages of packages ask for."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from titian.leads.models import Package, Recipient
from titian.leads.package_codes import LONGEST_OUT, OUT_FOR, PackageState, ReadingFor, ReadingUse
from titian.people.country_names import COUNTRY_NAMES

COUNTRIES: Final = sorted(COUNTRY_NAMES.items(), key=lambda pair: pair[1])
MANY: Final = forms.CheckboxSelectMultiple
FLIGHT: Final = {
    "unknown": gettext_lazy("Nobody has said yet. Then it goes to no organ of a state"),
    "none": gettext_lazy("None: they flee no state, as far as we know"),
    "these": gettext_lazy("These:"),
}
CHECKS: Final = {
    "read_words": gettext_lazy("I have read every word that would leave: no name and nothing of a person is in it."),
    "read_held": gettext_lazy("I have looked at what is held back, and why."),
    "thought_of_force": gettext_lazy(
        "Whoever writes from these accounts may be held by force. Nothing in it puts somebody inside in danger."
    ),
    "thought_of_flight": gettext_lazy("No recipient is an organ of a state that these people flee, or reads with one."),
}


class PutForm(forms.Form):
    """Which package a lead goes into: one that is being put together, or a new one."""

    package = forms.ModelChoiceField(
        Package.objects.none(), label=gettext_lazy("Package"), required=False, empty_label=gettext_lazy("A new one")
    )

    def __init__(self, data: Any, packages: QuerySet[Package]) -> None:  # Any: what Django gives
        super().__init__(data)
        self.fields["package"].queryset = packages.filter(state=PackageState.DRAFT)  # type: ignore[attr-defined]  # of this field


class TermsForm(forms.Form):
    """To whom, for how long, and whom the people flee."""

    recipients = forms.ModelMultipleChoiceField(
        Recipient.objects.none(), label=gettext_lazy("Recipients"), widget=MANY, required=False
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days until it expires"), min_value=1, max_value=LONGEST_OUT, initial=OUT_FOR
    )
    flight = forms.ChoiceField(
        label=gettext_lazy("States that the people flee whom these offers are aimed at"),
        choices=tuple(FLIGHT.items()),
        widget=forms.RadioSelect,
        initial="unknown",
    )
    flees = forms.MultipleChoiceField(
        label=gettext_lazy("Which states"), choices=COUNTRIES, widget=MANY, required=False
    )

    def __init__(self, data: Any = None) -> None:  # Any: what Django gives
        super().__init__(data)
        rows = Recipient.objects.active().select_related("partner").order_by("partner__name")
        self.fields["recipients"].queryset = rows  # type: ignore[attr-defined]  # of this field

    def clean(self) -> dict[str, Any]:  # Any: as Django has it
        given = super().clean() or {}
        if (given.get("flight") == "these") != bool(given.get("flees")):
            self.add_error("flees", gettext_lazy("Choose states where the answer is “These”, and none otherwise."))
        return given


class ReviewForm(forms.Form):
    """The review's checklist: each box is ticked, or nothing goes on."""

    def __init__(self, data: Any = None) -> None:  # Any: what Django gives
        super().__init__(data)
        for name, label in CHECKS.items():
            self.fields[name] = forms.BooleanField(label=label)


class TakeOutForm(forms.Form):
    lead = forms.UUIDField(widget=forms.HiddenInput)


class ReadingForm(forms.Form):
    """What a partner reads for, and whose organ it is."""

    purpose = forms.ChoiceField(label=gettext_lazy("What it reads for"), choices=ReadingFor.choices)
    use = forms.ChoiceField(label=gettext_lazy("What it does with it"), choices=ReadingUse.choices)
    countries = forms.MultipleChoiceField(
        label=gettext_lazy("States whose organ it is, or that read with it"),
        help_text=gettext_lazy(
            "Also those that can order it to hand out what it reads. None, of an organisation alone."
        ),
        choices=COUNTRIES,
        widget=MANY,
        required=False,
    )
