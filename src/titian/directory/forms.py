"""The form of an entry: one form for what it says once, and rows for what it says several times.

It gives an `Entry`; what does not fit together is said beside the field it is about. Empty rows are no rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from django import forms
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from titian.directory import codes
from titian.directory.entry import Entry, list_faults
from titian.directory.language_names import LANGUAGES
from titian.directory.models import Service, Source
from titian.people.needs import NEEDS
from titian.people.roles import Role
from titian.people.zones import list_zones

if TYPE_CHECKING:
    from django.utils.functional import Promise, _StrPromise

    from titian.directory.models import Listing

Data = Mapping[str, Any]  # Any: what a request posts
Label: TypeAlias = "str | _StrPromise"
Known: TypeAlias = "Mapping[str, str | Promise]"
LISTING: Final = "listing_"
MOST_ROWS: Final = 12
NO_TIME: Final = gettext_lazy("Give both times of a span, like 08:00 and 16:30.")


def _line(label: Label, hint: Label = "", *, longest: int = 200, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required)


def _text(label: Label, hint: Label = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def _choice(label: Label, known: Known, hint: Label = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(known.items()), help_text=hint, required=False)


def _several(label: Label, known: Known) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(known.items()), required=False, widget=forms.CheckboxSelectMultiple
    )


def _day(label: Label) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _time(label: Label) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class Styled(forms.Form):
    """Gives each field the class its kind is drawn with, and says which of its hints and errors describe it."""

    def __init__(self, *args: Any, **given: Any) -> None:  # Any: as Django's own
        super().__init__(*args, **given)
        for field in self.fields.values():
            widget = field.widget
            if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.HiddenInput):
                continue
            is_text, is_list = isinstance(widget, forms.Textarea), isinstance(widget, forms.Select)
            widget.attrs["class"] = "govuk-textarea" if is_text else "govuk-select" if is_list else "govuk-input"


class Marked(Styled):
    source = _choice(gettext_lazy("Source"), {})
    verified_by = _line(gettext_lazy("Confirmed by"), gettext_lazy("Name and office of who answered."), longest=120)
    verified_on = _day(gettext_lazy("Confirmed on"))
    expires_on = _day(gettext_lazy("Holds until"))

    def offer_sources(self, sources: Mapping[str, str]) -> None:
        cast("forms.ChoiceField", self.fields["source"]).choices = [("", gettext_lazy("none")), *sources.items()]


class ContactForm(Marked):
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = _choice(gettext_lazy("Way"), codes.CONTACT_KINDS)
    value = _line(gettext_lazy("Number or address"), gettext_lazy("Empty it to take this way out."))
    label = _line(gettext_lazy("Who answers there"), longest=120)
    is_public = forms.BooleanField(label=gettext_lazy("In the public list"), required=False, initial=True)
    field_order = ("id", "kind", "value", "label", "is_public", "source", "verified_by", "verified_on", "expires_on")


class LocationForm(Styled):
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    area = _line(
        gettext_lazy("What anybody may know of where it is"), gettext_lazy("A province or district."), longest=120
    )
    readers = _choice(gettext_lazy("Who reads the address"), codes.READERS)
    name = _line(gettext_lazy("Name of the place"))
    address_1 = _line(gettext_lazy("Street and number"))
    address_2 = _line(gettext_lazy("More of the address"))
    city = _line(gettext_lazy("Town"), longest=120)
    state_province = _line(gettext_lazy("Province"), longest=120)
    postal_code = _line(gettext_lazy("Postal code"), longest=20)
    latitude = forms.DecimalField(label=gettext_lazy("Latitude"), required=False, max_digits=8, decimal_places=5)
    longitude = forms.DecimalField(label=gettext_lazy("Longitude"), required=False, max_digits=8, decimal_places=5)
    transportation = _line(gettext_lazy("How to come there"))


class LanguageForm(Styled):
    tag = _choice(gettext_lazy("Language"), {"": "", **LANGUAGES})
    spoken = _choice(gettext_lazy("Spoken"), codes.SPOKEN)


class DayForm(Styled):
    """One weekday; two spans, for a break at noon."""

    opens_at = _time(gettext_lazy("Opens"))
    closes_at = _time(gettext_lazy("Closes"))
    opens_again_at = _time(gettext_lazy("Opens again"))
    closes_again_at = _time(gettext_lazy("Closes again"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for opens, closes in (("opens_at", "closes_at"), ("opens_again_at", "closes_again_at")):
            if (given.get(opens) is None) != (given.get(closes) is None):
                self.add_error(opens, NO_TIME)
        return given


class FocalPointForm(Styled):
    name = _line(gettext_lazy("Name"), longest=120)
    account = _choice(gettext_lazy("Account on this hub"), {}, gettext_lazy("Who then agrees to changes on the desk."))
    phone = _line(gettext_lazy("Telephone"), longest=25)
    email = _line(gettext_lazy("E-mail"), longest=254)


class ServiceForm(Marked):
    """What is said once, of the organisation too."""

    name = _line(gettext_lazy("Name"), required=True)
    alternate_name = _line(gettext_lazy("Other name"))
    slug = _line(
        gettext_lazy("Short name"), gettext_lazy("For the country folder: a-z, 0-9 and -"), longest=60, required=True
    )
    kind = _choice(gettext_lazy("Kind"), codes.KINDS)
    needs = _several(gettext_lazy("Needs it answers"), NEEDS)
    description = _text(gettext_lazy("Description"))
    url = _line(gettext_lazy("Web page"), longest=500)
    application_process = _text(gettext_lazy("How somebody comes to it"))
    cost = _choice(gettext_lazy("Cost"), codes.COSTS)
    cost_note = _line(gettext_lazy("About the cost"))
    capacity = forms.IntegerField(label=gettext_lazy("Places"), required=False, min_value=0)
    is_public = forms.BooleanField(
        label=gettext_lazy("In the public list, and written to the country folder"), required=False
    )
    minimum_age = forms.IntegerField(label=gettext_lazy("Youngest age"), required=False, min_value=0, max_value=120)
    maximum_age = forms.IntegerField(label=gettext_lazy("Oldest age"), required=False, min_value=0, max_value=120)
    serves_women = _choice(gettext_lazy("Women"), codes.KNOWN)
    serves_men = _choice(gettext_lazy("Men"), codes.KNOWN)
    serves_trans_people = _choice(gettext_lazy("Trans people"), codes.KNOWN)
    serves_families = _choice(gettext_lazy("Families"), codes.KNOWN)
    serves_lone_children = _choice(gettext_lazy("Children alone"), codes.KNOWN)
    nationality = _choice(gettext_lazy("Nationality"), codes.NATIONALITY)
    nationalities = _line(gettext_lazy("Which nationalities"), gettext_lazy("Codes of countries, such as KH MM."))
    eligibility_note = _text(gettext_lazy("Who else is, or is not, taken"))
    access = _several(gettext_lazy("For people with a disability"), codes.ACCESS)
    access_note = _line(gettext_lazy("More about reaching it"))
    shelter = _choice(gettext_lazy("Shelter"), codes.SHELTERS)
    depends_on_testimony = _choice(gettext_lazy("Help depends on a testimony"), codes.KNOWN)
    shares_with_immigration = _choice(gettext_lazy("What immigration is told"), codes.IMMIGRATION)
    immigration_note = _line(gettext_lazy("More about that"), longest=400)
    transport = _choice(gettext_lazy("The way there"), codes.TRANSPORT)
    transport_note = _line(gettext_lazy("About the way"))
    time_zone = _line(gettext_lazy("Time zone"), gettext_lazy("Such as Asia/Bangkok."), longest=40, required=True)
    always_open = forms.BooleanField(label=gettext_lazy("Always open, day and night"), required=False)
    holidays = _choice(gettext_lazy("Holidays"), codes.HOLIDAYS)
    hours_note = _line(gettext_lazy("About the hours"))
    listing_name = _line(gettext_lazy("Organisation"), required=True)
    listing_alternate_name = _line(gettext_lazy("Its other name"))
    listing_description = _text(gettext_lazy("About it"))
    listing_url = _line(gettext_lazy("Its web page"), longest=500)
    listing_independent = _choice(gettext_lazy("Independent of the state"), codes.KNOWN)
    listing_authority = _choice(gettext_lazy("Police, immigration or an embassy"), codes.AUTHORITIES)
    listing_psea_vetted = _choice(
        gettext_lazy("Checked for protection from sexual exploitation and abuse"), codes.KNOWN
    )
    listing_psea_vetted_on = _day(gettext_lazy("Checked on"))

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"])
        if zone not in list_zones():
            raise forms.ValidationError(gettext_lazy("There is no such time zone. Write it like Asia/Bangkok."))
        return zone


ContactRows = forms.formset_factory(ContactForm, extra=1, max_num=MOST_ROWS)
LocationRows = forms.formset_factory(LocationForm, extra=1, max_num=MOST_ROWS)
LanguageRows = forms.formset_factory(LanguageForm, extra=3, max_num=MOST_ROWS * 2)
DayRows = forms.formset_factory(DayForm, extra=0, min_num=7, max_num=7)
FocalPointRows = forms.formset_factory(FocalPointForm, extra=0, min_num=2, max_num=2)

# The parts of the page: title, and the names of fields, in order.
PARTS: Final[tuple[tuple[Label, tuple[str, ...]], ...]] = (
    (
        gettext_lazy("What it is"),
        ("name", "alternate_name", "slug", "kind", "needs", "description", "url", "application_process", "cost",
         "cost_note", "capacity", "is_public", "source", "verified_by", "verified_on", "expires_on"),
    ),
    (
        gettext_lazy("For whom"),
        ("minimum_age", "maximum_age", "serves_women", "serves_men", "serves_trans_people", "serves_families",
         "serves_lone_children", "nationality", "nationalities", "eligibility_note", "access", "access_note"),
    ),
    (
        gettext_lazy("What somebody must know before"),
        ("shelter", "depends_on_testimony", "shares_with_immigration", "immigration_note", "transport",
         "transport_note"),
    ),
    (gettext_lazy("When"), ("time_zone", "always_open", "holidays", "hours_note")),
    (
        gettext_lazy("The organisation"),
        ("listing_name", "listing_alternate_name", "listing_description", "listing_url", "listing_independent",
         "listing_authority", "listing_psea_vetted", "listing_psea_vetted_on"),
    ),
)  # fmt: skip
ROWS: Final = ("contacts", "locations", "languages", "days", "focal_points")


class EntryForm:
    """All forms of one entry. `known` is the entry as the writer may see it; ids outside it are not taken."""

    def __init__(
        self, listing: Listing, data: Data | None = None, *, known: Entry | None = None, **initial: Any
    ) -> None:
        self.listing, self.known = listing, known
        sources = dict(Source.objects.filter(country=listing.country_id).order_by("code").values_list("code", "title"))
        self.sources = {code: f"{code} · {title}"[:90] for code, title in sources.items()}
        start = {"is_public": True, **(initial or {}), **(_start(known) if known is not None else {})}
        rows = start.pop("rows", {})
        self.service = ServiceForm(data, initial=start)
        self.service.offer_sources(self.sources)
        made: dict[str, Any] = {  # Any: the classes a formset_factory makes
            "contacts": ContactRows, "locations": LocationRows, "languages": LanguageRows, "days": DayRows,
            "focal_points": FocalPointRows,
        }  # fmt: skip
        self.rows: dict[str, Any] = {
            name: rows_of(data, initial=rows.get(name), prefix=name) for name, rows_of in made.items()
        }
        for form in self.rows["contacts"]:
            form.offer_sources(self.sources)
        self.accounts = _list_accounts(listing)
        for form in self.rows["focal_points"]:
            form.fields["account"].choices = [("", gettext_lazy("none")), *self.accounts.items()]
        self.faults: list[str] = []
        self.entry: Entry | None = None

    @property
    def parts(self) -> list[tuple[Label, list[forms.BoundField]]]:
        return [(title, [self.service[name] for name in names]) for title, names in PARTS]

    @property
    def days(self) -> list[tuple[str | Promise, forms.Form]]:
        return list(zip(codes.WEEKDAYS.values(), self.rows["days"], strict=True))

    def is_valid(self) -> bool:
        """Whether it is an entry; then `entry` holds it."""
        forms_are_valid = [self.service.is_valid(), *(rows.is_valid() for rows in self.rows.values())]
        if not all(forms_are_valid):
            return False
        content, places = self._gather()
        try:
            self.entry = Entry.model_validate(content)
        except ValidationError as error:
            self._tell(error, places)
            return False
        return True

    def _gather(self) -> tuple[dict[str, Any], dict[str, list[forms.Form]]]:
        """What was given, and which form each row of it came from."""
        given = dict(self.service.cleaned_data)
        listing = {name.removeprefix(LISTING): given.pop(name) for name in list(given) if name.startswith(LISTING)}
        places: dict[str, list[forms.Form]] = {}

        def gather(name: str, is_row: str) -> list[dict[str, Any]]:
            places[name] = [form for form in self.rows[name] if (form.cleaned_data or {}).get(is_row)]
            return [_without_empty(form.cleaned_data) for form in places[name]]

        content = _without_empty(given) | {
            "listing": _without_empty(listing),
            "is_public": given["is_public"],
            "nationalities": given["nationalities"].upper().replace(",", " ").split(),
            "contacts": [row | {"is_public": row.get("is_public", False)} for row in gather("contacts", "value")],
            "languages": gather("languages", "tag"),
            "hours": list(self._list_hours()),
        }
        places["locations"] = [form for form in self.rows["locations"] if _says_a_place(form)]
        content["locations"] = [
            row | {"is_confidential": row.get("readers", "everyone") != "everyone"}
            for row in (_without_empty(form.cleaned_data) for form in places["locations"])
        ]
        points = enumerate(self.rows["focal_points"])
        content["focal_points"] = [
            _without_empty(form.cleaned_data) | {"is_backup": bool(number)}
            for number, form in points
            if form.cleaned_data.get("name")
        ]
        self._keep_ids(content)
        return content, places

    def _keep_ids(self, content: dict[str, Any]) -> None:
        """An id that the entry did not have before is no id: a new one is made."""
        for name in ("contacts", "locations"):
            known: set[uuid.UUID] = {row.id for row in getattr(self.known, name)} if self.known else set()
            for row in content[name]:
                if row.get("id") not in known:
                    row.pop("id", None)

    def _list_hours(self) -> Any:  # Any: rows of hours, for Entry to read
        for weekday, form in enumerate(self.rows["days"], 1):
            given = form.cleaned_data or {}
            for opens, closes in (("opens_at", "closes_at"), ("opens_again_at", "closes_again_at")):
                if given.get(opens) is not None and given.get(closes) is not None:
                    yield {"weekday": weekday, "opens_at": given[opens], "closes_at": given[closes]}

    def _tell(self, error: ValidationError, places: dict[str, list[forms.Form]]) -> None:
        for where, said in list_faults(error):
            part, _, rest = where.partition(".")
            number, _, name = rest.partition(".")
            if part in places and number.isdecimal():
                form = places[part][int(number)]
                form.add_error(name if name in form.fields else None, said)
            elif part == "listing":
                field = f"{LISTING}{rest}"
                self.service.add_error(field if field in self.service.fields else None, said)
            elif part in self.service.fields:
                self.service.add_error(part, said)
            else:
                self.faults.append(said)


def _says_a_place(form: forms.Form) -> bool:
    given = form.cleaned_data or {}
    return any(value not in (None, "") for name, value in given.items() if name not in {"id", "readers"})


def _without_empty(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value not in (None, "")}


def _start(entry: Entry) -> dict[str, Any]:
    """What the forms begin with, of an entry that is there."""
    said = entry.model_dump()
    rows: dict[str, Any] = {name: [dict(row) for row in said[name]] for name in ("contacts", "locations", "languages")}
    days: list[dict[str, Any]] = [{} for _ in codes.WEEKDAYS]
    for row in entry.hours:
        day = days[row.weekday - 1]
        names = ("opens_again_at", "closes_again_at") if "opens_at" in day else ("opens_at", "closes_at")
        day |= dict(zip(names, (row.opens_at, row.closes_at), strict=True))
    points: list[dict[str, Any]] = [{}, {}]
    for point in entry.focal_points:
        points[point.is_backup] = point.model_dump() | {"account": str(point.account or "")}
    rows |= {"days": days, "focal_points": points}
    listing = {f"{LISTING}{name}": value for name, value in said.pop("listing").items()}
    return said | listing | {"nationalities": " ".join(entry.nationalities), "rows": rows}


def _list_accounts(listing: Listing) -> dict[str, str]:
    if listing.organisation is None:
        return {}
    members = listing.organisation.members.filter(is_active=True, role=Role.PROVIDER).order_by("username")
    return {str(one.public_id): one.get_full_name() or one.username for one in members}


def find_zone(country: str) -> str:
    """The zone other entries of the country stand in; empty where there is none yet."""
    found = Service.objects.filter(country=country).order_by("-changed_at").values_list("time_zone", flat=True).first()
    return found or ""


class FullForm(Styled):
    """Until when nobody can be taken in, by the clock of the service."""

    until = forms.DateTimeField(
        label=gettext_lazy("Full until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
        error_messages={
            "required": gettext_lazy("Say until when it is full"),
            "invalid": gettext_lazy("Give day and time, such as 2026-11-27 08:00"),
        },
    )
