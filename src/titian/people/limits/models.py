from __future__ import annotations

from django.db import models


class Count(models.Model):
    """How much of its present window one asker has taken. Written by `titian.people.limits.counts` alone.

    `key` is a keyed hash of kind and asker: the table names no address, phone or account.
    """

    key = models.CharField(max_length=64, primary_key=True)
    ends_at = models.BigIntegerField(help_text="when the window ends, in seconds since 1970", db_index=True)
    taken = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.key
