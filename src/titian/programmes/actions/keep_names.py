"""The list of who took part: sealed bytes that the organiser's browser brings, and their end on a day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.programmes.codes import LONGEST_NAMES
from titian.programmes.errors import NamesChanged, NamesDay, NamesRefused, NamesWithoutConsent, StoreMade
from titian.programmes.models import NameList, NameStore, Programme

AGE = b"age-encryption.org/v1\n"


def keep_names(
    *,
    actor: User,
    programme: Programme,
    ciphertext: bytes,
    store: bytes | None,
    seen: int,
    is_agreed: bool,
    deletes_on: date,
    now: datetime,
) -> NameList:
    """A list as the browser sealed it, in place of the one of version `seen` (0: of none).

    `store` comes with an organisation's first list: the key, locked with seven words that stay in the browser. Raises
    `NotAllowed`, `NamesWithoutConsent`, `NamesDay`, `NamesRefused`, `StoreMade`, `NamesChanged`.
    """
    _check(actor, programme)
    if not is_agreed:
        raise NamesWithoutConsent
    if not timezone.localdate(now) < deletes_on <= max(programme.ends_on, timezone.localdate(now)) + LONGEST_NAMES:
        raise NamesDay
    if not ciphertext.startswith(AGE) or (store is not None and not store.startswith(AGE)):
        raise NamesRefused
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        row = NameList.objects.filter(programme=programme).first()
        if (row.version if row is not None else 0) != seen:
            raise NamesChanged
        kept = _find_store(programme.organiser_id, store, now)
        row = row or NameList(programme=programme, version=0)
        row.store, row.ciphertext, row.deletes_on, row.version = kept, ciphertext, deletes_on, row.version + 1
        row.save()
        audit.record("user", str(actor.pk), "names.keep", f"programme:{programme.pk}")
    return row


def _find_store(organisation: UUID, file: bytes | None, now: datetime) -> NameStore:
    there = NameStore.objects.select_for_update().filter(organisation=organisation).first()
    if there is not None and file is not None:
        raise StoreMade
    if there is not None:
        return there
    if file is None:
        raise NamesRefused
    return NameStore.objects.create(organisation_id=organisation, file=file, made_at=now)


def delete_names(*, actor: User, programme: Programme, now: datetime) -> None:
    """The list goes at once, words or no words. Raises `NotAllowed`."""
    _check(actor, programme)
    with transaction.atomic():
        row = NameList.objects.filter(programme=programme).first()
        if row is not None:
            _drop(row)
            audit.record("user", str(actor.pk), "names.delete", f"programme:{programme.pk}")


def forget_names() -> None:
    """Lists whose day has come. Safe to run twice."""
    for row in NameList.objects.due(timezone.localdate()):
        with transaction.atomic():
            audit.record("hub", "worker", "names.forget", f"programme:{row.programme_id}")
            _drop(row)


def _drop(row: NameList) -> None:
    """With the last list of an organisation goes its key: whoever has lost the words gets new ones."""
    row.delete()
    NameStore.objects.filter(pk=row.store_id, lists=None).delete()


def _check(actor: User, programme: Programme) -> None:
    if not reaches(actor, Permission.KEEP_NAMES, organisation=programme.organiser_id):
        raise NotAllowed
