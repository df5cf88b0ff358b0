from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, limit_to_scope

if TYPE_CHECKING:
    from titian.leads.picture_models import LeadPicture, PictureShown  # noqa: F401  (named in text below)
    from titian.people.models import User


class PictureQuerySet(models.QuerySet["LeadPicture"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)


class ShownQuerySet(models.QuerySet["PictureShown"]):
    def overseen_by(self, reader: User) -> Self:
        """How often somebody had a picture shown: the independent body."""
        return limit_to_scope(self, reader, Permission.OVERSEE_LEADS)
