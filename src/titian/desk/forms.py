"""Plain Django forms in the desk's look: a room declares fields, and a helper of its own only where it wants more."""

from __future__ import annotations

from typing import Final, TypeVar

from crispy_forms_gds.layout import Field
from django import forms

from titian.people.forms import plain_helper

F = TypeVar("F", bound=forms.Form)

# Fields of one line of which crispy forms know none, dates but in three boxes.
UNKNOWN: Final = (forms.DateInput, forms.DateTimeInput, forms.TimeInput, forms.NumberInput, forms.URLInput)
# Widget → how crispy-forms-gds draws it; the first that fits, and text where none does.
LOOKS: Final = (
    (forms.HiddenInput, Field),
    (forms.CheckboxSelectMultiple, Field.checkboxes),
    (forms.CheckboxInput, Field.checkbox),
    (forms.RadioSelect, Field.radios),
    (forms.Select, Field.select),
    (forms.Textarea, Field.textarea),
)


def dress(form: F) -> F:
    """The form with a helper, by which its fields and its summary of errors are drawn."""
    if not hasattr(form, "helper"):
        for field in form.fields.values():
            if isinstance(field.widget, UNKNOWN):
                field.widget.attrs.setdefault("class", "govuk-input")
        form.helper = plain_helper(  # type: ignore[attr-defined]  # where crispy forms look for it
            *(_find_look(field.widget)(name) for name, field in form.fields.items())
        )
    return form


def _find_look(widget: forms.Widget) -> type[Field]:
    found: type[Field] = next((look for kind, look in LOOKS if isinstance(widget, kind)), Field.text)
    return found
