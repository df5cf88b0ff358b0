from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.policies import Permission, may
from titian.studio.errors import LanguageThere, LanguageUnknown
from titian.studio.models import LanguageRow, Pack, PackLanguage, Translation

if TYPE_CHECKING:
    from titian.people.models import User


def add_language(*, actor: User, pack: Pack, tag: str, now: datetime) -> PackLanguage:
    """A language of the table, with every text of the pack that it needs waiting for its words.

    Raises NotAllowed, LanguageUnknown, LanguageThere.
    """
    if not may(actor, Permission.KEEP_STUDIO):
        raise NotAllowed
    row = LanguageRow.objects.filter(tag=tag).first()
    if row is None:
        raise LanguageUnknown
    with transaction.atomic():
        language, is_new = PackLanguage.objects.get_or_create(
            pack=pack, row=row, defaults={"added_at": now, "added_by": actor}
        )
        if not is_new:
            raise LanguageThere
        Translation.objects.bulk_create(
            [
                Translation(text=text, language=language, on=now.date(), changed_at=now)
                for text in pack.texts.filter(pack.needs(), removed_at=None)
            ],
            batch_size=500,
        )
        audit.record_by(actor, "language.add", f"pack:{pack.slug}", {"language": tag})
    return language
