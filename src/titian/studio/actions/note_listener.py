from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.people.forms import describe_person
from titian.people.policies import Permission
from titian.studio.comprehension import Answer, choose_texts, find_result
from titian.studio.comprehension_models import ComprehensionSheet, Listener
from titian.studio.errors import AnswersMissing, ListenersChanged, NothingToPlay, OwnVoice
from titian.studio.models import Clip, PackLanguage
from titian.studio.policies import require_language

if TYPE_CHECKING:
    from titian.people.models import User


def note_listener(
    *,
    actor: User,
    language: PackLanguage,
    module: str,
    sheet: int,
    number: int,
    answers: Sequence[str],
    now: datetime,
) -> Listener:
    """Keeps what one listener understood, and begins the round with the first.

    `sheet` is the round the page showed and `number` the listener: 0 and 1 where none was begun, or where the last one
    is over. `answers` are of the texts of the round, in their order. Raises NotAllowed, NotYourLanguage, NothingToPlay,
    OwnVoice for whoever spoke one of the texts, AnswersMissing, ListenersChanged where somebody noted one meanwhile.
    """
    require_language(actor, Permission.APPROVE_CLIPS, language.tag)
    with transaction.atomic():
        PackLanguage.objects.select_for_update(of=("self",)).get(pk=language.pk)  # one at a time notes a listener
        found = find_result(language, module)
        is_open = found is not None and found.is_open
        expected = (found.sheet.pk, found.listeners + 1) if found is not None and is_open else (0, 1)
        if (sheet, number) != expected:
            raise ListenersChanged
        begun = found.sheet if found is not None and is_open else _begin(actor, language, module, now)
        named = [text_id for text_id, _ in begun.texts]
        if Clip.objects.filter(language=language, by=actor, text__text_id__in=named).exists():
            raise OwnVoice
        if len(answers) != len(named) or not set(answers) <= set(Answer):
            raise AnswersMissing
        listener = Listener.objects.create(
            sheet=begun, number=number, answers=list(answers), by=actor, by_name=describe_person(actor), at=now
        )
        audit.record_by(
            actor, "listener.note", f"part:{module}", {"language": language.tag, "sheet": begun.pk, "number": number}
        )
    return listener


def _begin(actor: User, language: PackLanguage, module: str, now: datetime) -> ComprehensionSheet:
    texts = [[row.text.text_id, row.words_sha256] for row in choose_texts(language, module)]
    if not texts:
        raise NothingToPlay
    return ComprehensionSheet.objects.create(
        language=language,
        module=module,
        texts=texts,
        opened_at=now,
        opened_by=actor,
        opened_by_name=describe_person(actor),
    )
