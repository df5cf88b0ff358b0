from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction

from titian import audit
from titian.people.models import Organisation, OrganisationKeyFile
from titian.referrals.errors import KeyAlreadySet, KeyFileMalformed, NoOrganisation, NotAllowed
from titian.referrals.policies import may_make_key
from titian.sealing import SealingError, fingerprint

if TYPE_CHECKING:
    from titian.people.models import User

MAX_FILE: Final = 16_000  # bytes
# An age file locked with a passphrase. The private key itself, or a file for another key, is not taken.
_LOCKED_BY_PHRASE: Final = b"age-encryption.org/v1\n-> scrypt "


def set_organisation_key(
    *, actor: User, recipient: str, member_file: bytes, paper_file: bytes, now: datetime
) -> Organisation:
    """Keep the public key a member's browser made, and the private one locked with words the hub never learns.

    Once only: the same again is answered the same, another is refused with `KeyAlreadySet`. Raises `NoOrganisation`,
    `NotAllowed`, `KeyFileMalformed`.
    """
    if actor.organisation_id is None:
        raise NoOrganisation
    try:
        mark = fingerprint(recipient)
    except SealingError as error:
        raise KeyFileMalformed from error
    for file in (member_file, paper_file):
        if len(file) > MAX_FILE or not file.startswith(_LOCKED_BY_PHRASE):
            raise KeyFileMalformed
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=actor.organisation_id)
        if not may_make_key(actor, organisation):
            raise NotAllowed
        if organisation.recipient:
            if _is_same(organisation, actor, recipient, member_file, paper_file):
                return organisation
            raise KeyAlreadySet
        organisation.recipient, organisation.fingerprint = recipient, mark
        try:
            with transaction.atomic():
                organisation.save(update_fields=["recipient", "fingerprint"])
        except IntegrityError as error:  # another organisation has this very key
            raise KeyFileMalformed from error
        OrganisationKeyFile.objects.bulk_create(
            [
                OrganisationKeyFile(organisation=organisation, member=actor, kind="member", file=member_file),
                OrganisationKeyFile(organisation=organisation, member=None, kind="paper", file=paper_file),
            ]
        )
        audit.record(
            "user", str(actor.pk), "organisation_key.make", f"organisation:{organisation.pk}", {"fingerprint": mark}
        )
    return organisation


def _is_same(organisation: Organisation, actor: User, recipient: str, member_file: bytes, paper_file: bytes) -> bool:
    files = {(row.kind, row.member_id): bytes(row.file) for row in organisation.key_files.all()}
    return (
        organisation.recipient == recipient
        and files.get(("member", actor.pk)) == member_file
        and files.get(("paper", None)) == paper_file
    )
