"""The form of a new webhook."""

from __future__ import annotations

from crispy_forms_gds.layout import Field
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from titian.people.forms import Data, plain_helper
from titian.people.models import Organisation, User
from titian.webhooks.targets import LONGEST


class WebhookForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("Which system it is, for colleagues: “case management of the shelter”."),
        error_messages={"required": gettext_lazy("Enter a name")},
    )
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("It begins with https:// and is reached from the internet."),
        error_messages={"required": gettext_lazy("Enter the address")},
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Whose word it gets"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("The country"),
        help_text=gettext_lazy("An organisation hears that a referral waits for it; the country, that an alarm began."),
    )

    def __init__(self, actor: User, data: Data | None = None) -> None:
        super().__init__(data)
        providers = Organisation.objects.filter(country=actor.country_code, kind=Organisation.Kind.PROVIDER).open()
        self.fields["organisation"].queryset = providers.order_by("name")  # type: ignore[attr-defined]
        self.helper = plain_helper(Field.text("name"), Field.text("url"), Field.select("organisation"))
        if not settings.HUB_KIND.has_phones:  # no referral waits for anybody: it hears of alarms
            self.fields["organisation"].disabled = True
            self.helper = plain_helper(Field.text("name"), Field.text("url"))
