"""The country folder as it is published: gaps first, then whom to call, what is said, what was read. It only reads."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from titian.directory.country import Country, Fault, Point, list_missing, write_script
from titian.directory.country.asked import ASKED, EMERGENCIES, group_of
from titian.directory.country.borders import list_station_kinds
from titian.directory.country.model import Emergency, Fact, LikelyLanguage, Service, Source
from titian.directory.language_names import LANGUAGES
from titian.folder.words import FACTS, GROUPS, KINDS, MISSING, PARTS, SIGN_OFFS, STATIONS
from titian.library.bundles import FIRST, OFFICER
from titian.library.countries import EXPIRES_WITHIN, Published, find_published, list_confirmations
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission

Label = str | Promise
SCRIPT_LANGUAGE: Final = "en"


@dataclass(frozen=True)
class Mark:
    """How far a statement can be relied on today. `kind`: verified, unverified, expired, gap."""

    kind: str
    label: Label
    by: str | None = None
    on: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class Said:
    """One statement of the folder."""

    label: Label
    value: str
    mark: Mark
    source: Source | None


@dataclass(frozen=True)
class Contact:
    service: Service
    mark: Mark
    source: Source


@dataclass(frozen=True)
class Due:
    label: Label
    last_day: datetime.date
    is_over: bool


@dataclass(frozen=True)
class Lacking:
    """One thing that stands against a mode; `detail` is in the words of the folder."""

    label: Label
    reason: Label
    detail: str


@require_safe
@for_permission(Permission.SEE_COUNTRY_FOLDER)
def show_country_folder(request: HttpRequest, reader: User) -> HttpResponse:
    published = find_published(reader.country_code or settings.TITIAN.country)
    if published is None:
        return render(request, "folder/country_folder.html", {"country": None})
    return render(request, "folder/country_folder.html", describe(published, timezone.now().date()))


@require_safe
@for_permission(Permission.SEE_COUNTRY_FOLDER)
def show_pathway(request: HttpRequest, reader: User, pathway_id: str) -> HttpResponse:
    """The picture of one pathway, as it is published."""
    published = find_published(reader.country_code or settings.TITIAN.country)
    pathways = () if published is None else published.country.pathways
    pathway = next((each for each in pathways if each.id == pathway_id), None)
    if published is None or pathway is None:
        raise Http404
    from titian.directory.country.picture import draw_pathway  # brings the instrument: loaded for whoever asks

    drawn = draw_pathway(pathway, published.country, timezone.now().date())
    return HttpResponse(drawn, content_type="image/svg+xml")


def describe(published: Published, day: datetime.date) -> dict[str, object]:
    from titian.directory.country.picture import list_steps, say_when

    country = published.country
    script = write_script(country, day)
    texts = _read_words(published)
    return {
        "country": country,
        "release": published.release,
        "gaps": list(_gaps(country)),
        "due": _due(country, day),
        "within": EXPIRES_WITHIN.days,
        "contacts": sorted(
            (Contact(one, _mark_service(one, day), country.sources[one.source]) for one in country.services),
            key=lambda contact: (_ORDER.index(contact.mark.kind), contact.service.name),
        ),
        "scripts": [
            (gettext("To an adult"), _say_points(script.points, texts)),
            (gettext("To a child"), _say_points(script.assent_points, texts)),
            (gettext("Before each recipient is agreed to"), [(texts.get(line, line), []) for line in script.recipient]),
        ],
        "script_language": SCRIPT_LANGUAGE,
        "groups": [(label, rows) for name, label in GROUPS.items() if (rows := list(_facts(country, name, day)))],
        "emergencies": list(_emergencies(country, day)),
        "languages": list(_languages(country)),
        "spoken": list(_released_languages(published)),
        "pathways": [(each, say_when(each), list_steps(each, country)) for each in country.pathways],
        "signatures": list(_signatures(country, day)),
        "missing": [
            (mode, [_lacking(one, country) for one in list_missing(country, mode, day)]) for mode in ("pilot", "live")
        ],
    }


def _say_points(points: Iterable[Point], texts: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """What everybody hears, a point at a time, and what is said besides to whoever asks."""
    return [
        (" ".join(texts.get(line, line) for line in point.said), [texts.get(line, line) for line in point.more])
        for point in points
    ]


_ORDER: Final = ("expired", "unverified", "gap", "verified")


def label_of(where: str, country: Country | None = None) -> Label:
    """What a place of the folder is called: `facts.controller`, `services.th-hotline`, `sign_offs.legal`."""
    part, _, rest = where.partition(".")
    name = rest.split(".")[0]
    if part == "facts":
        return FACTS.get(name) or name.replace("_", " ").capitalize()
    if part == "services" and country is not None:
        return next((service.name for service in country.services if service.id == name), name)
    known: Mapping[str, Label] = {"emergency": KINDS, "sign_offs": SIGN_OFFS, "languages_likely": STATIONS}.get(
        part, {}
    )
    if name and part in PARTS:
        return gettext("%(part)s: %(name)s") % {"part": PARTS[part], "name": known.get(name, name)}
    return PARTS.get(part, where)


def _gaps(country: Country) -> Iterator[tuple[Label, str]]:
    """What nobody knows yet, each with the question for somebody who does."""
    for name in sorted(country.facts, key=_place):
        fact = country.facts[name]
        if fact.state == "gap":
            yield label_of(f"facts.{name}"), fact.question or ""
    for row in country.emergency:
        if row.phone is None:
            yield label_of(f"emergency.{row.kind}"), row.question or ""
    if country.independent_option.service is None:
        yield PARTS["independent_option"], country.independent_option.question or ""
    for pathway in country.pathways:
        if any(step.kind == "suspend_return" and step.service is None for step in pathway.steps):
            yield gettext("Pathway %(id)s") % {"id": pathway.id}, gettext("Which authority can suspend a return here?")


def _place(name: str) -> int:
    return list(ASKED).index(name) if name in ASKED else len(ASKED)


def _due(country: Country, day: datetime.date) -> list[Due]:
    return [
        Due(label_of(where, country), last, is_over=last < day)
        for where, last in list_confirmations(country)
        if last <= day + EXPIRES_WITHIN
    ]


def _facts(country: Country, group: str, day: datetime.date) -> Iterator[Said]:
    for name in sorted(country.facts, key=_place):
        fact = country.facts[name]
        if fact.value is not None and group_of(name) == group:
            yield Said(label_of(f"facts.{name}"), fact.value, _mark(fact, day), country.sources.get(fact.source or ""))


def _emergencies(country: Country, day: datetime.date) -> Iterator[Said]:
    for row in sorted(country.emergency, key=lambda row: [*EMERGENCIES, row.kind].index(row.kind)):
        yield Said(KINDS[row.kind], row.phone or "", _mark(row, day), country.sources.get(row.source or ""))


def _languages(country: Country) -> Iterator[tuple[Label, list[tuple[Label, LikelyLanguage]]]]:
    for kind in list_station_kinds(country):
        likely = [row for row in country.languages_likely if row.is_likely_at(kind)]
        yield STATIONS[kind], [(LANGUAGES.get(row.tag, row.tag), row) for row in likely]


def _released_languages(published: Published) -> Iterator[tuple[Label, list[Label]]]:
    """What phones can do in each language of the release, and the likely ones they have no words in."""
    parts = published.release.parts.filter(kind="wording").exclude(module=OFFICER)
    bundles = dict(parts.order_by("language").values_list("language", "module"))
    likely = [row.tag for row in published.country.languages_likely if row.tag not in bundles]
    for label, tags in (
        (gettext("Whole: everything can be said and asked"), [tag for tag, name in bundles.items() if name != FIRST]),
        (
            gettext("First words alone: a greeting, care, “I am afraid”; nothing is asked"),
            [tag for tag, name in bundles.items() if name == FIRST],
        ),
        (gettext("Likely here, and not in this release"), list(dict.fromkeys(likely))),
    ):
        if tags:
            yield label, [LANGUAGES.get(tag, tag) for tag in tags]


def _signatures(country: Country, day: datetime.date) -> Iterator[tuple[Label, Mark, str]]:
    for name, label in SIGN_OFFS.items():
        row = getattr(country.sign_offs, name)
        yield label, _mark_signed(row.holds_on(day), row.name, row.date, row.expires_on), row.office or ""
    assessment = country.impact_assessment
    holds = assessment.holds_on(day)
    mark = _mark_signed(holds, assessment.signed_by, assessment.date, assessment.expires_on)
    yield PARTS["impact_assessment"], mark, assessment.sha256 or ""


def _lacking(one: Fault, country: Country) -> Lacking:
    detail = one.message if one.code == "missing.unknown" else ""
    return Lacking(label_of(one.where, country), MISSING.get(one.code, one.message), detail)


def _mark(row: Fact | Emergency, day: datetime.date) -> Mark:
    if row.state == "gap":
        return Mark("gap", gettext_lazy("Not known"))
    if row.state == "unverified":
        return Mark("unverified", gettext_lazy("Not confirmed"))
    return _mark_verified(row.is_verified_on(day), row.verified_by, row.verified_on, row.expires_on)


def _mark_service(service: Service, day: datetime.date) -> Mark:
    if service.verified_on is None:
        return Mark("unverified", gettext_lazy("Not confirmed"))
    return _mark_verified(service.is_verified_on(day), service.verified_by, service.verified_on, service.expires_on)


def _mark_verified(holds: bool, by: str | None, on: datetime.date | None, until: datetime.date | None) -> Mark:
    if holds:
        return Mark("verified", gettext_lazy("Confirmed"), by, on, until)
    return Mark("expired", gettext_lazy("Confirmation is over"), by, on, until)


def _mark_signed(holds: bool, by: str | None, on: datetime.date | None, until: datetime.date | None) -> Mark:
    if by is None:
        return Mark("gap", gettext_lazy("Not signed"))
    if holds:
        return Mark("verified", gettext_lazy("Signed"), by, on, until)
    return Mark("expired", gettext_lazy("Signature is over"), by, on, until)


def _read_words(published: Published) -> Mapping[str, str]:
    """The words of the release itself, so that the page shows what phones say and not what a folder says."""
    words: dict[str, str] = {}
    for part in published.release.parts.filter(kind="wording", language=SCRIPT_LANGUAGE):
        try:
            words |= json.loads((settings.TITIAN.blobs / part.blob_id).read_bytes())["texts"]
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return words
