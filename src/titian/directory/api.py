"""What anybody may read of the directory: live entries that are not held back. Unsigned; phones trust none of it."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date, time
from typing import Annotated, Final, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from titian.directory.country.model import Need
from titian.directory.entry import Known, Tag
from titian.directory.models import Contact, Location, Service
from titian.directory.querysets import ServiceQuerySet

router = Router(tags=["directory"])
LARGEST_PAGE: Final = 100
CACHE: Final = "public, max-age=300"
Mark = Literal["verified", "expired", "unverified"]


class ContactOut(Schema):
    """`state` is as of today. `source` says where it was read, when nobody confirmed it."""

    kind: Literal["phone", "message", "email", "web", "other"]
    value: str
    label: str
    state: Mark
    verified_on: date | None
    expires_on: date | None
    source: str
    source_url: str

    @classmethod
    def of(cls, row: Contact, day: date) -> ContactOut:
        state: Mark = "expired" if row.is_expired_on(day) else "verified" if row.is_verified_on(day) else "unverified"
        return cls(
            kind=row.kind,  # type: ignore[arg-type]  # held to these by the database
            value=row.value,
            label=row.label,
            state=state,
            verified_on=row.verified_on,
            expires_on=row.expires_on,
            source=row.source.title if row.source else "",
            source_url=row.source.url if row.source else "",
        )


class PlaceOut(Schema):
    """A confidential place says its area and nothing more."""

    is_confidential: bool
    area: str
    name: str = ""
    address: list[str] = Field(default_factory=list)
    city: str = ""
    transportation: str = ""

    @classmethod
    def of(cls, row: Location) -> PlaceOut:
        if row.is_confidential:
            return cls(is_confidential=True, area=row.area)
        return cls(
            is_confidential=False,
            area=row.area,
            name=row.name,
            address=[line for line in (row.address_1, row.address_2, row.postal_code, row.state_province) if line],
            city=row.city,
            transportation=row.transportation,
        )


class HoursOut(Schema):
    """1 is Monday. One that closes at or before it opens ends on the next day."""

    weekday: int
    opens_at: time
    closes_at: time


class LanguageOut(Schema):
    tag: str
    spoken: Literal["staff", "interpreter"]


class ServiceOut(Schema):
    """One service. `unknown`, empty and null mean that nobody has said it: never that it is not so."""

    id: uuid.UUID
    slug: str
    name: str
    alternate_name: str
    description: str
    url: str
    kind: str
    organisation: str
    independent: Known
    psea_vetted: Known
    needs: list[str]
    languages: list[LanguageOut]
    application_process: str
    cost: str
    cost_note: str
    minimum_age: int | None
    maximum_age: int | None
    serves_women: Known
    serves_men: Known
    serves_trans_people: Known
    serves_families: Known
    serves_lone_children: Known
    nationality: str
    nationalities: list[str]
    eligibility_note: str
    shelter: str
    depends_on_testimony: Known
    shares_with_immigration: str
    immigration_note: str
    transport: str
    access: list[str]
    time_zone: str
    always_open: bool
    holidays: str
    hours: list[HoursOut]
    hours_note: str
    contacts: list[ContactOut]
    places: list[PlaceOut]
    state: Mark = Field(description="The worst of its contacts: verified only where each of them is.")

    @classmethod
    def of(cls, row: Service, day: date) -> ServiceOut:
        same = {name: getattr(row, name) for name in SAME}
        public = (one for one in row.contacts.all() if one.is_public)
        contacts = [ContactOut.of(one, day) for one in sorted(public, key=lambda one: one.order)]
        states = {one.state for one in contacts}
        worst: Mark = "expired" if "expired" in states else "verified" if states == {"verified"} else "unverified"
        return cls.model_validate(
            same
            | {
                "organisation": row.listing.name,
                "independent": row.listing.independent,
                "psea_vetted": row.listing.psea_vetted,
                "needs": sorted(one.need for one in row.needs.all()),
                "languages": [{"tag": one.tag, "spoken": one.spoken} for one in row.languages.all()],
                "nationalities": sorted(one.code for one in row.nationalities.all()),
                "access": sorted(one.code for one in row.access.all()),
                "hours": [
                    {"weekday": one.weekday, "opens_at": one.opens_at, "closes_at": one.closes_at}
                    for one in sorted(row.hours.all(), key=lambda one: (one.weekday, one.opens_at))
                ],
                "contacts": contacts,
                "places": [PlaceOut.of(one) for one in sorted(row.locations.all(), key=lambda one: one.order)],
                "state": worst,
            }
        )


SAME: Final = tuple(
    name
    for name in ServiceOut.model_fields
    if name
    not in {
        "organisation", "independent", "psea_vetted", "needs", "languages", "nationalities", "access", "hours",
        "contacts", "places", "state",
    }
)  # fmt: skip


class ServicesOut(Schema):
    """One page, by name. `total` counts what the filters leave."""

    services: list[ServiceOut]
    page: int
    pages: int
    total: int
    on: date = Field(description="The day that states of contacts are of.")


class Filters(Schema):
    q: Annotated[str, StringConstraints(max_length=80)] = Field("", description="Words of a name or a public place.")
    need: Need | None = None
    language: Tag | None = None
    open_now: bool = False
    page: int = Field(1, ge=1, le=1000)
    size: int = Field(50, ge=1, le=LARGEST_PAGE)


@router.get("/directory/services", response={200: ServicesOut}, url_name="directory_services")
def directory_services(request: HttpRequest, filters: Query[Filters]) -> HttpResponse:
    """Public services of this hub's country, with how far each contact can be relied on. No confidential address.

    A working list for other systems: it is not signed, and no phone uses it. Answers may be kept for five minutes.
    """
    day = timezone.now().date()
    rows = _narrow(Service.objects.public().filter(country=settings.TITIAN.country), filters)
    total = rows.count()
    first = (filters.page - 1) * filters.size
    found = rows.select_related("listing").prefetch_related(
        "needs", "languages", "nationalities", "access", "hours", "contacts__source", "locations"
    )
    answer = ServicesOut(
        services=[ServiceOut.of(row, day) for row in found.order_by("name", "pk")[first : first + filters.size]],
        page=filters.page,
        pages=max(1, -(-total // filters.size)),
        total=total,
        on=day,
    )
    return _answer(request, answer.model_dump_json().encode())


def _narrow(rows: ServiceQuerySet, filters: Filters) -> ServiceQuerySet:
    if filters.q:
        rows = rows.search(filters.q)
    if filters.need:
        rows = rows.answering(filters.need)
    if filters.language:
        rows = rows.speaking(filters.language)
    return rows.open_at(timezone.now()) if filters.open_now else rows


def _answer(request: HttpRequest, content: bytes) -> HttpResponse:
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    is_known = etag in {tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")}
    response = HttpResponse(
        b"" if is_known else content, status=304 if is_known else 200, content_type="application/json"
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = CACHE
    return response
