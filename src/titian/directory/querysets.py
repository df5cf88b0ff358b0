"""What may be seen of the directory. Lists, search, counts, exports and the public answer all begin here."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from titian.directory.states import OPEN, State
from titian.people.policies import Permission, Scope, find_scope, limit_to_scope

if TYPE_CHECKING:
    from titian.directory.change_models import Change  # noqa: F401  (named in text below)
    from titian.directory.models import (  # noqa: F401  (named in text below)
        Contact,
        Listing,
        Location,
        Service,
    )
    from titian.people.models import User

MOST_WORDS: Final = 6


def fold(text: str) -> str:
    """Words as they are searched: one case, one space between, and no NUL, which PostgreSQL takes in no string."""
    return " ".join(text.replace("\0", " ").casefold().split())


class ListingQuerySet(models.QuerySet["Listing"]):
    def managed_by(self, user: User) -> Self:
        """Those the user writes entries for: providers their own, coordinators their country's."""
        return limit_to_scope(self, user, Permission.EDIT_DIRECTORY, organisation="organisation", country="country")


class ServiceQuerySet(models.QuerySet["Service"]):
    def visible_to(self, user: User) -> Self:
        """What is live in the own country; drafts and what is archived only for whoever may write it."""
        rows = limit_to_scope(self, user, Permission.SEE_DIRECTORY, country="country")
        scope = find_scope(user, Permission.EDIT_DIRECTORY)
        if scope == Scope.COUNTRY:
            return rows
        seen = Q(state=State.LIVE)
        if scope == Scope.ORGANISATION and user.organisation_id is not None:
            seen |= Q(listing__organisation=user.organisation_id)
        return rows.filter(seen)

    def managed_by(self, user: User) -> Self:
        return limit_to_scope(
            self, user, Permission.EDIT_DIRECTORY, organisation="listing__organisation", country="country"
        )

    def public(self) -> Self:
        """What anybody may read: live, and not held back."""
        return self.filter(state=State.LIVE, is_public=True)

    def search(self, text: str) -> Self:
        """Each word stands in a name or a place that anybody may know. No confidential address is looked at."""
        rows = self
        for word in fold(text).split()[:MOST_WORDS]:
            rows = rows.filter(words__contains=word)
        return rows

    def answering(self, need: str) -> Self:
        return self.filter(needs__need=need)

    def speaking(self, tag: str) -> Self:
        return self.filter(languages__tag=tag)

    def marked_as(self, mark: str, day: date) -> Self:
        """By the worst of its ways to be reached: expired, else unverified, else verified."""
        from titian.directory.models import Contact

        contacts = Contact.objects.filter(service=OuterRef("pk"))
        is_expired = Exists(contacts.filter(expires_on__lt=day))
        if mark == "expired":
            return self.filter(is_expired)
        is_whole = Exists(contacts) & ~Exists(contacts.filter(verified_on__isnull=True))
        return self.filter(~is_expired).filter(is_whole if mark == "verified" else ~is_whole)

    def open_at(self, now: datetime) -> Self:
        """Those open at this instant by their own clock and their own country's holidays."""
        from titian.directory.models import Holiday, Hours

        found = Q(always_open=True)
        for zone in self.order_by().values_list("time_zone", flat=True).distinct():
            local = now.astimezone(ZoneInfo(zone))
            today, before = local.date(), local.date() - timedelta(days=1)
            time, ends_next_day = local.time(), Q(closes_at__lte=F("opens_at"))
            spans = {
                today: Q(weekday=today.isoweekday(), opens_at__lte=time) & (ends_next_day | Q(closes_at__gt=time)),
                before: Q(weekday=before.isoweekday(), closes_at__gt=time) & ends_next_day,
            }
            for day, span in spans.items():
                is_open = Q(time_zone=zone, pk__in=Hours.objects.filter(span).values("service"))
                on_holiday = Holiday.objects.filter(on=day).values("country")
                found |= is_open & ~Q(holidays="closed", country__in=on_holiday)
        return self.filter(found)


class LocationQuerySet(models.QuerySet["Location"]):
    def public(self) -> Self:
        """Whose address anybody may know. Who reads the others: `policies.may_read_location`."""
        return self.filter(is_confidential=False)


class ContactQuerySet(models.QuerySet["Contact"]):
    def managed_by(self, user: User) -> Self:
        return limit_to_scope(
            self,
            user,
            Permission.EDIT_DIRECTORY,
            organisation="service__listing__organisation",
            country="service__country",
        )

    def of_focal_point(self, user: User) -> Self:
        """Of entries the user answers for, by name, or because nobody is named."""
        from titian.directory.models import FocalPoint

        named = FocalPoint.objects.filter(service=OuterRef("service"), account__isnull=False)
        return self.filter(Exists(named.filter(account=user)) | ~Exists(named))

    def of_live(self) -> Self:
        return self.filter(service__state=State.LIVE)

    def expired_on(self, day: date) -> Self:
        return self.filter(expires_on__lt=day)

    def marked(self) -> Self:
        return self.filter(marked_at__isnull=False)


class ChangeQuerySet(models.QuerySet["Change"]):
    def visible_to(self, user: User) -> Self:
        return limit_to_scope(
            self,
            user,
            Permission.EDIT_DIRECTORY,
            organisation="service__listing__organisation",
            country="service__country",
        )

    def open(self) -> Self:
        return self.filter(status__in=sorted(OPEN))
