"""The forms of what holds for all entries of a country: its holidays, and the sources entries name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy

from titian.directory.actions.keep_source import SourceSaid
from titian.directory.forms import Styled

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from titian.directory.models import Source

CODE: Final = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$", gettext_lazy("Use letters of the alphabet, digits, and - . _ between them.")
)
NO_DAY: Final = gettext_lazy("Choose a day of the calendar")


def _day(label: _StrPromise) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": NO_DAY, "invalid": NO_DAY},
    )


class HolidayForm(Styled):
    """A day that is added, or named otherwise."""

    on = _day(gettext_lazy("Day"))
    name = forms.CharField(
        label=gettext_lazy("What the day is called"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the day its name")},
    )


class SourceForm(Styled):
    """A new source; `known` is one that is corrected, whose short name stays."""

    code = forms.CharField(
        label=gettext_lazy("Short name"),
        help_text=gettext_lazy("Such as MSDHS-2026. Entries and the country folder name the source by it."),
        max_length=40,
        validators=[CODE],
    )
    title = forms.CharField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy("Title, who wrote it, and the year; or who said it, by which office."),
        max_length=400,
        error_messages={"required": gettext_lazy("Say what it is")},
    )
    url = forms.URLField(
        label=gettext_lazy("Web page"),
        help_text=gettext_lazy("Leave it empty for a paper or a call."),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    seen_on = _day(gettext_lazy("Read or heard on"))
    is_exact = forms.BooleanField(
        label=gettext_lazy("This is the very page or paper; else it has to be found again"), required=False
    )

    def __init__(self, data: object = None, *, known: Source | None = None) -> None:
        kept = {} if known is None else {name: getattr(known, name) for name in self.base_fields}
        super().__init__(data, initial=kept or {"is_exact": True})
        if known is not None:
            del self.fields["code"]

    def clean_seen_on(self) -> date:
        day: date = self.cleaned_data["seen_on"]
        if day > timezone.now().date():
            raise forms.ValidationError(gettext_lazy("This day has not come yet."))
        return day

    @property
    def said(self) -> SourceSaid:
        """What was given, of a form that is valid."""
        return SourceSaid(**{name: self.cleaned_data[name] for name in ("title", "url", "seen_on", "is_exact")})
