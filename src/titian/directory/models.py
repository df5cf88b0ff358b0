"""The directory the hub works on: organisations, what they offer, where, when, for whom, and who has confirmed it.

Names follow HSDS 3 where it has one: `Listing` is its organization, `Hours` its schedule, `Location` its location and
service at location, `Contact` its phone or contact. What phones trust is not here: it is the signed country folder, see
docs/decisions/0008-working-directory.md.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from titian.directory.change_models import Change, NightlyCheck, Step
from titian.directory.codes import (
    ACCESS,
    AUTHORITIES,
    CONTACT_KINDS,
    COSTS,
    HOLIDAYS,
    IMMIGRATION,
    KINDS,
    KNOWN,
    NATIONALITY,
    READERS,
    SHELTERS,
    SPOKEN,
    TRANSPORT,
    choices,
    hold_to,
)
from titian.directory.querysets import (
    ContactQuerySet,
    ListingQuerySet,
    LocationQuerySet,
    ServiceQuerySet,
)
from titian.directory.states import State

__all__ = ["Change", "NightlyCheck", "Step"]  # Django finds models here; theirs is a module of its own
PERSON = settings.AUTH_USER_MODEL


class Source(models.Model):
    """Where something was read or heard, as `sources` of a country folder has it. `seen_on` confirms nothing."""

    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=400)
    url = models.URLField(max_length=500, blank=True)
    seen_on = models.DateField()
    is_exact = models.BooleanField(default=True, help_text="Not: the page itself has to be found again.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "code"], name="source_code_once")]

    def __str__(self) -> str:
        return self.code


class Listing(models.Model):
    """An organisation as the directory has it; `organisation` where it has accounts and a key on this hub."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="listings")
    organisation = models.OneToOneField(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="listing"
    )
    name = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    independent = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    authority = models.CharField(max_length=16, choices=choices(AUTHORITIES), blank=True)
    psea_vetted = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    psea_vetted_on = models.DateField(null=True, blank=True)
    fictional = models.BooleanField(default=False)
    number = models.PositiveIntegerField(default=0, help_text="Counts changes: who proposes one names what they saw.")

    objects = ListingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "name"], name="listing_name_once_per_country"),
            hold_to("listing.independent", KNOWN),
            hold_to("listing.authority", AUTHORITIES),
            models.CheckConstraint(
                condition=Q(authority="") | ~Q(independent="yes"), name="listing_authority_is_not_independent"
            ),
            hold_to("listing.psea_vetted", KNOWN),
            models.CheckConstraint(
                condition=Q(psea_vetted_on__isnull=True) | Q(psea_vetted="yes"), name="listing_vetted_day_is_vetted"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Marked(models.Model):
    """What somebody confirmed: by whom, when, and for how long that holds. All three, or none of them."""

    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by="", expires_on__isnull=True)
                | (Q(verified_on__isnull=False, expires_on__isnull=False) & ~Q(verified_by="")),
                name="%(class)s_verified_whole",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gt=F("verified_on")),
                name="%(class)s_verified_before_it_ends",
            ),
        ]

    def is_verified_on(self, day: date) -> bool:
        """Whether a named person's word stands behind it on this day."""
        return (
            self.verified_on is not None and self.expires_on is not None and self.verified_on <= day <= self.expires_on
        )

    def is_expired_on(self, day: date) -> bool:
        return self.expires_on is not None and self.expires_on < day


class Service(Marked):
    """One thing an organisation offers. Its rows are what stands: the approved words of a live one, else the draft.

    `slug` is its id in the country folder. `words` is what is searched: nothing that only some may read is in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="services")
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    number = models.PositiveIntegerField(default=0, help_text="Counts what became of it: who changes it names this.")
    is_public = models.BooleanField(default=True, help_text="Not: it stands in no export and in no public answer.")
    name = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    kind = models.CharField(max_length=24, choices=choices(KINDS))
    application_process = models.TextField(blank=True, help_text="How somebody is referred or comes.")
    cost = models.CharField(max_length=8, choices=choices(COSTS), default="unknown")
    cost_note = models.CharField(max_length=200, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    serves_women = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    serves_men = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    serves_trans_people = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    serves_families = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    serves_lone_children = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    nationality = models.CharField(max_length=9, choices=choices(NATIONALITY), default="unknown")
    eligibility_note = models.TextField(blank=True)
    shelter = models.CharField(max_length=8, choices=choices(SHELTERS), default="unknown")
    depends_on_testimony = models.CharField(max_length=7, choices=choices(KNOWN), default="unknown")
    shares_with_immigration = models.CharField(max_length=12, choices=choices(IMMIGRATION), default="unknown")
    immigration_note = models.CharField(max_length=400, blank=True)
    transport = models.CharField(max_length=8, choices=choices(TRANSPORT), default="unknown")
    transport_note = models.CharField(max_length=200, blank=True)
    access_note = models.CharField(max_length=200, blank=True)
    capacity = models.PositiveIntegerField(
        null=True, blank=True, help_text="Places; blank: not known, or none to count."
    )
    full_until = models.DateTimeField(null=True, blank=True)
    full_said_at = models.DateTimeField(null=True, blank=True)
    full_said_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    time_zone = models.CharField(max_length=40)
    always_open = models.BooleanField(default=False)
    holidays = models.CharField(max_length=7, choices=choices(HOLIDAYS), default="unknown")
    hours_note = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True, editable=False)
    changed_at = models.DateTimeField()

    objects = ServiceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *Marked.Meta.constraints,
            models.UniqueConstraint(fields=["country", "slug"], name="service_slug_once_per_country"),
            models.CheckConstraint(condition=Q(slug__regex=r"^[a-z0-9-]+$"), name="service_slug_is_plain"),
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
                name="service_ages_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(always_open=True) | ~Q(holidays="closed"), name="service_always_is_always"
            ),
            models.CheckConstraint(
                condition=Q(full_until__isnull=True) | Q(full_said_at__isnull=False, full_said_by__isnull=False),
                name="service_full_says_by_whom",
            ),
            hold_to("service.state", State),
            hold_to("service.kind", KINDS),
            hold_to("service.cost", COSTS),
            hold_to("service.serves_women", KNOWN),
            hold_to("service.serves_men", KNOWN),
            hold_to("service.serves_trans_people", KNOWN),
            hold_to("service.serves_families", KNOWN),
            hold_to("service.serves_lone_children", KNOWN),
            hold_to("service.nationality", NATIONALITY),
            hold_to("service.shelter", SHELTERS),
            hold_to("service.depends_on_testimony", KNOWN),
            hold_to("service.shares_with_immigration", IMMIGRATION),
            hold_to("service.transport", TRANSPORT),
            hold_to("service.holidays", HOLIDAYS),
        ]
        indexes: ClassVar = [models.Index(fields=["country", "state", "name"], name="service_of_country")]

    def __str__(self) -> str:
        return self.name

    def is_full_at(self, now: datetime) -> bool:
        return self.full_until is not None and now < self.full_until


class ServiceNeed(models.Model):
    """One need (contracts/codes/needs.json) a service answers."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="needs")
    need = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["service", "need"], name="service_need_once")]
        indexes: ClassVar = [models.Index(fields=["need", "service"], name="service_by_need")]

    def __str__(self) -> str:
        return self.need


