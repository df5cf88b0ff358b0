from __future__ import annotations

from typing import ClassVar, NoReturn

from django.db import models
from django.db.models import Q

from titian.audit.errors import AppendOnly
from titian.audit.querysets import EntryQuerySet, LinkQuerySet


class AppendOnlyModel(models.Model):
    """A row that is written once. Rows changed behind Django's back are what the chain shows."""

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed through untouched

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise AppendOnly


class Entry(AppendOnlyModel):
    """One thing done: who, what, to which thing, when. Written plain, in the transaction that did it."""

    happened_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=64)
    action = models.CharField(max_length=80)
    thing = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar = [
            models.Index(fields=["thing"], name="entry_by_thing"),
            models.Index(fields=["actor_kind", "actor_id"], name="entry_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.action}"


class Link(AppendOnlyModel):
    """The place of an entry in the chain: `hash` covers the link before it and the whole entry.

    Places are given by the worker, not by the entry's own number: two transactions may commit in another order than
    they took their numbers.
    """

    position = models.BigIntegerField(unique=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="link")
    hash = models.CharField(max_length=64, unique=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(position__gte=1), name="link_positions_from_one")]

    def __str__(self) -> str:
        return f"{self.position} {self.hash}"
