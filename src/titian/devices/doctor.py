"""What the doctor looks at here: whether phones are heard from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from titian.desk.running import Diagnosis, Examination
from titian.devices.models import Enrolment

PHONES_SILENT_AFTER: Final = timedelta(days=2)


def look_at_phones(examination: Examination) -> Iterable[Diagnosis]:
    phones = Enrolment.objects.filter(revoked_at__isnull=True)
    last = phones.order_by("-last_contact_at").exclude(last_contact_at=None).first()
    if not phones.exists():
        yield Diagnosis("phones", "ok", "no phone was added yet")
    elif last is None or last.last_contact_at is None or examination.now - last.last_contact_at > PHONES_SILENT_AFTER:
        yield Diagnosis(
            "phones", "warn", "no phone was in contact for two days", "Open the field address from outside."
        )
    else:
        yield Diagnosis("phones", "ok", f"the last contact of a phone was {last.last_contact_at:%Y-%m-%d %H:%M} UTC")
