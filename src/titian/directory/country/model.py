"""What a country folder holds: `country.yaml`, `directory.yaml`, `pathways.yaml`.

Every statement stands with its source and its state. `verified` means that a named person confirmed it on a day, and
until which day that holds; `unverified` that somebody read it in the source; `gap` that nobody here knows.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from titian.directory.country.errors import UnreadableCountry
from titian.directory.country.hours import Opening, Span

State = Literal["verified", "unverified", "gap"]
Level = Literal["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]
StationKind = Literal["airport", "land", "sea", "mobile"]
EmergencyKind = Literal["police", "medical", "fire", "sea_rescue", "child_protection"]
Authority = Literal["police", "immigration", "embassy"]
Paper = Literal["suspend_return_notice", "interpreter_request", "neutral_card", "receipt", "slip"]
NOTICE: Final[Paper] = "suspend_return_notice"
Need = Literal[
    "accommodation",
    "wash",
    "food",
    "safety",
    "health",
    "education",
    "livelihood",
    "family_tracing",
    "justice",
    "trafficking_identification",
    "asylum",
    "statelessness",
    "legal_aid_non_punishment",
    "labour_complaint",
    "child_protection",
    "health_confidential",
    "disability_support",
    "interpreter",
    "independent_advice",
]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 \-]{1,24}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Days = Annotated[int, Field(ge=1, le=3650)]
Minutes = Annotated[int, Field(ge=1, le=10080)]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Frozen):
    """Where a fact was read. `seen_on` is the day of our reading, never a confirmation.

    `exact` is false when only the site is on record and the page has to be found again. A paper has no `url`.
    """

    title: Sentence
    url: Annotated[str, StringConstraints(pattern=r"^https?://")] | None
    seen_on: datetime.date
    exact: bool = True


def _spans(first: datetime.date | None, last: datetime.date | None, day: datetime.date) -> bool:
    return first is not None and last is not None and first <= day <= last


class _Statement(_Frozen):
    """What is said, where it was read, and who confirmed it until when. The three marks stand together."""

    source: str | None
    state: State
    question: Sentence | None = None
    verified_by: Name | None = None
    verified_on: datetime.date | None = None
    expires_on: datetime.date | None = None

    def is_verified_on(self, day: datetime.date) -> bool:
        """Whether a named person's word stands behind it on this day."""
        return self.state == "verified" and _spans(self.verified_on, self.expires_on, day)


class Fact(_Statement):
    """One thing about the country. A gap has no value and asks a question.

    `codes` and `days` are what the consent script says of it; which facts have them: `asked.py`.
    """

    value: Sentence | None
    codes: list[str] = []
    days: Days | None = None


class Emergency(_Statement):
    """A number for one kind of emergency, as dialled at a station of the country."""

    kind: EmergencyKind
    phone: Phone | None


class LikelyLanguage(_Frozen):
    """A language people may speak, everywhere or at the stations named: by kind, or by the name of one."""

    tag: str
    source: str | None
    state: Literal["verified", "unverified", "proposal"]
    verified_by: Name | None = None
    verified_on: datetime.date | None = None
    expires_on: datetime.date | None = None
    station_kinds: list[StationKind] = []
    stations: list[Name] = []

    def is_verified_on(self, day: datetime.date) -> bool:
        return self.state == "verified" and _spans(self.verified_on, self.expires_on, day)

    def is_likely_at(self, kind: StationKind) -> bool:
        """Languages without a station are likely everywhere; those of one named station say nothing of the kind."""
        return kind in self.station_kinds or not (self.station_kinds or self.stations)


class SignOff(_Frozen):
    """Who answers for the folder in one respect, and until when. All four are null, or none is."""

    name: Name | None
    office: Name | None
    date: datetime.date | None
    expires_on: datetime.date | None

    @property
    def marks(self) -> tuple[object, ...]:
        return (self.name, self.office, self.date, self.expires_on)

    def holds_on(self, day: datetime.date) -> bool:
        return None not in self.marks and _spans(self.date, self.expires_on, day)


class SignOffs(_Frozen):
    """The four respects in which a country vouches for its folder."""

    protection: SignOff
    legal: SignOff
    child: SignOff
    gbv: SignOff

    def rows(self) -> tuple[tuple[str, SignOff], ...]:
        """Each respect and who answers for it, in the order of the folder."""
        return tuple((name, getattr(self, name)) for name in type(self).model_fields)


class ImpactAssessment(_Frozen):
    """The signed data-protection impact assessment: the SHA-256 of its file, who signed it, when, and until when."""

    sha256: Sha256 | None
    signed_by: Name | None
    date: datetime.date | None
    expires_on: datetime.date | None

    @property
    def marks(self) -> tuple[object, ...]:
        return (self.sha256, self.signed_by, self.date, self.expires_on)

    def holds_on(self, day: datetime.date) -> bool:
        return None not in self.marks and _spans(self.date, self.expires_on, day)


