from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.keys.errors import KeyFileExists, KeyFileMissing, KeyUnknown, MemberUnknown
from titian.keys.key_files import check_locked_file, get_own_key
from titian.keys.policies import may_make_key
from titian.people.models import OrganisationKeyFile, User

if TYPE_CHECKING:
    from titian.people.models import OrganisationKey


def store_key_file(*, actor: User, fingerprint: str, file: bytes, member_id: uuid.UUID | None = None) -> None:
    """Keep a member's file of one of the organisation's keys, as a member's browser locked it.

    Without `member_id` it is the actor's own: new words for a key they can open, or a way back with the paper key.
    Another member gets one from somebody who has one, and only while they have none: nobody changes a colleague's
    words. Raises `KeyUnknown`, `KeyFileMalformed`, `MemberUnknown`, `KeyFileExists`, `KeyFileMissing`.
    """
    check_locked_file(file)
    with transaction.atomic():
        key = get_own_key(actor, fingerprint)
        if not key.files.exists():
            raise KeyUnknown  # its files were forgotten with the last package sealed to it
        member = actor if member_id is None else _find_colleague(actor, key, member_id)
        _, is_new = OrganisationKeyFile.objects.update_or_create(
            key=key, member=member, kind=OrganisationKeyFile.Kind.MEMBER, defaults={"file": file}
        )
        action = "organisation_key.give" if member != actor else "organisation_key.change_words"
        detail: dict[str, str | int | bool] = {"fingerprint": fingerprint, "member": member.pk, "is_new": is_new}
        audit.record_by(actor, action, f"organisation:{key.organisation_id}", detail)


def _find_colleague(actor: User, key: OrganisationKey, member_id: uuid.UUID) -> User:
    member = User.objects.open().filter(public_id=member_id, organisation=key.organisation_id).first()
    if member is None or not may_make_key(member, key.organisation):
        raise MemberUnknown
    if not key.files.filter(member=actor).exists():
        raise KeyFileMissing
    if member != actor and key.files.filter(member=member).exists():
        raise KeyFileExists
    return member
