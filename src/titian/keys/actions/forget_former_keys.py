from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from titian import audit
from titian.people.models import Organisation, OrganisationKey, OrganisationKeyFile
from titian.people.sealed import is_anything_sealed_to

# A phone that has not heard of the new list may still bring what it sealed to the old key.
WAIT_FOR_PHONES: Final = timedelta(days=90)


def forget_former_keys(now: datetime | None = None) -> int:
    """Delete the files of ended keys that nothing here is sealed to; from then on the hub takes nothing for them.

    A stolen key of a provider needs no waiting, since nothing is taken for it; an independent body's does, since
    complaints still are. The public half stays, for the succession in the signed list. Returns how many
    keys. Run daily; safe to run twice.
    """
    now = now or timezone.now()
    files = OrganisationKeyFile.objects.filter(key=OuterRef("pk"))
    takes_nothing = Q(refused_since__isnull=False) & ~Q(organisation__kind=Organisation.Kind.OVERSIGHT)
    is_due = takes_nothing | Q(ended_at__lte=now - WAIT_FOR_PHONES)
    due = OrganisationKey.objects.filter(is_due, Exists(files), state=OrganisationKey.State.ENDED)
    marks = list(due.values_list("pk", "fingerprint"))
    return sum(_forget(pk, now) for pk, mark in marks if not is_anything_sealed_to(mark))


@transaction.atomic
def _forget(key_pk: int, now: datetime) -> int:
    key = OrganisationKey.objects.select_for_update().get(pk=key_pk)
    if is_anything_sealed_to(key.fingerprint):
        return 0
    key.files.all().delete()
    key.refused_since = key.refused_since or now
    key.save(update_fields=["refused_since"])
    thing = f"organisation:{key.organisation_id}"
    audit.record("hub", "", "organisation_key.forget_files", thing, {"fingerprint": key.fingerprint})
    return 1