class Service(_Frozen):
    """One service a person can be referred to. Unverified until a named person confirms it on a day.

    `hours` is what a source says, as it says it; `opening` is the same for a clock, null while it is not known.
    `authority` names the police, immigration and embassies: they are never a fallback, and never independent.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    name: Sentence
    kind: Literal[
        "hotline", "shelter", "identification_centre", "authority", "legal_aid", "health", "interpreter", "other"
    ]
    needs: list[Need]
    phone: Phone | None
    hours: str | None
    opening: Opening | None = None
    languages: list[str]
    independent: bool
    authority: Authority | None = None
    source: str
    verified_on: datetime.date | None
    verified_by: Name | None
    expires_on: datetime.date | None
    note: Sentence | None

    def is_verified_on(self, day: datetime.date) -> bool:
        return self.verified_by is not None and _spans(self.verified_on, self.expires_on, day)


class When(_Frozen):
    """For whom and when a pathway is. An empty list, and a child of null, hold for everybody.

    `hours` are by the clocks of the station.
    """

    levels: list[Level]
    needs: list[Need]
    child: bool | None
    hours: list[Span] = []


class PathwayStep(_Frozen):
    """One step of a pathway: whom to reach, who does it and by when, what to say and what not to do.

    `fallbacks` are services to call in this order when nobody answers; `within_minutes` counts from the outcome.
    """

    kind: Literal["call", "suspend_return", "refer", "stay", "paper"]
    service: str | None
    fallbacks: list[str] = []
    by: Literal["officer", "supervisor", "provider"]
    within_minutes: Minutes | None = None
    paper: Paper | None = None
    say: Sentence
    do_not: Sentence | None
    source: str | None


class LegalNote(_Statement):
    """What the law says about a pathway, and where it says so. A gap says nothing and asks."""

    says: Sentence | None
    citation: Sentence | None


class Pathway(_Frozen):
    """What an officer does, step by step, at stations of one kind, at one station, or anywhere.

    `version` grows with every change of it. `otherwise` is the pathway to go on with where nobody on this one could
    help; `independent` the non-state service to offer here, where it is another than the country's.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    version: Annotated[int, Field(ge=1)] = 1
    station_kind: StationKind | None
    station: str | None
    when: When
    steps: list[PathwayStep]
    otherwise: str | None = None
    independent: str | None = None
    law: list[LegalNote] = []


class IndependentOption(_Frozen):
    """The non-state service everyone can be offered, or an honest gap."""

    service: str | None
    state: State
    question: Sentence | None = None


class Country(_Frozen):
    """Everything one country folder says.

    `consent_form`: in two layers, or everything before the one question. `draft_hours`: how long an unfinished
    screening stays on a phone, as long as a shift here.
    """

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: Sentence
    consent_form: Literal["layers", "long"] = "layers"
    draft_hours: Annotated[int, Field(ge=2, le=24)] = 12
    facts: dict[str, Fact]
    emergency: list[Emergency]
    languages_likely: list[LikelyLanguage]
    sign_offs: SignOffs
    impact_assessment: ImpactAssessment
    sources: dict[str, Source]
    services: list[Service]
    pathways: list[Pathway]
    independent_option: IndependentOption

    @property
    def folder(self) -> str:
        """Where this country's files lie, as a coordinator names them."""
        return f"content/countries/{self.country.lower()}"


FILES: dict[str, tuple[str, ...]] = {
    "country.yaml": (
        "country",
        "name",
        "consent_form",
        "draft_hours",
        "facts",
        "emergency",
        "languages_likely",
        "sign_offs",
        "impact_assessment",
        "sources",
    ),
    "directory.yaml": ("services",),
    "pathways.yaml": ("independent_option", "pathways"),
}


def load_country(folder: Path) -> Country:
    """The country in `folder`. Raises `UnreadableCountry` naming file, place and fault."""
    merged = read_folder(folder)
    try:
        return Country.model_validate(merged)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        message = f"The country folder {folder.name} cannot be read: {faults}."
        raise UnreadableCountry(message) from error


def read_folder(folder: Path) -> dict[str, object]:
    """The three files as one table, each with exactly the keys it must have; nothing else is checked."""
    merged: dict[str, object] = {}
    for name, keys in FILES.items():
        content = _load_file(folder / name)
        if set(content) != set(keys):
            wrong = sorted(set(content) ^ set(keys))
            message = f"{folder.name}/{name} must hold exactly {', '.join(sorted(keys))}; look at {', '.join(wrong)}."
            raise UnreadableCountry(message)
        merged |= content
    return merged


def _load_file(path: Path) -> dict[str, object]:
    from titian.instrument.yaml_files import read_yaml  # the engine stays out of a hub that reads no folder

    try:
        content = read_yaml(path)
    except (OSError, yaml.YAMLError) as error:
        message = f"{path.parent.name}/{path.name} cannot be read: {error}"
        raise UnreadableCountry(message) from error
    if not isinstance(content, dict):
        message = f"{path.parent.name}/{path.name} must be a list of keys and values."
        raise UnreadableCountry(message)
    return {str(key): value for key, value in content.items()}
