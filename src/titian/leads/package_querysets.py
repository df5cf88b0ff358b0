"""What may be seen of packages: by the desk, by who keeps partners, and by the one partner it was released to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from titian.leads.package_codes import PackageState
from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.leads.package_models import Package, PackageDelivery, Placed, Recipient  # noqa: F401  (named in text below)
    from titian.people.models import User


class PackageQuerySet(models.QuerySet["Package"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def expired(self, now: datetime) -> Self:
        """Those released whose time is over, and whose words are still there."""
        return self.filter(state=PackageState.OUT, expires_at__lte=now).exclude(content="")


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def kept_by(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.KEEP_PARTNERS)

    def active(self) -> Self:
        return self.filter(partner__state="active")

    def good_on(self, today: date) -> Self:
        """Those whose key to read with is good."""
        return self.active().filter(key_hash__isnull=False, key_expires_on__gte=today)


class PackageDeliveryQuerySet(models.QuerySet["PackageDelivery"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def missing(self) -> Self:
        """Of what was recalled: those whose recipient has not said that the copies are gone."""
        return self.filter(package__state=PackageState.RECALLED, gone_at=None)


class PlacedQuerySet(models.QuerySet["Placed"]):
    def of_deliveries(self, recipient: Recipient, deliveries: Collection[object]) -> Self:
        """What a recipient may read now: of these deliveries, what revokes, and what several packages refer to."""
        mine = self.filter(recipient=recipient)
        return mine.filter(
            models.Q(delivery=None) | models.Q(is_revoked=True) | models.Q(delivery__in=deliveries)
        ).order_by("place")
