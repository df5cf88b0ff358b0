from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from titian.feedback.categories import CATEGORIES


class PublishForm(forms.Form):
    """A month and how many complaints were mainly about what."""

    month = forms.CharField(label=_("Month"), widget=forms.DateInput(attrs={"type": "month"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as Django declares it
        super().__init__(*args, **kwargs)
        for category, label in CATEGORIES.items():
            self.fields[category] = forms.IntegerField(label=str(label), min_value=0, max_value=100_000, initial=0)

    def clean_month(self) -> date:
        try:
            return date.fromisoformat(f"{self.cleaned_data['month']}-01")
        except ValueError as error:
            raise forms.ValidationError(_("Choose a month, such as 2026-10.")) from error

    @property
    def counts(self) -> dict[str, int]:
        return {category: self.cleaned_data[category] for category in CATEGORIES}
