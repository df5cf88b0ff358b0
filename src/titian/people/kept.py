"""Sealed bytes a hub keeps and cannot open: only a digest beside them tells that they are still what was written.

A room says which it holds; each backup and the doctor compare them all (`titian.hub.operations.kept`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True)
class KeptBytes:
    """A room's part: a table, its columns of sealed bytes, and the column with the SHA-256 over all of them.

    A row whose first column is empty keeps nothing any more. `number` is the column with the place among what phones
    sent, where there is one: then the phone may still hold the same bytes.
    """

    table: str
    columns: Sequence[str]
    digest: str = "kept_sha256"
    number: str = ""


def digest_kept(*values: bytes | memoryview | None) -> str:
    """SHA-256 in hex over one value after the other; an empty column adds nothing."""
    digest = hashlib.sha256()
    for value in values:
        digest.update(value or b"")
    return digest.hexdigest()


class DigestField(models.CharField):  # type: ignore[type-arg]  # Django's fields take no arguments while they run
    """The digest of other fields of its row, made as the row is written. A save of single fields has to name it too."""

    def __init__(self, *, of: Iterable[str], **options: Any) -> None:  # Any: as Django declares it
        self.of = tuple(of)
        super().__init__(**{"max_length": 64, "editable": False, **options})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:  # Any: as Django declares it
        name, path, values, options = super().deconstruct()
        return name, path, values, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = digest_kept(*(getattr(model_instance, name) for name in self.of))
        setattr(model_instance, self.attname, value)
        return value


def digest_rows(app: str, *names: str) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    """For a migration: writes the digest of each row that was there before these models had one."""

    def write(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for name in names:
            for row in apps.get_model(app, name)._base_manager.iterator(chunk_size=100):
                row.save(update_fields=["kept_sha256"])

    return write
