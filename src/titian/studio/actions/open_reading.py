from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.people.forms import describe_person
from titian.people.links import hash_token, make_token
from titian.people.policies import Permission
from titian.studio.errors import NothingToRead
from titian.studio.models import PackLanguage
from titian.studio.policies import require_language
from titian.studio.reading import Scope, choose_for_reader, make_code
from titian.studio.reading_models import Reading

if TYPE_CHECKING:
    from titian.people.models import User


def open_reading(*, actor: User, language: PackLanguage, now: datetime, of: Scope = Scope.RISK) -> tuple[Reading, str]:
    """A sheet for one reader, and the link that opens it without an account, which is shown this once.

    Raises NotAllowed, NotYourLanguage, NothingToRead.
    """
    require_language(actor, Permission.APPROVE_TEXTS, language.tag)
    rows = [] if language.is_source else choose_for_reader(language, of=of)
    if not rows:
        raise NothingToRead
    token = make_token()
    with transaction.atomic():
        reading = Reading.objects.create(
            language=language,
            code=make_code(),
            texts=[[row.text.text_id, row.words_sha256] for row in rows],
            token_hash=hash_token(token),
            opened_at=now,
            opened_by=actor,
            opened_by_name=describe_person(actor),
            expires_at=now + Reading.LIFETIME,
        )
        audit.record_by(actor, "reading.open", f"reading:{reading.pk}", {"language": language.tag})
    return reading, token
