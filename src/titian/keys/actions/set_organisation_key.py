from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from titian import audit
from titian.keys.errors import KeyAlreadySet, KeyFileMalformed
from titian.keys.key_files import check_locked_file, lock_own_organisation
from titian.people.keys import end_key, note_current_key
from titian.people.models import Organisation, OrganisationKey, OrganisationKeyFile
from titian.people.sealed import is_anything_sealed_to
from titian.sealing import SealingError, fingerprint

if TYPE_CHECKING:
    from titian.people.models import User


def set_organisation_key(
    *, actor: User, recipient: str, member_file: bytes, paper_file: bytes, now: datetime, replaces: str = ""
) -> Organisation:
    """Keep the public key a member's browser made, and the private one locked with words the hub never learns.

    The first key needs nothing; the next one names in `replaces` the fingerprint of the one it follows: the listed
    key, which goes on until the country lists the new one, or one that waits to be listed, which is forgotten. The same
    again is answered the same; anything else is `KeyAlreadySet`. Raises `NoOrganisation`, `NotAllowed`,
    `KeyFileMalformed`.
    """
    try:
        mark = fingerprint(recipient)
    except SealingError as error:
        raise KeyFileMalformed from error
    for file in (member_file, paper_file):
        check_locked_file(file)
    with transaction.atomic():
        organisation = lock_own_organisation(actor)
        if _is_same(organisation, actor, mark, member_file, paper_file):
            return organisation
        _make_room(organisation, replaces, now)
        try:
            with transaction.atomic():
                key = OrganisationKey.objects.create(
                    organisation=organisation, recipient=recipient, fingerprint=mark, made_at=now
                )
        except IntegrityError as error:  # this very key exists already, here or with another organisation
            raise KeyFileMalformed from error
        OrganisationKeyFile.objects.bulk_create(
            [
                OrganisationKeyFile(key=key, member=actor, kind=OrganisationKeyFile.Kind.MEMBER, file=member_file),
                OrganisationKeyFile(key=key, member=None, kind=OrganisationKeyFile.Kind.PAPER, file=paper_file),
            ]
        )
        note_current_key(organisation)
        detail = {"fingerprint": mark} | ({"replaces": replaces} if replaces else {})
        audit.record_by(actor, "organisation_key.make", f"organisation:{organisation.pk}", detail)
    return organisation


def _make_room(organisation: Organisation, replaces: str, now: datetime) -> None:
    """There is room for one key that waits: the one there gives way only when it is named."""
    in_use = {key.fingerprint: key for key in organisation.keys.in_use()}
    if in_use and replaces not in in_use:
        raise KeyAlreadySet
    waiting = next((key for key in in_use.values() if key.state == OrganisationKey.State.PENDING), None)
    if waiting is None:
        return
    if waiting.fingerprint != replaces:
        raise KeyAlreadySet
    if waiting.listed_at is None and not is_anything_sealed_to(waiting.fingerprint):
        waiting.delete()  # never listed: nobody can have sealed anything to it
    else:
        end_key(waiting, OrganisationKey.Ending.REPLACED, now)


def _is_same(organisation: Organisation, actor: User, mark: str, member_file: bytes, paper_file: bytes) -> bool:
    key = organisation.keys.filter(fingerprint=mark).first()
    if key is None:
        return False
    files = {(row.kind, row.member_id): bytes(row.file) for row in key.files.all()}
    return files.get(("member", actor.pk)) == member_file and files.get(("paper", None)) == paper_file
