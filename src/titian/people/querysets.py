"""What may be seen of people, organisations and stations. Lists, counts and single reads begin here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NoReturn, Self

from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models

from titian.people.errors import AccountKept
from titian.people.policies import MANAGED_ROLES, Permission, limit_to_scope
from titian.people.roles import Role

if TYPE_CHECKING:
    from uuid import UUID

    from titian.people.models import (  # noqa: F401  (named in text below)
        Duty,
        Invitation,
        Organisation,
        OrganisationKey,
        Station,
        User,
    )


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, user: User) -> Self:
        """Everyone sees the organisations of the own country: who helps is public there."""
        return self.filter(country=user.country_code) if user.country_code else self.none()

    def managed_by(self, user: User) -> Self:
        return limit_to_scope(self, user, Permission.MANAGE_PLACES, country="country")

    def providers(self) -> Self:
        return self.filter(kind="provider")

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)


class OrganisationKeyQuerySet(models.QuerySet["OrganisationKey"]):
    def visible_to(self, user: User) -> Self:
        """Members see their organisation's keys, coordinators those of their country's organisations."""
        return limit_to_scope(
            self,
            user,
            Permission.SEE_ORGANISATION_KEYS,
            organisation="organisation",
            country="organisation__country",
        )

    def comparable_by(self, user: User) -> Self:
        """Whose words the user may compare with their organisation."""
        return limit_to_scope(self, user, Permission.COMPARE_KEY_WORDS, country="organisation__country")

    def in_use(self) -> Self:
        """Those a package may still be sealed to, now or once listed."""
        return self.filter(state__in=["pending", "listed"])

    def listable(self) -> Self:
        """Those the country may list: listed ones, and those whose words a coordinator heard from the organisation."""
        return self.filter(models.Q(state="listed") | models.Q(state="pending", compared_at__isnull=False))


class StationQuerySet(models.QuerySet["Station"]):
    def visible_to(self, user: User) -> Self:
        """Station staff see their own, coordinators and administrators their country's, providers none."""
        return limit_to_scope(self, user, Permission.SEE_STATIONS, station="pk", country="country")

    def managed_by(self, user: User) -> Self:
        return limit_to_scope(self, user, Permission.MANAGE_PLACES, country="country")

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def name_by_id(self) -> dict[UUID, str]:
        return dict(self.values_list("pk", "name"))


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: User) -> Self:
        """Administrators see the accounts of their country, supervisors their staff, managers their members, all
        others themselves."""
        rows = self._limit(user, Permission.SEE_ACCOUNTS)
        return rows if user.role == Role.OVERSIGHT else rows.exclude(role=Role.OVERSIGHT)

    def managed_by(self, user: User) -> Self:
        """Whom the user may move, let back in and close: of an independent body its own manager alone."""
        return self._limit(user, Permission.MANAGE_ACCOUNTS).filter(role__in=MANAGED_ROLES.get(Role(user.role), ()))

    def open(self) -> Self:
        return self.filter(is_active=True)

    def delete(self) -> NoReturn:
        raise AccountKept

    def _limit(self, user: User, permission: Permission) -> Self:
        # The country of an account is that of its station, else of its organisation: as `User.country_code` reads it.
        country = models.Case(
            models.When(station__isnull=False, then=models.F("station__country")),
            default=models.F("organisation__country"),
        )
        return limit_to_scope(
            self.annotate(works_in=country),
            user,
            permission,
            own="pk",
            station="station",
            organisation="organisation",
            country="works_in",
        )


class UserManager(DjangoUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, user: User) -> UserQuerySet:
        return self.get_queryset().visible_to(user)

    def managed_by(self, user: User) -> UserQuerySet:
        return self.get_queryset().managed_by(user)

    def open(self) -> UserQuerySet:
        return self.get_queryset().open()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def managed_by(self, user: User) -> Self:
        """Administrators see the invitations of their country, managers those of their organisation.

        Of an independent body's an administrator sees what administrators made: the first manager's.
        """
        rows = limit_to_scope(
            self,
            user,
            Permission.MANAGE_ACCOUNTS,
            organisation="organisation",
            country=("station__country", "organisation__country"),
        )
        managed = models.Q(role__in=MANAGED_ROLES.get(Role(user.role), ()))
        if user.role == Role.ADMINISTRATOR:
            managed |= models.Q(role=Role.OVERSIGHT, kind="join", invited_by__role=Role.ADMINISTRATOR)
        return rows.filter(managed)

    def open_at(self, instant: datetime) -> Self:
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=instant)


class DutyQuerySet(models.QuerySet["Duty"]):
    def visible_to(self, user: User) -> Self:
        return limit_to_scope(self, user, Permission.KEEP_DUTY, station="station")

    def current(self) -> Self:
        return self.filter(ended_at__isnull=True)
