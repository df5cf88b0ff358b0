"""Answers that need a reason. Reasons are codes: free text could say who the person is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Layout
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

DECLINE_REASONS: Final[Mapping[str, Promise]] = {
    "full": gettext_lazy("We have no place free"),
    "not_our_service": gettext_lazy("We do not give this kind of help"),
    "too_far": gettext_lazy("We are too far away"),
    "no_interpreter": gettext_lazy("Nobody here speaks the language"),
    "other": gettext_lazy("Another reason"),
}
NOT_ARRIVED_REASONS: Final[Mapping[str, Promise]] = {
    "did_not_come": gettext_lazy("The person did not come"),
    "went_elsewhere": gettext_lazy("The person went to another place"),
    "changed_mind": gettext_lazy("The person changed their mind"),
    "other": gettext_lazy("Another reason"),
}


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why can you not take it?"),
        choices=tuple(DECLINE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a reason")},
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.helper = _plain_helper()


class NotArrivedForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What do you know?"),
        choices=tuple(NOT_ARRIVED_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you know")},
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.helper = _plain_helper()


def _plain_helper() -> FormHelper:
    """The fields alone: the page has the form element, its token and its button."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(Field.radios("reason", small=True))
    return helper
