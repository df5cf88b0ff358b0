"""Forms of the people's pages. The page has the form element, its token and its button."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Field, Fieldset, Fixed, Layout, Size
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from titian.people.models import Organisation, Station, User
from titian.people.policies import WORKS_AT_STATION, has_role, list_kinds
from titian.people.roles import Role
from titian.people.zones import list_zones

Data = Mapping[str, Any]  # Any: what a request posts

ROLES: Final = (
    (Role.OFFICER, gettext_lazy("Officer: screens people, carries a phone")),
    (Role.SUPERVISOR, gettext_lazy("Duty supervisor: holds the duty of a station")),
    (Role.PROVIDER, gettext_lazy("Provider: reads and answers referrals of the organisation")),
    (
        Role.COORDINATOR,
        gettext_lazy("National coordinator: directory, figures, keys")
        if settings.HUB_KIND.has_phones
        else gettext_lazy("Coordinator: gives languages to translators and reviewers"),
    ),
    (Role.TRANSLATOR, gettext_lazy("Translator: puts texts into languages, and back into English")),
    (Role.REVIEWER, gettext_lazy("Reviewer: approves what others translated")),
    (
        Role.ADMINISTRATOR,
        gettext_lazy("Administrator: accounts, devices, this hub")
        if settings.HUB_KIND.has_phones
        else gettext_lazy("Administrator: accounts, organisations, this hub"),
    ),
    (Role.CO_CHAIR, gettext_lazy("Co-chair: keeps the plan, shares what members send")),
    (Role.REGIONAL_OFFICE, gettext_lazy("Regional office: keeps the plan, members and meetings")),
    (Role.FOCAL_POINT, gettext_lazy("Focal point: speaks for the state or organisation they belong to")),
    (Role.OBSERVER, gettext_lazy("Observer: reads what is open to the group")),
    (Role.ANALYST, gettext_lazy("Analyst of leads: reads and judges offers of work that may lead into trafficking")),
    (Role.LEADS_BODY, gettext_lazy("Independent body for leads: reads what analysts looked for, and why")),
    (Role.OVERSIGHT, gettext_lazy("Independent body: its first manager, who then invites all others of it")),
)


def plain_helper(*fields: object) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*fields)
    return helper


class RoleForm(forms.Form):
    """Role and place of an account. Managers choose nothing but the mark: the rest is their organisation.

    An account that is there already never becomes one of an independent body: that begins with an invitation.
    """

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a role")},
    )
    station = forms.ModelChoiceField(
        label=gettext_lazy("Station"),
        queryset=Station.objects.none(),
        required=False,
        empty_label=gettext_lazy("none"),
        help_text=gettext_lazy("For officers and supervisors."),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("none"),
        help_text=gettext_lazy("For everyone else; for officers and supervisors the service they belong to, if any."),
    )
    is_manager = forms.BooleanField(
        label=gettext_lazy("Manager: invites and closes members of the own organisation"),
        required=False,
    )

    def __init__(self, actor: User, data: Data | None = None, *, account: User | None = None) -> None:
        super().__init__(data)
        self.actor = actor
        here = [(role, words) for role, words in ROLES if has_role(role)]
        self.fields["role"].choices = here  # type: ignore[attr-defined]
        if account is not None:
            self.fields["role"].choices = [  # type: ignore[attr-defined]
                (role, words) for role, words in here if role != Role.OVERSIGHT
            ]
            self.initial = {
                "role": account.role,
                "station": account.station_id,
                "organisation": account.organisation_id,
                "is_manager": account.is_manager,
            }
        mark = Field.checkbox("is_manager")
        if actor.is_manager:
            for name in ("role", "station", "organisation"):
                del self.fields[name]
            self.helper = plain_helper(mark)
            return
        stations = Station.objects.managed_by(actor).open().order_by("name")
        organisations = Organisation.objects.managed_by(actor).open().order_by("name")
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if not settings.HUB_KIND.has_phones:  # a region has no stations, and no bodies with managers
            del self.fields["station"], self.fields["is_manager"]
            self.fields["organisation"].help_text = ""
            self.helper = plain_helper(Field.radios("role", legend_size=Size.SMALL), Field.select("organisation"))
            return
        self.helper = plain_helper(
            Field.radios("role", legend_size=Size.SMALL), Field.select("station"), Field.select("organisation"), mark
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.actor.is_manager:
            return {
                "role": Role(self.actor.role),
                "station": None,
                "organisation": self.actor.organisation,
                "is_manager": cleaned.get("is_manager", False),
            }
        if "role" not in cleaned:
            return cleaned
        role = cleaned["role"] = Role(cleaned["role"])
        if role in WORKS_AT_STATION:
            if not cleaned.get("station"):
                self.add_error("station", gettext("Choose the station"))
        else:
            cleaned["station"] = None
            cleaned.setdefault("is_manager", False)
            if role == Role.OVERSIGHT:
                cleaned["is_manager"] = True
            if not cleaned.get("organisation"):
                self.add_error("organisation", gettext("Choose the organisation"))
        return cleaned


class InviteForm(RoleForm):
    """Role and place of somebody new; where the hub has a mail server, an address the link may go to."""

    mail_to = forms.EmailField(
        label=gettext_lazy("Send the link by mail (if you wish)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "You see the link in any case. Use an address that this person alone reads; the hub does not keep it."
        ),
        error_messages={"invalid": gettext_lazy("Enter an address like name@example.org, or leave it empty")},
    )

    def __init__(self, actor: User, data: Data | None = None) -> None:
        super().__init__(actor, data)
        if settings.TITIAN.smtp is None:
            del self.fields["mail_to"]
        else:
            self.helper.layout.append(Field.text("mail_to"))

    def clean(self) -> dict[str, Any]:
        address = self.cleaned_data.get("mail_to", "")
        return {**super().clean(), "mail_to": address}


class ChosenPassword(forms.Form):
    """A new password, twice, as strong as the hub asks."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least 12 characters. Four or five unrelated words are easy to keep."),
        error_messages={"required": gettext_lazy("Choose a password")},
    )
    again = forms.CharField(
        label=gettext_lazy("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Type the password again")},
    )

    def __init__(self, data: Data | None = None, *, account: User) -> None:
        super().__init__(data)
        self.account = account
        self.helper = plain_helper(Field.text("password"), Field.text("again"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", gettext("The two passwords differ"))
        elif password:
            try:
                password_validation.validate_password(password, self.account)
            except ValidationError as problem:
                self.add_error("password", problem)
        return cleaned


class JoinForm(ChosenPassword):
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=gettext_lazy("You sign in with it. Letters, digits and . - _ @ +"),
        error_messages={"required": gettext_lazy("Choose a user name")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name, as colleagues see it"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Enter your name")},
    )
    field_order = ("name", "username", "password", "again")

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data, account=User())
        self.helper = plain_helper(*(Field.text(name) for name in self.field_order))

    def clean_username(self) -> str:
        spelled = str(self.cleaned_data["username"]).strip().lower()
        if User.objects.filter(username__iexact=spelled).exists():
            raise ValidationError(gettext("This user name is taken. Choose another."))
        return spelled

    def clean(self) -> dict[str, Any]:
        self.account.username = self.cleaned_data.get("username", "")
        self.account.first_name = self.cleaned_data.get("name", "")
        return super().clean()