class ServiceLanguage(models.Model):
    """A language (BCP 47) somebody there speaks, or that an interpreter is called for."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    tag = models.CharField(max_length=35)
    spoken = models.CharField(max_length=11, choices=choices(SPOKEN), default="staff")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "tag"], name="service_language_once"),
            hold_to("service_language.spoken", SPOKEN),
        ]
        indexes: ClassVar = [models.Index(fields=["tag", "service"], name="service_by_language")]

    def __str__(self) -> str:
        return self.tag


class ServiceNationality(models.Model):
    """A nationality (ISO 3166-1) a service is for, where `nationality` says that it is for some."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="nationalities")
    code = models.CharField(max_length=2)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "code"], name="service_nationality_once"),
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z]{2}$"), name="service_nationality_two_capitals"),
        ]

    def __str__(self) -> str:
        return self.code


class ServiceAccess(models.Model):
    """One thing that makes a service reachable for somebody with a disability."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="access")
    code = models.CharField(max_length=20, choices=choices(ACCESS))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "code"], name="service_access_once"),
            hold_to("service_access.code", ACCESS),
        ]

    def __str__(self) -> str:
        return self.code


class Hours(models.Model):
    """A span of a weekday (1 is Monday) in the service's zone. One that closes at or before it opens ends next day."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    class Meta:
        verbose_name_plural = "hours"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "weekday", "opens_at"], name="hours_span_once"),
            models.CheckConstraint(condition=Q(weekday__gte=1, weekday__lte=7), name="hours_known_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens_at:%H:%M} to {self.closes_at:%H:%M}"


class Holiday(models.Model):
    """A day on which what closes on holidays is closed."""

    country = models.ForeignKey("people.Country", on_delete=models.CASCADE, related_name="holidays")
    on = models.DateField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["country", "on"], name="holiday_once")]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


class Location(models.Model):
    """Where a service is. Of a confidential one nothing but `area` is said to whoever is not among its readers.

    `area` is what anybody may know: a province, "told by telephone". Of a confidential place it alone is searched.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="locations")
    order = models.PositiveSmallIntegerField(default=0)
    is_confidential = models.BooleanField(default=False)
    readers = models.CharField(max_length=12, choices=choices(READERS), default="everyone")
    area = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=200, blank=True)
    address_1 = models.CharField(max_length=200, blank=True)
    address_2 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=120, blank=True)
    state_province = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    transportation = models.CharField(max_length=200, blank=True, help_text="How to come there.")

    objects = LocationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "order"], name="location_order_once"),
            models.CheckConstraint(
                condition=Q(is_confidential=False, readers="everyone")
                | Q(is_confidential=True, readers__in=["coordinators", "organisation"]),
                name="location_confidential_names_readers",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="location_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.area or str(self.id)


class Contact(Marked):
    """A way to reach a service. `marked_at`: when the nightly check found its confirmation over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="contacts")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=8, choices=choices(CONTACT_KINDS))
    value = models.CharField(max_length=200)
    label = models.CharField(max_length=120, blank=True)
    is_public = models.BooleanField(default=True)
    marked_at = models.DateTimeField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *Marked.Meta.constraints,
            models.UniqueConstraint(fields=["service", "order"], name="contact_order_once"),
            models.CheckConstraint(condition=~Q(value=""), name="contact_says_something"),
            hold_to("contact.kind", CONTACT_KINDS),
        ]
        indexes: ClassVar = [
            models.Index(fields=["expires_on"], name="contact_by_end"),
            models.Index(fields=["marked_at"], condition=Q(marked_at__isnull=False), name="contact_marked"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class FocalPoint(models.Model):
    """Who answers for the entry, and who when they are away. Read by the organisation and coordinators alone."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="focal_points")
    is_backup = models.BooleanField(default=False)
    account = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="focal_points")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "is_backup"], name="focal_point_one_and_one_backup"),
            models.CheckConstraint(condition=~Q(name=""), name="focal_point_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
