"""Counts that a country's hub has signed, taken in at the region's."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.learning.errors import CountsOfAnotherRoot, CountsUnderOlderKeys, WordsNotCompared
from titian.learning.models import CountSource, ReceivedCourse
from titian.learning.signed_counts import ReadCounts, read_counts
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.sealing.words import are_words_of


def take_counts(*, actor: User | None, data: bytes, heard: str, now: datetime) -> tuple[CountSource, bool]:
    """The country whose counts these are, and whether they were new. The same file again, or an older one, is not.

    `heard`: the six words of its root, as somebody of the country said them; asked for with its first file alone.

    Raises `NotAllowed`, `CountsRefused`, `CountsOfAnotherRoot`, `CountsUnderOlderKeys`, `WordsNotCompared`.
    """
    if actor is not None and not may(actor, Permission.TAKE_LEARNING_COUNTS):
        raise NotAllowed
    read = read_counts(data)
    with transaction.atomic():
        source = CountSource.objects.select_for_update().filter(country=read.country).first()
        if source is None:
            source = _begin(read, heard)
        elif (source.root_thumbprint, source.hub_id) != (read.root_thumbprint, read.hub_id):
            raise CountsOfAnotherRoot
        if read.sequence <= source.sequence:
            return source, False
        if read.keys_sequence < source.keys_sequence:
            raise CountsUnderOlderKeys  # a key that was taken off the newer list could have signed it
        _replace(source, read)
        who = ("hub", "command") if actor is None else ("user", str(actor.pk))
        audit.record(*who, "learning_counts.take", f"learning_counts:{read.country}", {"sequence": read.sequence})
    return source, True


def _begin(read: ReadCounts, heard: str) -> CountSource:
    if not are_words_of(read.root_thumbprint, heard):
        raise WordsNotCompared
    return CountSource.objects.create(
        country=read.country, hub_id=read.hub_id, root_thumbprint=read.root_thumbprint, issued_at=read.issued_at
    )


def _replace(source: CountSource, read: ReadCounts) -> None:
    """Each file holds all closed courses of its country: it stands in the place of the one before."""
    source.sequence, source.keys_sequence, source.issued_at = read.sequence, read.keys_sequence, read.issued_at
    source.save()
    source.courses.all().delete()
    ReceivedCourse.objects.bulk_create(
        ReceivedCourse(id=one.id, source=source, begins_on=one.begins_on, ends_on=one.ends_on, figures=one.figures)
        for one in read.courses
    )
