from __future__ import annotations

from typing import ClassVar, NoReturn

from django.db import models
from django.db.models import Q

from titian.audit.errors import AppendOnly
from titian.audit.querysets import FORGOTTEN, EntryQuerySet, LinkQuerySet, PrivateEntryQuerySet


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


class PrivateDay(models.Model):
    """What the log's row of one day stands for: its salt, until nothing of that day is left to hold against it.

    `day` is the last one it covers: it stands for all that no row stood for before.
    """

    day = models.DateField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    salt = models.CharField(max_length=32)

    def __str__(self) -> str:
        return str(self.day)


class PrivateEntry(AppendOnlyModel):
    """One thing done about one referral (`titian.audit.private`). Its words are written once, and forgotten once.

    `entry` is the place in the log of one that was written before such entries were kept apart.
    """

    day = models.DateField()
    digest = models.CharField(max_length=64)
    sealed = models.ForeignKey(PrivateDay, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    entry = models.OneToOneField(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="moved")
    happened_at = models.DateTimeField(null=True, blank=True)
    actor_kind = models.CharField(max_length=20, blank=True)
    actor_id = models.CharField(max_length=64, blank=True)
    action = models.CharField(max_length=80, blank=True)
    thing = models.CharField(max_length=120, blank=True)
    detail = models.JSONField(default=dict)
    organisation = models.CharField(max_length=36, blank=True, help_text="whose manager may read it")
    salt = models.CharField(max_length=32, blank=True)

    objects = PrivateEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "private entries"
        indexes: ClassVar = [
            models.Index(fields=["thing"], condition=~Q(thing=""), name="private_by_thing"),
            models.Index(fields=["organisation", "-id"], condition=~Q(organisation=""), name="private_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.digest[:8]}"

    @property
    def is_forgotten(self) -> bool:
        """Whether no word is left. A time that cannot be read any more is not forgotten but damaged."""
        return all(getattr(self, name) == value for name, value in FORGOTTEN.items())
