"""Forms of programmes and secondments: plain Django forms, which the desk dresses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from titian.meetings.forms import day, line
from titian.people.agencies import Agency
from titian.people.country_names import COUNTRY_NAMES
from titian.programmes.codes import ProgrammeKind
from titian.workplan.codes import Visibility
from titian.workplan.forms import item_number, which_plan
from titian.workplan.models import LONGEST, LONGEST_LINE, Party

Words = Any  # Any: a word that is translated when it is drawn


def area(label: Words, help_text: Words = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


def one_a_line(text: str) -> list[str]:
    """What stands on lines of its own, each once."""
    return list(dict.fromkeys(row for part in text.splitlines() if (row := part.strip()[:LONGEST_LINE])))


class ProgrammeForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=ProgrammeKind)
    title = line(gettext_lazy("What it is called"), gettext_lazy("Enter a name"))
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200, required=False)
    begins_on = day(gettext_lazy("First day"))
    ends_on = day(gettext_lazy("Last day"))
    about = area(gettext_lazy("What it is for"))
    modules = area(gettext_lazy("Modules"), gettext_lazy("One a line."))
    facilitators = area(gettext_lazy("Who facilitates"), gettext_lazy("Bodies, one a line. No person is named here."))
    countries = area(
        gettext_lazy("Countries that take part"),
        gettext_lazy("Their two letters of ISO 3166, as LK, one a line or with spaces between."),
        2,
    )
    agencies = forms.MultipleChoiceField(
        label=gettext_lazy("Agencies that take part"),
        choices=Agency,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    source = forms.CharField(label=gettext_lazy("Where it is public"), max_length=LONGEST_LINE, required=False)
    visibility = forms.ChoiceField(label=gettext_lazy("Who sees it"), choices=Visibility, initial=Visibility.MEMBERS)

    def clean(self) -> dict[str, Any]:  # Any: of the fields
        given = super().clean() or {}
        if given.get("begins_on") and given.get("ends_on") and given["ends_on"] < given["begins_on"]:
            self.add_error("ends_on", gettext_lazy("The last day comes before the first."))
        return given


class ResultsForm(forms.Form):
    outputs = area(gettext_lazy("Outputs"), gettext_lazy("One a line."))
    lessons = area(gettext_lazy("Lessons"))


class ItemForm(forms.Form):
    number = item_number(
        gettext_lazy("Number of the item"), error_messages={"required": gettext_lazy("Choose an item of the plan.")}
    )
    cycle = which_plan()


class DropItemForm(forms.Form):
    item = forms.UUIDField(widget=forms.HiddenInput)


class CountsForm(forms.Form):
    total = forms.IntegerField(
        label=gettext_lazy("How many took part in all"),
        min_value=0,
        max_value=99999,
        required=False,
        help_text=gettext_lazy("Leave it out where nobody knows it."),
    )
    lines = area(
        gettext_lazy("Of which"),
        gettext_lazy(
            "One a line: country, agency, gender, number, as “LK; immigration; women; 3”. Together they are the total. "
            "What is small is hidden from everybody else, and all of it until the programme is closed."
        ),
        6,
    )


class UndertakingForm(forms.Form):
    text = line(
        gettext_lazy("What somebody means to do"),
        gettext_lazy("Say what is to be done"),
        help_text=gettext_lazy("Without a name."),
    )
    party = forms.ModelChoiceField(
        label=gettext_lazy("Whose people do it"),
        queryset=Party.objects.order_by("name"),
        required=False,
        help_text=gettext_lazy("Its focal point is asked on the desk. Leave it out to ask by an address alone."),
    )


class CallForm(forms.Form):
    title = line(gettext_lazy("The work"), gettext_lazy("Enter a name"))
    text = area(gettext_lazy("What it is for"))
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200, required=False)
    begins_on = day(gettext_lazy("First day"))
    months = forms.IntegerField(
        label=gettext_lazy("For how many months"),
        min_value=1,
        max_value=24,
        error_messages={"required": gettext_lazy("Give a number of months")},
    )
    until_on = forms.DateField(
        label=gettext_lazy("Nominations until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    visibility = forms.ChoiceField(label=gettext_lazy("Who sees it"), choices=Visibility, initial=Visibility.MEMBERS)
    is_open_to_alumni = forms.BooleanField(
        label=gettext_lazy("Alumni see it at their addresses while it is open"), required=False, initial=True
    )


class NominateForm(forms.Form):
    party = forms.ModelChoiceField(
        label=gettext_lazy("State or organisation"), queryset=Party.objects.present().order_by("name"), required=False
    )
    agency = forms.ChoiceField(label=gettext_lazy("From which kind of agency"), choices=Agency)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Read by whoever nominates and by the co-chairs and the office, until it is forgotten."),
    )
    is_agreed = forms.BooleanField(label=gettext_lazy("The person agreed that it stands here"), required=False)


class PlaceForm(forms.Form):
    begins_on = day(gettext_lazy("First day"))
    ends_on = day(gettext_lazy("Last day"))

    def clean(self) -> dict[str, Any]:  # Any: of the fields
        given = super().clean() or {}
        if given.get("begins_on") and given.get("ends_on") and given["ends_on"] < given["begins_on"]:
            self.add_error("ends_on", gettext_lazy("The last day comes before the first."))
        return given


class DeliverableForm(forms.Form):
    text = line(gettext_lazy("What it brings"), gettext_lazy("Say what is to be done"))
    address = forms.URLField(
        label=gettext_lazy("Where it lies, once it is there"),
        max_length=LONGEST_LINE,
        required=False,
        assume_scheme="https",
    )


class DoneForm(forms.Form):
    deliverable = forms.UUIDField(widget=forms.HiddenInput)


class HandOverForm(forms.Form):
    hand_over = area(gettext_lazy("What whoever comes next must know"), rows=4)


class ForgetForm(forms.Form):
    is_sure = forms.BooleanField(
        label=gettext_lazy("Forget all of it: what stays is a count"),
        error_messages={"required": gettext_lazy("Say that you mean it: nothing of it can be brought back.")},
    )


def read_codes(text: str) -> list[str]:
    """Codes of countries as somebody typed them."""
    return list(dict.fromkeys(text.replace(",", " ").replace(";", " ").upper().split()))


def find_unknown(codes: list[str]) -> str:
    """The first that is no country's; empty where all are."""
    return next((code for code in codes if code not in COUNTRY_NAMES), "")
