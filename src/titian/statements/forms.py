"""Forms of statements: plain Django forms, which the desk dresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from titian.statements.models import WordingRow
from titian.workplan.codes import Visibility
from titian.workplan.models import LONGEST, Meeting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from titian.people.forms import Data


class DraftForm(forms.Form):
    meeting = forms.ModelChoiceField(
        label=gettext_lazy("Meeting"),
        queryset=Meeting.objects.none(),
        error_messages={"required": gettext_lazy("Choose a meeting")},
    )
    wording = forms.ModelChoiceField(
        label=gettext_lazy("Wording"),
        queryset=WordingRow.objects.none(),
        error_messages={"required": gettext_lazy("Choose a wording")},
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who is to read it"),
        choices=Visibility,
        initial=Visibility.MEMBERS,
        help_text=gettext_lazy("What fewer may see does not enter it. The news text is for everybody in any case."),
    )

    def __init__(self, data: Data | None, **choices: QuerySet[Any]) -> None:  # Any: of whatever model
        super().__init__(data)
        for name, rows in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows


class EditForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The sentence"),
        max_length=2 * LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say something, or take the sentence out.")},
    )
