from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.people.roles import Role
from titian.studio.errors import LanguageUnknown
from titian.studio.models import LanguageRight, LanguageRow

if TYPE_CHECKING:
    from django.db.models import QuerySet

WORKERS = (Role.TRANSLATOR, Role.REVIEWER)


def list_workers(actor: User) -> QuerySet[User]:
    """The translators and reviewers of the actor's country."""
    return User.objects.open().filter(role__in=WORKERS, organisation__country=actor.country_code)


def give_language(*, actor: User, person: User, tag: str, now: datetime) -> None:
    """The person works on the language from now on; giving it again changes nothing.

    Raises NotAllowed, LanguageUnknown.
    """
    _require_keeper(actor, person)
    row = LanguageRow.objects.filter(tag=tag).first()
    if row is None:
        raise LanguageUnknown
    with transaction.atomic():
        _, is_new = LanguageRight.objects.get_or_create(
            person=person, row=row, defaults={"given_by": actor, "given_at": now}
        )
        if is_new:
            audit.record_by(actor, "language.give", f"user:{person.pk}", {"language": tag})


def take_language_away(*, actor: User, person: User, tag: str) -> None:
    """The person works on the language no more; what they wrote stays. Raises NotAllowed."""
    _require_keeper(actor, person)
    with transaction.atomic():
        count, _ = LanguageRight.objects.filter(person=person, row=tag).delete()
        if count:
            audit.record_by(actor, "language.take_away", f"user:{person.pk}", {"language": tag})


def _require_keeper(actor: User, person: User) -> None:
    if not may(actor, Permission.KEEP_STUDIO) or not list_workers(actor).filter(pk=person.pk).exists():
        raise NotAllowed