class OwnPasswordForm(ChosenPassword):
    current = forms.CharField(
        label=gettext_lazy("Current password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Enter your current password")},
    )
    field_order = ("current", "password", "again")

    def __init__(self, data: Data | None = None, *, account: User) -> None:
        super().__init__(data, account=account)
        self.helper = plain_helper(*(Field.text(name) for name in self.field_order))


class StationForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=200, error_messages={"required": gettext_lazy("Enter a name")}
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of station is it?"),
        choices=Station.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what kind of station it is")},
    )
    time_zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        max_length=40,
        required=False,
        help_text=gettext_lazy(
            "Such as Asia/Bangkok. Deadlines are said by its clocks. Empty: the usual one of the country."
        ),
    )

    def __init__(self, data: Data | None = None, *, station: Station | None = None) -> None:
        super().__init__(data)
        zone = Field.text("time_zone", field_width=Fixed.TWENTY)
        if station is not None:
            del self.fields["kind"]
            self.initial = {"name": station.name, "time_zone": station.time_zone}
            self.helper = plain_helper(Field.text("name"), zone)
        else:
            self.helper = plain_helper(Field.text("name"), Field.radios("kind", legend_size=Size.SMALL), zone)

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"])
        if zone and zone not in list_zones():
            raise ValidationError(gettext_lazy("There is no such time zone. Write it like Asia/Bangkok."))
        return zone


class OrganisationForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=200, error_messages={"required": gettext_lazy("Enter a name")}
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What does it do?"),
        choices=Organisation.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it does")},
    )
    services = forms.MultipleChoiceField(
        label=gettext_lazy("Needs it serves"),
        choices=(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For providers: phones offer it for these needs, once its key is listed."),
    )
    answer_within_minutes = forms.IntegerField(
        label=gettext_lazy("Answers within, in minutes"),
        min_value=1,
        max_value=14 * 24 * 60,
        initial=240,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Enter a number of minutes")},
    )
    independent = forms.BooleanField(
        label=gettext_lazy("Independent: reports to nobody who may detain or return the person"), required=False
    )
    legal_aid = forms.BooleanField(label=gettext_lazy("Gives legal aid"), required=False)
    authority = forms.ChoiceField(
        label=gettext_lazy("Is it one of these authorities?"),
        choices=[("", gettext_lazy("none of these")), *Organisation.Authority.choices],
        required=False,
        help_text=gettext_lazy("A person may say that it must not be told; phones then leave it out."),
    )

    run_by = forms.ChoiceField(
        label=gettext_lazy("Whose is it?"),
        choices=[("", gettext_lazy("neither of these, or not known")), *Organisation.RunBy.choices],
        required=False,
        help_text=gettext_lazy("A person hears it before they choose it."),
    )

    def __init__(
        self, data: Data | None = None, *, needs: Mapping[str, str], organisation: Organisation | None = None
    ) -> None:
        super().__init__(data)
        self.fields["services"].choices = list(needs.items())  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, kind.label) for kind in Organisation.Kind if kind in list_kinds()
        ]
        fields: list[object] = [Field.text("name")]
        if organisation is None:
            fields.append(Field.radios("kind", legend_size=Size.SMALL))
        else:
            del self.fields["kind"]
            self.initial = {
                "name": organisation.name,
                "services": [service.need for service in organisation.services.all()],
                "answer_within_minutes": organisation.answer_within_minutes,
                "independent": organisation.independent,
                "legal_aid": organisation.legal_aid,
                "authority": organisation.authority,
                "run_by": organisation.run_by,
            }
        self.kept: dict[str, Any] = {}  # Any: of each field its own type
        if not settings.HUB_KIND.has_phones:  # what phones offer, and what a person hears of it, is a country's
            for name in [name for name in self.fields if name not in {"name", "kind"}]:
                del self.fields[name]
                if organisation is not None:
                    self.kept[name] = self.initial[name]
            self.helper = plain_helper(*fields)
            return
        fields += [
            Field.checkboxes("services", legend_size=Size.SMALL, small=True),
            Field.text("answer_within_minutes", field_width=Fixed.FIVE),
            Fieldset(Field.checkbox("independent"), Field.checkbox("legal_aid")),
            Field.select("run_by"),
            Field.select("authority"),
        ]
        self.helper = plain_helper(*fields)

    def clean(self) -> dict[str, Any]:
        return {**self.kept, **(super().clean() or {})}


class HandOverForm(forms.Form):
    """Which colleague the duty goes to."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("Who takes it?"),
        queryset=User.objects.none(),
        to_field_name="public_id",
        empty_label=gettext_lazy("choose"),
        error_messages={"required": gettext_lazy("Choose a colleague")},
    )

    def __init__(self, actor: User, data: Data | None = None) -> None:
        super().__init__(data)
        colleagues = User.objects.visible_to(actor).open().filter(role=Role.SUPERVISOR).exclude(pk=actor.pk)
        self.fields["to"].queryset = colleagues.order_by("first_name", "username")  # type: ignore[attr-defined]
        self.fields["to"].label_from_instance = describe_person  # type: ignore[attr-defined]
        self.helper = plain_helper(Field.select("to"))


def describe_person(account: User) -> str:
    return account.get_full_name() or account.username
