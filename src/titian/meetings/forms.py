"""Forms of meetings: plain Django forms, which the desk dresses. What they choose from, the page narrows to its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from titian.meetings.codes import Seat
from titian.meetings.models import AgendaItem, Group, Session
from titian.meetings.zones import list_zones
from titian.workplan.codes import Visibility
from titian.workplan.forms import WhyForm, item_number, which_plan, why
from titian.workplan.models import LONGEST, LONGEST_LINE, Meeting, Party

if TYPE_CHECKING:
    from titian.people.forms import Data

__all__ = ["WhyForm"]


def day(label: Any) -> forms.DateField:  # Any: a word that is translated when it is drawn
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Choose a day")},
    )


def hour(label: Any) -> forms.TimeField:  # Any: as above
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": gettext_lazy("Choose an hour")},
    )


def line(label: Any, missing: Any, **more: Any) -> forms.CharField:  # Any: as above, and what a field takes
    return forms.CharField(label=label, max_length=LONGEST_LINE, error_messages={"required": missing}, **more)


def words(label: Any, missing: Any) -> forms.CharField:  # Any: as above
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )


class AboutForm(forms.Form):
    """What a meeting is called, where and when it is held, and who sees it."""

    title = line(gettext_lazy("What it is called"), gettext_lazy("Enter a name"))
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200, required=False)
    begins_on = day(gettext_lazy("First day"))
    ends_on = day(gettext_lazy("Last day"))
    zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=list_zones,
        help_text=gettext_lazy("Of the place where it is held. All its hours are in it, whoever reads them."),
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Who sees that it takes place, and its agenda"),
        choices=Visibility,
        initial=Visibility.GROUP,
    )
    words_visibility = forms.ChoiceField(
        label=gettext_lazy("Who reads its minutes, interventions, decisions and tasks"),
        choices=Visibility,
        initial=Visibility.MEMBERS,
    )

    def clean(self) -> dict[str, Any]:  # Any: of the fields
        given = super().clean() or {}
        if given.get("begins_on") and given.get("ends_on") and given["ends_on"] < given["begins_on"]:
            self.add_error("ends_on", gettext_lazy("The last day comes before the first."))
        return given


class MeetingForm(AboutForm):
    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Whose meeting it is"),
        queryset=Group.objects.order_by("name"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Several for a joint meeting."),
    )
    field_order = ("title", "groups")

    def __init__(self, data: Data | None = None) -> None:
        super().__init__(data)
        if not Group.objects.exists():
            del self.fields["groups"]


class GroupForm(forms.Form):
    name = line(gettext_lazy("Name"), gettext_lazy("Enter a name"))


class CallForm(forms.Form):
    group = forms.ModelChoiceField(
        label=gettext_lazy("Group"),
        queryset=Group.objects.order_by("name"),
        error_messages={"required": gettext_lazy("Choose a group")},
    )
    ordinal = forms.IntegerField(
        label=gettext_lazy("Number of its meeting"), min_value=1, max_value=999, required=False
    )


class SessionForm(forms.Form):
    title = line(gettext_lazy("Session"), gettext_lazy("Enter a name"))
    day = day(gettext_lazy("Day"))
    begins = hour(gettext_lazy("From"))
    ends = hour(gettext_lazy("To"))
    place = forms.CharField(label=gettext_lazy("Where, if not as the meeting"), max_length=200, required=False)


class MoveSessionForm(SessionForm):
    session = forms.ModelChoiceField(Session.objects.all(), widget=forms.HiddenInput)


class CancelSessionForm(forms.Form):
    session = forms.ModelChoiceField(Session.objects.all(), widget=forms.HiddenInput)


class DelegationForm(forms.Form):
    party = forms.ModelChoiceField(
        label=gettext_lazy("State or organisation"),
        queryset=Party.objects.order_by("name"),
        required=False,
        empty_label=gettext_lazy("none: observers, companies or civil society together"),
    )
    seat = forms.ChoiceField(label=gettext_lazy("As"), choices=Seat, initial=Seat.MEMBER)
    count = forms.IntegerField(
        label=gettext_lazy("How many came"),
        min_value=0,
        max_value=9999,
        required=False,
        help_text=gettext_lazy("Leave it out where nobody knows. Names are kept nowhere."),
    )


class AgendaForm(forms.Form):
    title = line(gettext_lazy("Item"), gettext_lazy("Enter a name"))
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Under"),
        queryset=AgendaItem.objects.all(),
        required=False,
        empty_label=gettext_lazy("the agenda itself"),
    )
    session = forms.ModelChoiceField(
        label=gettext_lazy("In the session"),
        queryset=Session.objects.all(),
        required=False,
        empty_label=gettext_lazy("none named"),
    )
    about = item_number(
        gettext_lazy("About an item of a plan: its number"),
        required=False,
        help_text=gettext_lazy("As it stands in the list of the plan. Leave it out where it is about none."),
    )
    plan = which_plan()


class PaperForm(forms.Form):
    title = line(gettext_lazy("Document"), gettext_lazy("Enter a name"))
    address = forms.URLField(
        label=gettext_lazy("Where it lies"),
        max_length=LONGEST_LINE,
        assume_scheme="https",
        help_text=gettext_lazy("Its address, beginning with https."),
        error_messages={"required": gettext_lazy("Give its address")},
    )


class InterventionForm(forms.Form):
    party = forms.ModelChoiceField(
        label=gettext_lazy("State or organisation"),
        queryset=Party.objects.order_by("name"),
        error_messages={"required": gettext_lazy("Choose who it is")},
    )
    summary = words(gettext_lazy("What was said, in short"), gettext_lazy("Say in short what was said"))
    speaker = forms.CharField(label=gettext_lazy("Name of the speaker"), max_length=200, required=False)
    is_speaker_agreed = forms.BooleanField(label=gettext_lazy("The speaker agreed to be named here"), required=False)


class DecisionForm(forms.Form):
    text = words(gettext_lazy("What was decided"), gettext_lazy("Say what was decided"))


class TaskForm(forms.Form):
    text = line(gettext_lazy("What is to be done"), gettext_lazy("Say in one line what is to be done"))
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Who takes it on"),
        queryset=Party.objects.order_by("name"),
        error_messages={"required": gettext_lazy("Choose who it is")},
    )
    due_on = forms.DateField(
        label=gettext_lazy("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class StrikeForm(forms.Form):
    what = forms.UUIDField(widget=forms.HiddenInput)
    why = why()


class CorrectForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Minutes"),
        required=False,
        strip=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    why = why()


class SuggestForm(forms.Form):
    """`base` is what the words began from."""

    base = forms.CharField(required=False, strip=False, max_length=100_000, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Minutes"),
        required=False,
        strip=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


def limit(form: forms.Form, meeting: Meeting) -> None:
    """What a form chooses from, narrowed to one meeting."""
    choices = {
        "parent": meeting.agenda.order_by("position"),
        "session": meeting.sessions.filter(state="planned").order_by("day", "begins"),
    }
    for name, rows in choices.items():
        if name in form.fields:
            form.fields[name].queryset = rows  # type: ignore[attr-defined]
