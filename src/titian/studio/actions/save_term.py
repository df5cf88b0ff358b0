from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.people.policies import Permission
from titian.studio.actions.save_words import clean_words
from titian.studio.errors import EditedMeanwhile, FourEyes, WordsMissing, WrongState
from titian.studio.models import Concept, LanguageRow, Term
from titian.studio.policies import require_language

if TYPE_CHECKING:
    from titian.people.models import User

LONGEST = 200


def save_term(
    *,
    actor: User,
    concept: Concept,
    row: LanguageRow,
    seen: int,
    term: str,
    back_translation: str,
    now: datetime,
) -> Term:
    """The language's word for a concept, a draft until a reviewer agrees. `seen` is 0 where there was none.

    Raises NotAllowed, NotYourLanguage, WordsMissing, EditedMeanwhile.
    """
    require_language(actor, Permission.TRANSLATE_TEXTS, row.tag)
    term, back_translation = clean_words(term)[:LONGEST], clean_words(back_translation)[:LONGEST]
    if not term or not back_translation:
        raise WordsMissing
    with transaction.atomic():
        found = Term.objects.select_for_update().filter(concept=concept, row=row).first()
        if (found.number if found else 0) != seen:
            raise EditedMeanwhile
        if found and (found.term, found.back_translation) == (term, back_translation):
            return found  # still the word of who wrote it, who may not agree to it
        found = found or Term(concept=concept, row=row, number=0)
        found.term, found.back_translation, found.state = term, back_translation, "draft"
        found.by, found.agreed_by, found.changed_at = actor, None, now
        found.number += 1
        found.save()
        audit.record_by(actor, "term.save", f"concept:{concept.concept_id}", {"language": row.tag})
    return found


def agree_term(*, actor: User, term: Term, seen: int, now: datetime) -> Term:
    """A reviewer who did not write it agrees. Raises NotAllowed, NotYourLanguage, FourEyes, WrongState."""
    require_language(actor, Permission.APPROVE_TEXTS, term.row_id)
    with transaction.atomic():
        found = Term.objects.select_for_update().get(pk=term.pk)
        if found.number != seen or found.state != "draft":
            raise WrongState
        if found.by_id == actor.pk:
            raise FourEyes
        found.state, found.agreed_by, found.changed_at = "agreed", actor, now
        found.number += 1
        found.save()
        audit.record_by(actor, "term.agree", f"concept:{term.concept.concept_id}", {"language": term.row_id})
    return found
