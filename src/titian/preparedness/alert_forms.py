"""What the pages of alerts ask for: codes of closed lists, and one short note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy

from titian.people.country_names import COUNTRY_NAMES
from titian.preparedness.alert_codes import CERTAINTIES, LASTS, MOST_DEPUTIES, SEVERITIES, URGENCIES, WHATS
from titian.preparedness.alert_models import LONGEST_NOTE
from titian.preparedness.alerts.words import Told, list_instructions, list_segments, list_subjects, read_words
from titian.preparedness.codes import Kind
from titian.preparedness.figures.published import read_seas
from titian.preparedness.forms import MOST_PEOPLE, list_seas
from titian.preparedness.models import LONGEST_NAME, Event

if TYPE_CHECKING:
    from titian.people.models import User

ORIGINS: Final = sorted(COUNTRY_NAMES.items(), key=lambda pair: pair[1])
RECENT: Final = timedelta(days=60)
MOST_EVENTS: Final = 100


def read_language() -> str:
    """The reader's, where alerts speak it; else the first of those they speak."""
    language, spoken = get_language() or "en", read_words().languages
    return language if language in spoken else spoken[0]


def _name(told: Sequence[Told]) -> list[tuple[str, str]]:
    language = read_language()
    return [(row.code, row.names[language]) for row in told]


def list_all_subjects() -> list[tuple[str, str]]:
    return _name(list(list_subjects().values()))


def list_all_instructions() -> list[tuple[str, str]]:
    return _name(list(list_instructions().values()))


def list_areas() -> list[tuple[str, str]]:
    language = read_language()
    seas = [(sea.code, sea.name(language)) for sea in read_seas().values()]
    return [*((row.code, row.names[language]) for row in list_segments().values()), *seas]


def list_events() -> list[tuple[str, str]]:
    rows = Event.objects.filter(first_on__gte=(timezone.now() - RECENT).date()).order_by("-first_on")[:MOST_EVENTS]
    return [("", gettext("of none")), *((str(event.pk), str(event)) for event in rows)]


class _ToldForm(forms.Form):
    subject = forms.ChoiceField(label=gettext_lazy("What it is about"), choices=list_all_subjects)
    area = forms.ChoiceField(
        label=gettext_lazy("Where"),
        choices=list_areas,
        help_text=gettext_lazy("A coast where help may be needed, or a named sea."),
    )
    urgency = forms.ChoiceField(label=gettext_lazy("How soon"), choices=list(URGENCIES.items()))
    severity = forms.ChoiceField(label=gettext_lazy("How grave"), choices=list(SEVERITIES.items()))
    certainty = forms.ChoiceField(label=gettext_lazy("How sure"), choices=list(CERTAINTIES.items()))
    instructions = forms.MultipleChoiceField(
        label=gettext_lazy("What to make ready"), choices=list_all_instructions, widget=forms.CheckboxSelectMultiple
    )
    origins = forms.MultipleChoiceField(
        label=gettext_lazy("Countries the people may come from: these are not told"),
        choices=ORIGINS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("What the log of events names is added."),
    )
    lasts_hours = forms.TypedChoiceField(
        label=gettext_lazy("How long it holds"), choices=list(LASTS.items()), coerce=int
    )


class AlertForm(_ToldForm):
    cell = forms.CharField(
        label=gettext_lazy("Or a cell of one degree"),
        max_length=7,
        required=False,
        help_text=gettext_lazy("As N12E094. Only 72 hours after an event was reported, and once people are on land."),
    )
    people_low = forms.IntegerField(
        label=gettext_lazy("How many people, or the lowest number"), min_value=1, max_value=MOST_PEOPLE, required=False
    )
    people_high = forms.IntegerField(
        label=gettext_lazy("The highest number, where it is a range"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
    )
    note_en = forms.CharField(label=gettext_lazy("A note in English"), max_length=LONGEST_NOTE, required=False)
    note_id = forms.CharField(label=gettext_lazy("The same in Indonesian"), max_length=LONGEST_NOTE, required=False)
    note_th = forms.CharField(
        label=gettext_lazy("The same in Thai"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=gettext_lazy("In all three or in none. No person, no place, and nothing to stop anybody."),
    )
    event = forms.ChoiceField(label=gettext_lazy("Of which event"), choices=list_events, required=False)
    is_exercise = forms.BooleanField(label=gettext_lazy("This is an exercise"), required=False)


class TriggerForm(_ToldForm):
    name = forms.CharField(label=gettext_lazy("What the rule is called"), max_length=LONGEST_NAME)
    what = forms.ChoiceField(label=gettext_lazy("It asks when"), choices=list(WHATS.items()))
    sea = forms.ChoiceField(label=gettext_lazy("In which sea (none: in any)"), choices=list_seas, required=False)
    fewest = forms.IntegerField(label=gettext_lazy("How many boats"), min_value=1, max_value=1000, required=False)
    days = forms.IntegerField(label=gettext_lazy("In how many days"), min_value=1, max_value=365, required=False)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Events of which kinds"),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    month = forms.IntegerField(label=gettext_lazy("Month of the season"), min_value=1, max_value=12, required=False)
    day = forms.IntegerField(label=gettext_lazy("Day it begins"), min_value=1, max_value=31, required=False)

    field_order = ("name", "what", "sea", "fewest", "days", "kinds", "month", "day")


class DeputiesForm(forms.Form):
    first = forms.TypedChoiceField(label=gettext_lazy("First"), required=False, coerce=int, empty_value=None)
    second = forms.TypedChoiceField(label=gettext_lazy("Then"), required=False, coerce=int, empty_value=None)
    third = forms.TypedChoiceField(label=gettext_lazy("And then"), required=False, coerce=int, empty_value=None)

    def __init__(self, able: Sequence[User], data: Any = None, initial: Sequence[int] = ()) -> None:  # Any: as Django's
        super().__init__(data, initial=dict(zip(self.base_fields, initial, strict=False)))
        choices = [("", gettext("nobody")), *((str(one.pk), one.get_full_name() or one.username) for one in able)]
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]  # each is a choice

    def list_chosen(self) -> list[int]:
        chosen = [self.cleaned_data[name] for name in self.fields]
        return [one for one in chosen if one is not None][:MOST_DEPUTIES]


class DrillForm(forms.Form):
    accounts = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who is told of exercises"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, able: Sequence[User], data: Any = None, declared: Sequence[int] = ()
    ) -> None:  # Any: as Django's
        super().__init__(data, initial={"accounts": list(declared)})
        choices = [(str(one.pk), f"{one.organisation}: {one.get_full_name() or one.username}") for one in able]
        self.fields["accounts"].choices = choices  # type: ignore[attr-defined]  # it is a choice
