from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.studio.errors import ReadingOver
from titian.studio.reading import clean_marks, clean_name
from titian.studio.reading_models import Reading


def find_reading(mark: str, now: datetime) -> Reading:
    """The sheet whose link has this hash. Raises ReadingOver: unknown, too old, or taken in already."""
    found = (
        Reading.objects.filter(token_hash=mark, taken_at=None, expires_at__gt=now)
        .select_related("language__row", "language__pack")
        .first()
    )
    if found is None:
        raise ReadingOver
    return found


def return_reading(*, mark: str, marks: Sequence[tuple[str, str]], name: str, now: datetime) -> Reading:
    """Keeps what a reader marked. It changes no text: a reviewer of the language takes it in. Raises ReadingOver.

    Until then the same link may send again, and the newest counts.
    """
    with transaction.atomic():
        reading = find_reading(mark, now)
        row = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
        if row.taken_at is not None:
            raise ReadingOver
        row.marks, row.reader_name, row.returned_at = clean_marks(marks, len(row.texts)), clean_name(name), now
        row.save(update_fields=["marks", "reader_name", "returned_at"])
        audit.record("reader", row.code, "reading.return", f"reading:{row.pk}", {"texts": len(row.texts)})
    return row
