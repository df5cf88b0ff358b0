"""Forms of rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy

from titian.workplan.codes import CycleState
from titian.workplan.forms import why
from titian.workplan.models import LONGEST, LONGEST_LINE, Cycle, Party

if TYPE_CHECKING:
    from titian.people.forms import Data


class RoundForm(forms.Form):
    cycle = forms.ModelChoiceField(
        label=gettext_lazy("Plan it is for"),
        queryset=Cycle.objects.none(),
        error_messages={"required": gettext_lazy("Choose a plan that is being drafted")},
        help_text=gettext_lazy("One that is being drafted. Begin it first if there is none."),
    )
    question = forms.CharField(
        label=gettext_lazy("Question"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Write the question")},
    )
    is_anonymous = forms.BooleanField(
        label=gettext_lazy("Anonymous: nobody can find out who proposed what, we neither"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Without it each proposal stands under the name of its state or organisation."),
    )

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data)
        drafting = Cycle.objects.filter(state=CycleState.DRAFTING).order_by("first_year")
        self.fields["cycle"].queryset = drafting  # type: ignore[attr-defined]
        self.fields["cycle"].initial = drafting.first()


class AgreeForm(forms.Form):
    agreed = forms.CharField(
        label=gettext_lazy("What was agreed"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write what was agreed")},
    )


class DissentForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What somebody does not agree with"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write what it is")},
    )
    party = forms.ModelChoiceField(
        label=gettext_lazy("Under the name of"),
        queryset=Party.objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody"),
        help_text=gettext_lazy("Only where they want their name beside it."),
    )

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data)
        self.fields["party"].queryset = Party.objects.present().order_by("name")  # type: ignore[attr-defined]


class MergeProposalForm(forms.Form):
    into = forms.IntegerField(
        label=gettext_lazy("Number of the proposal it goes into"),
        min_value=1,
        error_messages={"required": gettext_lazy("Give the number of the other proposal")},
    )
    why = why()


class SetAsideForm(forms.Form):
    why = why()


class TakeUpForm(forms.Form):
    objective = forms.IntegerField(
        label=gettext_lazy("Number of the objective in the plan being drafted"),
        min_value=1,
        error_messages={"required": gettext_lazy("Give the number of the objective")},
    )
