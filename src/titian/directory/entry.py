"""One entry as a value: what a form gives, what a proposal holds, what a review compares. Parsed at the edge, whole.

A proposal stores `model_dump(mode="json")`; `records` reads one from the rows and writes one to them.
"""

from __future__ import annotations

import datetime
import uuid
from decimal import Decimal
from typing import Annotated, Literal, Self

from django.core.exceptions import ValidationError as NotAnAddress
from django.core.validators import validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from titian.directory.country.model import Need, Phone
from titian.people.zones import list_zones

Known = Literal["unknown", "yes", "no"]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Web = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^(https?://\S+)?$", max_length=500)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$", max_length=60)]
Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Access = Literal["step_free", "toilet", "sign_language", "easy_words", "companion", "home_visit"]
Age = Annotated[int, Field(ge=0, le=120)]


def _check_zone(name: str) -> str:
    if name not in list_zones():
        raise ValueError("There is no such time zone. Write it like Asia/Bangkok.")
    return name


Zone = Annotated[str, AfterValidator(_check_zone)]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Marks(_Frozen):
    """Who confirmed it, when, until when: all three, or none. `source` is the code of a source of the country."""

    source: Annotated[str, StringConstraints(max_length=40)] = ""
    verified_on: datetime.date | None = None
    verified_by: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    expires_on: datetime.date | None = None

    @model_validator(mode="after")
    def _stand_together(self) -> Self:
        marks = (self.verified_on, self.verified_by, self.expires_on)
        if any(marks) and not all(marks):
            raise ValueError("Who confirmed it, when, and until when stand together, or none of them does.")
        if self.verified_on and self.expires_on and self.expires_on <= self.verified_on:
            raise ValueError("It would expire before it was confirmed.")
        return self


class ContactEntry(Marks):
    """`id` stays the same through edits."""

    id: uuid.UUID = Field(default_factory=uuid.uuid4)
    kind: Literal["phone", "message", "email", "web", "other"]
    value: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    label: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    is_public: bool = True

    @model_validator(mode="after")
    def _fit_kind(self) -> Self:
        _check_contact(self.kind, self.value)
        return self


class _Dialled(_Frozen):
    value: Phone


class _Opened(_Frozen):
    value: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


def _check_contact(kind: str, value: str) -> None:
    try:
        if kind in {"phone", "message"}:
            _Dialled(value=value)
        elif kind == "web":
            _Opened(value=value)
        elif kind == "email":
            validate_email(value)
    except (ValueError, NotAnAddress):
        said = {
            "email": "Write the e-mail like name@example.org.",
            "web": "Write the whole address of the page, with https://.",
        }.get(kind, "Write the number in digits, with + and the country in front where it is called from abroad.")
        raise ValueError(said) from None


class LocationEntry(_Frozen):
    """`id` stays the same through edits, so that what the writer may not read is kept as it was."""

    id: uuid.UUID = Field(default_factory=uuid.uuid4)
    is_confidential: bool = False
    readers: Literal["everyone", "coordinators", "organisation"] = "everyone"
    area: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    name: Line = ""
    address_1: Line = ""
    address_2: Line = ""
    city: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    state_province: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    postal_code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = ""
    latitude: Annotated[Decimal, Field(ge=-90, le=90, max_digits=8, decimal_places=5)] | None = None
    longitude: Annotated[Decimal, Field(ge=-180, le=180, max_digits=8, decimal_places=5)] | None = None
    transportation: Line = ""

    @model_validator(mode="after")
    def _name_readers(self) -> Self:
        if self.is_confidential == (self.readers == "everyone"):
            raise ValueError("Say who may read a confidential address; an address that is not is for everyone.")
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("Give latitude and longitude, or neither.")
        return self


class LanguageEntry(_Frozen):
    tag: Tag
    spoken: Literal["staff", "interpreter"] = "staff"


class HoursEntry(_Frozen):
    """One that closes before it opens ends on the next day; from midnight to midnight is all day."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    opens_at: datetime.time
    closes_at: datetime.time

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.opens_at == self.closes_at != datetime.time():
            raise ValueError("It opens and closes at the same minute. All day is from 00:00 to 00:00.")
        return self


class FocalPointEntry(_Frozen):
    """`account` is the public id of an account of the organisation, who then agrees to changes on the desk."""

    is_backup: bool = False
    account: uuid.UUID | None = None
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    phone: Phone | Literal[""] = ""
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] = ""


def _sort(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(codes))


def _sort_languages(rows: tuple[LanguageEntry, ...]) -> tuple[LanguageEntry, ...]:
    return tuple(sorted(rows, key=lambda row: row.tag))


def _sort_hours(rows: tuple[HoursEntry, ...]) -> tuple[HoursEntry, ...]:
    return tuple(sorted(rows, key=lambda row: (row.weekday, row.opens_at)))


class ListingEntry(_Frozen):
    """What holds of the organisation in all of its entries."""

    name: Name
    alternate_name: Line = ""
    description: Text = ""
    url: Web = ""
    independent: Known = "unknown"
    authority: Literal["", "police", "immigration", "embassy"] = ""
    psea_vetted: Known = "unknown"
    psea_vetted_on: datetime.date | None = None

    @model_validator(mode="after")
    def _vetted_on_a_day(self) -> Self:
        if self.psea_vetted_on and self.psea_vetted != "yes":
            raise ValueError("A day of vetting stands with a yes.")
        if self.authority and self.independent == "yes":
            raise ValueError("Police, immigration and embassies are not independent of the state.")
        return self


class Entry(Marks):
    """Everything one entry says. What nobody has said stands as `unknown`, empty or null: never guessed."""

    listing: ListingEntry
    slug: Slug
    is_public: bool = True
    name: Name
    alternate_name: Line = ""
    description: Text = ""
    url: Web = ""
    kind: Literal[
        "hotline", "shelter", "identification_centre", "authority", "legal_aid", "health", "interpreter", "other"
    ]
    needs: Annotated[tuple[Need, ...], AfterValidator(_sort)] = ()
    languages: Annotated[tuple[LanguageEntry, ...], AfterValidator(_sort_languages)] = ()
    application_process: Text = ""
    cost: Literal["unknown", "free", "some", "paid"] = "unknown"
    cost_note: Line = ""
    minimum_age: Age | None = None
    maximum_age: Age | None = None
    serves_women: Known = "unknown"
    serves_men: Known = "unknown"
    serves_trans_people: Known = "unknown"
    serves_families: Known = "unknown"
    serves_lone_children: Known = "unknown"
    nationality: Literal["unknown", "any", "nationals", "foreign", "some"] = "unknown"
    nationalities: Annotated[tuple[CountryCode, ...], AfterValidator(_sort)] = ()
    eligibility_note: Text = ""
    shelter: Literal["unknown", "none", "open", "closed"] = "unknown"
    depends_on_testimony: Known = "unknown"
    shares_with_immigration: Literal["unknown", "nothing", "with_consent", "by_law", "everything"] = "unknown"
    immigration_note: Sentence = ""
    transport: Literal["unknown", "fetches", "pays", "none"] = "unknown"
    transport_note: Line = ""
    access: Annotated[tuple[Access, ...], AfterValidator(_sort)] = ()
    access_note: Line = ""
    capacity: Annotated[int, Field(ge=0, le=100_000)] | None = None
    time_zone: Zone
    always_open: bool = False
    holidays: Literal["unknown", "open", "closed"] = "unknown"
    hours: Annotated[tuple[HoursEntry, ...], AfterValidator(_sort_hours)] = ()
    hours_note: Line = ""
    contacts: tuple[ContactEntry, ...] = ()
    locations: tuple[LocationEntry, ...] = ()
    focal_points: tuple[FocalPointEntry, ...] = ()

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.minimum_age is not None and self.maximum_age is not None and self.minimum_age > self.maximum_age:
            raise ValueError("The youngest age is above the oldest.")
        if (self.nationality == "some") != bool(self.nationalities):
            raise ValueError("Name the nationalities where it is for some, and only there.")
        if self.always_open and (self.hours or self.holidays == "closed"):
            raise ValueError("What is always open has no hours and does not close on holidays.")
        if len({(row.weekday, row.opens_at) for row in self.hours}) < len(self.hours):
            raise ValueError("Two spans of one day open at the same time.")
        for rows, said in (
            (self.needs, "A need stands twice."),
            ([row.tag for row in self.languages], "A language stands twice."),
            (self.nationalities, "A nationality stands twice."),
            (self.access, "Something stands twice under reaching it."),
            ([row.id for row in self.locations], "A place stands twice."),
            ([row.is_backup for row in self.focal_points], "There is one focal point, and one backup."),
        ):
            if len(set(rows)) < len(rows):
                raise ValueError(said)
        return self


def list_faults(error: ValueError) -> list[tuple[str, str]]:
    """Where and what, of a pydantic error: for a form or a command."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        return [("", str(error))]
    return [
        (".".join(str(part) for part in fault["loc"]), str(fault["msg"]).removeprefix("Value error, "))
        for fault in error.errors()
    ]
