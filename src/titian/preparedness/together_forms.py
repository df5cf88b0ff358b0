"""What the pages of consultations, exercises and national plans ask for. No field names who is answerable."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from titian.preparedness.exercise_models import LONGEST_TEXT, LONGEST_TITLE
from titian.preparedness.forms import day, line
from titian.preparedness.national_plan_models import LONGEST_PART
from titian.preparedness.together_codes import HEADINGS, Fit, PointStep, Support

MOST_MINUTES: Final = 3 * 24 * 60
NO_PERSON: Final = gettext_lazy("No name of a person, no position.")


def words(label: Any, *, most: int = LONGEST_TEXT, is_needed: bool = True, **more: Any) -> forms.CharField:
    """Several lines. Any: what fields take."""
    return forms.CharField(
        label=label, max_length=most, required=is_needed, widget=forms.Textarea(attrs={"rows": 4}), **more
    )


def pick(label: Any, *, is_needed: bool = True, **more: Any) -> forms.CharField:
    """One of what there is now, by its key: the page fills in the choices. Any: what fields take."""
    return forms.CharField(label=label, max_length=40, required=is_needed, widget=forms.Select, **more)


class ConveneForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=LONGEST_TITLE, help_text=NO_PERSON)
    why = words(gettext_lazy("Why it is convened"))
    event = pick(gettext_lazy("The event it is about, if any"), is_needed=False)


class SupportForm(forms.Form):
    what = forms.ChoiceField(label=gettext_lazy("Of which kind"), choices=Support.choices)
    text = line(gettext_lazy("In a few words"), help_text=NO_PERSON)


class WithdrawForm(forms.Form):
    why = line(gettext_lazy("Why, if you wish to say it"), is_needed=False)
    line = pick(gettext_lazy("Which of yours"))

    field_order = ("line", "why")


class MatchForm(forms.Form):
    need = pick(gettext_lazy("Need"))
    offer = pick(gettext_lazy("Offer"))
    fit = forms.ChoiceField(label=gettext_lazy("Do they fit?"), choices=Fit.choices)
    why = line(gettext_lazy("Why"))


class PointForm(forms.Form):
    text = words(gettext_lazy("What could be done"), help_text=NO_PERSON)


class LessonForm(forms.Form):
    text = words(gettext_lazy("What was learnt, and what could be done"), help_text=NO_PERSON)


class UndertakeForm(forms.Form):
    point = pick(gettext_lazy("Which"))
    step = forms.ChoiceField(label=gettext_lazy("Your member has it"), choices=PointStep.choices)
    due_on = day(gettext_lazy("Until when, if you wish to say it"), is_needed=False)
    why = line(gettext_lazy("A word on it"), is_needed=False)


class ExerciseForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    scenario = words(gettext_lazy("Scenario"), help_text=gettext_lazy("Everything in it is made up. Say so in it."))


class InjectForm(forms.Form):
    after_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes after the beginning"), min_value=0, max_value=MOST_MINUTES
    )
    text = words(gettext_lazy("What the players are told"))
    party = pick(gettext_lazy("For which member"), is_needed=False, help_text=gettext_lazy("Blank: for all who play."))


class DecideForm(forms.Form):
    inject = pick(gettext_lazy("On which inject"), is_needed=False)
    text = words(gettext_lazy("What your member decides"))


class ObserveForm(forms.Form):
    inject = pick(gettext_lazy("On which inject"), is_needed=False)
    text = words(gettext_lazy("What you observed"), help_text=gettext_lazy("Of how it went, never of a person."))


class PlanForm(forms.Form):
    """A version, whole. A heading may be blank: it then says nothing."""

    def __init__(self, *args: Any, **more: Any) -> None:  # Any: as a form takes them
        super().__init__(*args, **more)
        why = self.fields.pop("why")
        for code, label in HEADINGS.items():
            self.fields[code] = words(label, most=LONGEST_PART, is_needed=False)
        self.fields["why"] = why

    why = line(gettext_lazy("Why there is a new version"))
