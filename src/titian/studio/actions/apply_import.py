from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext

from titian import audit
from titian.people.policies import Permission
from titian.studio.actions.save_words import lock, store
from titian.studio.errors import EditedMeanwhile, ImportGone
from titian.studio.exchange.compare import APPLICABLE
from titian.studio.models import Import, Translation
from titian.studio.policies import require_language
from titian.studio.states import Move
from titian.studio.steps import TextStep

if TYPE_CHECKING:
    from titian.people.models import User

KEPT: Final = timedelta(days=1)


def apply_import(*, actor: User, made: Import, keys: Collection[int], now: datetime) -> int:
    """The changes ticked, all of them or none; how many.

    Each comes as `translated` by the actor, or as a draft where the file or a remark says so: an approved text is
    approved no more. Raises ImportGone for a file applied before or a day old, EditedMeanwhile that names the text
    somebody changed since the file was compared, NotYourLanguage.
    """
    with transaction.atomic():
        row = Import.objects.select_for_update().filter(pk=made.pk, by=actor).open().first()
        if row is None or now - row.sent_at > KEPT:
            raise ImportGone
        chosen = [change for change in row.rows["changes"] if change["key"] in keys and change["kind"] in APPLICABLE]
        for tag in {change["tag"] for change in chosen}:
            require_language(actor, Permission.TRANSLATE_TEXTS, tag)
        found = {
            (one.text.text_id, one.language.tag): one
            for one in Translation.objects.there()
            .filter(language__pack=row.pack_id, language__row__in={change["tag"] for change in chosen})
            .select_related("text", "language__row")
        }
        for change in chosen:
            _apply(row, actor, found.get((change["text_id"], change["tag"])), change, now)
        row.applied_at = now
        row.rows = {"brought": len(chosen)}
        row.save(update_fields=["applied_at", "rows"])
        audit.record_by(actor, "import.apply", f"import:{row.pk}", {"format": row.format, "texts": len(chosen)})
    return len(chosen)


def _apply(row: Import, actor: User, here: Translation | None, change: dict[str, object], now: datetime) -> None:
    said = gettext("%(text)s was changed meanwhile. Nothing was applied: send the file again.")
    if here is None:
        raise EditedMeanwhile(said % {"text": change["text_id"]})
    try:
        locked = lock(here, int(str(change["seen"])), str(change["english"]))
    except EditedMeanwhile as problem:
        raise EditedMeanwhile(said % {"text": change["text_id"]}) from problem
    move = Move.KEEP if change["is_draft"] else Move.TRANSLATE
    store(locked, TextStep(move, now, by=actor, words=str(change["words"]), through=row.format))
