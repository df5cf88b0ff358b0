"""What the pages of requests ask for."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from titian.leads.codes import Part
from titian.leads.disruption.codes import LONGEST_WORDS, MOST_DAYS, AppealBy, Ask, Basis, Inside, PartnerSays, WhyNot
from titian.leads.models import LONGEST_LINE, Lead, Mention, Partner
from titian.people.forms import Data

AREA: Final = forms.Textarea(attrs={"rows": 3})
BACK: Final = {
    "same": gettext_lazy("As it was"),
    "other_words": gettext_lazy("Under other words"),
    "other_account": gettext_lazy("Under another account or address"),
}


def choose(names: Any) -> list[Any]:  # Any: pairs, as Django has choices
    return [("", gettext_lazy("Choose")), *names]


class DraftForm(forms.Form):
    """Whether people are inside comes first: where they may be, nothing else is asked."""

    inside = forms.ChoiceField(label=gettext_lazy("Are people inside?"), choices=choose(Inside.choices))
    inside_why = forms.CharField(
        label=gettext_lazy("How you know"),
        help_text=gettext_lazy("If they may be, the lead is frozen and whoever investigates is told first."),
        widget=AREA,
        max_length=LONGEST_WORDS,
    )
    partner = forms.ModelChoiceField(
        Partner.objects.none(), label=gettext_lazy("Who is asked"), empty_label=gettext_lazy("Choose")
    )
    ask = forms.ChoiceField(label=gettext_lazy("What is asked"), choices=choose(Ask.choices))
    targets = forms.ModelMultipleChoiceField(
        Mention.objects.none(),
        label=gettext_lazy("About exactly these"),
        help_text=gettext_lazy("Identifiers of whoever offers, as somebody decided. No others can be named."),
        widget=forms.CheckboxSelectMultiple,
    )
    rule = forms.CharField(label=gettext_lazy("The rule that it breaks"), max_length=LONGEST_LINE)
    quote = forms.CharField(
        label=gettext_lazy("The words that break it"),
        help_text=gettext_lazy("Copied from the offer. Numbers and addresses in them are covered before they go."),
        widget=AREA,
        max_length=LONGEST_WORDS,
    )
    evidence = forms.CharField(
        label=gettext_lazy("SHA-256 of the evidence, one a line"), widget=AREA, max_length=LONGEST_WORDS
    )
    basis = forms.ChoiceField(label=gettext_lazy("On what ground"), choices=choose(Basis.choices))
    legal_basis = forms.CharField(label=gettext_lazy("Where that stands"), max_length=LONGEST_LINE)
    against = forms.CharField(
        label=gettext_lazy("What speaks against it"),
        help_text=gettext_lazy(
            "A rival may have given it, or the employer may be honest. The partner does not see it."
        ),
        widget=AREA,
        max_length=LONGEST_WORDS,
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days in which an answer is asked for"), min_value=1, max_value=MOST_DAYS, initial=7
    )
    is_there = forms.BooleanField(label=gettext_lazy("I looked just now: it is still there"))


def make_draft_form(lead: Lead, partners: Any, data: Data | None) -> DraftForm:  # Any: a queryset of partners
    form = DraftForm(data)
    fields: dict[str, Any] = form.fields  # Any: fields of several kinds
    fields["partner"].queryset = partners
    fields["targets"].queryset = lead.mentions.filter(part=Part.OFFERER).order_by("kind", "value")
    fields["targets"].label_from_instance = lambda mention: f"{mention.get_kind_display()}: {mention.written}"
    if data is not None and data.get("inside") == Inside.YES:
        for name in set(fields) - {"inside", "inside_why"}:
            fields[name].required = False
    return form


class WordsForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("What you looked at"), widget=AREA, max_length=LONGEST_WORDS)


class BackForm(forms.Form):
    how = forms.ChoiceField(label=gettext_lazy("How it came back"), choices=choose(BACK.items()))
    other = forms.UUIDField(
        label=gettext_lazy("The lead under which it came back"),
        help_text=gettext_lazy("The last part of its address, where there is one."),
        required=False,
    )
    why = forms.CharField(label=gettext_lazy("What you saw"), widget=AREA, max_length=LONGEST_WORDS)


class TellForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What the partner is told besides"),
        help_text=gettext_lazy("Nothing of who gave the lead, and nothing of people."),
        widget=AREA,
        max_length=LONGEST_WORDS,
    )


class AppealForm(forms.Form):
    """As it came by letter or telephone."""

    by = forms.ChoiceField(label=gettext_lazy("Who says so"), choices=choose(AppealBy.choices))
    words = forms.CharField(
        label=gettext_lazy("Why the request is wrong"),
        help_text=gettext_lazy("In their words, without their name or papers."),
        widget=AREA,
        max_length=LONGEST_WORDS,
    )


class DecideForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The partner reads this, and may pass it on to whoever it is about."),
        widget=AREA,
        max_length=LONGEST_WORDS,
    )


class ToldForm(forms.Form):
    body = forms.CharField(
        label=gettext_lazy("Who investigates"),
        help_text=gettext_lazy("Never an authority of a state that the people inside flee, or that may be part of it."),
        max_length=200,
    )
    told_how = forms.CharField(label=gettext_lazy("By which way you told them"), max_length=LONGEST_LINE)


class InvestigatorForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("What they say"), widget=AREA, max_length=LONGEST_WORDS)


class KeyForm(forms.Form):
    key = forms.CharField(
        label=gettext_lazy("Your key for answers"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "govuk-input"}),
        max_length=200,
    )


class AnswerForm(forms.Form):
    """`answer` is made with the page: sent twice, it is one answer."""

    answer = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=gettext_lazy("How far you are"),
        choices=choose([pair for pair in PartnerSays.choices if pair[0] != PartnerSays.NONE]),
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why, where you refuse"), choices=choose(WhyNot.choices), required=False
    )
    words = forms.CharField(
        label=gettext_lazy("What else the desk must know"),
        help_text=gettext_lazy("Nothing of who has the account or the number: that goes to whoever investigates."),
        widget=AREA,
        max_length=LONGEST_WORDS,
        required=False,
    )


class PartnerAppealForm(forms.Form):
    appeal = forms.UUIDField(widget=forms.HiddenInput)
    by = forms.ChoiceField(label=gettext_lazy("Who says so"), choices=choose(AppealBy.choices))
    words = forms.CharField(
        label=gettext_lazy("Why the request is wrong"),
        help_text=gettext_lazy("Without names or papers."),
        widget=AREA,
        max_length=LONGEST_WORDS,
    )
