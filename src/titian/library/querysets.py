"""What may be seen of releases: all of it is public, the newest of each scope counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import OuterRef, Subquery

if TYPE_CHECKING:
    from titian.library.models import Release  # noqa: F401  (named in text below)


class ReleaseQuerySet(models.QuerySet["Release"]):
    def current(self) -> Self:
        """The newest release of each scope, publishers' before countries'."""
        newest = self.model.objects.filter(scope=OuterRef("scope")).order_by("-sequence").values("release_id")[:1]
        return self.filter(release_id=Subquery(newest)).order_by("-role", "scope")
