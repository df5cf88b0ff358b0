"""What a country folder holds: `country.yaml`, `directory.yaml`, `pathways.yaml`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from titian.directory.errors import UnreadableCountry

State = Literal["verified", "unverified", "gap"]
Level = Literal["NOW", "TODAY", "REFER", "INFO", "INCOMPLETE"]
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


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Frozen):
    """Where a fact was read. `seen_on` is the day of our reading, never a confirmation.

    `exact` is false when only the site is on record and the page has to be found again.
    """

    title: Sentence
    url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    seen_on: datetime.date
    exact: bool = True


class Fact(_Frozen):
    """One thing about the country. A gap has no value and asks a question."""

    value: Sentence | None
    source: str | None
    state: State
    question: Sentence | None = None


class Emergency(_Frozen):
    kind: Literal["police", "medical", "fire", "sea_rescue", "child_protection"]
    phone: str | None
    source: str | None
    state: State


class LikelyLanguage(_Frozen):
    tag: str
    source: str | None
    state: Literal["verified", "unverified", "proposal"]


class Consent(_Frozen):
    """Text ids of what is said before consent (adults) and assent (children), in order."""

    lines: list[str]
    assent_lines: list[str]


class Service(_Frozen):
    """One service a person can be referred to. Unverified until a named person confirms it on a day."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    name: Sentence
    kind: Literal[
        "hotline", "shelter", "identification_centre", "authority", "legal_aid", "health", "interpreter", "other"
    ]
    needs: list[Need]
    phone: str | None
    hours: str | None
    languages: list[str]
    independent: bool
    source: str
    verified_on: datetime.date | None
    verified_by: str | None
    expires_on: datetime.date | None
    note: Sentence | None


class When(_Frozen):
    levels: list[Level]
    needs: list[Need]
    child: bool | None


class Step(_Frozen):
    """One step of a pathway: what to say and what not to do."""

    kind: Literal["call", "suspend_return", "refer", "stay", "paper"]
    service: str | None
    by: Literal["officer", "supervisor", "provider"]
    say: Sentence
    do_not: Sentence | None
    source: str | None


class Pathway(_Frozen):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    station_kind: Literal["airport", "land", "sea", "mobile"] | None
    station: str | None
    when: When
    steps: list[Step]


class IndependentOption(_Frozen):
    """The non-state service everyone can be offered, or an honest gap."""

    service: str | None
    state: State
    question: Sentence | None = None


class Country(_Frozen):
    """Everything one country folder says."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: Sentence
    consent: Consent
    facts: dict[str, Fact]
    emergency: list[Emergency]
    languages_likely: list[LikelyLanguage]
    sources: dict[str, Source]
    services: list[Service]
    pathways: list[Pathway]
    independent_option: IndependentOption


_FILES = {
    "country.yaml": {"country", "name", "consent", "facts", "emergency", "languages_likely", "sources"},
    "directory.yaml": {"services"},
    "pathways.yaml": {"independent_option", "pathways"},
}


def load_country(folder: Path) -> Country:
    """The country in `folder`. Raises `UnreadableCountry` naming file, place and fault."""
    merged: dict[str, object] = {}
    for name, keys in _FILES.items():
        content = _load_file(folder / name)
        if set(content) != keys:
            wrong = sorted(set(content) ^ keys)
            message = f"{folder.name}/{name} must hold exactly {', '.join(sorted(keys))}; look at {', '.join(wrong)}."
            raise UnreadableCountry(message)
        merged |= content
    try:
        return Country.model_validate(merged)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        message = f"The country folder {folder.name} cannot be read: {faults}."
        raise UnreadableCountry(message) from error


def _load_file(path: Path) -> dict[str, object]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        message = f"{path.parent.name}/{path.name} cannot be read: {error}"
        raise UnreadableCountry(message) from error
    if not isinstance(content, dict):
        message = f"{path.parent.name}/{path.name} must be a list of keys and values."
        raise UnreadableCountry(message)
    return {str(key): value for key, value in content.items()}
