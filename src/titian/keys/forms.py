from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crispy_forms_gds.layout import Field
from django import forms
from django.utils.translation import gettext_lazy

from titian.people.forms import describe_person, plain_helper

if TYPE_CHECKING:
    from titian.people.models import User


class CompareForm(forms.Form):
    """Who read the six words, and the words as they were heard."""

    words = forms.CharField(
        label=gettext_lazy("The six words, as you heard them"),
        help_text=gettext_lazy("In order, with a space between them."),
        max_length=120,
        error_messages={"required": gettext_lazy("Type the six words you heard")},
    )

    def __init__(self, speakers: Sequence[User], data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["speaker"] = forms.TypedChoiceField(
            label=gettext_lazy("Who read the words to you?"),
            choices=[(str(one.public_id), describe_person(one)) for one in speakers],
            coerce=uuid.UUID,
            widget=forms.RadioSelect,
            error_messages={"required": gettext_lazy("Choose who read the words to you")},
        )
        if len(speakers) == 1:
            self.initial["speaker"] = str(speakers[0].public_id)
        self.fields["words"].widget.attrs.update(
            {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        )
        self.helper = plain_helper(Field.radios("speaker", small=True), Field.text("words"))
