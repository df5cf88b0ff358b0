"""Rows that can be added and read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self, TypeVar

from django.db import models

from titian.audit.errors import AppendOnly

if TYPE_CHECKING:
    from titian.audit.models import Entry, Link, PrivateEntry  # noqa: F401  (named in text below)

# Of the words nothing is left; the digest stays, and the day.
FORGOTTEN: Final[Mapping[str, object]] = {
    "happened_at": None,
    "actor_kind": "",
    "actor_id": "",
    "action": "",
    "thing": "",
    "detail": {},
    "organisation": "",
    "salt": "",
}

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class AppendOnlyQuerySet(models.QuerySet[Row_co]):
    def update(self, **kwargs: Any) -> NoReturn:  # Any: as Django declares it
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, objs: object, fields: Iterable[str], batch_size: int | None = None) -> NoReturn:
        raise AppendOnly

    def update_or_create(
        self,
        defaults: Mapping[str, Any] | None = None,
        create_defaults: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> NoReturn:
        raise AppendOnly


class EntryQuerySet(AppendOnlyQuerySet["Entry"]):
    """The log itself."""


class LinkQuerySet(AppendOnlyQuerySet["Link"]):
    """The chain over the log."""


class PrivateEntryQuerySet(AppendOnlyQuerySet["PrivateEntry"]):
    """Entries about referrals: added, read, and forgotten. Whoever shows them asks for whom."""

    def known(self) -> Self:
        """Those whose words are still there."""
        return self.filter(happened_at__isnull=False)

    def before(self, instant: datetime) -> Self:
        return self.filter(happened_at__lt=instant)

    def of_things(self, things: Iterable[str]) -> Self:
        return self.filter(thing__in=list(things))

    def forget(self) -> int:
        """Take the words away, for good. Digest and day stay, so that the log still holds."""
        return models.QuerySet.update(self, **FORGOTTEN)

    def seal(self, day: object) -> int:
        """Put them under a day's row of the log."""
        return models.QuerySet.update(self, sealed=day)

    def drop(self) -> None:
        """Take the digests of days away that nothing is left of."""
        self._raw_delete(self.db)
