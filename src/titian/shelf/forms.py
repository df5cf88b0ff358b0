"""Forms of the shelf: plain Django forms, which the desk dresses."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from titian.shelf.codes import WorkKind
from titian.shelf.languages import LANGUAGES
from titian.shelf.models import LONGEST, LONGEST_LINE
from titian.workplan.codes import Visibility
from titian.workplan.forms import item_number, which_plan
from titian.workplan.models import Party

DAY = forms.DateInput(attrs={"type": "date"})


class WorkForm(forms.Form):
    """What a work is, and who sees it."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Enter the title")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=WorkKind.choices)
    about = forms.CharField(
        label=gettext_lazy("What it is about"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    source = forms.CharField(
        label=gettext_lazy("Where it is public, or who made it"), max_length=LONGEST_LINE, required=False
    )
    number = item_number(
        gettext_lazy("Item of a plan that produced it: its number"),
        required=False,
        help_text=gettext_lazy("As it stands in the list of the plan. Leave it out where none did."),
    )
    cycle = which_plan()
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who sees it"),
        choices=Visibility.choices,
        initial=Visibility.MEMBERS,
        widget=forms.RadioSelect,
    )


class UseForm(forms.Form):
    """Who used a work, where, and when."""

    party = forms.ModelChoiceField(
        Party.objects.present().order_by("name"),
        label=gettext_lazy("Who used it"),
        error_messages={"required": gettext_lazy("Choose a state or organisation")},
    )
    where = forms.CharField(
        label=gettext_lazy("Where, or for what"),
        max_length=LONGEST_LINE,
        error_messages={"required": gettext_lazy("Say where it was used")},
    )
    used_on = forms.DateField(label=gettext_lazy("Day, if it is known"), required=False, widget=DAY)


class WhichUseForm(forms.Form):
    use = forms.UUIDField(widget=forms.HiddenInput)


class WhichFileForm(forms.Form):
    file = forms.UUIDField(widget=forms.HiddenInput)


class FileForm(forms.Form):
    """A file, of which edition and in which language it is. The file itself is looked at by the action."""

    file = forms.FileField(
        label=gettext_lazy("File: PDF, DOCX, ODT, HTML or Markdown, at most 50 MB"),
        required=False,
        widget=forms.FileInput(
            attrs={"class": "govuk-file-upload", "accept": ".pdf,.docx,.odt,.html,.htm,.md,.markdown,.txt"}
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=list(LANGUAGES.items()))
    edition = forms.CharField(
        label=gettext_lazy("Edition"),
        max_length=100,
        help_text=gettext_lazy("By the name it has: “2023”, “second edition”. Files of one name stand together."),
        error_messages={"required": gettext_lazy("Say of which edition it is")},
    )
    published_on = forms.DateField(
        label=gettext_lazy("Day it was published, if it is known"), required=False, widget=DAY
    )
