"""What may be seen of people, organisations and stations. Lists, counts and single reads begin here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models

if TYPE_CHECKING:
    from titian.people.models import Organisation, Station, User  # noqa: F401  (named in text below)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: User) -> Self:
        """Everyone sees the organisations of the own country: who helps is public there."""
        return self.filter(country=user.country_code) if user.country_code else self.none()

    def providers(self) -> Self:
        return self.filter(kind="provider")


class StationQuerySet(models.QuerySet["Station"]):
    def visible_to(self, user: User) -> Self:
        """Station staff see their own, coordinators and administrators their country's, providers none."""
        if user.role in {"officer", "supervisor"}:
            return self.filter(pk=user.station_id)
        if user.role in {"coordinator", "administrator"} and user.country_code:
            return self.filter(country=user.country_code)
        return self.none()


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: User) -> Self:
        """Administrators see the accounts of their country, supervisors their staff, all others themselves."""
        if user.role == "administrator" and user.country_code:
            country = user.country_code
            return self.filter(models.Q(station__country=country) | models.Q(organisation__country=country)).distinct()
        if user.role == "supervisor" and user.station_id is not None:
            return self.filter(station=user.station_id)
        return self.filter(pk=user.pk)


class UserManager(DjangoUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, user: User) -> UserQuerySet:
        return self.get_queryset().visible_to(user)
