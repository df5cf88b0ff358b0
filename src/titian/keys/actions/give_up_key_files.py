from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.keys.errors import MemberUnknown
from titian.keys.key_files import get_own_key
from titian.keys.policies import may_remove_from_key
from titian.people.models import OrganisationKey, OrganisationKeyFile, User

if TYPE_CHECKING:
    from collections.abc import Iterable


def give_up_own_file(*, actor: User, fingerprint: str) -> None:
    """The words of the actor's own file are lost: the file goes, so that a colleague can give the key again.

    The key itself stays trusted: lost words are in nobody's hands. Raises `KeyUnknown`.
    """
    with transaction.atomic():
        key = get_own_key(actor, fingerprint)
        key.files.filter(member=actor).delete()
        audit.record_by(
            actor, "organisation_key.lose_words", f"organisation:{key.organisation_id}", {"fingerprint": fingerprint}
        )


def remove_from_key(*, actor: User, member_id: UUID, now: datetime) -> User:
    """Take a member's files of the organisation's keys away. They have had the key: from now on a new one is due.

    Raises `MemberUnknown` (also for members of others), `NotAllowed`.
    """
    with transaction.atomic():
        member = User.objects.filter(public_id=member_id, organisation=actor.organisation_id).first()
        if member is None or member.organisation_id is None:
            raise MemberUnknown
        if not may_remove_from_key(actor, member):
            raise NotAllowed
        note_member_left(actor, member, now)
    return member


def note_member_left(actor: User, member: User, now: datetime) -> None:
    """The same when an account closes or changes place; in the caller's transaction."""
    keys = list(OrganisationKey.objects.select_for_update(of=("self",)).filter(files__member=member).order_by("pk"))
    if not keys:
        return
    OrganisationKeyFile.objects.filter(member=member).delete()
    _mark_for_renewal(keys, now)
    for key in keys:
        audit.record_by(
            actor,
            "organisation_key.remove_member",
            f"organisation:{key.organisation_id}",
            {"fingerprint": key.fingerprint, "member": member.pk},
        )


def _mark_for_renewal(keys: Iterable[OrganisationKey], now: datetime) -> None:
    for key in keys:
        if key.state != OrganisationKey.State.ENDED and key.renew_since is None:
            key.renew_since = now
            key.save(update_fields=["renew_since"])
