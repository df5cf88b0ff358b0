"""Forms of the pages of arrivals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms_gds.layout import Field
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from titian.arrivals.codes import AUTHORITIES, KINDS, STATES
from titian.arrivals.languages import LANGUAGES
from titian.people.forms import Data, plain_helper

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

    Files = MultiValueDict[str, UploadedFile[Any]]  # Any: what a file gives when read


class OpenForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is")},
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=60,
        help_text=gettext_lazy("A pier, a gate, a beach. Never the name of a person."),
        error_messages={"required": gettext_lazy("Enter the place")},
    )
    began_at = forms.DateTimeField(
        label=gettext_lazy("When it began"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "govuk-input"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
        error_messages={"required": gettext_lazy("Enter when it began")},
    )
    authority = forms.ChoiceField(label=gettext_lazy("Who meets them"), choices=list(AUTHORITIES.items()))

    def __init__(self, data: Data | None = None) -> None:
        now = timezone.localtime().replace(second=0, microsecond=0)
        super().__init__(data, initial={"began_at": now})
        self.helper = plain_helper(
            Field.radios("kind"), Field.text("place"), Field.text("began_at"), Field.select("authority")
        )


class TakeForm(OpenForm):
    """A request of a region's hub; what it is, its file says."""

    kind = None  # type: ignore[assignment]  # as Django takes a field away
    # None stands there beforehand: that an authority meets them, somebody decides.
    authority = forms.ChoiceField(
        label=gettext_lazy("Who meets them"),
        choices=[("", "\u2013"), *AUTHORITIES.items()],
        error_messages={"required": gettext_lazy("Choose who meets them")},
    )
    file = forms.FileField(label=gettext_lazy("The file of the region\u2019s hub"))

    def __init__(self, data: Data | None = None, files: Files | None = None) -> None:
        now = timezone.localtime().replace(second=0, microsecond=0)
        forms.Form.__init__(self, data, files, initial={"began_at": now})
        self.helper = plain_helper(
            Field("file"), Field.text("place"), Field.text("began_at"), Field.select("authority")
        )


class CountsForm(forms.Form):
    places = forms.IntegerField(
        label=gettext_lazy("Places in shelters for these people"), min_value=0, max_value=99999, required=False
    )
    free = forms.IntegerField(
        label=gettext_lazy("Of these, free now"),
        min_value=0,
        max_value=99999,
        required=False,
        help_text=gettext_lazy("Leave both blank where nobody has said."),
    )


class AssignForm(forms.Form):
    """`language` is empty for officers."""

    language = forms.ChoiceField(
        label=gettext_lazy("Who"),
        choices=[
            ("", gettext_lazy("Officers")),
            (gettext_lazy("Interpreters"), list(LANGUAGES.items())),
        ],
        required=False,
    )
    number = forms.IntegerField(label=gettext_lazy("How many"), min_value=0, max_value=9999)

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data)
        self.helper = plain_helper(Field.select("language"), Field.text("number"))


class SettleForm(forms.Form):
    slip = forms.CharField(max_length=6)
    state = forms.ChoiceField(choices=list(STATES.items()))
