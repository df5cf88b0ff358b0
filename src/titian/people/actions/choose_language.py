from __future__ import annotations

from django.conf import settings
from django.db import transaction

from titian import audit
from titian.people.errors import LanguageUnknown
from titian.people.models import User


def choose_language(*, account: User, language: str) -> None:
    """The language the desk speaks to this account from now on, in every browser; raises LanguageUnknown."""
    if language not in dict(settings.LANGUAGES):
        raise LanguageUnknown
    with transaction.atomic():
        User.objects.filter(pk=account.pk).update(language=language)
        audit.record_by(account, "account.choose_language", f"user:{account.pk}", {"language": language})
    account.language = language
