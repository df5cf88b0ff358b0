"""The forms of the page on which somebody says how they want to hear."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from crispy_forms_gds.layout import Field, Size
from django import forms
from django.utils.translation import gettext_lazy

from titian.notices.actions.set_times import Times
from titian.notices.models import Preference
from titian.people.forms import Data, plain_helper

# Where the desk's people are, the first ones of the list; then every other place.
NEAR = (
    "Asia/Bangkok", "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Kuala_Lumpur", "Asia/Manila",
    "Asia/Ho_Chi_Minh", "Asia/Phnom_Penh", "Asia/Vientiane", "Asia/Yangon", "Asia/Dhaka", "Asia/Colombo",
    "Asia/Karachi", "Asia/Kolkata", "Australia/Sydney", "Australia/Darwin", "Australia/Perth", "UTC",
)  # fmt: skip


@cache
def list_zones() -> list[tuple[str, str]]:
    """Kept: to list them, each of six hundred files of zones is opened."""
    others = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/")))
    names = [*NEAR, *(name for name in others if name not in NEAR)]
    return [(name, name.replace("_", " ")) for name in names]


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time", "class": "govuk-input govuk-input--width-10"}, format="%H:%M")


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=gettext_lazy("Mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text=gettext_lazy("One that you alone read. The hub keeps it for these notices and for nothing else."),
        error_messages={
            "required": gettext_lazy("Enter your mail address"),
            "invalid": gettext_lazy("Enter an address like name@example.org"),
        },
    )

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data)
        self.helper = plain_helper(Field.text("address"))


class TimesForm(forms.Form):
    """How often, and when not."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=Preference.Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how often")},
    )
    daily_hour = forms.TypedChoiceField(
        label=gettext_lazy("Once a day at"),
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        coerce=int,
    )
    quiet_from = forms.TimeField(
        label=gettext_lazy("Quiet from"), required=False, widget=_clock(),
        help_text=gettext_lazy("In these hours nothing is sent. Leave both empty, and there are none."),
        error_messages={"invalid": gettext_lazy("Enter a time like 22:00")},
    )  # fmt: skip
    quiet_until = forms.TimeField(
        label=gettext_lazy("Quiet until"), required=False, widget=_clock(),
        error_messages={"invalid": gettext_lazy("Enter a time like 07:00")},
    )  # fmt: skip
    zone = forms.ChoiceField(label=gettext_lazy("By the clock of"), choices=list_zones)
    is_urgent_at_once = forms.BooleanField(
        label=gettext_lazy("What is of the most urgent level reaches me at once, in quiet hours too"),
        required=False,
        help_text=gettext_lazy("Whoever sees that a notice came at such an hour can guess that it is urgent."),
    )

    def __init__(self, data: Data | None = None, *, wish: Preference) -> None:
        super().__init__(data)
        self.initial: dict[str, Any] = {name: getattr(wish, name) for name in self.fields}  # Any: of each its own type
        self.helper = plain_helper(
            Field.radios("rhythm", legend_size=Size.SMALL),
            Field.select("daily_hour"),
            "quiet_from",
            "quiet_until",
            Field.select("zone"),
            Field.checkbox("is_urgent_at_once"),
        )

    def times(self) -> Times:
        return Times(**self.cleaned_data)
