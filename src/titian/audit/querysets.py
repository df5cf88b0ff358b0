"""Rows that can be added and read, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.db import models

from titian.audit.errors import AppendOnly

Row = TypeVar("Row", bound=models.Model)

if TYPE_CHECKING:
    Base = models.QuerySet[Row, Row]
else:

    class Base(models.QuerySet):
        def __class_getitem__(cls, key: object) -> type:
            return cls


class AppendOnlyQuerySet(Base[Row]):
    def update(self, **kwargs: Any) -> NoReturn:  # Any: as Django declares it
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, objs: object, fields: Collection[str], batch_size: int | None = None) -> NoReturn:
        raise AppendOnly

    def update_or_create(
        self,
        defaults: Mapping[str, Any] | None = None,
        create_defaults: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> NoReturn:
        raise AppendOnly
