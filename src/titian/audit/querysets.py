"""Rows that can be added and read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.db import models

from titian.audit.errors import AppendOnly

if TYPE_CHECKING:
    from titian.audit.models import Entry, Link  # noqa: F401  (named in text below)

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
