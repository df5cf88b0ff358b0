"""Forms of courses and trainers: plain Django forms, which the desk dresses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from titian.learning.codes import StepKind, WhichCases
from titian.learning.models import LONGEST_LINE, Course, Trainer
from titian.learning.offered import list_offered
from titian.people.agencies import Agency


def _day(label: Any) -> forms.DateField:  # Any: a word that is translated when it is drawn
    missing = {"required": gettext_lazy("Enter a day"), "invalid": gettext_lazy("Enter a day")}
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), error_messages=missing
    )


def list_choices() -> list[tuple[str, str]]:
    """What can be finished, people to practise with told from lessons."""
    return [
        (step, f"{title} ({StepKind.PERSONA.label})" if step.startswith(f"{StepKind.PERSONA}:") else title)
        for step, title in list_offered()
    ]


class CourseForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What the course is called"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Enter a name")},
        help_text=gettext_lazy("Without the name of a person."),
    )
    place = forms.CharField(label=gettext_lazy("Where"), max_length=LONGEST_LINE, required=False)
    begins_on = _day(gettext_lazy("First day"))
    ends_on = _day(gettext_lazy("Last day"))
    steps = forms.MultipleChoiceField(
        label=gettext_lazy("What is to be finished"),
        choices=list_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("As the newest release offers it. With none named, whatever is finished is counted."),
    )
    trainers = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Trainers"),
        queryset=Trainer.objects.training().order_by("country", "name", "pk"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any]:  # Any: of the fields
        given = super().clean() or {}
        if given.get("begins_on") and given.get("ends_on") and given["ends_on"] < given["begins_on"]:
            self.add_error("ends_on", gettext_lazy("The last day comes before the first."))
        return given


class TrainerForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=gettext_lazy("Read by whoever keeps trainers. It goes when they train no more."),
    )
    is_agreed = forms.BooleanField(label=gettext_lazy("The person agreed that it stands here"), required=False)
    country = forms.CharField(
        label=gettext_lazy("Country"), max_length=2, help_text=gettext_lazy("Its two letters of ISO 3166, as LK.")
    )
    agency = forms.ChoiceField(label=gettext_lazy("From which kind of agency"), choices=Agency)
    languages = forms.CharField(
        label=gettext_lazy("Languages they train in"),
        max_length=LONGEST_LINE,
        help_text=gettext_lazy("Tags with spaces between, as “en th”."),
        error_messages={"required": gettext_lazy("Name one language at least.")},
    )
    accredited_by = forms.CharField(label=gettext_lazy("Accredited by"), max_length=LONGEST_LINE, required=False)
    accredited_until = forms.DateField(
        label=gettext_lazy("Accredited until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class StudyForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What the study is called"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Enter a name")},
        help_text=gettext_lazy("Without the name of a person."),
    )
    course = forms.ModelChoiceField(
        label=gettext_lazy("Whose people judge it on their phones"),
        queryset=Course.objects.none(),
        required=False,
        empty_label=gettext_lazy("Of no course: on paper alone"),
        help_text=gettext_lazy(
            "Each who takes part in the course finds it there and gives their answers, or does not."
        ),
    )
    cases = forms.ChoiceField(
        label=gettext_lazy("Which cases"),
        choices=WhichCases,
        required=False,
        help_text=gettext_lazy(
            "The parallel set has as many of each kind, for people who have judged the first one: nobody meets a case "
            "twice, and each one's own phone, and nothing else, tells them whether they changed."
        ),
    )

    def clean_cases(self) -> WhichCases:
        """The first set, unless another was chosen."""
        return WhichCases(self.cleaned_data["cases"] or WhichCases.FIRST)


class RowsForm(forms.Form):
    rows = forms.CharField(
        label=gettext_lazy("Rows: code, case, answer"),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        max_length=200_000,
        error_messages={"required": gettext_lazy("Enter a row at least.")},
        help_text=gettext_lazy(
            "One a line, as from a sheet saved as CSV, with the heading “code,case,answer”. A code is up to eight "
            "capitals and digits with a digit among them, as A7; never a name. The same row again changes nothing."
        ),
    )


class MinutesForm(forms.Form):
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes the group took, all together"), min_value=1, max_value=10_000
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code whose answers go"), max_length=8, help_text=gettext_lazy("Whoever asks for it.")
    )


class CertificateForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your name, only if you want it on it"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("It stands on the paper and in its square. The hub does not keep it."),
    )
