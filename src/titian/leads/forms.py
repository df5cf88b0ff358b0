"""What the pages of leads ask for."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy

from titian.leads.codes import LONGEST_OFFER, Confidence, Kind, LeadsTo, LineFor, Pap, Part, Purpose, Tlp
from titian.leads.models import LONGEST_LINE
from titian.leads.words import LANGUAGES
from titian.people.country_names import COUNTRY_NAMES

COUNTRIES: Final = [("", gettext_lazy("Not known")), *sorted(COUNTRY_NAMES.items(), key=lambda pair: pair[1])]
AREA: Final = forms.Textarea(attrs={"rows": 3})


class PublicForm(forms.Form):
    """Its words are the page's own, in fifteen languages; it only reads. The strictest is chosen to begin with."""

    words = forms.CharField(required=False, strip=False)
    tlp = forms.ChoiceField(choices=[(code, code) for code in (Tlp.RED, Tlp.AMBER_STRICT, Tlp.GREEN)])
    pap = forms.ChoiceField(choices=[(code, code) for code in (Pap.RED, Pap.GREEN)])
    purpose = forms.ChoiceField(choices=[(code, code) for code in Purpose.values])


class PublicPictureForm(PublicForm):
    """As above; a file larger than the hub takes in is not there, and `public_views` says so by its length."""

    picture = forms.FileField(required=False, allow_empty_file=True)
    language = forms.ChoiceField(choices=[(tag, tag) for tag in LANGUAGES])


class OfferForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("The words of the offer"),
        help_text=gettext_lazy("As they stand, with links and numbers. Nothing of people who were recruited."),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=LONGEST_OFFER,
        strip=False,
    )
    tlp = forms.ChoiceField(label=gettext_lazy("Who may read it"), choices=Tlp.choices, initial=Tlp.AMBER_STRICT)
    pap = forms.ChoiceField(label=gettext_lazy("What may be done with it"), choices=Pap.choices, initial=Pap.RED)
    purpose = forms.ChoiceField(label=gettext_lazy("What it is given for"), choices=Purpose.choices)


class AssessForm(forms.Form):
    leads_to = forms.ChoiceField(
        label=gettext_lazy("What it may lead to"), choices=[("", gettext_lazy("Not clear")), *LeadsTo.choices],
        required=False,
    )  # fmt: skip
    confidence = forms.ChoiceField(label=gettext_lazy("How sure you are"), choices=Confidence.choices)
    why = forms.CharField(label=gettext_lazy("What it rests on"), widget=AREA, max_length=2000)
    against = forms.CharField(
        label=gettext_lazy("What speaks against it"),
        help_text=gettext_lazy("A rival may have given it, or the employer may be honest. Say what you looked at."),
        widget=AREA,
        max_length=2000,
    )


class WhyForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("Why"), widget=AREA, max_length=2000)


class CountryForm(forms.Form):
    country = forms.ChoiceField(label=gettext_lazy("Country in which it was shown"), choices=COUNTRIES, required=False)


class IdentifierForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Kind.choices)
    written = forms.CharField(label=gettext_lazy("As it stands in the words"), max_length=LONGEST_LINE)


class PartForm(forms.Form):
    mention = forms.UUIDField(widget=forms.HiddenInput)
    part = forms.ChoiceField(label=gettext_lazy("Whose it is"), choices=Part.choices)
    why = forms.CharField(label=gettext_lazy("Why"), max_length=LONGEST_LINE)


class LookForm(forms.Form):
    purpose = forms.ChoiceField(label=gettext_lazy("For what"), choices=Purpose.choices)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Your name, this purpose and this sentence go to the independent body each week."),
        max_length=LONGEST_LINE,
    )


class HelpLineForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    number = forms.CharField(label=gettext_lazy("Telephone number or web address"), max_length=LONGEST_LINE)
    country = forms.ChoiceField(label=gettext_lazy("Country"), choices=COUNTRIES, required=False)
    about = forms.ChoiceField(label=gettext_lazy("What it is called about"), choices=LineFor.choices)
    is_independent = forms.BooleanField(label=gettext_lazy("Independent of every government"), required=False)
    hours = forms.CharField(label=gettext_lazy("When somebody answers"), max_length=200, required=False)
    source = forms.CharField(label=gettext_lazy("Where this is public"), max_length=LONGEST_LINE)


class PartnerForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
