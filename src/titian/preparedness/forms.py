"""What the pages of the event log ask for. No field takes a position, and words that hold one are refused."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy

from titian.people.country_names import COUNTRY_NAMES
from titian.preparedness.codes import (
    MEASURES,
    NEEDS,
    VERDICTS,
    Credibility,
    Kind,
    Reliability,
    Says,
    SeaPart,
    Sense,
    Status,
)
from titian.preparedness.figures.published import read_seas
from titian.preparedness.models import LONGEST_LINE, LONGEST_NAME
from titian.workplan.models import Party

if TYPE_CHECKING:
    from titian.people.forms import Data
    from titian.preparedness.models import Claim, Event

COUNTRIES: Final = [("", gettext_lazy("not said")), *sorted(COUNTRY_NAMES.items(), key=lambda pair: pair[1])]
MOST_PEOPLE: Final = 1_000_000


def list_seas() -> list[tuple[str, Any]]:  # Any: a name, or a translated word
    return [("", gettext_lazy("none")), *((sea.code, sea.name(get_language() or "en")) for sea in read_seas().values())]


def line(label: Any, *, is_needed: bool = True, **more: Any) -> forms.CharField:  # Any: what fields take
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=is_needed, **more)


def day(label: Any, *, is_needed: bool = True, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=is_needed, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def instant(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(label=label, widget=widget, input_formats=formats)


class FactsForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What happened"), choices=Kind.choices)
    sea = forms.ChoiceField(
        label=gettext_lazy("Sea"),
        choices=list_seas,
        required=False,
        help_text=gettext_lazy("Nothing finer is kept: no position, no village, no beach."),
    )
    first_on = day(gettext_lazy("Day, or the first day it may have been"))
    last_on = day(gettext_lazy("The last day it may have been, where it is not known"), is_needed=False)
    departed_from = forms.ChoiceField(label=gettext_lazy("Country of departure"), choices=COUNTRIES, required=False)
    name = forms.CharField(
        label=gettext_lazy("Words it is known by"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=gettext_lazy("As “wooden boat, two engines”. No person, no place."),
    )


class EventForm(FactsForm):
    at = instant(gettext_lazy("When it was reported (UTC)"))
    authority = line(gettext_lazy("To whom it was reported"))

    def clean_at(self) -> Any:  # Any: an aware instant
        return self.cleaned_data["at"].replace(tzinfo=UTC)


def read_facts(event: Event) -> dict[str, Any]:  # Any: as the form holds them
    return {name: getattr(event, name) for name in FactsForm.base_fields}


class _ClaimForm(forms.Form):
    low = forms.IntegerField(
        label=gettext_lazy("How many, or the lowest number"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    high = forms.IntegerField(
        label=gettext_lazy("The highest number, where it is a range"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
    )
    sense = forms.ChoiceField(label=gettext_lazy("It says"), choices=Sense.choices)
    as_of = day(gettext_lazy("As of which day"))
    source = line(gettext_lazy("Source"), help_text=gettext_lazy("Who says so, and where. No name of a person."))
    reliability = forms.ChoiceField(
        label=gettext_lazy("How reliable the source is"), choices=Reliability.choices, initial=Reliability.F
    )
    credibility = forms.TypedChoiceField(
        label=gettext_lazy("How credible this is"),
        choices=Credibility.choices,
        initial=Credibility.UNKNOWN,
        coerce=int,
    )


class ClaimForm(_ClaimForm):
    measure = forms.ChoiceField(label=gettext_lazy("Who is counted"), choices=list(MEASURES.items()))
    country = forms.ChoiceField(
        label=gettext_lazy("Country, for a nationality alone"),
        choices=COUNTRIES,
        required=False,
        help_text=gettext_lazy("Fewer than 11 of one nationality are not kept. Leave the number blank: “not shown”."),
    )

    field_order = ("measure", "country")


class ReviseForm(_ClaimForm):
    is_withdrawn = forms.BooleanField(label=gettext_lazy("Withdraw it: nothing stands in its place"), required=False)
    why = line(gettext_lazy("Why"), help_text=gettext_lazy("It stays beside the claim, and so does what it said."))

    def __init__(self, claim: Claim, data: Data | None = None) -> None:
        sense = Sense.ABOUT if claim.is_about else Sense.EXACTLY
        if claim.says == Says.FIGURE and claim.high is None:
            sense = Sense.AT_LEAST
        told = {name: getattr(claim, name) for name in ("low", "as_of", "source", "reliability", "credibility")}
        high = claim.high if claim.high != claim.low else None
        super().__init__(data, initial={**told, "high": high, "sense": sense})


class ChooseForm(forms.Form):
    """A claim by its key, or a measure of which none counts any more."""

    claim = forms.CharField(label=gettext_lazy("What counts"), max_length=40, widget=forms.Select)
    why = line(gettext_lazy("Why"))


class JudgeForm(forms.Form):
    other = forms.CharField(label=gettext_lazy("The other report"), max_length=80, widget=forms.Select)
    verdict = forms.ChoiceField(label=gettext_lazy("They are"), choices=list(VERDICTS.items()))
    why = line(gettext_lazy("Why"))


class AskForm(forms.Form):
    hub = forms.CharField(
        label=gettext_lazy("Which country\u2019s hub"),
        max_length=20,
        widget=forms.Select,
        help_text=gettext_lazy("Those whose key the administrator has entered under \u201cOther hubs\u201d."),
    )
    heads = forms.CharField(label=gettext_lazy("How many may come"), max_length=40, widget=forms.Select, required=False)
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What they need"),
        choices=list(NEEDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class StepForm(forms.Form):
    status = forms.ChoiceField(label=gettext_lazy("It was"), choices=Status.choices)
    at = instant(gettext_lazy("When (UTC)"))
    authority = line(gettext_lazy("By which authority"))
    why = line(
        gettext_lazy("Why it is noted late, or changes"),
        is_needed=False,
        help_text=gettext_lazy("Only where it was more than a day ago, or stands there already."),
    )

    def clean_at(self) -> Any:  # Any: an aware instant
        return self.cleaned_data["at"].replace(tzinfo=UTC)


class FileForm(forms.Form):
    as_of = day(gettext_lazy("Day of the file"), help_text=gettext_lazy("Each of its figures is as of this day."))


def list_member_bodies() -> list[tuple[str, str]]:
    parties = Party.objects.present().filter(organisation__isnull=False).select_related("organisation")
    return [
        ("", "\u2013"),
        *sorted({(str(party.organisation_id), str(party.organisation)) for party in parties}, key=lambda pair: pair[1]),
    ]


class SeaBodyForm(forms.Form):
    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Body of a member"), choices=list_member_bodies, coerce=UUID
    )
    part = forms.ChoiceField(
        label=gettext_lazy("It is"),
        choices=[("", gettext_lazy("none of these: take it off the list")), *SeaPart.choices],
        required=False,
    )
